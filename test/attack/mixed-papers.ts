import {
	CIRCLED,
	cut,
	FORMAL,
	HAN,
	KEYCAPS,
	ROMAN,
	say,
} from "./mixed-forms.ts";
import { type Maker, pad, pick } from "./more-names.ts";

// The rest of the fourth set.

const HOMES = "史龙万段雷易苗乔贺赖".split("");
const after = (before: string, text: string): [string, string] => [
	`${before}${text}`,
	text,
];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
function identity(n: number): string {
	const digits = `6101${pad(11 + (n % 6), 2)}${1955 + (n % 48)}${pad((n % 12) + 1, 2)}${pad(((n * 11) % 28) + 1, 2)}${pad(n * 19, 3)}`;
	const sum = WEIGHTS.reduce((all, w, i) => all + w * Number(digits[i]), 0);
	return `${digits}${"10X98765432"[sum % 11]}`;
}
const old15 = (n: number) => identity(n).slice(0, 6) + identity(n).slice(8, 17);
const house = (n: number) => (n % 40) + 12;
const room = (n: number) => 502 + ((n * 13) % 400);
const tens = (n: number) => `${HAN[2 + (n % 7)]}十${HAN[1 + (n % 9)]}`;

/** Papers, accounts, plates and doors as people disguise them. */
export const MIXED_PAPERS: Readonly<Record<string, Maker>> = {
	身份证四套: (n) => identity(n),
	身份证十五: (n) => old15(n),
	身份证十五加字: (n) => after("一代证", old15(n)),
	身份证十五空: (n) => [
		cut(old15(n), " ", 6, 12),
		cut(old15(n), " ", 6, 12).slice(7),
	],
	身份证圈: (n) => [
		say(identity(n), CIRCLED),
		identity(n),
		say(identity(n), CIRCLED),
	],
	身份证键帽: (n) => [
		say(identity(n), KEYCAPS),
		identity(n),
		say(identity(n), KEYCAPS),
	],
	身份证逐空: (n) => [
		[...identity(n)].join(" "),
		[...identity(n)].join(" ").slice(12),
	],
	身份证括: (n) => [
		`${identity(n).slice(0, 17)}(${identity(n).slice(17)})`,
		identity(n).slice(0, 17),
	],
	身份证罗马: (n) => [`${identity(n).slice(0, 17)}Ⅹ`, identity(n).slice(0, 17)],
	身份证大写: (n) => [
		say(identity(n).slice(0, 17), FORMAL),
		say(identity(n).slice(6, 17), FORMAL),
	],
	身份证下划: (n) => [
		cut(identity(n), "_", 6, 14),
		cut(identity(n), "_", 6, 14).slice(7),
	],
	护照四套: (n) => `EJ${pad(2_123_001 + n, 7)}`,
	护照横: (n) => [`E-${pad(23_123_001 + n, 8)}`, pad(23_123_001 + n, 8)],
	护照号字: (n) => after("护照No.", `G${pad(31_123_001 + n, 8)}`),
	港澳证空: (n) => [`C ${pad(62_123_001 + n, 8)}`, pad(62_123_001 + n, 8)],
	港澳证字: (n) => after("往来港澳通行证：", `W${pad(12_123_001 + n, 8)}`),
	台证字: (n) => after("台湾通行证", `T${pad(12_123_001 + n, 8)}`),
	香港证: (n) =>
		`${pick(["A", "K", "P"], n)}${pad(323_001 + n, 6)}（${n % 10}）`,
	卡长横: (n) => [
		`6228-4801-${pad(1000 + n, 4)}-${pad(2201 + n, 4)}-${pad(101 + n, 3)}`,
		`${pad(1000 + n, 4)}-${pad(2201 + n, 4)}`,
	],
	卡点隔: (n) => [
		`6217.0001.${pad(1000 + n, 4)}.${pad(3301 + n, 4)}.${pad(201 + n, 3)}`,
		`${pad(1000 + n, 4)}.${pad(3301 + n, 4)}`,
	],
	卡下划: (n) => [
		`6230_5201_${pad(1000 + n, 4)}_${pad(4401 + n, 4)}_${pad(301 + n, 3)}`,
		`${pad(1000 + n, 4)}_${pad(4401 + n, 4)}`,
	],
	卡全角: (n) => [
		wide(`622700${pad(1_230_000_450_001 + n, 13)}`),
		`622700${pad(1_230_000_450_001 + n, 13)}`,
	],
	卡圈码: (n) => [
		say(`622848${pad(1_230_000_450_001 + n, 13)}`, CIRCLED),
		`622848${pad(1_230_000_450_001 + n, 13)}`,
	],
	卡汉字: (n) => [
		say(`622848${pad(1_230_000_450_001 + n, 13)}`, HAN),
		say(pad(1_230_000_450_001 + n, 13), HAN),
	],
	微信横: (n) => after("微信-", `wang${n}zh`),
	微信括: (n) => [`微信（sunny${n}）`, `sunny${n}`],
	微信是: (n) => after("微信是", `rain${n}by`),
	VX点: (n) => after("v.x.", `moon${n}tt`),
	V信大: (n) => after("V信：", `star${n}tt`),
	卫星: (n) => after("卫星号：", `wx${n}pp`),
	微星: (n) => after("微❤", `lv${n}pp`),
	QQ空: (n) => [`Q Q ${pad(512_300_001 + n, 9)}`, pad(512_300_001 + n, 9)],
	QQ汉: (n) => [
		`QQ${say(pad(512_300_001 + n, 9), HAN)}`,
		say(pad(512_300_001 + n, 9), HAN),
	],
	扣号: (n) => after("扣扣号：", pad(522_300_001 + n, 9)),
	抖音冒: (n) => after("抖音：", `zz${n}kk`),
	抖音号数: (n) => after("抖音号：", pad(822_300_001 + n, 9)),
	视频号: (n) => after("视频号：", `ss${n}kk`),
	闲鱼: (n) => after("闲鱼号", `xy${n}kk`),
	陌陌: (n) => after("陌陌号", pad(622_300_001 + n, 9)),
	邮箱at: (n) => [`shi.jia${n}(at)qq.com`, `shi.jia${n}`],
	邮箱at方: (n) => [`shijia${n}[at]qq[dot]com`, `shijia${n}`],
	邮箱at空: (n) => [`shijia${n} at qq dot com`, `shijia${n} at`],
	邮箱圈: (n) => [`shijia${n}＠qq．com`, `shijia${n}@`],
	邮箱猫: (n) => [`shijia${n}（a）qq.com`, `shijia${n}`],
	// Plates.
	使馆: (n) => `使${pad(131_001 + n, 6)}`,
	使后: (n) => `${pad(231_001 + n, 6)}使`,
	领馆: (n) => `沪A${pad(1300 + n, 4)}领`,
	领前: (n) => `领${pad(131_001 + n, 6)}`,
	挂: (n) => `冀B${pick(["C", "D", "H"], n)}${pad(300 + n, 3)}挂`,
	学: (n) => `粤B${pad(4300 + n, 4)}学`,
	警: (n) => `浙A${pad(5300 + n, 4)}警`,
	临: (n) => after("临牌", `鲁K${pad(63_001 + n, 5)}临`),
	新能源点: (n) => [`鲁K·D${pad(31_001 + n, 5)}`, `D${pad(31_001 + n, 5)}`],
	新能源货: (n) => [`鲁K${pad(31_001 + n, 5)}F`, `${pad(31_001 + n, 5)}F`],
	新能源字: (n) => [
		`苏A${pick(["D", "F"], n)}${pick(["A", "B", "C"], n)}${pad(4101 + n, 4)}`,
		// Four digits alone are in every picture.
		`${pick(["D", "F"], n)}${pick(["A", "B", "C"], n)}${pad(4101 + n, 4)}`,
	],
	牌括: (n) => [`（鲁K）${pad(52_001 + n, 5)}`, `K）${pad(52_001 + n, 5)}`],
	牌圈: (n) => [
		`鲁K${say(pad(53_001 + n, 5), CIRCLED)}`,
		`K${pad(53_001 + n, 5)}`,
		`K${say(pad(53_001 + n, 5), CIRCLED)}`,
	],
	牌汉: (n) => [
		`鲁K${say(pad(54_001 + n, 5), HAN)}`,
		say(pad(54_001 + n, 5), HAN),
	],
	牌逐空: (n) => [
		[...`鲁K${pad(55_001 + n, 5)}`].join(" "),
		[...pad(55_001 + n, 5)].join(" "),
	],
	// Doors.
	汉数楼: (n) => [
		`${tens(n)}号楼${HAN[1 + (n % 4)]}单元${tens(n + 3)}室`,
		`单元${tens(n + 3)}`,
	],
	汉数户: (n) => [
		`${tens(n)}栋${HAN[1 + (n % 4)]}〇${HAN[1 + (n % 9)]}`,
		`栋${HAN[1 + (n % 4)]}〇`,
	],
	汉百室: (n) => [
		`一千${HAN[1 + (n % 9)]}百零${HAN[1 + (n % 8)]}室`,
		`百零${HAN[1 + (n % 8)]}室`,
	],
	大写楼: (n) => [
		`${FORMAL[1 + (n % 9)]}号楼${FORMAL[1 + (n % 4)]}单元`,
		`楼${FORMAL[1 + (n % 4)]}单元`,
	],
	圈号楼: (n) => [`${CIRCLED[1 + (n % 9)]}号楼${room(n)}`, `楼${room(n)}`],
	罗马楼: (n) => [`${ROMAN[1 + (n % 9)]}号楼${room(n)}`, `楼${room(n)}`],
	楼号空: (n) => [`${house(n)} # ${room(n)}`, `# ${room(n)}`],
	楼逗号: (n) => [`${house(n)}号楼，${room(n)}`, `号楼，${room(n)}`],
	单元横: (n) => [`2单元-${room(n)}`, `元-${room(n)}`],
	英座: (n) => [`Block ${house(n)}, Flat ${room(n)}`, `Flat ${room(n)}`],
	弄号: (n) => [
		`${house(n)}弄${(n % 20) + 3}号${room(n)}`,
		`弄${(n % 20) + 3}号${room(n)}`,
	],
	胡同号: (n) => [`望海胡同${house(n)}号`, `胡同${house(n)}号`],
	路号室: (n) => [`望海路${house(n)}号${room(n)}室`, `${house(n)}号${room(n)}`],
	层室: (n) => [`${(n % 20) + 3}层${room(n)}`, `层${room(n)}`],
	楼某家: (n) => [
		`${(n % 20) + 3}楼${pick(HOMES, n)}家`,
		`楼${pick(HOMES, n)}家`,
	],
	门洞: (n) => [`${house(n)}号楼3门洞${room(n)}`, `门洞${room(n)}`],
	对门: (n) => [`${room(n)}对门`, `${room(n)}对门`],
	车库: (n) => [`${house(n)}号车库`, `${house(n)}号车库`],
};

function wide(text: string): string {
	return text.replace(/[!-~]/g, (sign) =>
		String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
	);
}
