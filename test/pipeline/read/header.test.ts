import { describe, expect, test } from "vitest";
import type { Cell, Sheet } from "../../../pipeline/files/sheet.ts";
import { createAliasTable } from "../../../pipeline/read/field-rules.ts";
import { findHeader } from "../../../pipeline/read/header.ts";
import { defaultRules } from "./read-fixture.ts";

const aliases = createAliasTable(defaultRules().fields);

function find(rows: readonly (readonly Cell[])[], isDelimited = true) {
	const sheet: Sheet = {
		name: "",
		format: "csv",
		encoding: "utf-8",
		isDelimited,
		head: rows.map((cells, index) => ({ row: index + 1, cells })),
		rows: async function* () {},
	};
	const header = findHeader(sheet, aliases);
	return (
		header && {
			row: header.row,
			texts: header.headings.map(({ text }) => text),
		}
	);
}

const names = ["工单编号", "受理时间", "工单状态"];
const ticket = ["GD1", "2023-03-01 09:00", "已办结"];

test("the header is the row that names most fields", () =>
	expect(
		find([["怡园街道工单明细"], ["状态", "截至3月"], names, ticket])?.row,
	).toBe(3));

test("of two equal rows the first is the header", () =>
	expect(find([names, ticket, names, ticket])?.row).toBe(1));

test("a header below the twentieth row is not found", () => {
	const titles = Array.from({ length: 20 }, () => ["说明"]);
	expect(find([...titles, names])).toBeUndefined();
	expect(find([...titles.slice(1), names])?.row).toBe(20);
});

test("nothing known is no header", () =>
	expect(
		find([
			["甲", "乙"],
			["1", "2"],
		]),
	).toBeUndefined());

test.each([
	["工 单\n编号："],
	["【工单编号】"],
	["工单编号（ ）"],
	["＊工单编号"],
	["工单ID"],
	["工单id"],
])("%j names the ticket", (name) =>
	expect(find([[name, "受理时间"], ticket])?.row).toBe(1),
);

describe("a header of two rows", () => {
	const twoRows = [
		["基本信息", "基本信息", "市", "市"],
		["工单编号", "受理时间", "交办时间", "交办办结期限"],
	];

	test("is joined where that names more columns", () =>
		expect(find([...twoRows, ticket], false)).toEqual({
			row: 2,
			texts: [
				"基本信息工单编号",
				"基本信息受理时间",
				"市交办时间",
				"市交办办结期限",
			],
		}));

	test("is filled to the right in delimited text, which has no merges", () =>
		expect(
			find([["基本信息", "", "市", ""], twoRows[1] ?? [], ticket])?.texts,
		).toEqual([
			"基本信息工单编号",
			"基本信息受理时间",
			"市交办时间",
			"市交办办结期限",
		]));

	test("does not swallow the title above it", () =>
		expect(find([["街道工单明细", "", ""], names, ticket])).toEqual({
			row: 2,
			texts: names,
		}));
});
