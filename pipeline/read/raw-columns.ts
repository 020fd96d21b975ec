import type { TableWriter } from "../database/table-writer.ts";
import type { Sheet } from "../files/sheet.ts";
import type { SheetColumn, SheetPlan } from "./columns.ts";
import { showExamples } from "./examples.ts";
import { guessLikenesses, shareOfUnits } from "./guess-columns.ts";
import { guessColumns } from "./plan-sheet.ts";
import type { ReadingWords } from "./sheet-rules.ts";
import type { TimeReader } from "./times/times.ts";

/** How a sheet was understood. */
export interface SheetReading {
	sheetNo: number;
	plan: SheetPlan | undefined;
	/** Its records were not read. */
	isUnreadable: boolean;
	readTime: TimeReader;
	words: ReadingWords;
}

/** Writes down the columns of a sheet and what they look like; where it cannot be read, they are what helps to make it readable. */
export function addColumns(
	sheet: Sheet,
	{ sheetNo, plan, isUnreadable, readTime, words }: SheetReading,
	writer: TableWriter,
): void {
	const { row, columns: headings } = plan
		? { row: plan.header.row, columns: plan.all }
		: guessColumns(sheet);
	const listed = listOnce(headings);
	const likenesses = guessLikenesses(
		listed.map(({ index }) => index),
		row,
		sheet.head,
		readTime,
		words,
	);
	const records = sheet.head.filter((each) => each.row > row);
	for (const { index, header, field, isTaken } of listed) {
		const like = likenesses.get(index);
		const isShown =
			header !== null && (field === null || like?.kind === "time");
		writer.add([
			sheetNo,
			header,
			field,
			isTaken && !isUnreadable,
			like?.kind ?? null,
			like?.share ?? null,
			like?.dateFormat ?? null,
			like?.firstShare ?? null,
			shareOfUnits(index, records, words),
			isShown ? showExamples(index, records, like).join("\n") : null,
		]);
	}
}

const MOST_COLUMNS = 300;

// A heading merged over the whole width of a sheet is one column to a person.
function listOnce(headings: readonly SheetColumn[]): SheetColumn[] {
	const seen = new Set<string>();
	return headings
		.filter(({ header, field }) => {
			if (field !== null || header === null) return true;
			const isNew = !seen.has(header);
			seen.add(header);
			return isNew;
		})
		.slice(0, MOST_COLUMNS);
}
