import { type Maker, pad, pick } from "./more-names.ts";

// A third set, drawn without a look at the forms that the mask knows.

const mobile = (n: number) =>
	`${pick(["150", "187", "135", "176"], n)}0${pad(6_120_003 + n * 41, 7)}`;
const line7 = (n: number) => `8${pad(230_001 + n * 29, 6)}`;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function identity(n: number, area: string): string {
	const digits = `${area}${1948 + (n % 55)}${pad((n % 12) + 1, 2)}${pad(((n * 5) % 28) + 1, 2)}${pad(n * 13, 3)}`;
	const sum = weights.reduce((all, w, i) => all + w * Number(digits[i]), 0);
	return `${digits}${"10X98765432"[sum % 11]}`;
}

const LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ".split("");
const vin = (n: number) =>
	`LSV${pick(LETTERS, n)}${pick(LETTERS, n + 5)}2${pad(180 + n, 3)}${pick(["N", "P", "R"], n)}2${pad(184_001 + n * 7, 6)}`;
const house = (n: number) => (n % 60) + 21;
const room = (n: number) => 401 + ((n * 11) % 500);
const HAN = [..."〇一二三四五六七八九"];
const han = (digits: number) =>
	[...String(digits)].map((digit) => HAN[Number(digit)]).join("");
const zero = (digits: number) => han(digits).replaceAll("〇", "零");
const after = (before: string, text: string): [string, string] => [
	`${before}${text}`,
	text,
];

