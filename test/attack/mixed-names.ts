import { type Maker, pick } from "./more-names.ts";

// A fourth set, drawn without a look at the words that the mask knows.

const SURNAMES = "史龙万段雷易苗乔贺赖龚文庞樊兰殷施洪翟安颜倪".split("");
const FIRST = "嘉泽子俊晨思慧若艺佩冠沐钧令瑾".split("");
const LAST = "豪瑶雯博颖铮洁伦凝珂宁祺晗媛".split("");
const at = (list: readonly string[], n: number, step: number) =>
	pick(list, Math.floor(n / step));
const name = (n: number) =>
	`${pick(SURNAMES, n)}${at(FIRST, n, 22)}${at(LAST, n + 9, 2)}`;
const short = (n: number) => `${pick(SURNAMES, n)}${at(LAST, n, 22)}`;
const TRADITIONAL = "張陳劉楊趙吳孫馬鄭謝韓許鄧馮葉蘇盧蔣賈龍".split("");
const TRADITIONAL_NAME = "國華麗麒鳳蘭偉傑曉東雲飛貴榮慶豐".split("");
const traditional = (n: number) =>
	`${pick(TRADITIONAL, n)}${at(TRADITIONAL_NAME, n, 20)}${at(TRADITIONAL_NAME, n + 5, 3)}`;
const COMPOUND = [
	"歐陽",
	"司馬",
	"諸葛",
	"上官",
	"東方",
	"司空",
	"申屠",
	"拓跋",
	"万俟",
	"羊舌",
	"第五",
	"仲孙",
];

/** Names as people disguise them. */
export const MIXED_NAMES: Readonly<Record<string, Maker>> = {
	四套三字: name,
	四套两字: short,
	四字双姓: (n) =>
		`${pick(SURNAMES, n)}${pick(SURNAMES, n + 3)}${at(FIRST, n, 22)}${at(LAST, n, 3)}`,
	繁体: traditional,
	繁体复姓: (n) => `${pick(COMPOUND, n)}${at(FIRST, n, 12)}${at(LAST, n, 5)}`,
	繁体称呼: (n) => [`${traditional(n)}女士`, traditional(n)],
	复姓小: (n) => `小${pick(["欧阳", "司马", "诸葛", "上官"], n)}`,
	复姓阿姨: (n) => `${pick(["欧阳", "司马", "诸葛", "上官"], n)}阿姨`,
	姓氏先生: (n) => `${pick(SURNAMES, n)}先生`,
	姓氏女士: (n) => `${pick(SURNAMES, n)}女士`,
	先生在前: (n) => [`先生${name(n)}`, name(n)],
	女士冒号: (n) => [`女士：${name(n)}`, name(n)],
	市民: (n) => [`市民${name(n)}`, name(n)],
	居民括号: (n) => [`居民（${name(n)}）`, name(n)],
	书名号: (n) => [`《${name(n)}》`, name(n)],
	引号: (n) => [`“${name(n)}”`, name(n)],
	方括号: (n) => [`[${name(n)}]`, name(n)],
	井号: (n) => [`#${name(n)}#`, name(n)],
	下划线: (n) => [`城管办_${name(n)}`, name(n)],
	点隔: (n) => [`城管办·${name(n)}`, name(n)],
	加号: (n) => [`城管办+${name(n)}`, name(n)],
	竖线: (n) => [`望海社区|${name(n)}`, name(n)],
	冒号: (n) => [`望海社区：${name(n)}`, name(n)],
	箭头: (n) => [`城管办→${name(n)}`, name(n)],
	收: (n) => [`${name(n)}收`, name(n)],
	签: (n) => [`${name(n)}（签字）`, name(n)],
	同志: (n) => [`${name(n)}同志`, name(n)],
	队长: (n) => [`${name(n)}队长`, name(n)],
	组长: (n) => [`组长${name(n)}`, name(n)],
	姓队: (n) => `${pick(SURNAMES, n)}队`,
	姓局: (n) => `${pick(SURNAMES, n)}局长`,
	姓科: (n) => `${pick(SURNAMES, n)}科长`,
	夹点: (n) => [[...name(n)].join("."), [...name(n)].slice(1).join(".")],
	夹点二: (n) => [[...name(n)].join("·"), [...name(n)].slice(1).join("·")],
	夹斜: (n) => [[...name(n)].join("/"), [...name(n)].slice(1).join("/")],
	夹零宽: (n) => [[...name(n)].join("\u200b"), name(n)],
	夹软连: (n) => [[...name(n)].join("\u00ad"), name(n)],
	部首: (n) => [
		`⽂${at(FIRST, n, 22)}${at(LAST, n, 2)}`,
		`文${at(FIRST, n, 22)}${at(LAST, n, 2)}`,
	],
	英文大写: (n) =>
		`${pick(["JAMES", "LINDA", "PETER"], n)} ${at(["WALKER", "PARKER", "COOPER"], n, 3)}`,
	英文中间: (n) =>
		`${pick(["James", "Linda", "Peter"], n)} ${pick(["T.", "J.", "K."], n)} ${at(["Walker", "Parker", "Cooper"], n, 3)}`,
	英文撇: (n) =>
		`${pick(["Sean", "Nora"], n)} O'${at(["Brien", "Connor", "Neill"], n, 2)}`,
	英文姓氏逗号: (n) =>
		`${pick(["Walker", "Parker", "Cooper"], n)}, ${at(["James", "Linda", "Peter"], n, 3)}`,
	英文混中: (n) => [
		`${pick(["Tony", "Amy", "Jack", "Lucy"], n)}${pick(SURNAMES, n)}`,
	],
	英文老师: (n) => [`${pick(["Tony", "Amy", "Jack", "Lucy"], n)}老师`],
	拼音声调: (n) =>
		`${pick(["Shǐ", "Wàn", "Léi"], n)} ${at(["Jiāháo", "Zéyáng", "Zǐyáo"], n, 3)}`,
	俄文: (n) =>
		`${pick(["Иван", "Мария"], n)} ${at(["Петров", "Иванова"], n, 2)}`,
	日文: (n) => `${pick(["さくら", "はなこ", "タロウ"], n)}`,
	韩文: (n) =>
		`${pick(["김", "이", "박"], n)}${at(["민수", "지영", "성호"], n, 3)}`,
	维吾尔空格: (n) =>
		`${pick(["艾克拜尔", "古丽扎", "库尔班江"], n)} ${at(["买买提", "依米提", "吾斯曼"], n, 3)}`,
	维吾尔称呼: (n) =>
		`${pick(["艾克拜尔", "古丽扎", "库尔班江"], n)}·${at(["买买提", "依米提", "吾斯曼"], n, 3)}先生`,
	百分: (n) => [encodeURIComponent(name(n)), encodeURIComponent(name(n))],
};
