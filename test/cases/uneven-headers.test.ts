import { expect, test } from "vitest";
import { someOf } from "../some-of.ts";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, outline, ROWS } from "./tickets.ts";
import { type Cells, toBook, toCsv, toPage } from "./write-files.ts";

// A header with a blank cell more than its rows had every column take its neighbour's values, and nothing was said.

const at = <Each>(row: readonly Each[], place: number, ...more: Each[]) => [
	...row.slice(0, place),
	...more,
	...row.slice(place),
];
const without = <Each>(row: readonly Each[], place: number) =>
	row.filter((_, index) => index !== place);

const rows = (change: (row: string[], no: number) => string[]) =>
	ROWS.map(change);

const MIDDLE = "a blank heading in the middle";

const UNEVEN: Record<string, Cells> = {
	"a blank heading before all": [at(HEADER, 0, ""), ...ROWS],
	"a blank heading after the number": [at(HEADER, 1, ""), ...ROWS],
	[MIDDLE]: [at(HEADER, 4, ""), ...ROWS],
	"a blank heading before the last": [at(HEADER, 7, ""), ...ROWS],
	"a blank heading behind": [at(HEADER, 8, ""), ...ROWS],
	"two blank headings side by side": [at(HEADER, 3, "", ""), ...ROWS],
	"two blank headings apart": [at(at(HEADER, 5, ""), 1, ""), ...ROWS],
	"a blank heading before, and a blank cell behind each row": [
		at(HEADER, 0, ""),
		...rows((row) => [...row, ""]),
	],
	"a heading of nothing": [at(HEADER, 3, "备用"), ...ROWS],
	"a number of the row without a heading": [
		HEADER,
		...rows((row, no) => at(row, 0, String(no + 1))),
	],
	"a blank cell before each row": [HEADER, ...rows((row) => at(row, 0, ""))],
	"a blank cell within each row": [HEADER, ...rows((row) => at(row, 4, ""))],
	"two blank cells within each row": [
		HEADER,
		...rows((row) => at(row, 1, "", "")),
	],
	"a blank heading here and a blank cell there": [
		at(HEADER, 1, ""),
		...rows((row) => at(row, 6, "")),
	],
	"a blank heading over blank cells": [
		at(HEADER, 4, ""),
		...rows((row) => at(row, 4, "")),
	],
	"a blank heading over a tick": [
		at(HEADER, 0, ""),
		...rows((row) => at(row, 0, "√")),
	],
	"rows without their blank ends": [
		HEADER,
		...rows((row) => row.slice(0, row.findLastIndex(Boolean) + 1)),
	],
};

test.each(someOf(Object.entries(UNEVEN), 3))("%s", async (_, cells) => {
	await expectAll({ "工单.csv": toCsv(cells) });
});

// The cells are the same, however they came: of each form one is enough.
const middle = UNEVEN[MIDDLE] ?? [];
test.each([
	["a workbook", () => ({ "工单.xlsx": toBook({ 表: middle }) })],
	["tabs", () => ({ "工单.txt": toCsv(middle, "\t") })],
	["a page", () => ({ "工单.xls": toPage(middle) })],
	[
		"an old workbook",
		() => ({ "工单.xls": toBook({ 表: middle }, undefined, "biff8") }),
	],
	[
		"below a title",
		() => ({ "工单.xlsx": toBook({ 表: [["三月工单"], ...middle] }) }),
	],
])("a blank heading in %s", async (_, write) => {
	await expectAll(write());
});

test("a header that was read by its values says so", async () => {
	const moved = at(HEADER, 4, "");
	const { warnings } = await readContents({
		"工单.csv": toCsv([moved, ...ROWS]),
	});
	expect(warnings.join("\n")).toMatch(
		/工单\.csv.*第 1 行的表头.*错开.*承办单位/,
	);
	const sound = await readContents({ "工单.csv": toCsv(ALL) });
	expect(sound.warnings.join("\n")).not.toContain("错开");
});

test("a header longer than its rows where no value tells which heading is too many", async () => {
	const header = ["工单编号", "受理时间", "", "标题", "主要内容"];
	const { warnings } = await readContents({
		"工单.csv": toCsv([
			header,
			...ROWS.map(([id = "", time = ""], no) => [
				id,
				time,
				`甲${no}`,
				`乙${no}`,
			]),
		]),
	});
	expect(warnings.join("\n")).toMatch(/工单\.csv.*表头比记录多 1 格/);
});

test("values that no list knows move no column", async () => {
	const read = await readContents({
		"工单.csv": toCsv(
			ALL.map((row, no) =>
				no === 0
					? row
					: row.map((cell, place) => (place > 4 ? `另${cell}` : cell)),
			),
		),
	});
	expect(outline(read)[0]).toBe(
		"GD1 2023-03-01 09:00:00 - open 白石社区 物业办 -",
	);
	expect(read.warnings.join()).not.toContain("错开");
});

test("a title torn by a comma in every record is ragged, and moves no column", async () => {
	const { ledger } = await readContents({
		"工单.csv": toCsv([
			HEADER,
			...ROWS.map((row) => row.map((cell, no) => (no === 2 ? "灯,暗" : cell))),
		]),
		"别的.csv": toCsv([
			HEADER,
			...Array.from({ length: 200 }, (_, no) => [
				`H${no}`,
				...(ROWS[0] ?? []).slice(1),
			]),
		]),
	});
	expect(ledger).toContainEqual(
		expect.objectContaining({ file: "工单.csv", rejected: 3 }),
	);
});

test("one column lost from every record is said to be", async () => {
	const read = await readContents({
		"工单.csv": toCsv([HEADER, ...ROWS.map((row) => without(row, 2))]),
	});
	expect(outline(read)[0]).toBe(
		"GD1 2023-03-01 09:00:00 2023-03-03 10:00:00 closed 白石社区 物业办 满意",
	);
	expect(read.warnings.join("\n")).toMatch(/错开.*标题/);
});
