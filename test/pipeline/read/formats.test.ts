import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { readFiles, toWorkbook } from "./read-fixture.ts";

const HEADER = ["工单编号", "受理时间", "社区", "办结时间"];
const ROWS = [
	["GD1", "2023-03-01 08:05:00", "甲社区", "2023-03-02 09:00:00"],
	["GD2", "2023-03-02 10:00:00", "乙社区", ""],
];
const EXPECTED = [
	{
		ticket_id: "GD1",
		accepted_at: "2023-03-01 08:05:00",
		community: "甲社区",
		closed_at: "2023-03-02 09:00:00",
		row: 2,
	},
	{
		ticket_id: "GD2",
		accepted_at: "2023-03-02 10:00:00",
		community: "乙社区",
		closed_at: null,
		row: 3,
	},
];

const lines = (separator: string) =>
	[HEADER, ...ROWS].map((row) => row.join(separator)).join("\r\n");
const html = `<html><head><meta charset="gb2312"></head><body><table border="1">
<tr>${HEADER.map((name) => `<th>${name}</th>`).join("")}</tr>
${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}
</table></body></html>`;
const biff = () => {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, ...ROWS]), "表");
	return write(book, { type: "buffer", bookType: "biff8" }) as Buffer;
};

describe("a file is read by what it is", () => {
	test.each<[string, Buffer, string, string]>([
		["工单.csv", Buffer.from(lines(",")), "csv", "utf-8"],
		["工单.csv", Buffer.from(`\ufeff${lines(",")}`), "csv", "utf-8"],
		["工单.csv", iconv.encode(lines(","), "gb18030"), "csv", "gb18030"],
		["工单.txt", Buffer.from(lines("\t")), "tsv", "utf-8"],
		[
			"工单.txt",
			iconv.encode(lines("\t"), "utf-16le", { addBOM: true }),
			"tsv",
			"utf-16le",
		],
		[
			"工单.csv",
			iconv.encode(lines(","), "utf-16be", { addBOM: true }),
			"csv",
			"utf-16be",
		],
		["工单.xlsx", toWorkbook({ 表: [HEADER, ...ROWS] }), "xlsx", ""],
		["其实是xlsx.xls", toWorkbook({ 表: [HEADER, ...ROWS] }), "xlsx", ""],
		["工单.xls", biff(), "xls", ""],
		["其实是xls.xlsx", biff(), "xls", ""],
		["其实是csv.xlsx", Buffer.from(lines(",")), "csv", "utf-8"],
		["网页.xls", iconv.encode(html, "gb18030"), "html", "gb18030"],
		["网页.xls", Buffer.from(html), "html", "utf-8"],
	])("%s of %s bytes as %s in %s", async (name, bytes, format, encoding) => {
		const { tickets, sheets, rejects } = await readFiles({ [name]: bytes });
		expect(sheets).toMatchObject([{ format, encoding, records: 2 }]);
		expect(rejects).toEqual([]);
		expect(tickets).toMatchObject(EXPECTED);
	});
});

describe("a page", () => {
	test("keeps the text of its entities, and numbers as their text", async () => {
		const page = `<table><tr><td>工单编号</td><td>受理时间</td><td>标题</td></tr>
			<tr><td>00123</td><td>2023-03-01 08:05</td><td>A&amp;B &lt;script&gt;&nbsp;电梯<br>停运</td></tr></table>`;
		const { tickets } = await readFiles({ "工单.xls": Buffer.from(page) });
		expect(tickets).toHaveLength(1);
		expect(tickets[0]?.ticket_id).toBe("00123");
		expect(String(tickets[0]?.title)).toMatch(/^A&B <script>\s*电梯\s*停运$/);
	});

	test("with a heading over two rows and columns, and a second table", async () => {
		const page = `<table>
			<tr><td rowspan="2">工单编号</td><td rowspan="2">受理时间</td><td colspan="2">办理</td></tr>
			<tr><td>办结时间</td><td>承办单位</td></tr>
			<tr><td>GD1</td><td>2023-03-01 08:05</td><td>2023-03-02 08:05</td><td>城管所</td></tr></table>
			<table><tr><td>工单编号</td><td>受理时间</td></tr><tr><td>GD2</td><td>2023-03-03 08:05</td></tr></table>`;
		const { tickets, sheets } = await readFiles({ "工单.xls": page });
		expect(sheets).toMatchObject([{ records: 1 }, { records: 1 }]);
		expect(tickets).toMatchObject([
			{
				ticket_id: "GD1",
				closed_at: "2023-03-02 08:05:00",
				unit_lead: "城管所",
			},
			{ ticket_id: "GD2" },
		]);
	});
});

