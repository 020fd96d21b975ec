import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";

interface MaskWords {
	surnames: string;
	compound_surnames: string[];
	titles: string[];
	close_titles: string[];
	before_names: string[];
	after_names: string[];
	before_phones: string[];
	plates: string;
}

const words: MaskWords = parse(
	readFileSync(packagePath("data", "defaults", "mask.yaml"), "utf8"),
);

const anyOf = (list: readonly string[]) =>
	`(?:${[...list].sort((a, b) => b.length - a.length).join("|")})`;

const SURNAME = `(?:${words.compound_surnames.join("|")}|[${words.surnames}])`;
const HAN = "\\p{Script=Han}";
const NUMBER = "[\\d一二三四五六七八九十]{1,5}[A-Za-z]?";
const GAP = "[\\s,，-]*";

// In this order: the longer and surer patterns first.
const MASKS: readonly (readonly [RegExp, string])[] = [
	[/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "〔邮箱〕"],
	[
		/(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g,
		"〔证件号〕",
	],
	[/(?<!\d)\d{4,10}[*×xX]{4,}\d{0,4}[\dXx]?(?!\d)/g, "〔证件号〕"],
	[
		/(?<!\d)(?:62|4\d|5[1-5])\d{2}(?:[\s-]?\d{4}){2,3}(?:[\s-]?\d{1,4})?(?!\d)/g,
		"〔卡号〕",
	],
	[/(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s.·-]?\d){9}(?!\d)/g, "〔电话〕"],
	[/(?<!\d)1[3-9]\d[*×xX]{2,8}\d{0,4}(?!\d)/g, "〔电话〕"],
	[/[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}/g, "〔电话〕"],
	[
		/(?<!\d)[(（]?0\d{2,3}[)）]?[\s-]?[2-8]\d{6,7}(?:-\d{1,5})?(?!\d)/g,
		"〔电话〕",
	],
	[
		new RegExp(
			`(?<=${anyOf(words.before_phones)}[:：是为]?\\s*)[2-8]\\d{2,3}[\\s-]?\\d{4}(?!\\d)`,
			"g",
		),
		"〔电话〕",
	],
	[
		/(?<=(?:微信|QQ|qq|VX|vx|Q Q)(?:号码|号)?[:：是为]?\s*)[A-Za-z0-9][\w-]{4,19}/g,
		"〔账号〕",
	],
	[
		new RegExp(
			`[${words.plates}][A-Z][·\\s]?(?:[A-Z0-9]{5}[A-Z0-9挂学警港澳]|[A-Z0-9]{4}[A-Z0-9挂学警港澳])(?![A-Z0-9])`,
			"g",
		),
		"〔车牌〕",
	],
	[
		new RegExp(
			`(?:${NUMBER}\\s*(?:号楼|号|栋|幢|座|#楼?|楼)${GAP})?${NUMBER}\\s*单元(?:${GAP}${NUMBER}\\s*(?:楼|层))?(?:${GAP}${NUMBER}\\s*(?:室|户|号|#)|${GAP}\\d{3,4}(?!\\d))?`,
			"g",
		),
		"〔门牌〕",
	],
	[
		new RegExp(
			`${NUMBER}\\s*(?:号楼|栋|幢|#楼)(?:${GAP}${NUMBER}\\s*(?:室|户|号)|${GAP}\\d{3,4}(?![\\d年]))?`,
			"g",
		),
		"〔门牌〕",
	],
	[/(?<!\d)\d{3,4}\s*(?:室|户(?!居民|人))/g, "〔门牌〕"],
	[/(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])/g, "〔门牌〕"],
	[
		new RegExp(
			`(?<=${anyOf(words.before_names)}[:：是叫为]?\\s*)${SURNAME}${HAN}{1,2}(?=[\\s,，。;；:：、(（)）]|${anyOf(words.after_names)}|$)`,
			"gu",
		),
		"〔姓名〕",
	],
	[
		new RegExp(`${SURNAME}${HAN}{0,2}?(?=${anyOf(words.titles)})`, "gu"),
		"〔姓名〕",
	],
	[new RegExp(`${SURNAME}(?=${anyOf(words.close_titles)})`, "gu"), "〔姓名〕"],
];

/**
 * Free text with what could lead to a person replaced by a word in brackets:
 * telephone, identity, card and account numbers, plates, e-mail addresses, names
 * by their titles or lead words, and addresses below the estate. Patterns are
 * imperfect: text of citizens is still shown nowhere without need.
 */
export function maskText(text: string): string {
	let masked = text.replace(/[０-９Ａ-Ｚａ-ｚ＠－]/g, (wide) =>
		wide.normalize("NFKC"),
	);
	for (const [pattern, word] of MASKS) masked = masked.replace(pattern, word);
	return masked;
}
