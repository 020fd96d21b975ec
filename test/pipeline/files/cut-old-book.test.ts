import { CFB } from "@e965/xlsx";
import { expect, test } from "vitest";
import { cutOldBook } from "../../../pipeline/files/cut-old-book.ts";
import { createAllowance } from "../../../pipeline/files/limits.ts";
import { readOldSheets } from "../../../pipeline/files/old-book-cells.ts";
import { toBook } from "../../cases/write-files.ts";

const WIDTH = 7;
const AT_ONCE = 2000;
const many = (rows: number, mark: string) =>
	Array.from({ length: rows }, (_, row) =>
		Array.from({ length: WIDTH }, (_, column) =>
			column % 2 === 0 ? `${mark}${row % 90}` : row * 10 + column,
		),
	);
const SHEETS = {
	Jan: many(400, "a"),
	none: [],
	Feb: many(30, "b"),
	Mar: many(330, "c"),
};
const ROOMY = createAllowance("a.xls", 1 << 28);

test.each(["biff8", "biff5"] as const)(
	"a book of %s that is read in pieces says what it says as a whole",
	(type) => {
		const book = toBook(
			SHEETS,
			(sheet, name) => {
				if (name !== "Mar") return;
				sheet["!merges"] = [
					{ s: { r: 1, c: 0 }, e: { r: 2, c: 1 } },
					{ s: { r: 300, c: 3 }, e: { r: 301, c: 3 } },
				];
			},
			type,
			{ Sheets: [{}, {}, { Hidden: 1 }, {}] },
		);
		const pieces = [...cutOldBook(book, AT_ONCE)];
		expect(pieces.map(({ sheets }) => sheets)).toEqual([
			[0],
			[0, 1, 2],
			[3],
			[3],
		]);
		const sheets = readOldSheets(book, ROOMY, AT_ONCE);
		expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
			["Jan", false],
			["none", false],
			["Feb", true],
			["Mar", false],
		]);
		// The library writes merges of the newer kind alone.
		expect(sheets[3]?.merges).toEqual(
			type === "biff5"
				? []
				: [
						{ top: 2, bottom: 3, left: 0, right: 1 },
						{ top: 301, bottom: 302, left: 3, right: 3 },
					],
		);
		for (const { name, rows } of sheets)
			expect(rows, name).toEqual(SHEETS[name as keyof typeof SHEETS]);
	},
);

test("a book that is cut off is not read as a shorter one", () => {
	const [piece] = cutOldBook(toBook(SHEETS, undefined, "biff8"), Infinity);
	const stream = piece?.content as Buffer;
	const container = CFB.utils.cfb_new();
	CFB.utils.cfb_add(container, "/Workbook", stream.subarray(0, -400));
	const cut = CFB.write(container, { type: "buffer" }) as Buffer;
	const whole = [...cutOldBook(cut)];
	expect(whole.map(({ sheets }) => sheets)).toEqual([undefined]);
	expect(cut.equals(whole[0]?.content as Buffer)).toBe(true);
});
