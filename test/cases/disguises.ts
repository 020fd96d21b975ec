import fc from "fast-check";
import {
	CONTAINERS,
	ENCODINGS,
	type Files,
	HIDDEN,
	IS_TIME,
} from "./containers.ts";
import { readContents } from "./read-workspace.ts";
import type { Cells } from "./write-files.ts";

/** One workspace written in another way, by the names of what is done to it. */
export interface Disguise {
	container: keyof typeof CONTAINERS;
	encoding: keyof typeof ENCODINGS;
	wrapper: keyof typeof WRAPPERS;
	layout: keyof typeof LAYOUTS;
	split: keyof typeof SPLITS;
	extra: keyof typeof EXTRAS;
	times: keyof typeof TIMES;
}

const COMMUNITIES = ["白石社区", "青藤社区", "望海社区", "石湾村"];
const MATTERS = ["路灯不亮", "水管漏水", "噪声扰民", "井盖松动", "占道经营"];
const HEADER = [
	"工单编号",
	"受理时间",
	"派单时间",
	"标题",
	"主要内容",
	"社区",
	"承办单位",
	"办结时间",
	"工单状态",
	"满意度",
	"联系电话",
	"办结期限",
];

const at = (day: number, clock: string) => {
	const date = new Date(Date.UTC(2023, 0, 3 + day));
	return `${date.toISOString().slice(0, 10)} ${clock}`;
};

/** Three months of tickets. */
export const TICKETS: readonly string[][] = Array.from(
	{ length: 40 },
	(_, no) => {
		const day = no * 2;
		const isOpen = no % 7 === 6;
		return [
			`GD2023${String(1000 + no)}`,
			at(day, `0${8 + (no % 2)}:${10 + no}:00`),
			at(day, "11:30:00"),
			`${MATTERS[no % 5]}，请处理`,
			`市民反映${MATTERS[no % 5]}，已有${1 + no}天：请“尽快”处理`,
			no % 9 === 8 ? "" : (COMMUNITIES[no % 4] ?? ""),
			["物业办", "城管所", "综合执法队"][no % 3] ?? "",
			isOpen ? "" : at(day + (no % 6), "16:20:30"),
			isOpen ? "办理中" : "已办结",
			isOpen ? "" : (["满意", "基本满意", "不满意", "未评价"][no % 4] ?? ""),
			`1390000${1000 + (no % 11)}`,
			at(day + 5, "18:00:00"),
		];
	},
);

const WRAPPERS = {
	none: (cell: string) => cell,
	formulas: (cell: string) => (cell === "" ? cell : `="${cell}"`),
	apostrophes: (cell: string) => (cell === "" ? cell : `'${cell}`),
	entities: (cell: string) =>
		cell.replace(
			/[^\x20-\x7e]/g,
			(c) => `&#x${c.codePointAt(0)?.toString(16)};`,
		),
	"blanks and tabs": (cell: string) => ` ${cell}\t`,
	"zero-width characters": (cell: string) => `\u200b${cell}\ufeff`,
};

