import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import {
	defaultRules,
	readFiles,
	readLines,
	toWorkbook,
} from "./read-fixture.ts";
import { header, idsOf, lines } from "./read-lines.ts";

describe("an export", () => {
	const csv = lines.join("\r\n");
	test.each<[string, Buffer, string, string]>([
		["in UTF-8", Buffer.from(csv), "csv", "utf-8"],
		[
			"in UTF-8 with a byte order mark",
			Buffer.from(`\ufeff${csv}`),
			"csv",
			"utf-8",
		],
		["in GB18030", iconv.encode(csv, "gb18030"), "csv", "gb18030"],
		["in UTF-16", Buffer.from(`\ufeff${csv}`, "utf16le"), "csv", "utf-16le"],
		["with tabs", Buffer.from(csv.replaceAll(",", "\t")), "tsv", "utf-8"],
		[
			"as a workbook",
			toWorkbook({ 表: lines.map((line) => line.split(",")) }),
			"xlsx",
			"",
		],
	])(
		"%s gives the same tickets, whatever its name",
		async (_, bytes, format, encoding) => {
			const result = await readFiles({ "三月/工单.xls": bytes });
			expect(result.sheets).toEqual([
				expect.objectContaining({
					sheet_no: 1,
					file: "三月/工单.xls",
					format,
					encoding,
					header_row: 1,
					records: 2,
					ignored: 0,
					rejected: 0,
				}),
			]);
			expect(result.tickets).toMatchObject([
				{
					record_no: 1,
					sheet_no: 1,
					row: 2,
					ticket_id: "GD1",
					accepted_at: "2023-03-01 09:00:00",
					content: "漏水",
					community: "甲社区",
				},
				{
					record_no: 2,
					sheet_no: 1,
					row: 3,
					ticket_id: "GD2",
					accepted_at: "2023-03-02 10:30:15",
					content: "噪音",
					community: "乙社区",
				},
			]);
			expect(result.warnings).toEqual([]);
		},
	);

	test("has every column of the rules, empty where it lacks them", async () => {
		const [ticket = {}] = (await readLines(lines)).tickets;
		const { fields } = defaultRules();
		const expected = Object.entries(fields).flatMap(([field, { kind }]) => {
			if (kind === "private" || kind === "text") return [];
			if (kind === "caller") return ["caller_key"];
			return kind === "time" || kind === "deadline"
				? [field, `${field}_is_day`]
				: [field];
		});
		expect(Object.keys(ticket)).toEqual([
			"record_no",
			"sheet_no",
			"row",
			...expected,
			// The citizen's words, which are apart; of a unit's answer only its key is stored.
			...["reply_key", "title", "content", "location"],
		]);
		expect(ticket).toMatchObject({
			closed_at: null,
			closed_at_is_day: null,
			status: null,
		});
	});

	test("names the columns it has and those it does not know", async () => {
		const { columns } = await readLines([
			`${header},备用`,
			"GD1,2023-03-01 09:00,漏水,甲社区,x",
		]);
		expect(columns).toContainEqual({
			sheet_no: 1,
			examples: null,
			header: "社区",
			field: "community",
			is_taken: true,
			looks_like: null,
			like_share: null,
			date_format: null,
			first_share: null,
			unit_share: null,
		});
		expect(columns).toContainEqual({
			sheet_no: 1,
			examples: "x",
			header: "备用",
			field: null,
			is_taken: false,
			looks_like: null,
			like_share: null,
			date_format: null,
			first_share: null,
			unit_share: null,
		});
	});

	test("tells what an unknown column looks like, and how its times are written", async () => {
		const { columns, shapes } = await readLines([
			"工单编号,受理时间,REQ_ID,CREATED",
			"GD1,2023-03-01 09:00,SR-14-000171,03/01/2023 09:00:00 AM",
			"GD2,2023/3/1,SR-14-000172,03/02/2023 09:00:00 AM",
			"GD3,2023-03-31 10:00,SR-14-000173,03/03/2023 01:00:00 PM",
		]);
		expect(
			columns.map(({ header, looks_like, date_format }) => [
				header,
				looks_like,
				date_format,
			]),
		).toEqual([
			["工单编号", null, null],
			["受理时间", "time", null],
			["REQ_ID", "id", null],
			["CREATED", "time", "MM/DD/YYYY hh:mm:ss A"],
		]);
		expect(shapes).toEqual([
			{
				sheet_no: 1,
				header: "受理时间",
				example: "2023-03-01 09:00",
				records: 2,
				is_read: true,
			},
			{
				sheet_no: 1,
				header: "受理时间",
				example: "2023/3/1",
				records: 1,
				is_read: true,
			},
		]);
	});
});

describe("several files", () => {
	test("are numbered through, and so are their names", async () => {
		const { sheets, tickets, files } = await readFiles({
			"b202303.csv": lines.join("\n"),
			"a202302.csv": lines.join("\n"),
			"旧.csv": lines.join("\n"),
		});
		expect(tickets.map((ticket) => ticket.record_no)).toEqual([
			1, 2, 3, 4, 5, 6,
		]);
		expect(sheets.map(({ file }) => file)).toEqual([
			"b202303.csv",
			"a202302.csv",
			"旧.csv",
		]);
		expect(files).toMatchObject([
			{
				file: "a202302.csv",
				file_no: 1,
				last_named_day: "2023-02-28 00:00:00",
			},
			{
				file: "b202303.csv",
				file_no: 2,
				last_named_day: "2023-03-31 00:00:00",
			},
			{ file: "旧.csv", file_no: 3, last_named_day: null },
		]);
	});

	// A header was damaged, and its repetition ten lines later taken for it: what stood between was gone without a word.
	test("tell of tickets that stand above the header", async () => {
		const { warnings, tickets } = await readLines([
			"工单X号,受理X间,诉求内容,社区",
			lines[1] ?? "",
			...lines,
		]);
		expect(tickets).toHaveLength(2);
		expect(warnings).toMatchObject([
			{ warning: expect.stringContaining("第 3 行的表头上面有 1 行像是工单") },
		]);
	});

	test("are read though one of them cannot be, which is a warning", async () => {
		const result = await readFiles({
			"工单.csv": lines.join("\n"),
			"照片.jpg": Buffer.from("ffd8ffe000104a464946", "hex"),
			"空.csv": "",
			"坏.xlsx": Buffer.from("PK\u0003\u0004 not a workbook"),
			"锁.xlsx": Buffer.concat([
				Buffer.from("d0cf11e0a1b11ae1", "hex"),
				Buffer.from("EncryptedPackage", "utf16le"),
			]),
			"说明.txt": "请查收",
		});
		expect(idsOf(result)).toEqual(["GD1", "GD2"]);
		expect(
			Object.fromEntries(
				result.warnings.map(({ file, warning }) => [file, warning]),
			),
		).toEqual({
			"照片.jpg": expect.stringContaining("是图片，不是表格"),
			"空.csv": expect.stringContaining("文件是空的"),
			"坏.xlsx": expect.stringContaining("文件已损坏"),
			"锁.xlsx": expect.stringContaining("打开密码"),
			"说明.txt": expect.stringContaining("没有找到表头"),
		});
	});
});
