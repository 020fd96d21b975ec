import { describe, expect, test } from "vitest";
import { readThen } from "./read-fixture.ts";

const read = (
	heading: string,
	cells: readonly string[],
	byColumnsFrom?: number,
) =>
	readThen(
		{
			"九月.csv": [
				`工单编号,受理时间,${heading}`,
				...cells.map(
					(cell, index) => `T2026${index},2026-09-0${index + 1} 09:00,${cell}`,
				),
			].join("\n"),
		},
		(rows) =>
			rows(
				"select sla_value, sla_unit, deadline_at from raw_tickets order by row",
			),
		byColumnsFrom === undefined ? {} : { byColumnsFrom },
	);

const limits = async (
	heading: string,
	cells: readonly string[],
	from?: number,
) =>
	(await read(heading, cells, from)).map(({ sla_value, sla_unit }) => [
		sla_value,
		sla_unit,
	]);

describe.each([[undefined], [0]])("read by columns from %s bytes", (from) => {
	test("a limit tells its unit in its cell", async () =>
		expect(
			await limits("处理时限", ["3天", "5个工作日", "24小时"], from),
		).toEqual([
			[3, "天"],
			[5, "个工作日"],
			[24, "小时"],
		]));

	test.each([
		["限办天数", "天"],
		["时限（工作日）", "工作日"],
		["处理时限(小时)", "小时"],
	])(
		"a bare number is counted in what the heading %s says",
		async (heading, unit) =>
			expect(await limits(heading, ["3", "5", "24"], from)).toEqual([
				[3, unit],
				[5, unit],
				[24, unit],
			]),
	);

	test("a bare number under a heading without a unit is a word to be asked about", async () =>
		expect(await limits("处理时限", ["3", "5"], from)).toEqual([
			[3, "只写了数字"],
			[5, "只写了数字"],
		]));

	test("a column of units goes before", async () =>
		expect(
			await limits("处理时限,处理时限单位", ["3,工作日", "24,小时"], from),
		).toEqual([
			[3, "工作日"],
			[24, "小时"],
		]));
});

test("办结时限 is what its cells say: a moment, or how long", async () => {
	expect(await read("办结时限", ["5个工作日", "24小时"])).toMatchObject([
		{ sla_value: 5, sla_unit: "个工作日", deadline_at: null },
		{ sla_value: 24, sla_unit: "小时", deadline_at: null },
	]);
	expect(
		await read("办理时限", ["2026-09-08 18:00", "2026-09-09 18:00"]),
	).toMatchObject([
		{ sla_value: null, deadline_at: "2026-09-08 18:00:00" },
		{ sla_value: null, deadline_at: "2026-09-09 18:00:00" },
	]);
});
