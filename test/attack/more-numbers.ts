import { type Maker, pad, pick } from "./more-names.ts";

// 16x, 19x and 17x with a shape of their own.
const mobile = (n: number) =>
	`${pick(["166", "199", "173", "191"], n)}0${pad(2_417_001 + n * 53, 7)}`;
const cut = (digits: string, sign: string, ...lengths: number[]) =>
	lengths
		.map((length, part) => {
			const at = lengths.slice(0, part).reduce((sum, each) => sum + each, 0);
			return digits.slice(at, at + length);
		})
		.join(sign);
const say = (digits: string, words: string) =>
	[...digits].map((digit) => [...words][Number(digit)] ?? digit).join("");
const CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨";
const SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function identity(n: number): string {
	const digits = `4301${pad(20 + (n % 9), 2)}${1950 + (n % 50)}${pad((n % 12) + 1, 2)}${pad(((n * 7) % 28) + 1, 2)}${pad(n * 17, 3)}`;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((all, w, i) => all + w * Number(digits[i]), 0);
	return `${digits}${"10X98765432"[sum % 11]}`;
}

const no = (n: number) => 301 + ((n * 7) % 600);
const house = (n: number) => (n % 80) + 11;
const EAST = ["十一", "十二", "二十三", "三十"];

/** Further ways in which an export numbers a person, or says where one lives. */
export const MORE_NUMBERS: Readonly<Record<string, Maker>> = {
	// Telephones.
	手机四四三: (n) => [
		cut(mobile(n), " ", 4, 4, 3),
		cut(mobile(n), " ", 4, 4, 3).slice(3),
	],
	手机点: (n) => [
		cut(mobile(n), ".", 3, 4, 4),
		cut(mobile(n), ".", 3, 4, 4).slice(4),
	],
	手机波浪: (n) => [
		cut(mobile(n), "~", 3, 4, 4),
		cut(mobile(n), "~", 3, 4, 4).slice(4),
	],
	手机星号隔: (n) => [
		cut(mobile(n), "*", 3, 4, 4),
		cut(mobile(n), "*", 3, 4, 4).slice(4),
	],
	手机换行: (n) => [
		cut(mobile(n), "\n", 3, 4, 4),
		cut(mobile(n), "\n", 3, 4, 4).slice(4),
	],
	手机逐字: (n) => [
		[...mobile(n)].join(" "),
		[...mobile(n)].join(" ").slice(6),
	],
	手机圈码: (n) => [
		say(mobile(n), CIRCLED),
		mobile(n),
		say(mobile(n), CIRCLED),
	],
	手机上标: (n) => [say(mobile(n), SMALL), mobile(n), say(mobile(n), SMALL)],
	手机加八六括号: (n) => [`(+86)${mobile(n)}`, mobile(n)],
	手机八六连写: (n) => [`86${mobile(n)}`, mobile(n)],
	手机英文: (n) => [`Tel:${mobile(n)}`, mobile(n)],
	手机字母O: (n) => [
		mobile(n).replaceAll("0", "O"),
		mobile(n).replaceAll("0", "O"),
	],
	手机小数: (n) => [`${mobile(n)}.0`, mobile(n)],
	手机等号: (n) => [`="${mobile(n)}"`, mobile(n)],
	手机两个: (n) => [`${mobile(n)}/${mobile(n + 1)}`, mobile(n), mobile(n + 1)],
	手机后四位: (n) => [`手机尾号${pad(n * 31, 4)}`, `尾号${pad(n * 31, 4)}`],
	手机圈零: (n) => [
		say(mobile(n), "○一二三四五六七八九"),
		say(mobile(n), "○一二三四五六七八九").slice(3),
	],
	手机星藏: (n) => `${mobile(n).slice(0, 3)}****${mobile(n).slice(7)}`,
	固话别区: (n) => [`0535-6${pad(n * 11, 6)}`, `6${pad(n * 11, 6)}`],
	固话直辖市: (n) => [`010-6${pad(n * 11, 7)}`, `6${pad(n * 11, 7)}`],
	固话加八六: (n) => [`+86-10-6${pad(n * 13, 7)}`, `6${pad(n * 13, 7)}`],
	固话空格: (n) => [`0535 6${pad(n * 17, 6)}`, `6${pad(n * 17, 6)}`],
	固话冒号: (n) => [`座机：6${pad(n * 19, 6)}`, `6${pad(n * 19, 6)}`],
	固话分机: (n) => [`0535-6${pad(n * 23, 6)}-802`, `6${pad(n * 23, 6)}`],
	热线连写: (n) => `4006${pad(n * 7, 6)}`,

	// Papers.
	证件四段: (n) => [
		cut(identity(n), " ", 6, 4, 4, 4),
		cut(identity(n), " ", 6, 4, 4, 4).slice(7),
	],
	证件点隔: (n) => [
		cut(identity(n), ".", 6, 8, 4),
		cut(identity(n), ".", 6, 8, 4).slice(7),
	],
	证件小写x: (n) => identity(n).toLowerCase(),
	证件加字: (n) => [`身份证号：${identity(n)}`, identity(n)],
	证件中间星: (n) => [
		`${identity(n).slice(0, 6)}********${identity(n).slice(14)}`,
		`****${identity(n).slice(14)}`,
	],
	证件后六位: (n) => [
		`身份证后六位${identity(n).slice(12)}`,
		`六位${identity(n).slice(12)}`,
	],
	残疾人证: (n) => `${identity(n)}${pick(["43", "12", "61"], n)}`,
	港澳通行证新: (n) => `H0${pad(3_400_001 + n, 7)}`,
	回乡证十一位: (n) => `H${pad(1_200_003_400 + n, 10)}`,
	往来港澳: (n) => `CA${pad(1_230_045 + n, 7)}`,
	台胞证十位: (n) => [
		`台湾居民来往大陆通行证${pad(1_234_500_100 + n, 10)}`,
		pad(1_234_500_100 + n, 10),
	],
	护照外交: (n) => `PE${pad(1_230_001 + n, 7)}`,
	护照冒号: (n) => [
		`护照号：G${pad(50_123_001 + n, 8)}`,
		`G${pad(50_123_001 + n, 8)}`,
	],
	护照外国: (n) => [
		`passport K${pad(7_123_001 + n, 8)}`,
		`K${pad(7_123_001 + n, 8)}`,
	],
	永居证: (n) => `USA37${pad(1_988_010_100 + n, 10)}`,
	士兵证: (n) => [`士字第${pad(20_231_001 + n, 8)}号`, pad(20_231_001 + n, 8)],
	海军证: (n) => [`海字${pad(2_023_100 + n, 7)}`, pad(2_023_100 + n, 7)],
	// Seven digits that begin so are in the numbers of tickets as well.
	文职证: (n) => [
		`军文字第${pad(3_023_100 + n, 7)}号`,
		`第${pad(3_023_100 + n, 7)}`,
	],
	警号: (n) => [`警号${pad(371_001 + n, 6)}`, pad(371_001 + n, 6)],
	个体信用代码: (n) =>
		`92371000MA3C${pick(["F", "D", "R"], n)}${pad(n * 3, 3)}X${pick(["1", "K"], n)}`,
	公司信用代码: (n) =>
		`91371002MA${pick(["3", "9"], n)}${pick(["T", "N"], n)}${pad(n * 3, 4)}${pick(["X2", "7U"], n)}`,
	执照十五位: (n) => `3710006001${pad(n * 7, 5)}`,
	不动产证: (n) => [
		`鲁(2021)某市不动产权第${pad(12_000 + n, 7)}号`,
		pad(12_000 + n, 7),
	],
	驾驶档案: (n) => [
		`驾驶证档案编号3710${pad(10_230_000 + n, 8)}`,
		`3710${pad(10_230_000 + n, 8)}`,
	],
	社保卡: (n) => [
		`社保卡号A${pad(12_340_000 + n, 8)}`,
		`${pad(12_340_000 + n, 8)}`,
	],
	病历号: (n) => [`病历号${pad(20_450_000 + n, 8)}`, pad(20_450_000 + n, 8)],
	// Accounts.
	卡四段: (n) => [
		`6217 8500 0${pad(n, 3)} 4321 8${pad(n, 2)}`,
		`8500 0${pad(n, 3)} 4321`,
	],
	卡十六: (n) => `4392${pad(260_001_230_000 + n * 7, 12)}`,
	卡十六空: (n) => [
		`5187 1000 ${pad(1000 + n, 4)} 4411`,
		`1000 ${pad(1000 + n, 4)} 4411`,
	],
	卡农信: (n) => `6223191${pad(100_230_000_000 + n * 3, 12)}`,
	水表户号: (n) => [
		`水表户号${pad(10_045_600 + n, 8)}`,
		pad(10_045_600 + n, 8),
	],
	电户编号: (n) => [
		`电费户号：${pad(1_030_045_600 + n, 10)}`,
		pad(1_030_045_600 + n, 10),
	],
	公积金: (n) => [
		`公积金账号${pad(801_230_045 + n, 9)}`,
		pad(801_230_045 + n, 9),
	],
	VX大写: (n) => [`VX：Rt${n}qq`, `Rt${n}qq`],
	全角VX: (n) => [`ＶＸ：rx${n}uu`, `rx${n}uu`],
	薇: (n) => [`加薇 rb${n}oo`, `rb${n}oo`],
	绿泡泡: (n) => [`绿泡泡rg${n}kk`, `rg${n}kk`],
	wxid: (n) => `wxid_${n}ab7k`,
	微信纯字母: (n) => [
		`微信号：rosesky${pick(["abc", "xyz", "lmn"], n)}`,
		`rosesky${pick(["abc", "xyz", "lmn"], n)}`,
	],
	企鹅: (n) => [`企鹅${pad(310_200_000 + n, 9)}`, pad(310_200_000 + n, 9)],
	QQ邮箱: (n) => `${pad(310_400_000 + n, 9)}@qq.com`,
	QQ群: (n) => [`QQ群${pad(310_600_000 + n, 9)}`, pad(310_600_000 + n, 9)],
	抖音ID: (n) => [`抖音ID：Dp${n}x9`, `Dp${n}x9`],
	快手号: (n) => [`快手号ks${n}y8`, `ks${n}y8`],
	小红书: (n) => [`小红书号${pad(94_010_000 + n, 8)}`, pad(94_010_000 + n, 8)],
	微博: (n) => [`微博@海边的${n}号`, `海边的${n}号`],
	支付宝: (n) => [`支付宝pay${n}z`, `pay${n}z`],
	哔站: (n) => [`B站UID${pad(40_100_000 + n, 8)}`, pad(40_100_000 + n, 8)],
	邮箱大写: (n) => `QIN.${n}@MAIL.COM`,
	网址: (n) => [`https://u.example.com/home/${n}q7`, `home/${n}q7`],
	// Plates.
	绿牌: (n) => [`鲁KF${pad(40_100 + n, 5)}`, `F${pad(40_100 + n, 5)}`],
	绿牌带点: (n) => [`京A·D${pad(40_100 + n, 5)}`, `D${pad(40_100 + n, 5)}`],
	绿牌全角: (n) => [
		`鲁ＫＦ${[...pad(41_100 + n, 5)].map((d) => String.fromCharCode(0xff10 + Number(d))).join("")}`,
		`F${pad(41_100 + n, 5)}`,
	],
	绿牌尾字母: (n) => `苏E${pad(40_100 + n, 5)}D`,
	港牌: (n) => `粤Z${pad(1000 + n, 4)}港`,
	使牌: (n) => `使${pad(224_000 + n, 6)}`,
	挂车: (n) => `鲁K${pad(2000 + n, 4)}挂`,
	混字车牌: (n) => `沪A${pad(n, 2)}B${pad(n * 3, 2)}`,
	车牌无省: (n) => [`车牌K${pad(52_100 + n, 5)}`, `K${pad(52_100 + n, 5)}`],
	车牌尾号: (n) => [`车牌尾号${pad(n * 3, 3)}`, `尾号${pad(n * 3, 3)}`],
	电动车牌: (n) => [
		`电动车威海${pad(623_100 + n, 6)}`,
		`海${pad(623_100 + n, 6)}`,
	],
	武警新牌: (n) => [`WJ37·${pad(1234 + n, 4)}X`, `${pad(1234 + n, 4)}X`],
	// Doors.
	栋单元: (n) => [`${house(n)}栋2单元15楼${no(n)}室`, `2单元15楼`],
	幢: (n) => [`${house(n)}幢${no(n)}室`, `幢${no(n)}`],
	汉字栋: (n) => [`${pick(EAST, n)}号楼二单元四楼东户`, "二单元四楼"],
	三段横线: (n) => `${house(n)}-2-1${no(n)}`,
	三段斜线: (n) => [
		`银海佳园${house(n)}/2/1${no(n)}`,
		`${house(n)}/2/1${no(n)}`,
	],
	三段井号: (n) => `${house(n)}#2#${no(n)}`,
	全角井号楼: (n) => [`${house(n)}＃楼${no(n)}`, `楼${no(n)}`],
	号楼连室: (n) => [`银海佳园${house(n)}号${no(n)}`, `${house(n)}号${no(n)}`],
	排号: (n) => `${pick(["五", "六", "七"], n)}排${(n % 9) + 1}号`,
	字母栋: (n) => [`B${(n % 9) + 1}栋1${no(n)}`, `栋1${no(n)}`],
	字母三段: (n) => `A${(n % 9) + 1}-2-1${no(n)}`,
	甲单元: (n) => [`${house(n)}幢丙单元${no(n)}`, "丙单元"],
	院门: (n) => [`${house(n)}号院3门${no(n)}`, `门${no(n)}`],
	东单元: (n) => [`东单元${no(n)}`, `单元${no(n)}`],
	号楼括号: (n) => [`${house(n)}号楼(2)${no(n)}`, `(2)${no(n)}`],
	商铺: (n) => [`${house(n)}号楼${no(n)}铺`, `${no(n)}铺`],
	单独室: (n) => `1${no(n)}室`,
	单元缩写: (n) => [`${house(n)}楼2单${no(n)}`, `2单${no(n)}`],
	座带横: (n) => [`C座-${no(n)}`, `座-${no(n)}`],
	号楼点隔: (n) => [
		`银海佳园${house(n)}.2.${no(n)}`,
		`园${house(n)}.2.${no(n)}`,
	],
	英文门: (n) => [`Room ${no(n)}, Unit 2`, `Room ${no(n)}`],
	楼层西户: (n) => [`${house(n)}号楼西单元5层西户`, "西单元5层"],
};
