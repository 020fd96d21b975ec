import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import {
	defaultRules,
	type ReadResult,
	readError,
	readFiles,
	readLines,
	toWorkbook,
} from "./read-fixture.ts";

const header = "工单编号,受理时间,诉求内容,社区";
const lines = [
	header,
	"GD1,2023-03-01 09:00,漏水,甲社区",
	"GD2,2023-03-02 10:30:15,噪音,乙社区",
];

const idsOf = ({ tickets }: ReadResult) =>
	tickets.map((ticket) => ticket.ticket_id);
const rejectsOf = ({ rejects }: ReadResult) =>
	rejects.map(({ row, column_name, value, reason }) => [
		row,
		column_name,
		value,
		reason,
	]);
const issuesOf = ({ issues }: ReadResult) =>
	issues.map(({ row, column_name, value, issue }) => [
		row,
		column_name,
		value,
		issue,
	]);

function expectBalance({ sheets, tickets }: ReadResult) {
	for (const { sheet_no, records, ignored, rejected } of sheets) {
		const kept = tickets.filter(
			(ticket) => ticket.sheet_no === sheet_no,
		).length;
		expect(records).toBe(kept + Number(ignored) + Number(rejected));
	}
}

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
			header: "社区",
			field: "community",
			is_taken: true,
			looks_like: null,
			like_share: null,
			date_format: null,
			first_share: null,
		});
		expect(columns).toContainEqual({
			sheet_no: 1,
			header: "备用",
			field: null,
			is_taken: false,
			looks_like: null,
			like_share: null,
			date_format: null,
			first_share: null,
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

describe("a workbook", () => {
	const rows = [
		["怡园街道2023年3月工单明细"],
		["制表：热线办"],
		["工单编号", "受理时间", "社区"],
		["GD1", "2023-03-01 09:00", "甲社区"],
		[],
		["工单编号", "受理时间", "社区"],
		["GD2", 44987.4375, "乙社区"],
		["小计", 2, ""],
		["GD3", "2023年3月5日", "乙社区"],
		["合计", 3, ""],
		["制表人：甲"],
	];

	test("is read below its title, without totals, repeated headers and notes", async () => {
		const result = await readFiles({ "工单.xlsx": toWorkbook({ 三月: rows }) });
		expect(result.sheets).toMatchObject([
			{ sheet: "三月", header_row: 3, records: 7, ignored: 4, rejected: 0 },
		]);
		expect(result.tickets).toMatchObject([
			{
				row: 4,
				ticket_id: "GD1",
				accepted_at: "2023-03-01 09:00:00",
				accepted_at_is_day: false,
			},
			{
				row: 7,
				ticket_id: "GD2",
				accepted_at: "2023-03-02 10:30:00",
				accepted_at_is_day: false,
			},
			{
				row: 9,
				ticket_id: "GD3",
				accepted_at: "2023-03-05 00:00:00",
				accepted_at_is_day: true,
			},
		]);
		expectBalance(result);
	});

	test("is read sheet by sheet; one without tickets has no records", async () => {
		const result = await readFiles({
			"工单.xlsx": toWorkbook({
				三月: rows,
				统计: [
					["社区", "件数"],
					["甲社区", 1],
				],
				空: [],
				四月: rows,
			}),
		});
		expect(result.sheets.map(({ sheet, records }) => [sheet, records])).toEqual(
			[
				["三月", 7],
				["统计", 0],
				["空", 0],
				["四月", 7],
			],
		);
		expect(result.warnings).toEqual([
			{
				file: "工单.xlsx",
				warning: expect.stringMatching(
					/^工作表“统计”：缺少“工单编号”和“受理时间”列/,
				),
			},
		]);
		// The names of its columns are kept for whoever wants to make it readable; no field is taken from it.
		expect(
			result.columns.filter(({ sheet_no }) => sheet_no === 2),
		).toMatchObject([
			{ header: "社区", field: "community", is_taken: false },
			{ header: "件数", field: null, is_taken: false },
		]);
	});

	test("rejects an id that was stored as a long number", async () => {
		const result = await readFiles({
			"工单.xlsx": toWorkbook({
				表: [
					["工单编号", "受理时间"],
					[2.0230301e19, "2023-03-01"],
					[20230301, "2023-03-01"],
				],
			}),
		});
		expect(idsOf(result)).toEqual(["20230301"]);
		expect(result.rejects).toMatchObject([
			{ row: 2, column_name: "工单编号", reason: "damaged_id" },
		]);
	});
});

describe("records that cannot be read", () => {
	test("are rejected with their place, the masked cell and a hint", async () => {
		const result = await readLines([
			...lines,
			",2023-03-01 09:00,漏水,甲社区",
			"3.2E+15,2023-03-01 09:00,漏水,甲社区",
			"GD5,,漏水,甲社区",
			"GD6,昨天13900000001,漏水,甲社区",
			"GD7,2023-03-01 09:00,漏水,甲社区,多出",
			"GD8,2023-03-01 09:00,锟斤拷锟斤拷,甲社区",
			"GD9,2023-03-01 09:00,漏水,甲社区",
		]);
		expect(idsOf(result)).toEqual(["GD1", "GD2", "GD9"]);
		expect(rejectsOf(result)).toEqual([
			[4, "工单编号", null, "missing_id"],
			[5, "工单编号", "3.2E+15", "damaged_id"],
			[6, "受理时间", null, "missing_accepted_at"],
			[
				7,
				"受理时间",
				expect.not.stringContaining("13900000001"),
				"bad_accepted_at",
			],
			[8, null, null, "ragged_record"],
			[9, "诉求内容", "锟斤拷锟斤拷", "mojibake"],
		]);
		for (const { hint } of result.rejects)
			expect(hint).toMatch(/[\u4e00-\u9fff]/);
		expectBalance(result);
	});

	test.each([
		["2023-13-45 10:00", "2023-13-45 10:00"],
		["昨天下午", "昨天下午"],
		["今".repeat(45), "今".repeat(40)],
		["今".repeat(90), "〔文字 90 字〕"],
		["13900000001", "〔数字 11 位〕"],
		["139-0000-0001", "〔数字 11 位〕"],
		["张建国", "〔文字 3 字〕"],
		["12号楼3单元501", "〔文字 10 字〕"],
	])("show %s, a time that is none, as %s", async (cell, shown) => {
		const { rejects } = await readLines([...lines, `GD3,${cell},漏水,甲社区`]);
		expect(rejects[0]?.value).toBe(shown);
	});

	test("an unclosed quote costs one record, not a month", async () => {
		const month = Array.from(
			{ length: 3000 },
			(_, index) => `GD${index},2023-03-01 09:00,"漏水，很急",甲社区`,
		);
		month[1000] = 'GD1000,2023-03-01 09:00,"漏水，很急,甲社区';
		const result = await readLines([header, ...month]);
		expect(result.tickets).toHaveLength(2999);
		expect(rejectsOf(result)).toEqual([[1002, null, null, "unclosed_quote"]]);
	});

	test("a line break outside quotes costs the record it tore", async () => {
		const result = await readLines([
			...lines,
			"GD3,2023-03-01 09:00,漏水",
			"3楼也漏,甲社区",
			"GD4,2023-03-01 09:00,漏水,甲社区",
		]);
		expect(idsOf(result)).toEqual(["GD1", "GD2", "GD4"]);
		expect(rejectsOf(result)).toEqual([
			[4, null, null, "ragged_record"],
			[5, null, null, "ragged_record"],
		]);
	});

	test("the rest of a torn record is none, whatever time stands where another belongs", async () => {
		const times = "2023-03-01 09:00,2023-03-01 10:00,2023-03-01 11:00";
		const result = await readLines([
			"工单编号,内容,来源,受理时间,派单时间,签收时间",
			`GD1,漏水,电话,${times}`,
			"GD2,漏水",
			`急,电话,${times}`,
			`GD3,漏水,电话,${times}`,
		]);
		expect(idsOf(result)).toEqual(["GD1", "GD3"]);
		expect(rejectsOf(result).map(([row]) => row)).toEqual([3, 4]);
	});

	test("any line lost to random damage is accounted for", async () => {
		const sound = Array.from(
			{ length: 30 },
			(_, index) => `GD${index},2023-03-01 09:00,"漏水,很急",甲社区`,
		);
		const damage = fc.record({
			line: fc.integer({ min: 0, max: 29 }),
			at: fc.integer({ min: 0, max: 30 }),
			text: fc.constantFrom('"', ",", "\n", "", "\r", '""'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(damage, { maxLength: 3 }), async (damages) => {
				const broken = [...sound];
				for (const { line, at, text } of damages) {
					const old = broken[line] ?? "";
					broken[line] = old.slice(0, at) + text + old.slice(at + 1);
				}
				const result = await readLines([header, ...broken]);
				expectBalance(result);
				const touched = new Set(damages.map(({ line }) => line));
				const ids = new Set(idsOf(result));
				for (let line = 0; line < 30; line++)
					// A record next to the damage may be its other half.
					if (
						!touched.has(line) &&
						!touched.has(line - 1) &&
						!touched.has(line + 1)
					)
						expect(ids).toContain(`GD${line}`);
			}),
			{ numRuns: 60 },
		);
	});
});

describe("cells that cannot be read", () => {
	test("become null and an issue, and cost no record", async () => {
		const result = await readLines([
			"工单编号,受理时间,办结时间,办结期限,延期天数,重复工单号",
			"GD1,2023-03-01 09:00,改天,23-03-05,许多,1.2E+17",
			"GD2,2023-03-01 09:00,2023-03-02 09:00,2023-03-05,3,GD1",
		]);
		expect(result.tickets).toMatchObject([
			{
				closed_at: null,
				closed_at_is_day: null,
				deadline_at: null,
				ext_days: null,
				repeat_of: null,
			},
			{
				closed_at: "2023-03-02 09:00:00",
				deadline_at: "2023-03-05 23:59:59",
				deadline_at_is_day: true,
				ext_days: 3,
				repeat_of: "GD1",
			},
		]);
		expect(issuesOf(result)).toEqual(
			expect.arrayContaining([
				[2, "办结时间", "改天", "bad_time"],
				[2, "办结期限", "23-03-05", "bad_deadline"],
				[2, "延期天数", "许多", "bad_count"],
				[2, "重复工单号", "1.2E+17", "bad_id"],
			]),
		);
		expect(result.issues).toHaveLength(4);
	});

	test("unknown markers are nothing, and no issue", async () => {
		const result = await readLines([
			"工单编号,受理时间,社区,办结时间",
			"GD1,2023-03-01 09:00,－,不详",
		]);
		expect(result.tickets).toMatchObject([
			{ community: null, closed_at: null },
		]);
		expect(result.issues).toEqual([]);
	});

	test("a column of bare days is one issue, a stray day one a row", async () => {
		const result = await readLines([
			"工单编号,受理时间,办结时间",
			"GD1,2023-03-01,2023-03-02 09:00",
			"GD2,2023-03-01,2023-03-03",
		]);
		expect(issuesOf(result)).toEqual(
			expect.arrayContaining([
				[null, "受理时间", null, "day_only_column"],
				[3, "办结时间", null, "day_only"],
			]),
		);
		expect(result.issues).toHaveLength(2);
	});
});

describe("two columns for one field", () => {
	test("the one not taken is a warning", async () => {
		const { warnings, tickets } = await readLines([
			"工单编号,受理时间,社区,片区",
			"GD1,2023-03-01 09:00,甲社区,东片",
		]);
		expect(warnings).toEqual([
			{ file: "工单.csv", warning: "“片区”列没有采用，已采用“社区”列。" },
		]);
		expect(tickets).toMatchObject([{ community: "甲社区" }]);
	});

	test.each([
		["city", "2023-03-01 08:00:00"],
		["district", "2023-03-01 09:00:00"],
	])(
		"the level %s is chosen without one",
		async (deadlineLevel, dispatched_at) => {
			const result = await readLines(
				[
					"工单编号,受理时间,市交办时间,区交办时间",
					"GD1,2023-03-01 07:00,2023-03-01 08:00,2023-03-01 09:00",
				],
				{ deadlineLevel },
			);
			expect(result.tickets).toMatchObject([{ dispatched_at }]);
			expect(result.warnings).toEqual([]);
		},
	);

	test("the same header over different cells stops the reading", async () => {
		const error = await readError(
			readLines([
				"工单编号,受理时间,社区,社区",
				"GD1,2023-03-01 09:00,甲社区,甲社区",
				"GD2,2023-03-01 09:00,甲社区,乙社区",
			]),
		);
		expect(error.message).toBe("有两列都叫“社区”，内容却不同。");
		expect(error.place).toEqual({
			file: "工单.csv",
			sheet: "",
			row: 3,
			column: "社区",
		});
		expect(error.hint).toContain("删去其中一列");
	});

	test("the same header over the same cells is one column", async () => {
		const result = await readLines([
			"工单编号,受理时间,社区,社区",
			"GD1,2023-03-01 09:00,甲社区,甲社区",
		]);
		expect(result.tickets).toMatchObject([{ community: "甲社区" }]);
		expect(result.warnings).toEqual([]);
	});

	test("levels of a classification are joined, blanks left out", async () => {
		const result = await readLines([
			"工单编号,受理时间,一级分类,二级分类,三级分类",
			"GD1,2023-03-01 09:00,城建,,漏水",
		]);
		expect(result.tickets).toMatchObject([{ topic_path: "城建>漏水" }]);
	});

	test("a header that says the opposite turns its words round", async () => {
		const result = await readLines([
			"工单编号,受理时间,是否协办,是否超期,是否公开",
			"GD1,2023-03-01 09:00,是,否,否",
		]);
		expect(result.tickets).toMatchObject([
			{ role: "协办", outcome: "按期", confidential: "是" },
		]);
	});
});

describe("what belongs to a caller", () => {
	const callers = [
		"工单编号,受理时间,来电人,联系电话,性别,身份证号",
		"GD1,2023-03-01 09:00,王某某,13900000001,女,370000199001011234",
		"GD2,2023-03-01 09:00,王某某,139 0000 0001,女,370000199001011234",
		"GD3,2023-03-01 09:00,李某某,138****0002,男,保密",
	];

	test("is stored nowhere but as a key", async () => {
		const result = await readLines(callers);
		expect(
			JSON.stringify([
				result.tickets,
				result.rejects,
				result.issues,
				result.warnings,
			]),
		).not.toMatch(/13900000001|139 0000|138\*|王某某|李某某|370000/);
		const keys = result.tickets.map(({ caller_key }) => caller_key);
		expect(keys[0]).toEqual(expect.any(String));
		expect(keys[1]).toBe(keys[0]);
		expect(keys[2]).toBeNull();
	});

	test("changes with the secret", async () => {
		const files = { "工单.csv": callers.join("\n") };
		const keyOf = async (secret: string) =>
			(await readFiles(files, {}, secret)).tickets[0]?.caller_key;
		expect(await keyOf("a")).not.toBe(await keyOf("b"));
	});

	test("makes the ticket confidential where it says so", async () => {
		const result = await readLines([
			"工单编号,受理时间,来电人,是否保密",
			"GD1,2023-03-01 09:00,保密,",
			"GD2,2023-03-01 09:00,王某某,",
			"GD3,2023-03-01 09:00,保密,否",
		]);
		expect(result.tickets.map(({ confidential }) => confidential)).toEqual([
			"是",
			null,
			"否",
		]);
	});
});

describe("exports without a single usable sheet", () => {
	test("stop with the missing column, the headers found and what to write", async () => {
		const error = await readError(
			readLines(["工单编号,社区,标题", "GD1,甲社区,漏水"]),
		);
		expect(error.message).toBe(
			"缺少“受理时间”列，没有读取；第 1 行的表头是：工单编号、社区、标题。",
		);
		expect(error.place).toEqual({ file: "工单.csv", sheet: "" });
		expect(error.hint).toContain("accepted_at: [");
	});

	test("stop with the password", async () => {
		const locked = Buffer.concat([
			Buffer.from("d0cf11e0a1b11ae1", "hex"),
			Buffer.from("EncryptedPackage", "utf16le"),
		]);
		const error = await readError(readFiles({ "三月.xlsx": locked }));
		expect(error.message).toContain("打开密码");
		expect(error.place?.file).toBe("三月.xlsx");
		expect(error.hint).toBeTruthy();
	});

	test("stop where there is no file", async () => {
		const error = await readError(readFiles({}));
		expect(error.message).toBe("没有找到任何导出文件。");
		expect(error.hint).toContain("exports");
	});
});

test("a header without records is an empty sheet, not a mistake", async () => {
	const result = await readLines([header]);
	expect(result.sheets).toMatchObject([{ header_row: 1, records: 0 }]);
	expect(result.warnings).toEqual([]);
});

test("broken bytes in a UTF-8 file are a warning, and an issue where they stand", async () => {
	const bytes = Buffer.concat([
		Buffer.from(
			[
				header,
				...Array.from(
					{ length: 9 },
					(_, i) => `GD${i},2023-03-01 09:00,小区楼上漏水很久了没有人修,甲社区`,
				),
			].join("\n"),
		),
		Buffer.from("\nGD9,2023-03-01 09:00,小区楼上漏水很久了没有人修"),
		Buffer.from([0xe6]),
		Buffer.from(",甲社区\n"),
	]);
	const result = await readFiles({ "工单.csv": bytes });
	expect(result.tickets).toHaveLength(10);
	expect(issuesOf(result)).toEqual([[11, "诉求内容", null, "damaged_text"]]);
	expect(result.warnings).toMatchObject([
		{ warning: expect.stringContaining("损坏的字节") },
	]);
});

test("a format of the profile is read", async () => {
	const result = await readLines(
		["工单编号,受理时间", "GD1,03/05/2023 03:05:09 PM"],
		{
			dateFormats: ["MM/DD/YYYY hh:mm:ss A"],
		},
	);
	expect(result.tickets).toMatchObject([
		{ accepted_at: "2023-03-05 15:05:09" },
	]);
});

// The second half stood where a whole record does: half a sentence for an identity, and a time in its place.
test("the rest of a torn record is no record, though it has a time where one belongs", async () => {
	const { tickets, rejects } = await readLines([
		"工单编号,来电人,受理时间,内容,状态,办结时间,社区",
		"GD1,某,2023-03-01 09:00,前半句",
		"后半句没有完,已办结,2023-03-02 09:00,甲社区",
		"GD2,某,2023-03-03 09:00,漏水,已办结,2023-03-04 09:00,甲社区",
	]);
	expect(rejects).toMatchObject([
		{ row: 2, reason: "ragged_record" },
		{ row: 3, reason: "ragged_record" },
	]);
	expect(tickets).toMatchObject([{ ticket_id: "GD2" }]);
});
