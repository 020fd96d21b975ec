import fc from "fast-check";
import iconv from "iconv-lite";
import { readContents } from "./read-workspace.ts";
import { toSerial } from "./tickets.ts";
import { type Cells, toBook, toPage, toTable, toZip } from "./write-files.ts";

/** One workspace written in another way, by the names of what is done to it. */
export interface Disguise {
	container: keyof typeof CONTAINERS;
	encoding: keyof typeof ENCODINGS;
	wrapper: keyof typeof WRAPPERS;
	layout: keyof typeof LAYOUTS;
	split: keyof typeof SPLITS;
	extra: keyof typeof EXTRAS;
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

type Sheets = readonly { name: string; rows: Cells }[];
type Files = Record<string, string | Buffer>;

const toBytes = (text: string, encoding: keyof typeof ENCODINGS) =>
	ENCODINGS[encoding](text);

const ENCODINGS = {
	"utf-8": (text: string) => Buffer.from(text),
	"utf-8 with a mark": (text: string) => Buffer.from(`\ufeff${text}`),
	gb18030: (text: string) => iconv.encode(text, "gb18030"),
	"utf-16le": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
	"utf-16le without a mark": (text: string) => Buffer.from(text, "utf16le"),
	"utf-16be": (text: string) =>
		Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
	"two in one file": (text: string) => {
		const half = text.indexOf("\n", text.length / 2) + 1;
		return Buffer.concat([
			iconv.encode(text.slice(0, half), "gb18030"),
			Buffer.from(text.slice(half)),
		]);
	},
};

const quote = (cell: string | number) => {
	const text = String(cell);
	return /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const delimited =
	(delimiter: string, newline = "\r\n") =>
	(rows: Cells, encoding: keyof typeof ENCODINGS) =>
		toBytes(
			rows.map((row) => row.map(quote).join(delimiter) + newline).join(""),
			encoding,
		);
const escapeCells = (rows: Cells) =>
	rows.map((row) =>
		row.map((cell) =>
			String(cell)
				.replaceAll("&", "&amp;")
				.replaceAll("<", "&lt;")
				.replaceAll("\n", "<br>"),
		),
	);
const each =
	(
		ending: string,
		write: (rows: Cells, encoding: keyof typeof ENCODINGS) => Buffer,
	) =>
	(sheets: Sheets, encoding: keyof typeof ENCODINGS): Files =>
		Object.fromEntries(
			sheets.map(({ name, rows }) => [
				`${name}.${ending}`,
				write(rows, encoding),
			]),
		);
const books =
	(
		ending: string,
		type: "xlsx" | "biff8",
		change?: Parameters<typeof toBook>[1],
	) =>
	(sheets: Sheets): Files => ({
		[`工单.${ending}`]: toBook(
			Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])),
			change,
			type,
		),
	});
const toSerials = (sheets: Sheets): Sheets =>
	sheets.map(({ name, rows }) => ({
		name,
		rows: rows.map((row) =>
			row.map((cell) =>
				/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(cell))
					? toSerial(String(cell))
					: cell,
			),
		),
	}));
const zipped =
	(write: (sheets: Sheets, encoding: keyof typeof ENCODINGS) => Files) =>
	(sheets: Sheets, encoding: keyof typeof ENCODINGS): Files => ({
		"导出.zip": toZip(
			Object.entries(write(sheets, encoding)).map(([name, bytes]) => ({
				name: iconv.encode(`导出/${name}`, "gb18030"),
				bytes: Buffer.from(bytes),
			})),
		),
	});
const page = (rows: Cells) => toPage(escapeCells(rows));

const CONTAINERS = {
	commas: each("csv", delimited(",")),
	tabs: each("txt", delimited("\t")),
	bars: each("csv", delimited("|", "\n")),
	semicolons: each("csv", delimited(";")),
	"a workbook": books("xlsx", "xlsx"),
	"a workbook of serials": (sheets: Sheets) =>
		books("xlsx", "xlsx")(toSerials(sheets)),
	"an old workbook": books("xls", "biff8"),
	"an old workbook of formatted times": (sheets: Sheets) =>
		books("xls", "biff8", (sheet) => {
			for (const cell of Object.values(sheet) as { t?: string; z?: string }[])
				if (cell.t === "n") cell.z = "yyyy/m/d";
		})(toSerials(sheets)),
	"a page": each("xls", (rows, encoding) => toBytes(page(rows), encoding)),
	"a page of a layout": each("xls", (rows, encoding) =>
		toBytes(
			`<html><style>td{}</style><table><tr><td>工单</td></tr><tr><td>${toTable(escapeCells(rows))}</td></tr></table>`,
			encoding,
		),
	),
	"a page without ends": each("xls", (rows, encoding) =>
		toBytes(
			page(rows).replaceAll("</td>", "").replaceAll("</tr>", "\n"),
			encoding,
		),
	),
	"a single-file page": each("xls", (rows) =>
		Buffer.from(
			`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page(rows)).toString("base64")}\r\n--b--\r\n`,
		),
	),
	"a workbook in XML": each("xls", (rows) =>
		Buffer.from(
			`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${escapeCells(
				rows,
			)
				.map(
					(row) =>
						`<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell.replaceAll("<br>", "&#10;")}</Data></Cell>`).join("")}</Row>`,
				)
				.join("")}</Table></Worksheet></Workbook>`,
		),
	),
	"a zip of texts": zipped(each("csv", delimited(","))),
	"a zip of a workbook": zipped(books("xlsx", "xlsx")),
};

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
}: Disguise): Files {
	const wrap = WRAPPERS[wrapper];
	const isTyped =
		container.includes("serials") || container.includes("formatted");
	const isTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
	const sheets = SPLITS[split](EXTRAS[extra]([HEADER, ...TICKETS])).map(
		({ name, rows }) => ({
			name,
			rows: LAYOUTS[layout](rows).map((row) =>
				row.map((cell) =>
					isTyped && isTime.test(String(cell)) ? cell : wrap(String(cell)),
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
};

/** Any disguise. */
export const disguises: fc.Arbitrary<Disguise> = fc.record({
	container: fc.constantFrom(...keysOf(CONTAINERS)),
	encoding: fc.constantFrom(...keysOf(ENCODINGS)),
	wrapper: fc.constantFrom(...keysOf(WRAPPERS)),
	layout: fc.constantFrom(...keysOf(LAYOUTS)),
	split: fc.constantFrom(...keysOf(SPLITS)),
	extra: fc.constantFrom(...keysOf(EXTRAS)),
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
