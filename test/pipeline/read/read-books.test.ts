import { describe, expect, test } from "vitest";
import { readError, readFiles, readLines, toWorkbook } from "./read-fixture.ts";
import { expectBalance, header, idsOf, issuesOf } from "./read-lines.ts";

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
		expect(error.hint).toContain("先检查（check）");
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
