import { utils, write } from "@e965/xlsx";
import { writeXlsxStream } from "hucre/xlsx";
import { expect, test } from "vitest";
import { readThen } from "../pipeline/read/read-fixture.ts";

const HEADER = ["工单编号", "受理时间", "标题"];
const LAST_ROW = `select format, records, max(row) as last_row, max_by(ticket_id, row) as last_id
	from raw_tickets inner join raw_sheets using (sheet_no) group by format, records`;

test("an .xls as long as the format allows is read to its last row", async () => {
	const records = 65_535;
	const workbook = utils.book_new();
	const sheet = utils.aoa_to_sheet([HEADER, ...rowsUpTo(records)]);
	utils.book_append_sheet(workbook, sheet, "表");
	const bytes = write(workbook, { type: "buffer", bookType: "biff8" });
	const found = await readThen({ "最长.xls": bytes }, (rows) => rows(LAST_ROW));
	expect(found).toEqual([
		{ format: "xls", records, last_row: records + 1, last_id: `GD${records}` },
	]);
});

test("an .xlsx of 200,000 rows is read to its last row", async () => {
	const records = 200_000;
	const chunks: Uint8Array[] = [];
	const rows = [HEADER, ...rowsUpTo(records)];
	for await (const chunk of writeXlsxStream(rows, { name: "表" }))
		chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	const found = await readThen({ "长.xlsx": bytes }, (rows) => rows(LAST_ROW));
	expect(found).toEqual([
		{ format: "xlsx", records, last_row: records + 1, last_id: `GD${records}` },
	]);
});

function rowsUpTo(last: number): string[][] {
	return Array.from({ length: last }, (_, index) => [
		`GD${index + 1}`,
		"2023-03-01 08:05:00",
		"漏水",
	]);
}