const LAYOUTS = {
	plain: (rows: Cells) => rows,
	"rows upside down": ([header = [], ...rows]: Cells) => [
		header,
		...[...rows].reverse(),
	],
	"columns the other way round": (rows: Cells) =>
		rows.map((row) => [...row].reverse()),
	"a title above and notes below": (rows: Cells) => [
		["怡园街道工单"],
		["导出时间：2023-04-01"],
		...rows,
		["制表人：甲"],
	],
	"two rows of headings": ([header = [], ...rows]: Cells) => [
		header.map((_, column) => (column % 3 === 1 ? "基本信息" : "")),
		header,
		...rows,
	],
	"a total below": (rows: Cells) => [
		...rows,
		["合计", "", String(rows.length - 1)],
	],
	"blank rows and a header repeated": ([header = [], ...rows]: Cells) => [
		header,
		...rows.flatMap((row, no) => (no % 10 === 9 ? [[], header, row] : [row])),
	],
	"headings of a form": ([header = [], ...rows]: Cells) => [
		header.map((name, column) => `*${name}（${column % 2 ? "必填" : "选填"}）`),
		...rows,
	],
	"a day and its clock apart": ([header = [], ...rows]: Cells) => {
		const accepted = header.indexOf("受理时间");
		const apart = (row: Cells[number], day: string, clock: string) => [
			...row.slice(0, accepted),
			day,
			clock,
			...row.slice(accepted + 1),
		];
		return [
			apart(header, "受理日期", "受理时间"),
			...rows.map((row) => {
				const time = String(row[accepted]);
				return IS_TIME.test(time)
					? apart(row, time.slice(0, 10), time.slice(11))
					: apart(row, time, "");
			}),
		];
	},
	"errors in a column nobody knows": (rows: Cells) =>
		rows.map((row, no) => [...row, no === 0 ? "备用" : no % 3 ? "#REF!" : ""]),
	"columns nobody knows": (rows: Cells) =>
		rows.map((row, no) => [
			no === 0 ? "备用" : "x",
			...row,
			no === 0 ? "备用二" : "",
		]),
};