describe("a Parquet file", () => {
	test("is read with its types: ids stay whole, days stay days, instants become wall time", async () => {
		const { tickets, sheets, rejects } = await readFiles({
			"工单.parquet": await parquet(`
				select * from (values
					(20230301000000000017::decimal(20, 0), timestamp '2023-03-01 08:05:00.5', date '2023-03-08', timestamptz '2023-03-01 01:00:00+00', 2, '甲社区'),
					(20230301000000000018::decimal(20, 0), timestamp '2023-03-02 10:00:00', null, null, null, null)
				) as t(工单编号, 受理时间, 办结期限, 办结时间, 重办次数, 社区)`),
		});
		expect(sheets).toMatchObject([
			{ format: "parquet", header_row: 1, records: 2 },
		]);
		expect(rejects).toEqual([]);
		expect(tickets).toMatchObject([
			{
				ticket_id: "20230301000000000017",
				accepted_at: "2023-03-01 08:05:00",
				deadline_at: "2023-03-08 23:59:59",
				deadline_at_is_day: true,
				closed_at: "2023-03-01 09:00:00",
				rework_count: 2,
				community: "甲社区",
			},
			{ ticket_id: "20230301000000000018", closed_at: null, row: 3 },
		]);
	});

	test("with ids as floating numbers keeps those that lost nothing", async () => {
		const { tickets, rejects } = await readFiles({
			"工单.parquet": await parquet(
				"select * from (values (123.0::double, '2023-03-01'), (3.2022e19::double, '2023-03-01')) as t(工单编号, 受理时间)",
			),
		});
		expect(tickets).toMatchObject([{ ticket_id: "123" }]);
		expect(rejects).toMatchObject([{ row: 3, reason: "damaged_id" }]);
	});

	test("that is cut short is a file that cannot be read", async () => {
		const whole = await parquet("select '1' as 工单编号, '2' as 受理时间");
		const { warnings } = await readFiles({
			"坏.parquet": whole.subarray(0, whole.length - 20),
			"好.csv": lines(","),
		});
		expect(warnings).toMatchObject([
			{ file: "坏.parquet", warning: expect.stringContaining("已损坏") },
		]);
	});
});

async function parquet(select: string): Promise<Buffer> {
	const folder = mkdtempSync(join(tmpdir(), "parquet-"));
	const file = join(folder, "a.parquet");
	const database = await openDuckdb();
	await database.run(`copy (${select}) to '${file}' (format parquet)`);
	await database.close();
	const bytes = readFileSync(file);
	rmSync(folder, { recursive: true });
	return bytes;
}

describe("lines that end in a lone carriage return", () => {
	const cells = [...HEADER, "备注"];
	const file = [cells, ...ROWS.map((row) => [...row, "第一行\n第二行"])]
		.map((row) => row.map((cell) => `"${cell}"`).join(","))
		.join("\r");

	// The line feeds inside cells were taken for the ends of lines, and the file for one long header.
	test("are lines even where cells hold line feeds", async () => {
		const { tickets, sheets } = await readFiles({ "工单.csv": file });
		expect(sheets).toMatchObject([{ header_row: 1, records: 2 }]);
		expect(tickets).toMatchObject(EXPECTED);
	});

	// With a heading of two rows, all its names stood in one long line.
	test("are lines below a heading of two rows", async () => {
		const upper = "工单编号,基本信息,,,";
		const lower = cells.map((cell, at) => (at === 0 ? "" : cell)).join(",");
		const records = ROWS.map((row) => `${row.join(",")},"一\n二"`);
		const { sheets } = await readFiles({
			"工单.csv": [upper, lower, ...records].join("\r"),
		});
		expect(sheets).toMatchObject([{ header_row: 2, records: 2 }]);
	});

	// A quoted cell, its return and that of an empty line passed for one line end.
	test("are counted where one of them is empty", async () => {
		const { tickets } = await readFiles({
			"工单.csv": `${file.split("\r").join("\r\r")}\r`,
		});
		expect(tickets.map(({ row }) => row)).toEqual([3, 5]);
	});

	test("are not ended by the one inside a cell of an ordinary file", async () => {
		const ordinary = `${lines(",")}\r\nGD3,2023-03-03 10:00:00,"甲\r社区",`;
		const { sheets } = await readFiles({ "工单.csv": ordinary });
		expect(sheets).toMatchObject([{ header_row: 1, records: 3 }]);
	});
});

// What was taken for a header was a whole file, and the message printed its citizens' words.
test("of a header that is told in a message known names are quoted, the rest are counted", async () => {
	const { warnings } = await readFiles({
		"坏.csv": `工单编号,联系人张三丰13900770001,${"漏水".repeat(100)}\nGD1,2,3`,
		"好.csv": lines(","),
	});
	const [{ warning } = { warning: "" }] = warnings;
	expect(warning).toContain(
		"第 1 行的表头是：工单编号；2 列不像列名，不列出。",
	);
	expect(String(warning)).not.toContain("13900770001");
	expect(String(warning).length).toBeLessThan(200);
});

// Ids, states and times of a whole file went astray in silence: a page writes
// what its exporter feared as numbers of characters.
test("a page's numeric entities are the characters they stand for", async () => {
	const page = `<html><body><table>
<tr><td>工单编号</td><td>受理时间</td><td>工单状态</td><td>联系电话</td><td>办结时间</td></tr>
<tr><td>&#39;WH001</td><td>2023&#45;03&#45;01 09:00:00</td><td>&#24050;&#21150;&#32467;</td><td>13900001111</td><td>2023-03-02&#160;09:00:00</td></tr>
<tr><td>&#x57;H002</td><td>2023-03-03&#32;09:00:00</td><td>&amp;#24050;办结</td><td>&#39;13900001111.0</td><td>&nbsp;</td></tr>
</table></body></html>`;
	const { tickets, rejects } = await readFiles({ "工单.xls": page });
	expect(rejects).toEqual([]);
	expect(tickets).toMatchObject([
		{
			ticket_id: "WH001",
			accepted_at: "2023-03-01 09:00:00",
			status: "已办结",
			closed_at: "2023-03-02 09:00:00",
		},
		{
			ticket_id: "WH002",
			accepted_at: "2023-03-03 09:00:00",
			status: "已办结",
			closed_at: null,
		},
	]);
	expect(tickets[0]?.caller_key).toBe(tickets[1]?.caller_key);
});
