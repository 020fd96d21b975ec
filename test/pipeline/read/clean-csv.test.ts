import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { QUICK_RUNS } from "../../fuzz/outcome.ts";
import { readFiles } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "oracle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A letter at both ends, because cleaning trims; all that can confuse a reader between them.
const content = fc
	.string({
		unit: fc.constantFrom(
			"水",
			"a",
			'"',
			",",
			"\n",
			"，",
			" ",
			"𠮷",
			"'",
			";",
			"\t",
		),
		maxLength: 12,
	})
	.map((text) => `始${text}终`);
const record = fc.record({
	minute: fc.integer({ min: 0, max: 59 }),
	content,
	community: fc.constantFrom("甲社区", "乙社区", ""),
});

function toCsv(
	records: readonly { minute: number; content: string; community: string }[],
	newline: string,
) {
	const quote = (cell: string) =>
		/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
	const lines = records.map(({ minute, content, community }, index) =>
		[
			`GD${index}`,
			`2023-03-01 09:${String(minute).padStart(2, "0")}:00`,
			quote(content),
			community,
		].join(","),
	);
	return ["工单编号,受理时间,诉求内容,社区", ...lines, ""].join(newline);
}

test("clean text gives the rows that DuckDB's own reader gives", async () => {
	const database = await openDuckdb();
	await fc.assert(
		fc.asyncProperty(
			fc.array(record, { minLength: 1, maxLength: 12 }),
			fc.constantFrom("\n", "\r\n"),
			fc.boolean(),
			async (records, newline, hasMark) => {
				const csv = (hasMark ? "\ufeff" : "") + toCsv(records, newline);
				const path = join(folder, "clean.csv");
				writeFileSync(path, csv);
				const expected = await database.rows(
					`select "工单编号" as ticket_id, "受理时间" as accepted_at, "诉求内容" as content, "社区" as community
					from read_csv($1, delim = ',', quote = '"', escape = '"', header = true, all_varchar = true,
						auto_detect = false, columns = {'工单编号': 'varchar', '受理时间': 'varchar', '诉求内容': 'varchar', '社区': 'varchar'})`,
					[path],
				);
				const { tickets, rejects } = await readFiles({ "clean.csv": csv });
				expect(rejects).toEqual([]);
				expect(
					tickets.map(({ ticket_id, accepted_at, content, community }) => ({
						ticket_id,
						accepted_at,
						content,
						community,
					})),
				).toEqual(expected);
			},
		),
		{ numRuns: QUICK_RUNS },
	);
	await database.close();
});
