import { isBlank, type Sheet, type SheetRow } from "../files/sheet.ts";
import type { Header } from "./header.ts";
import { compileFormat, type TimeReader } from "./times.ts";

/** What the cells of a column look like, whatever it is called. */
export interface Likeness {
	kind: "id" | "time";
	/** The layout of its times, where it is none that is known without being told. */
	dateFormat?: string;
}

const SHORTEST_TIME = 8;
const FEWEST_CELLS = 3;
const FEWEST_HEADINGS = 2;
const IDENTITY = /^[A-Za-z]{0,6}[-_]?\d[\dA-Za-z_-]{3,}$/;

/** The row of the head that most likely names the columns, where no name is known: the fullest, the first of equals. */
export function guessHeader(head: Sheet["head"]): SheetRow | undefined {
	const names = ({ cells }: SheetRow) =>
		new Set(cells.filter((cell) => !isBlank(cell) && Number.isNaN(+cell))).size;
	const best = head.reduce<SheetRow | undefined>(
		(found, row) => (found && names(found) >= names(row) ? found : row),
		undefined,
	);
	return best && names(best) >= FEWEST_HEADINGS ? best : undefined;
}

/** What a column looks like by its first cells below the header; undefined where they tell nothing. */
export function guessLikeness(
	index: number,
	headerRow: Header["row"],
	head: Sheet["head"],
	readTime: TimeReader,
	layouts: readonly string[],
): Likeness | undefined {
	const cells = head
		.filter(({ row }) => row > headerRow)
		.map((row) => String(row.cells[index] ?? "").trim())
		.filter((cell) => !isBlank(cell));
	if (cells.length < FEWEST_CELLS) return undefined;
	if (cells.every((cell) => cell.length >= SHORTEST_TIME && readTime(cell)))
		return { kind: "time" };
	const dateFormat = layouts.find((layout) =>
		cells.every(compileFormat(layout)),
	);
	if (dateFormat) return { kind: "time", dateFormat };
	const isUnique = new Set(cells).size === cells.length;
	return isUnique && cells.every((cell) => IDENTITY.test(cell))
		? { kind: "id" }
		: undefined;
}