/** Papers, accounts, telephones, plates and doors in further ways of writing. */
export const PAPERS_AND_DOORS: Readonly<Record<string, Maker>> = {
	// Telephones.
	手机三三五: (n) => {
		const cut = mobile(n).replace(/^(...)(...)/, "$1-$2-");
		return [cut, cut.slice(4)];
	},
	手机三八: (n) => [
		`${mobile(n).slice(0, 3)} ${mobile(n).slice(3)}`,
		mobile(n).slice(3),
	],
	手机七四: (n) => [
		`${mobile(n).slice(0, 7)} ${mobile(n).slice(7)}`,
		`${mobile(n).slice(3, 7)} ${mobile(n).slice(7)}`,
	],
	手机混隔: (n) => {
		const cut = mobile(n).replace(/^(...)(....)/, "$1 $2-");
		return [cut, cut.slice(4)];
	},
	手机同号: (n) => [`${mobile(n)}（微信同号）`, mobile(n)],
	手机夹汉字: (n) => {
		const cut = `${mobile(n).slice(0, 3)}${han(Number(`1${mobile(n).slice(4, 7)}`))}${mobile(n).slice(7)}`;
		return [cut, cut.slice(3)];
	},
	手机零八六: (n) => [`086${mobile(n)}`, mobile(n)],
	手机加零: (n) => [`0${mobile(n)}`, mobile(n)],
	手机姓: (n) => [`顾${mobile(n)}`, mobile(n)],
	手机冒号: (n) => [`手机号码: ${mobile(n)}`, mobile(n)],
	手机大中小: (n) => {
		const cut = mobile(n).replace(/^(...)(....)/, "$1·$2·");
		return [cut, cut.slice(4)];
	},
	固话转: (n) => [`0631-${line7(n)}转${801 + (n % 90)}`, line7(n)],
	固话短转: (n) => [`${line7(n)}转${801 + (n % 90)}`, line7(n)],
	固话三四: (n) => {
		const cut = `0631 ${line7(n).slice(0, 3)} ${line7(n).slice(3)}`;
		return [cut, cut.slice(5)];
	},
	固话括号三四: (n) => {
		const cut = `${line7(n).slice(0, 3)}-${line7(n).slice(3)}`;
		return [`（0631）${cut}`, cut];
	},
	固话八六: (n) => [`86-631-${line7(n)}`, line7(n)],
	固话加八六空: (n) => [`+86 631 ${line7(n)}`, line7(n)],
	固话英文: (n) => [`Tel 0631${line7(n)} ext 801`, line7(n)],
	固话斜: (n) => [`0631/${line7(n)}`, line7(n)],
	固话八位: (n) => [
		`021-5${pad(3_230_001 + n * 3, 7)}`,
		`5${pad(3_230_001 + n * 3, 7)}`,
	],
	固话转接: (n) => [
		`0532-8${pad(3_230_001 + n * 3, 7)}转接2`,
		`8${pad(3_230_001 + n * 3, 7)}`,
	],
	// Papers.
	港澳台居住证: (n) => identity(n, pick(["810000", "820000", "830000"], n)),
	香港身份证: (n) => [
		`香港身份证${pick(LETTERS, n)}${pad(123_001 + n, 6)}(${n % 10})`,
		`${pick(LETTERS, n)}${pad(123_001 + n, 6)}`,
	],
	香港身份证裸: (n) => `${pick(LETTERS, n)}${pad(523_001 + n, 6)}(${n % 10})`,
	澳门身份证: (n) => [
		`澳门身份证1${pad(223_001 + n, 6)}(${n % 10})`,
		`1${pad(223_001 + n, 6)}`,
	],
	台湾身份证: (n) => `${pick(LETTERS, n)}1${pad(23_450_001 + n, 8)}`,
	回乡证空格: (n) => [
		`M ${pad(1230 + n, 4)} ${pad(4500 + n, 4)}`,
		`${pad(1230 + n, 4)} ${pad(4500 + n, 4)}`,
	],
	回乡证字: (n) => after("回乡证", `M${pad(20_230_001 + n, 8)}`),
	台胞证八位: (n) => after("台胞证号：", pad(30_230_001 + n, 8)),
	新护照: (n) => `E${pick(["A", "B", "C", "D"], n)}${pad(3_230_001 + n, 7)}`,
	公务护照: (n) => after("护照", `SE${pad(1_230_001 + n, 7)}`),
	外籍护照: (n) => after("护照号码 ", pad(523_000_001 + n, 9)),
	身份证换行: (n) => {
		const cut = `${identity(n, "371002").slice(0, 10)}\n${identity(n, "371002").slice(10)}`;
		return [cut, identity(n, "371002").slice(10)];
	},
	身份证斜线: (n) => {
		const cut = identity(n, "371083").replace(/^(.{6})(.{8})/, "$1/$2/");
		return [cut, cut.slice(7)];
	},
	身份证三段: (n) => {
		const cut = identity(n, "371082").replace(
			/^(.{3})(.{3})(.{4})(.{4})/,
			"$1 $2 $3 $4 ",
		);
		return [cut, cut.slice(8)];
	},
	居民户口簿: (n) => after("户口簿号", pad(370_230_001 + n, 9)),
	出生证: (n) =>
		after("出生证编号", `${pick(LETTERS, n)}37${pad(1_230_001 + n, 7)}`),
	社保卡空格: (n) =>
		after(
			"社会保障卡号：",
			`${pick(LETTERS, n)}${pad(1230 + n, 4)} ${pad(4001 + n, 4)}`,
		),
	社保电脑号: (n) => after("社保电脑号", `6${pad(12_300_001 + n, 8)}`),
	医保卡: (n) => after("医保卡", pad(3_710_230_001 + n, 10)),
	低保证: (n) => after("低保证号", pad(3_710_020_001 + n, 10)),
	房产证: (n) => after("威房权证字第", pad(2_012_001_001 + n, 10)),
	学籍号: (n) => [`学籍号G${identity(n, "371002")}`, identity(n, "371002")],
	// Accounts.
	建行卡: (n) => {
		const text = `6217 0023 ${pad(1000 + n, 4)} ${pad(5501 + n, 4)} 319`;
		return [text, text.slice(5)];
	},
	信用卡: (n) => {
		const text = `6259-0712-${pad(1000 + n, 4)}-${pad(7701 + n, 4)}`;
		return [text, text.slice(5)];
	},
	卡连写: (n) => `62284800${pad(12_340_056_001 + n * 3, 11)}`,
	卡尾号: (n) => after("建行卡", `尾号${pad(n * 17, 4)}`),
	存折: (n) => after("存折账号", pad(90_123_000_456_001 + n, 14)),
	燃气卡: (n) => after("燃气卡号", pad(20_123_001 + n, 8)),
	热力卡: (n) => after("热力用户编号：", pad(60_123_001 + n, 8)),
	宽带账号: (n) => after("宽带账号", `wh${pad(86_123_001 + n, 8)}`),
	快递单号: (n) => `SF${pad(1_023_400_056_001 + n, 13)}`,
	微信空格: (n) => after("微信 ", `lisa_${2020 + n}`),
	v信: (n) => after("v信：", `hao${n}er`),
	徽信: (n) => after("徽信", `kx${n}dd`),
	威信: (n) => after("威信号", `pk${n}ww`),
	VX空格: (n) => after("V X ", `tt${n}mm`),
	微信ID: (n) => after("WeChat ID: ", `jj${n}hh`),
	Q冒号: (n) => after("Q：", pad(820_100_000 + n, 9)),
	q号: (n) => after("q号", pad(820_300_000 + n, 9)),
	钉钉: (n) => after("钉钉号", `dd${n}k3`),
	邮箱点: (n) => `qin.yu${n}@163.com`,
	邮箱下划线: (n) => `qin_yu${n}@vip.sina.com.cn`,
	邮箱井号: (n) => [`qinyu${n}#163.com`, `qinyu${n}#163`],
	邮箱空格: (n) => [`qinyu${n} @ 126.com`, `qinyu${n} @`],
	邮箱汉字: (n) => [`邮箱qinyu${n}艾特163点com`, `qinyu${n}`],
	// Plates and cars.
	车架号: vin,
	车架号加字: (n) => after("车架号：", vin(n + 40)),
	车架号小写: (n) => vin(n + 80).toLowerCase(),
	发动机号: (n) =>
		after("发动机号", `${pick(LETTERS, n)}${pad(230_001 + n, 6)}`),
	绿牌空格: (n) => [`鲁KD ${pad(60_100 + n, 5)}`, `D ${pad(60_100 + n, 5)}`],
	绿牌横线: (n) => [`苏A-D${pad(61_100 + n, 5)}`, `D${pad(61_100 + n, 5)}`],
	绿牌沪: (n) => [`沪AF${pad(62_100 + n, 5)}`, `F${pad(62_100 + n, 5)}`],
	牌中字母: (n) => `京Q${pick(LETTERS, n)}${pad(1200 + n, 4)}`,
	牌尾字母: (n) =>
		`豫A${pad(120 + n, 3)}${pick(LETTERS, n)}${pick(LETTERS, n + 3)}`,
	牌全角: (n) => [
		`皖Ａ${[...pad(52_300 + n, 5)].map((d) => String.fromCharCode(0xff10 + Number(d))).join("")}`,
		`A${pad(52_300 + n, 5)}`,
	],
	牌加车: (n) => [`白色大众鲁B${pad(72_300 + n, 5)}`, `B${pad(72_300 + n, 5)}`],
	摩托: (n) => [`鲁K${pad(520 + n, 3)}摩`, `K${pad(520 + n, 3)}摩`],
	// Doors.
	三横: (n) => `${house(n)}-2-${room(n)}`,
	汉字室: (n) => [
		`${house(n)}号楼二单元${han(room(n))}`,
		`二单元${han(room(n))}`,
	],
	汉字零室: (n) => [`三号楼2单元${zero(room(n))}室`, `2单元${zero(room(n))}`],
	全角井: (n) => [`${house(n)}＃2单元${room(n)}`, `2单元${room(n)}`],
	长横: (n) => [`${house(n)}—2—${room(n)}`, `2—${room(n)}`],
	栋房: (n) => [`${house(n)}栋${room(n)}房`, `栋${room(n)}`],
	横室: (n) => `${house(n)}-${room(n)}室`,
	幢横: (n) => [`${house(n)}幢1-${room(n)}`, `幢1-${room(n)}`],
	座室: (n) => [`${house(n)}座0${(n % 9) + 1}室`, `座0${(n % 9) + 1}室`],
	楼左手: (n) => [`${pick(["三", "四", "五"], n)}楼左手`, "楼左手"],
	户: (n) => [`${house(n)}号楼${room(n)}户`, `楼${room(n)}户`],
	汉字全: (n) => [`${pick(["三", "五", "九"], n)}栋二单元五楼东`, "栋二单元"],
	小区栋: (n) => [
		`银海花园${house(n)}栋一单元1${room(n)}`,
		`一单元1${room(n)}`,
	],
	字母栋横: (n) => `C${(n % 9) + 1}-1-1${room(n)}`,
	南楼: (n) => [`南楼${room(n)}`, `南楼${room(n)}`],
	组号: (n) => [`${(n % 20) + 3}组${house(n)}号`, `组${house(n)}号`],
	巷号: (n) => [`${(n % 20) + 3}巷${house(n)}号`, `巷${house(n)}号`],
	储藏室: (n) => [
		`${house(n)}号楼储藏室${(n % 9) + 1}2号`,
		`储藏室${(n % 9) + 1}2号`,
	],
	车位: (n) => after("车位", `B1-${room(n)}`),
	顿号门: (n) => [`${house(n)}、2、${room(n)}`, `2、${room(n)}`],
	号楼门: (n) => [`${house(n)}号楼2门${room(n)}`, `2门${room(n)}`],
	英文单元: (n) => [`Bldg ${house(n)} Apt ${room(n)}`, `Apt ${room(n)}`],
	汉字百: (n) => [
		`六号楼${pick(["七", "八"], n)}百零${HAN[(n % 9) + 1]}室`,
		`百零${HAN[(n % 9) + 1]}室`,
	],
	门牌号: (n) => `门牌号${room(n)}`,
	字号房: (n) => [`甲${house(n)}号${room(n)}`, `${house(n)}号${room(n)}`],
};
