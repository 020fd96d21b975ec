import { utils, type WorkBook, write } from "@e965/xlsx";
import { type Bomb, HEADER, line } from "./bomb.ts";

type Type = "biff8" | "xlsb" | "ods";

const ENDINGS: Record<Type, string> = {
	biff8: "xls",
	xlsb: "xlsb",
	ods: "ods",
};
/** A sheet before .xlsx has few more. */
export const MOST_ROWS = 65_000;

/** A book of honest sheets, as the library writes it. */
export const honest = (type: Type, bytesPerRow: number, sheets = 1): Bomb => ({
	file: `工单.${ENDINGS[type]}`,
	make(size) {
		const rows = Math.ceil(size / bytesPerRow / sheets);
		const book: WorkBook = utils.book_new();
		let no = 0;
		for (let left = rows * sheets; left > 0; left -= MOST_ROWS) {
			const count = Math.min(rows, left, MOST_ROWS);
			const cells = Array.from({ length: count }, () => line(no++).split(","));
			const sheet = utils.aoa_to_sheet([HEADER.split(","), ...cells]);
			utils.book_append_sheet(book, sheet, `s${book.SheetNames.length}`);
			if (sheets > 1) left += MOST_ROWS - count;
		}
		return write(book, { type: "buffer", bookType: type, compression: true });
	},
});
