import { MIXED_FORMS } from "./mixed-forms.ts";
import { MIXED_NAMES } from "./mixed-names.ts";
import { MIXED_PAPERS } from "./mixed-papers.ts";
import { type Maker, MORE_NAMES } from "./more-names.ts";
import { MORE_NUMBERS } from "./more-numbers.ts";
import { PAPERS_AND_DOORS } from "./papers-and-doors.ts";
import { SPOKEN_NAMES } from "./spoken-names.ts";

/** Something of a person that was put into a cell, and the parts of it that must not come out. */
export interface Canary {
	kind: string;
	text: string;
	needles: string[];
}

const SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".split("");
const FIRST = "建国秀静志文玉晓海春立金明淑德桂永红俊丽".split("");
const LAST = "华英怡强芳娟军敏涛艳杰霞磊萍斌燕鹏琴凯梅".split("");
const SPOKEN = "零一二三四五六七八九".split("");
const FORMAL = "零壹贰叁肆伍陆柒捌玖".split("");

// Numbers that no one can have, as in the sample; each canary has its own.
const mobile = (n: number) => `1540${String(7_310_000 + n * 37).slice(-7)}`;
const landline = (n: number) => `00${String(52_310 + (n % 40_000))}`;
const say = (digits: string, words = SPOKEN) =>
	[...digits].map((digit) => words[Number(digit)] ?? digit).join("");
const fullName = (n: number) =>
	`${pick(SURNAMES, n)}${pick(FIRST, Math.floor(n / 20))}${pick(LAST, Math.floor(n / 400) + n)}`;
const givenName = (n: number) => fullName(n).slice(1);
const pick = (list: readonly string[], n: number) =>
	list[n % list.length] as string;

function identity(n: number): string {
	const digits = `37109919${60 + (n % 40)}${String((n % 12) + 1).padStart(2, "0")}${String((n % 28) + 1).padStart(2, "0")}${String(n % 1000).padStart(3, "0")}`;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((all, w, i) => all + w * Number(digits[i]), 0);
	return `${digits}${"10X98765432"[sum % 11]}`;
}

const split = (digits: string, sign: string) =>
	`${digits.slice(0, 3)}${sign}${digits.slice(3, 7)}${sign}${digits.slice(7)}`;
const wide = (text: string) =>
	text.replace(/[!-~]/g, (sign) =>
		String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
	);
const plate = (n: number) => `00${String(100 + (n % 900))}`;

const doors = (n: number) => 601 + (n % 300);
const mixed = (digits: string) =>
	[...digits]
		.map((digit, at) => (at % 2 ? SPOKEN[Number(digit)] : digit))
		.join("");
const UYGHUR = ["买买提", "阿卜杜热西提", "艾合买提", "吐尔逊", "努尔兰"];
const UYGHUR_LAST = ["艾力", "吐尔洪", "依明", "玉素甫", "买合木提"];
const MONGOL = ["乌兰图雅", "其其格", "那日松", "格日勒图", "苏日娜"];

