import { expect, test } from "vitest";
import { LONGEST_CELL } from "../../../pipeline/files/sheet.ts";
import { cutLongCells } from "../../../pipeline/read/long-cells.ts";
import { readFiles, toWorkbook } from "./read-fixture.ts";

const HEADER = ["工单编号", "受理时间", "主要内容", "办结时间"];
const CASES: readonly (readonly [string, string])[] = [
	["a sentence without end", "路灯不亮".repeat(20_000)],
	["digits and dashes", "1-".repeat(40_000)],
	["brackets", "〔".repeat(80_000)],
	["digits", "1".repeat(80_000)],
];

// A quote that was never closed made one cell of nine megabytes: a pattern ran for minutes over it, another out of stack.
test.each(CASES)(
	"%s in one cell end where a spreadsheet's cell would, and are told of",
	async (_, long) => {
		const rows = [
			HEADER,
			["GD1", "2023-03-01 09:00:00", long, "2023-03-02 09:00:00"],
			["GD2", "2023-03-01 09:00:00", "短", long],
		];
		const csv = rows.map((row) => row.join(",")).join("\n");
		for (const file of [{ "a.csv": csv }, { "a.csv": `${csv}\n` }]) {
			const { tickets, issues } = await readFiles(file);
			expect(tickets.map(({ content }) => String(content).length)).toEqual([
				LONGEST_CELL,
				1,
			]);
			expect(tickets[1]?.closed_at).toBeNull();
			expect(
				issues.map(({ row, column_name, issue }) => [row, column_name, issue]),
			).toEqual([
				[2, "主要内容", "long_text"],
				[3, "办结时间", "long_text"],
				[3, "办结时间", "bad_time"],
			]);
		}
	},
);

test("what fits into a cell of a workbook is whole", async () => {
	const text = "水".repeat(LONGEST_CELL);
	const { tickets, issues } = await readFiles({
		"a.xlsx": toWorkbook({
			表: [HEADER, ["GD1", "2023-03-01 09:00:00", text, ""]],
		}),
	});
	expect(tickets[0]?.content).toBe(text);
	expect(issues).toEqual([]);
});

test("no character is cut in two", () => {
	const text = `${"x".repeat(LONGEST_CELL - 1)}😀`;
	const { record, cut } = cutLongCells({ row: 1, cells: ["a", text] });
	expect(cut).toEqual([1]);
	expect(record.cells[1]).toBe("x".repeat(LONGEST_CELL - 1));
});
