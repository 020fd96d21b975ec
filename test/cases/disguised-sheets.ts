import { HIDDEN, IS_TIME } from "./containers.ts";
import { HEADER } from "./disguised-tickets.ts";
import type { Cells } from "./write-files.ts";

/** How the rows of a sheet stand. */
export const LAYOUTS = {
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
	"a heading too many": ([header = [], ...rows]: Cells) => [
		[...header.slice(0, 5), "", ...header.slice(5)],
		...rows,
	],
	"a first column that may say a sum": (rows: Cells) =>
		rows.map((row, no) => [
			no === 0 ? "备用" : no % 9 === 3 ? "小计" : "",
			...row,
		]),
	"columns nobody knows": (rows: Cells) =>
		rows.map((row, no) => [
			no === 0 ? "备用" : "x",
			...row,
			no === 0 ? "备用二" : "",
		]),
};

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

/** How the rows are shared out among sheets or files. */
export const SPLITS = {
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
export const EXTRAS = {
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
	"a ticket of ten years before": (rows: Cells) => [
		...rows,
		HEADER.map((name) =>
			name === "工单编号"
				? "GD20239998"
				: name === "受理时间"
					? "2013-03-01 09:00:00"
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