/** Some hundreds of ways in which an export names or numbers a person; another number gives another person. */
export const KINDS: Readonly<Record<string, Maker>> = {
	手机: (n) => mobile(n),
	手机带横线: (n) => [split(mobile(n), "-"), mobile(n).slice(3)],
	手机带空格: (n) => [split(mobile(n), " "), mobile(n).slice(3)],
	手机带斜线: (n) => [split(mobile(n), "/"), mobile(n).slice(3)],
	手机带括号: (n) => [
		`(${mobile(n).slice(0, 3)})${mobile(n).slice(3)}`,
		mobile(n).slice(3),
	],
	手机全角: (n) => [wide(mobile(n)), mobile(n)],
	手机全角带加号: (n) => [wide(`+86${mobile(n)}`), mobile(n)],
	手机夹零宽: (n) => [split(mobile(n), "\u200b"), mobile(n).slice(3)],
	手机汉字: (n) => say(mobile(n)),
	手机幺: (n) => [`幺${say(mobile(n).slice(1))}`, say(mobile(n).slice(1))],
	手机大写: (n) => say(mobile(n), FORMAL),
	手机加字: (n) => [`联系${mobile(n)}`, mobile(n)],
	固话: (n) => [`0631-${landline(n)}`, landline(n)],
	固话括号: (n) => [`(0631)${landline(n)}`, landline(n)],
	固话加字: (n) => [
		`电话52${landline(n).slice(2)}`,
		`52${landline(n).slice(2)}`,
	],
	固话汉字: (n) => [
		`零六三一五二${say(landline(n).slice(2))}`,
		say(landline(n).slice(2)),
	],
	身份证: (n) => identity(n),
	身份证带空格: (n) => [
		identity(n).replace(/^(.{6})(.{8})/, "$1 $2 "),
		identity(n).slice(6),
	],
	身份证十五位: (n) =>
		`371099${60 + (n % 40)}0${1 + (n % 9)}${10 + (n % 18)}${String(n % 1000).padStart(3, "0")}`,
	身份证全角: (n) => [wide(identity(n)), identity(n)],
	护照: (n) => `E1${String(2_300_000 + n).padStart(7, "0")}`,
	银行卡: (n) => `62220000000${String(10_000 + n).padStart(8, "0")}`,
	银行卡带空格: (n) => [
		`6222 0000 0000 ${String(1000 + (n % 9000))} ${String(100 + (n % 899))}`,
		`0000 ${String(1000 + (n % 9000))} ${String(100 + (n % 899))}`,
	],
	车牌: (n) => `鲁K${plate(n)}`,
	车牌小写: (n) => `鲁k${plate(n)}`,
	车牌带空格: (n) => [`鲁 K ${plate(n)}`, `K ${plate(n)}`],
	车牌带点: (n) => [`鲁K·${plate(n)}`, `K·${plate(n)}`],
	新能源车牌: (n) => [`鲁KD${plate(n)}`, `D${plate(n)}`],
	邮箱: (n) => `user${n}@example.com`,
	微信: (n) => [`微信wx_${n}zz`, `wx_${n}zz`],
	加V: (n) => [`加V：vv${n}zz`, `vv${n}zz`],
	扣扣: (n) => [`扣扣${900_100_000 + n}`, String(900_100_000 + n)],
	wechat: (n) => [`wechat:wc${n}zz`, `wc${n}zz`],
	门牌: (n) => [
		`${(n % 90) + 1}号楼3单元${601 + (n % 300)}`,
		`${(n % 90) + 1}号楼3单元`,
	],
	门牌井号: (n) => `${(n % 90) + 10}#3-${601 + (n % 300)}`,
	门牌座: (n) => [`A座${601 + (n % 300)}`, `座${601 + (n % 300)}`],
	门牌横线: (n) => `${(n % 90) + 10}-3-${601 + (n % 300)}`,
	门牌汉字: (n) => [
		`六十${say(String((n % 9) + 1))}号楼三单元六百${say(String((n % 9) + 1))}十四室`,
		`三单元六百${say(String((n % 9) + 1))}十四`,
	],
	姓名: (n) => fullName(n),
	姓名两字: (n) => [
		`${pick(SURNAMES, n)}${pick(LAST, n + Math.floor(n / 20))}`,
	],
	姓名带空格: (n) => [[...fullName(n)].join(" "), givenName(n)],
	复姓: (n) => [`欧阳${givenName(n)}`],
	姓名加称呼: (n) => [`${fullName(n)}先生`, fullName(n)],
	姓名加单位: (n) => [`执法中队${fullName(n)}`, fullName(n)],
	单位括号姓名: (n) => [`城管办（${fullName(n)}）`, fullName(n)],
	姓名网格: (n) => [`${fullName(n)}网格`, fullName(n)],
	网格员姓名: (n) => [`网格员${fullName(n)}`, fullName(n)],
	姓名和电话: (n) => [`${fullName(n)}${mobile(n)}`, fullName(n), mobile(n)],
	拼音: (n) => [
		`Zhang Jian${pick(["guo", "hua", "jun", "ping"], n)}${pick(["", "li", "bo"], n)}`,
	],
	手机顿号: (n) => [[...mobile(n)].join("、"), mobile(n).slice(3)],
	手机混写: (n) => mixed(mobile(n)),
	手机八六: (n) => [`0086-${mobile(n)}`, mobile(n)],
	手机方括号: (n) => [`【${mobile(n)}】`, mobile(n)],
	手机下划线: (n) => [split(mobile(n), "_"), mobile(n).slice(3)],
	手机破折号: (n) => [split(mobile(n), "—"), mobile(n).slice(3)],
	手机转机: (n) => [`手机：${mobile(n)}转8`, mobile(n)],
	手机汉字逗号: (n) => [
		split(say(mobile(n)), "，"),
		say(mobile(n).slice(3, 7)) + say(mobile(n).slice(7)),
		say(mobile(n).slice(7)),
	],
	热线: (n) => `400-800-${String(1000 + (n % 9000))}`,
	固话全角: (n) => [wide(`0631-${landline(n)}`), landline(n)],
	身份证横线: (n) => [
		identity(n).replace(/^(.{6})(.{8})/, "$1-$2-"),
		identity(n).slice(6),
	],
	身份证汉字: (n) => say(identity(n).slice(0, 15)),
	身份证前段: (n) => identity(n).slice(0, 14),
	身份证零宽: (n) => [
		identity(n).replace(/^(.{6})(.{8})/, "$1\u200b$2\u200b"),
		identity(n).slice(6),
	],
	港澳通行证: (n) => `C1${String(2_300_000 + n).padStart(7, "0")}`,
	台胞证: (n) => [
		`台胞证0${String(1_230_000 + n)}`,
		`0${String(1_230_000 + n)}`,
	],
	护照小写: (n) => `e1${String(2_300_000 + n).padStart(7, "0")}`,
	护照带空格: (n) => [
		`E ${1230 + (n % 9)} ${String(10_000 + n).slice(-4)}`,
		`${1230 + (n % 9)} ${String(10_000 + n).slice(-4)}`,
	],
	军官证: (n) => [`军字第${String(1_230_000 + n)}号`, String(1_230_000 + n)],
	银行卡横线: (n) => [
		`6222-0000-0000-${String(1000 + (n % 9000))}-123`,
		`0000-${String(1000 + (n % 9000))}`,
	],
	银行卡别的: (n) => `95588000000${String(10_000 + n).padStart(8, "0")}`,
	户号: (n) => [`户号${String(3_300_000_000 + n)}`, String(3_300_000_000 + n)],
	车牌横线: (n) => [`鲁K-${plate(n)}`, `K-${plate(n)}`],
	车牌学: (n) => `鲁K0${String(100 + (n % 900))}学`,
	武警车牌: (n) => [`WJ鲁${plate(n)}`, `鲁${plate(n)}`],
	新能源小写: (n) => [`鲁kd${plate(n)}`, `kd${plate(n)}`],
	邮箱全角: (n) => [wide(`user${n}@example.com`), `user${n}@example`],
	邮箱写at: (n) => [`user${n}(at)example.com`, `user${n}(at)`],
	加微: (n) => [`加微zz${n}vv`, `zz${n}vv`],
	V冒号: (n) => [`V：zv${n}vv`, `zv${n}vv`],
	weixin: (n) => [`weixin_wz${n}vv`, `wz${n}vv`],
	QQ: (n) => [`QQ：${900_200_000 + n}`, String(900_200_000 + n)],
	qq小写: (n) => [`qq ${900_300_000 + n}`, String(900_300_000 + n)],
	抖音: (n) => [`抖音号dy${n}zz`, `dy${n}zz`],
	门牌全角: (n) => [
		wide(`${(n % 90) + 10}#3-${doors(n)}`),
		`${(n % 90) + 10}#3-${doors(n)}`,
	],
	门牌带空格: (n) => [
		`${(n % 90) + 10} 号楼 3 单元 ${doors(n)} 室`,
		`单元 ${doors(n)}`,
	],
	门牌斜线: (n) => [`望海花园${(n % 90) + 10}/3/${doors(n)}`, `3/${doors(n)}`],
	门牌短横: (n) => [
		`望海花园${(n % 90) + 10}-${doors(n)}`,
		`园${(n % 90) + 10}-${doors(n)}`,
	],
	门牌楼户: (n) => [`${say(String((n % 9) + 1))}楼东户`, "楼东户"],
	门牌房: (n) => [`${doors(n)}号房`, `${doors(n)}号房`],
	门牌座层: (n) => [`B座9层${doors(n)}`, `9层${doors(n)}`],
	少数民族: (n) => [
		`${pick(UYGHUR, n)}·${pick(UYGHUR_LAST, Math.floor(n / 5))}`,
	],
	少数民族无点: (n) => pick(MONGOL, n),
	复姓别的: (n) => [
		`${pick(["诸葛", "上官", "司马", "慕容"], n)}${givenName(n)}`,
	],
	某某: (n) => `${pick(SURNAMES, n)}某某`,
	姓名半隐: (n) => [`${pick(SURNAMES, n)}X${pick(LAST, n)}`],
	阿姨: (n) => `${pick(SURNAMES, n)}阿姨`,
	先生: (n) => `${pick(SURNAMES, n)}先生`,
	老某: (n) => [`老${pick(SURNAMES, n)}头`],
	姓名全角空格: (n) => [[...fullName(n)].join("\u3000"), givenName(n)],
	姓名本人: (n) => [`${fullName(n)}（本人）`, fullName(n)],
	姓名业主: (n) => [`${fullName(n)}，业主`, fullName(n)],
	姓名之妻: (n) => [`${fullName(n)}之妻`, fullName(n)],
	姓名母亲: (n) => [`${fullName(n)}母亲`, fullName(n)],
	姓名家: (n) => [`${fullName(n)}家楼上`, fullName(n)],
	两个姓名: (n) => [
		`${fullName(n)}、${fullName(n + 7)}`,
		fullName(n),
		fullName(n + 7),
	],
	民警: (n) => [`社区民警${fullName(n)}`, fullName(n)],
	姓名斜线单位: (n) => [`城管办/${fullName(n)}`, fullName(n)],
	诉求人: (n) => [`诉求人：${fullName(n)}`, fullName(n)],
	一句话: (n) => [`我家楼上${fullName(n)}天天装修`, `${fullName(n)}天天`],
	...MORE_NAMES,
	...MORE_NUMBERS,
	...SPOKEN_NAMES,
	...PAPERS_AND_DOORS,
	...MIXED_NAMES,
	...MIXED_FORMS,
	...MIXED_PAPERS,
};

export function makeCanary(kind: string, n: number): Canary {
	const made = KINDS[kind]?.(n) ?? "";
	const [text, ...needles] = Array.isArray(made) ? made : [made];
	const sought = needles.length > 0 ? needles : [text];
	// As it was put in, and as what is published is read.
	const read = sought.map((needle) => needle.normalize("NFKC"));
	return { kind, text, needles: [...new Set([...sought, ...read])] };
}
