import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUICK_RUNS } from "../../fuzz/outcome.ts";
import { readError, readLines } from "./read-fixture.ts";
import {
	expectBalance,
	header,
	idsOf,
	issuesOf,
	lines,
	rejectsOf,
} from "./read-lines.ts";

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

	test("a quoted name that begins a cell costs nothing, beside quotes that do", async () => {
		const result = await readLines([
			...lines,
			'GD3,2023-03-01 09:00,"幸福里"小区停水,甲社区',
			'GD4,2023-03-01 09:00,"漏水，很急,甲社区',
			'GD5,2023-03-01 09:00,"甲"与"乙"之间,甲社区',
		]);
		expect(
			result.tickets.map(({ ticket_id, content, community }) => [
				ticket_id,
				content,
				community,
			]),
		).toEqual([
			["GD1", "漏水", "甲社区"],
			["GD2", "噪音", "乙社区"],
			["GD3", '"幸福里"小区停水', "甲社区"],
			["GD5", '"甲"与"乙"之间', "甲社区"],
		]);
		expect(rejectsOf(result)).toEqual([[5, null, null, "unclosed_quote"]]);
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
			{ numRuns: QUICK_RUNS },
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
