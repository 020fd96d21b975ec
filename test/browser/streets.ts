import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Lays a workspace down in a folder. */
type Plant = (folder: string) => void;

function write(folder: string, path: string, content: string | Uint8Array) {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

const HEADER =
	"工单编号,标题,诉求类型,诉求渠道,受理时间,派单时间,办结期限,办结时间,工单状态,社区,承办单位,是否解决,满意度,联系电话";
const TITLES = [
	"路灯不亮",
	"占道经营影响出行",
	"物业收费不合理",
	"楼上漏水",
	"污水管道堵塞",
	"广场舞噪音扰民",
	"飞线充电",
	"垃圾清运不及时",
];

interface Size {
	communities: readonly string[];
	units: readonly string[];
	tickets: number;
	days: number;
}

const at = (day: number, hour: number) =>
	new Date(Date.UTC(2023, 2, 31 - day, hour))
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");

/** Tickets by a fixed pattern: most closed, some late, some dissatisfied, every place and unit in its turn. */
function makeTickets({ communities, units, tickets, days }: Size): string {
	const rows = Array.from({ length: tickets }, (_, index) => {
		const draw = (of: number, salt: number) =>
			Math.imul(index + 1, 2_654_435_761 + 2 * salt) % of;
		const pick = (words: readonly string[], salt: number) =>
			words[Math.abs(draw(words.length, salt))] ?? "";
		const day = Math.abs(draw(days, 1));
		const hour = 8 + Math.abs(draw(10, 2));
		const taken = 1 + Math.abs(draw(7, 3));
		const isClosed = taken <= day + 4 && draw(20, 4) !== 0;
		return [
			`WH${20_230_000_000 + index}`,
			pick(TITLES, 5),
			pick(["求助", "投诉", "咨询"], 6),
			pick(["来电", "微信", "网站"], 7),
			at(day, hour),
			at(day, hour + 1),
			at(day - 5, 18),
			isClosed ? at(day - taken, 10) : "",
			isClosed ? "已办结" : "办理中",
			pick(communities, 8),
			pick(units, 9),
			isClosed ? pick(["解决", "解决", "解决", "未解决"], 10) : "",
			isClosed ? pick(["满意", "满意", "满意", "不满意", "未评价"], 11) : "",
			`139${10_000_000 + Math.abs(draw(4000, 12))}`,
		].join(",");
	});
	return `${[HEADER, ...rows].join("\n")}\n`;
}

/** A village and two estates: little to tell, and nothing to compare it with. */
export const plantTiny: Plant = (folder) => {
	const communities = ["甲社区", "乙村"];
	write(
		folder,
		"exports/工单.csv",
		makeTickets({ communities, units: ["城管办"], tickets: 14, days: 31 }),
	);
};

/** As large as a street gets, and its names as long: every table goes over pages. */
export const plantLarge: Plant = (folder) => {
	const numerals = [..."一二三四五六七八九"];
	const communities = numerals.flatMap((one) =>
		[
			"海滨花园北区联合",
			"望湖",
			"师苑公寓",
			"老城根",
			"经济技术开发区配套",
		].map((name) => `${name}第${one}社区`),
	);
	const units = numerals.flatMap((one) => [
		`海滨新区管理委员会城市管理和综合行政执法第${one}大队`,
		`第${one}物业办`,
		`望湖第${one}社区居民委员会`,
	]);
	write(
		folder,
		"exports/工单.csv",
		makeTickets({ communities, units, tickets: 6000, days: 420 }),
	);
	write(
		folder,
		"reference/communities.csv",
		`community,aliases,households\n${communities.map((each, index) => `${each},,${2000 + 130 * index}`).join("\n")}\n`,
	);
};
