import { type Maker, pad, pick } from "./more-names.ts";

// A fourth set, drawn without a look at the forms that the mask knows.

const mobile = (n: number) =>
	`${pick(["138", "159", "182", "133"], n)}0${pad(7_034_009 + n * 43, 7)}`;
export const say = (digits: string, words: readonly string[]) =>
	[...digits].map((digit) => words[Number(digit)] ?? digit).join("");
export const HAN = [..."零一二三四五六七八九"];
export const FORMAL = [..."零壹贰叁肆伍陆柒捌玖"];
const OLD_FORMAL = [..."零壹貳參肆伍陸柒捌玖"];
export const KEYCAPS = Array.from(
	{ length: 10 },
	(_, digit) => `${digit}\ufe0f\u20e3`,
);
const BARE_KEYCAPS = Array.from({ length: 10 }, (_, digit) => `${digit}\u20e3`);
export const CIRCLED = [..."⓪①②③④⑤⑥⑦⑧⑨"];
const BLACK = [..."⓿❶❷❸❹❺❻❼❽❾"];
const IN_BRACKETS = [..."0⑴⑵⑶⑷⑸⑹⑺⑻⑼"];
const DOTTED = [..."0⒈⒉⒊⒋⒌⒍⒎⒏⒐"];
export const ROMAN = ["0", ..."ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"];
const BOLD = [..."𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"];
const ARABIC = [..."٠١٢٣٤٥٦٧٨٩"];
const SUZHOU = [..."〇〡〢〣〤〥〦〧〨〩"];
const IDEOGRAPHS = [..."〇㊀㊁㊂㊃㊄㊅㊆㊇㊈"];
const as = (n: number, words: readonly string[]): [string, string, string] => [
	say(mobile(n), words),
	mobile(n),
	say(mobile(n).slice(3), words).normalize("NFKC"),
];
export const cut = (digits: string, sign: string, ...ends: number[]) =>
	[0, ...ends].map((start, part) => digits.slice(start, ends[part])).join(sign);

/** Telephones as people disguise them. */
export const MIXED_FORMS: Readonly<Record<string, Maker>> = {
	// Telephones.
	键帽: (n) => as(n, KEYCAPS),
	键帽无: (n) => as(n, BARE_KEYCAPS),
	圈码: (n) => as(n, CIRCLED),
	黑圈: (n) => [...as(n, BLACK), say(mobile(n), BLACK)],
	括码: (n) => [...as(n, IN_BRACKETS), say(mobile(n), IN_BRACKETS)],
	点码: (n) => as(n, DOTTED),
	罗马: (n) => as(n, ROMAN),
	粗体: (n) => as(n, BOLD),
	阿拉伯: (n) => as(n, ARABIC),
	苏州码: (n) => as(n, SUZHOU),
	圈汉: (n) => as(n, IDEOGRAPHS),
	旧大写: (n) => as(n, OLD_FORMAL),
	汉空格: (n) => [
		[...say(mobile(n), HAN)].join(" "),
		[...say(mobile(n), HAN)].slice(3).join(" "),
	],
	汉横: (n) => [
		cut(say(mobile(n), HAN), "-", 3, 7),
		cut(say(mobile(n), HAN), "-", 3, 7).slice(4),
	],
	半汉: (n) => [
		`${mobile(n).slice(0, 7)}${say(mobile(n).slice(7), HAN)}`,
		mobile(n).slice(3, 7) + say(mobile(n).slice(7), HAN),
	],
	半大写: (n) => [
		`${say(mobile(n).slice(0, 3), FORMAL)}${mobile(n).slice(3)}`,
		mobile(n).slice(3),
	],
	字母l: (n) => [
		mobile(n).replaceAll("1", "l"),
		mobile(n).slice(3).replaceAll("1", "l"),
	],
	字母Oo: (n) => [
		mobile(n).replaceAll("0", "o"),
		mobile(n).slice(3).replaceAll("0", "o"),
	],
	零宽连: (n) => [[...mobile(n)].join("\u200d"), mobile(n)],
	软连: (n) => [[...mobile(n)].join("\u00ad"), mobile(n)],
	方向: (n) => [`\u202e${mobile(n)}\u202c`, mobile(n)],
	组合: (n) => [[...mobile(n)].map((d) => `${d}\u0336`).join(""), mobile(n)],
	制表: (n) => [
		cut(mobile(n), "\t", 3, 7),
		cut(mobile(n), "\t", 3, 7).slice(4),
	],
	双空: (n) => [
		cut(mobile(n), "  ", 3, 7),
		cut(mobile(n), "  ", 3, 7).slice(5),
	],
	全空: (n) => [
		cut(mobile(n), "\u3000", 3, 7),
		cut(mobile(n), "\u3000", 3, 7).slice(4),
	],
	不断空: (n) => [
		cut(mobile(n), "\u00a0", 3, 7),
		cut(mobile(n), "\u00a0", 3, 7).slice(4),
	],
	冒隔: (n) => [cut(mobile(n), ":", 3, 7), cut(mobile(n), ":", 3, 7).slice(4)],
	分号隔: (n) => [
		cut(mobile(n), "；", 3, 7),
		cut(mobile(n), "；", 3, 7).slice(4),
	],
	井隔: (n) => [cut(mobile(n), "#", 3, 7), cut(mobile(n), "#", 3, 7).slice(4)],
	竖隔: (n) => [cut(mobile(n), "|", 3, 7), cut(mobile(n), "|", 3, 7).slice(4)],
	中隔字: (n) => [
		cut(mobile(n), "转", 3, 7),
		cut(mobile(n), "转", 3, 7).slice(4),
	],
	逐横: (n) => [[...mobile(n)].join("-"), [...mobile(n)].join("-").slice(6)],
	两两: (n) => [
		cut(mobile(n), " ", 1, 3, 5, 7, 9),
		cut(mobile(n), " ", 1, 3, 5, 7, 9).slice(5),
	],
	五六: (n) => [cut(mobile(n), "-", 5), cut(mobile(n), "-", 5).slice(3)],
	国际: (n) => [`+86-${cut(mobile(n), "-", 3, 7)}`, cut(mobile(n), "-", 3, 7)],
	国际括号: (n) => [
		`（+86）${cut(mobile(n), " ", 3, 7)}`,
		cut(mobile(n), " ", 3, 7),
	],
	港号: (n) => [
		`+852 6${pad(123 + n, 3)} ${pad(4001 + n, 4)}`,
		`6${pad(123 + n, 3)} ${pad(4001 + n, 4)}`,
	],
	澳号: (n) => [`+853-6${pad(6_123_001 + n, 7)}`, `6${pad(6_123_001 + n, 7)}`],
	台号: (n) => [
		`+886 9${pad(12 + n, 2)} ${pad(123 + n, 3)} ${pad(456 + n, 3)}`,
		`${pad(123 + n, 3)} ${pad(456 + n, 3)}`,
	],
	美号: (n) => [`+1 (626) 555-${pad(1001 + n, 4)}`, `555-${pad(1001 + n, 4)}`],
	科学: (n) => [
		`${mobile(n)[0]}.${mobile(n).slice(1)}E+10`,
		mobile(n).slice(1),
	],
	千分: (n) => [
		Number(mobile(n)).toLocaleString("en"),
		Number(mobile(n)).toLocaleString("en").slice(3),
	],
	带元: (n) => [`${mobile(n)}元`, mobile(n)],
	带号: (n) => [`${mobile(n)}号`, mobile(n)],
	夹句: (n) => [`打${mobile(n)}没人接`, mobile(n)],
};