/** How times are written where they are texts. */
const TIMES = {
	"as they are": (time: string) => time,
	"with slashes": (time: string) => time.replaceAll("-", "/"),
	"in words": (time: string) =>
		time.replace(
			/(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/,
			"$1年$2月$3日 $4时$5分$6秒",
		),
	"halves of the day": (time: string) => {
		const hour = Number(time.slice(11, 13));
		const clock = String(hour % 12 || 12).padStart(2, "0") + time.slice(13);
		return `${time.slice(0, 10)} ${clock} ${hour < 12 ? "上午" : "下午"}`;
	},
	instants: (time: string) => toInstant(time).toISOString(),
	"instants with an offset": (time: string) =>
		`${toInstant(time, 5).toISOString().slice(0, 19)}-05:00`,
	milliseconds: (time: string) => String(toInstant(time).getTime()),
	seconds: (time: string) => String(toInstant(time).getTime() / 1000),
};

const toInstant = (time: string, ahead = 0) =>
	new Date(
		Date.parse(`${time.replace(" ", "T")}+08:00`) - ahead * 60 * 60 * 1000,
	);

const CLOSING = HEADER.indexOf("办结时间");
const STATUS = HEADER.indexOf("工单状态");
const RATING = HEADER.indexOf("满意度");
const COMMUNITY = HEADER.indexOf("社区");

const reopen = (row: readonly (string | number)[]) =>
	row.map((cell, column) =>
		column === CLOSING || column === RATING
			? ""
			: column === STATUS
				? "办理中"
				: cell,
	);

const part = (rows: Cells, from: number, to: number): Cells => [
	rows[0] ?? [],
	...rows.slice(from + 1, to + 1),
];

const SPLITS = {
	"one piece": (rows: Cells) => [{ name: "工单", rows }],
	"two pieces": (rows: Cells) => [
		{ name: "工单1", rows: part(rows, 0, 20) },
		{ name: "工单2", rows: part(rows, 20, 40) },
	],
	"four pieces": (rows: Cells) =>
		[0, 10, 20, 30].map((from) => ({
			name: `工单${from}`,
			rows: part(rows, from, from + 10),
		})),
	"pieces that overlap": (rows: Cells) => [
		{ name: "工单a", rows: part(rows, 0, 25) },
		{ name: "工单b", rows: part(rows, 15, 40) },
	],
	"a filtered copy beside it": (rows: Cells) => [
		{ name: "全部", rows },
		{ name: "筛选", rows: rows.filter((_, no) => no % 3 === 0) },
	],
	"an older state hidden": (rows: Cells) => [
		{ name: "新", rows },
		{
			name: HIDDEN,
			rows: rows.map((row, no) => (no === 0 ? row : reopen(row))),
		},
	],
	"an older state beside it": (rows: Cells) => [
		{ name: "新", rows },
		{
			name: "旧",
			rows: rows.map((row, no) => (no === 0 ? row : reopen(row))),
		},
	],
};

/** What is there besides, and changes nothing. */
const EXTRAS = {
	nothing: (rows: Cells) => rows,
	"older rows below": (rows: Cells) => [
		...rows,
		...rows.slice(1, 12).map(reopen),
	],
	"a ticket of a year typed wrong": (rows: Cells) => [
		...rows,
		HEADER.map((name) =>
			name === "工单编号"
				? "GD20239999"
				: name === "受理时间"
					? "2032-03-01 09:00:00"
					: name === "工单状态"
						? "办理中"
						: "",
		),
	],
	"other spellings of communities": (rows: Cells) =>
		rows.map((row, no) =>
			row.map((cell, column) =>
				column === COMMUNITY && [1, 5].includes(no % 20) && cell === "白石社区"
					? no % 20 === 1
						? "白石社区居委会"
						: "白石居委会"
					: cell,
			),
		),
};

/** The files of the workspace in a disguise. */
export function disguise({
	container,
	encoding,
	wrapper,
	layout,
	split,
	extra,
	times,
}: Disguise): Files {
	const wrap = WRAPPERS[wrapper];
	const isTyped =
		container.includes("serials") || container.includes("formatted");
	const toTime = (cell: string) =>
		IS_TIME.test(cell) ? TIMES[times](cell) : cell;
	const sheets = SPLITS[split](EXTRAS[extra]([HEADER, ...TICKETS])).map(
		({ name, rows }) => ({
			name,
			rows: LAYOUTS[layout](rows).map((row) =>
				row.map((cell) =>
					isTyped && IS_TIME.test(String(cell))
						? cell
						: wrap(toTime(String(cell))),
				),
			),
		}),
	);
	return CONTAINERS[container](sheets, encoding);
}

const keysOf = <Name extends string>(names: Record<Name, unknown>) =>
	Object.keys(names) as Name[];

const pick = <Name>(names: readonly Name[], no: number) =>
	names[no % names.length] as Name;

/** Thirty disguises in which every container, encoding, wrapper, layout and split occurs. */
export const THIRTY: readonly Disguise[] = Array.from(
	{ length: 30 },
	(_, no) => ({
		container: pick(keysOf(CONTAINERS), no),
		encoding: pick(keysOf(ENCODINGS), no + Math.floor(no / 15)),
		wrapper: pick(keysOf(WRAPPERS), no + Math.floor(no / 6)),
		layout: pick(keysOf(LAYOUTS), no + Math.floor(no / 9)),
		split: pick(keysOf(SPLITS), no + Math.floor(no / 5)),
		extra: pick(keysOf(EXTRAS), no + Math.floor(no / 4)),
		times: pick(keysOf(TIMES), no + Math.floor(no / 8)),
	}),
);

/** The workspace as it is. */
export const PLAIN: Disguise = {
	container: "commas",
	encoding: "utf-8",
	wrapper: "none",
	layout: "plain",
	split: "one piece",
	extra: "nothing",
	times: "as they are",
};

/** Any disguise. */
export const disguises: fc.Arbitrary<Disguise> = fc.record({
	container: fc.constantFrom(...keysOf(CONTAINERS)),
	encoding: fc.constantFrom(...keysOf(ENCODINGS)),
	wrapper: fc.constantFrom(...keysOf(WRAPPERS)),
	layout: fc.constantFrom(...keysOf(LAYOUTS)),
	split: fc.constantFrom(...keysOf(SPLITS)),
	extra: fc.constantFrom(...keysOf(EXTRAS)),
	times: fc.constantFrom(...keysOf(TIMES)),
});

/** What a build would list of a disguise: tickets without what tells where they stood, and what was rejected. */
export async function readDisguise(each: Disguise) {
	const { tickets, rejects } = await readContents(disguise(each), {
		period: "2023-Q1",
		asOf: "2023-04-05",
	});
	return {
		rejects,
		tickets: tickets.map(
			({ source_file, source_sheet, source_row, ...rest }) => rest,
		),
	};
}
