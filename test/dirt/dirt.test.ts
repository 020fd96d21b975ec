import { utils, write } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import {
	readFiles,
	readLines,
	toWorkbook,
} from "../pipeline/read/read-fixture.ts";

// The twelve kinds of dirt that real exports have, each as small as it can be.

const HEADER = ["工单编号", "受理时间", "社区", "标题"];
const RECORD = ["GD1", "2023-03-01 08:05:00", "甲社区", "漏水"];

describe("1: titles above, headings over several rows, merged cells", () => {
	test.each([1, 2, 5, 19])(
		"a header below %d rows of titles",
		async (titles) => {
			const above = Array.from({ length: titles }, (_, row) => [`说明${row}`]);
			const { tickets } = await readFiles({
				"工单.xlsx": toWorkbook({ 表: [...above, HEADER, RECORD] }),
			});
			expect(tickets).toMatchObject([
				{ ticket_id: "GD1", row: titles + 2, community: "甲社区" },
			]);
		},
	);

	test("a heading of two merged rows; a community merged over its own records only", async () => {
		const sheet = utils.aoa_to_sheet([
			["工单编号", "受理", "", "办理", ""],
			["", "受理时间", "社区", "办结时间", "承办单位"],
			["GD1", "2023-03-01 08:00", "甲社区", "", ""],
			["GD2", "2023-03-01 09:00", "", "", ""],
			["GD3", "2023-03-01 10:00", "", "", ""],
		]);
		sheet["!merges"] = ["A1:A2", "B1:C1", "D1:E1", "C3:C4"].map((range) =>
			utils.decode_range(range),
		);
		const book = utils.book_new();
		utils.book_append_sheet(book, sheet, "表");
		const bytes = write(book, { type: "buffer", bookType: "xlsx" });
		const { tickets } = await readFiles({ "工单.xlsx": bytes });
		expect(tickets.map(({ community }) => community)).toEqual([
			"甲社区",
			"甲社区",
			null,
		]);
	});
});

describe("2: a page, a zip and a true .xls, whatever the name", () => {
	const page = `<table>${[HEADER, RECORD].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, RECORD]), "表");
	test.each([
		["html", Buffer.from(page)],
		["xlsx", toWorkbook({ 表: [HEADER, RECORD] })],
		["xls", write(book, { type: "buffer", bookType: "biff8" }) as Buffer],
	])("%s named .xls", async (format, bytes) => {
		const { sheets, tickets } = await readFiles({ "工单.xls": bytes });
		expect(sheets).toMatchObject([{ format, records: 1 }]);
		expect(tickets).toMatchObject([{ ticket_id: "GD1", title: "漏水" }]);
	});
});

describe("3: encodings, and what was garbled before the export", () => {
	const text = [HEADER, RECORD].map((row) => row.join(",")).join("\r\n");
	test.each([
		["utf-8", Buffer.from(text)],
		["utf-8", Buffer.from(`\ufeff${text}`)],
		["gb18030", iconv.encode(text, "gbk")],
		["gb18030", iconv.encode(text.replace("漏", "𠮷"), "gb18030")],
	])("%s", async (encoding, bytes) => {
		const { sheets, tickets } = await readFiles({ "工单.csv": bytes });
		expect(sheets).toMatchObject([{ encoding, records: 1 }]);
		expect(tickets).toMatchObject([{ community: "甲社区" }]);
	});

	test("锟斤拷 is rejected, a stray U+FFFD is noted", async () => {
		const { rejects, issues } = await readLines([
			HEADER.join(),
			"GD1,2023-03-01,甲社区,锟斤拷锟斤拷锟",
			"GD2,2023-03-01,甲社区,三单元楼顶漏\ufffd水，多次反映没有人来修",
		]);
		expect(rejects).toMatchObject([{ row: 2, reason: "mojibake" }]);
		expect(
			issues.filter(({ issue }) => issue === "damaged_text"),
		).toMatchObject([{ row: 3, column_name: "标题" }]);
	});
});

test.each([
	["45000.5", "2023-03-15 12:00:00"],
	["2024年3月5日 下午3点05分", "2024-03-05 15:05:00"],
	["2024/3/5 15:05", "2024-03-05 15:05:00"],
	["2024.3.5", "2024-03-05 00:00:00"],
	["20240305150500", "2024-03-05 15:05:00"],
	["2024-03-05 星期二 15:05", "2024-03-05 15:05:00"],
	["不详", null],
	["24-3-5", null],
])("4: the time %s is %s", async (written, meant) => {
	const { tickets, rejects } = await readLines([
		HEADER.join(),
		`GD1,${written},甲社区,漏水`,
		`GD2,2023-03-01 08:00,甲社区,漏水`,
	]);
	const first = tickets.find(({ ticket_id }) => ticket_id === "GD1");
	expect(first?.accepted_at ?? null).toBe(meant);
	expect(rejects).toHaveLength(meant === null ? 1 : 0);
});

test.each<[string | number, string | null]>([
	["123.0", "123"],
	["'20230301", "20230301"],
	["20230301\t", "20230301"],
	[20230301, "20230301"],
	["3.20221E+15", null],
	[3.202211e19, null],
])("5: the id %s is %s", async (written, meant) => {
	const { tickets, rejects } = await readFiles({
		"工单.xlsx": toWorkbook({ 表: [HEADER, [written, ...RECORD.slice(1)]] }),
	});
	expect(tickets.map(({ ticket_id }) => ticket_id)).toEqual(
		meant === null ? [] : [meant],
	);
	expect(rejects.map(({ reason }) => reason)).toEqual(
		meant === null ? ["damaged_id"] : [],
	);
});

test("7: totals, blank rows, a repeated header, a sheet a month", async () => {
	const rows = (id: string) => [
		HEADER,
		[id, ...RECORD.slice(1)],
		["", "", "", ""],
		HEADER,
		[`${id}0`, ...RECORD.slice(1)],
		["小计", 2, "", ""],
		["合计：", 2, "", ""],
	];
	const { tickets, sheets, rejects } = await readFiles({
		"工单.xlsx": toWorkbook({ 三月: rows("GD1"), 四月: rows("GD2") }),
	});
	expect(tickets.map(({ ticket_id }) => ticket_id)).toEqual([
		"GD1",
		"GD10",
		"GD2",
		"GD20",
	]);
	expect(sheets).toMatchObject([
		{ records: 5, ignored: 3, rejected: 0 },
		{ records: 5, ignored: 3, rejected: 0 },
	]);
	expect(rejects).toEqual([]);
});

test.each(["138××××", "138****1234", "1381234****", "保密", "", "114"])(
	"9: the number %s identifies nobody",
	async (phone) => {
		const { tickets } = await readLines([
			"工单编号,受理时间,联系电话",
			`GD1,2023-03-01,${phone}`,
			"GD2,2023-03-01,13812345678",
		]);
		expect(tickets.map(({ caller_key }) => caller_key === null)).toEqual([
			true,
			false,
		]);
	},
);

test("11: numbers as text, full-width digits, line breaks, a cell at its limit", async () => {
	const long = "水".repeat(32_767);
	const { tickets, issues } = await readFiles({
		"工单.xlsx": toWorkbook({
			表: [
				[...HEADER, "重办次数", "主要内容"],
				[
					"ＧＤ１",
					"２０２３-０３-０１ ０８:０５",
					"甲 社区",
					"第一行_x000D_\n第二行",
					"２次",
					long,
				],
				["GD2", "2023-03-01", "甲社区\u3000", "标题", "98.5%", ""],
			],
		}),
	});
	expect(tickets).toMatchObject([
		{
			ticket_id: "GD1",
			accepted_at: "2023-03-01 08:05:00",
			community: "甲社区",
			title: "第一行\n第二行",
			rework_count: 2,
			content: long,
		},
		{ ticket_id: "GD2", community: "甲社区", rework_count: null },
	]);
	expect(issues).toContainEqual({
		sheet_no: 1,
		row: 3,
		column_name: "重办次数",
		value: "98.5%",
		issue: "bad_count",
	});
});
