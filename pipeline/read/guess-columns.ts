import { isBlank, type Sheet, type SheetRow } from "../files/sheet.ts";
import type { ReadingWords } from "./sheet-rules.ts";
import { compileFormat, readClock, type TimeReader } from "./times/times.ts";

/** What the cells of a column look like, whatever it is called. */
export interface Likeness {
	kind:
		| "id"
		| "time"
		/** Times that are one and the same clock late on every day. */
		| "day_end"
		| "clock"
		| "phone"
		| "community"
		| "unit"
		/** Longer than a name of a person. */
		| "words";
	/** How many of its cells do, 0-1. */
	share: number;
	/** The layout of its times, where it is none that is known without being told. */
	dateFormat?: string;
	/** Of a time: in how many rows it is the first of all times, 0-1. */
	firstShare?: number;
}

/** What is shorter may be any number. */
export const SHORTEST_TIME = 8;
const FEWEST_CELLS = 3;
const MANY_CELLS = 8;
const FEWEST_HEADINGS = 2;
const IDENTITY = /^(?=.{4,64}$)[A-Za-z]{0,8}[-_#]?\d[\dA-Za-z_-]*$/;
const PHONE = /^(?:\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/;
/** A telephone that is written in full. */
export const isPhone = (cell: string) => PHONE.test(cell);

// A day and what is counted within it.
const NUMBERED_DAY = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3,}$/;
// Nearly every row has its own number; a zip code or a ward has few.
const NEARLY_ALL = 0.95;
const MOST = 0.8;

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

/** What columns look like by their first cells below the header; none where they tell nothing. */
export function guessLikenesses(
	columns: readonly number[],
	headerRow: number,
	head: Sheet["head"],
	readTime: TimeReader,
	words: ReadingWords,
): Map<number, Likeness> {
	const records = head.filter(({ row }) => row > headerRow);
	const found = new Map<number, Likeness>();
	for (const column of columns) {
		const like = guessLikeness(cellsOf(column, records), readTime, words);
		if (like) found.set(column, like);
	}
	markDayEnds(found, records, readTime, words.latestWork);
	for (const column of findNumberedTimes(found, records))
		found.set(column, { kind: "id", share: 1 });
	addFirstShares(found, records, readTime);
	return found;
}

// 202303010001 is a time to the minute and may be the first number of a day: it is the
// number where no other column is one and another tells the time.
function findNumberedTimes(
	found: ReadonlyMap<number, Likeness>,
	records: readonly SheetRow[],
): number[] {
	if ([...found.values()].some(({ kind }) => kind === "id")) return [];
	const times = [...found].flatMap(([column, { kind }]) =>
		kind === "time" ? [column] : [],
	);
	const isNumber = (column: number) => {
		const cells = cellsOf(column, records);
		const isUnique = new Set(cells).size >= cells.length * NEARLY_ALL;
		return isUnique && cells.every((cell) => NUMBERED_DAY.test(cell));
	};
	const [first, ...others] = times.filter(isNumber);
	return first !== undefined && others.length < times.length - 1 ? [first] : [];
}

function cellsOf(column: number, records: readonly SheetRow[]): string[] {
	return records
		.map(({ cells }) => String(cells[column] ?? "").trim())
		.filter((cell) => !isBlank(cell));
}

/** How many cells of a column are named as offices, firms or communities are, whoever adds what in brackets; null where there are too few. */
export function shareOfUnits(
	column: number,
	records: readonly SheetRow[],
	{ communityEndings, unitEndings, officeEndings }: ReadingWords,
): number | null {
	const cells = cellsOf(column, records);
	if (cells.length < FEWEST_CELLS) return null;
	const endings = [...communityEndings, ...unitEndings, ...officeEndings];
	const named = cells.filter((cell) =>
		endsWithAny(cell.replace(BRACKETED, ""), endings),
	);
	return named.length / cells.length;
}

const BRACKETED = /[（(][^（()）]*[)）]$/;

function guessLikeness(
	cells: readonly string[],
	readTime: TimeReader,
	{ dateLayouts, communityEndings, unitEndings }: ReadingWords,
): Likeness | undefined {
	if (cells.length < FEWEST_CELLS) return undefined;
	const shareOf = (is: (cell: string) => boolean) =>
		cells.filter(is).length / cells.length;
	const isTime = (cell: string) =>
		cell.length >= SHORTEST_TIME && readTime(cell) !== undefined;
	// Fourteen digits in a row are a time unless each row has its own.
	const phone = shareOf(isPhone);
	if (phone >= MOST) return { kind: "phone", share: phone };
	const time = shareOf(isTime);
	if (time >= NEARLY_ALL) return { kind: "time", share: time };
	for (const layout of dateLayouts) {
		const read = compileFormat(layout);
		const layoutShare = shareOf((cell) => read(cell) !== undefined);
		if (layoutShare >= NEARLY_ALL)
			return { kind: "time", share: layoutShare, dateFormat: layout };
	}
	const clock = shareOf((cell) => readClock(cell) !== undefined);
	if (clock >= NEARLY_ALL) return { kind: "clock", share: clock };
	const distinct = new Set(cells).size / cells.length;
	const id = shareOf((cell) => IDENTITY.test(cell));
	if (id >= NEARLY_ALL && distinct >= NEARLY_ALL)
		return { kind: "id", share: Math.min(id, distinct) };
	const community = shareOf((cell) => endsWithAny(cell, communityEndings));
	if (community >= MOST) return { kind: "community", share: community };
	// Units take many tickets each: 井盖松动第3处 is none.
	const isNamed = cells.length < MANY_CELLS || distinct < NEARLY_ALL;
	const unit = shareOf((cell) => endsWithAny(cell, unitEndings));
	if (unit >= MOST && isNamed) return { kind: "unit", share: unit };
	const wordy = shareOf(isWordy);
	return wordy >= MOST ? { kind: "words", share: wordy } : undefined;
}

const LONGEST_PERSON = 4;
const FEWEST_WORDS = 5;
const PERSON = /(?:先生|女士|小姐|同志)$|·/;

// A person's name is up to four letters in Chinese, and up to four words elsewhere.
function isWordy(cell: string): boolean {
	if (PERSON.test(cell)) return false;
	const letters = cell.match(/\p{Script=Han}/gu)?.length ?? 0;
	return letters > LONGEST_PERSON || cell.split(/\s+/).length >= FEWEST_WORDS;
}

// What is due is due at the end of a day; what happens, happens at any time. A clock that
// every column of times has is how days are written.
function markDayEnds(
	found: ReadonlyMap<number, Likeness>,
	records: readonly SheetRow[],
	readTime: TimeReader,
	from: string,
): void {
	const times = [...found].flatMap(([column, like]) => {
		if (like.kind !== "time") return [];
		const read = cellsOf(column, records)
			.map(readAs(like, readTime))
			.filter((time) => time !== undefined);
		const clocks = new Set(read.map((time) => time.slice(11)));
		const [clock = ""] = clocks.size === 1 ? clocks : [];
		return [{ like, clock, days: new Set(read).size }];
	});
	for (const { like, clock, days } of times)
		if (
			clock >= from &&
			days >= FEWEST_CELLS &&
			times.some((other) => other.clock !== clock)
		)
			like.kind = "day_end";
}

function readAs({ dateFormat }: Likeness, readTime: TimeReader): TimeReader {
	return dateFormat ? compileFormat(dateFormat) : readTime;
}

const LONGEST_NAME = 24;

function endsWithAny(cell: string, endings: readonly string[]): boolean {
	return (
		cell.length <= LONGEST_NAME &&
		endings.some((ending) => cell.endsWith(ending) && cell !== ending)
	);
}

// A ticket is accepted before anything else happens to it, and due after.
function addFirstShares(
	found: Map<number, Likeness>,
	records: readonly SheetRow[],
	readTime: TimeReader,
): void {
	const times = [...found].filter(
		([, { kind }]) => kind === "time" || kind === "day_end",
	);
	if (times.length < 2) return;
	const read = (column: number, like: Likeness, { cells }: SheetRow) => {
		const text = String(cells[column] ?? "").trim();
		return readAs(like, readTime)(text);
	};
	for (const each of times) each[1].firstShare = 0;
	const rows = records.map((record) =>
		times.map(([column, like]) => read(column, like, record)?.padEnd(19, "0")),
	);
	const told = rows.filter((row) => row.filter(Boolean).length > 1);
	for (const row of told) {
		const first = row.filter(Boolean).sort()[0];
		for (const [index, [, like]] of times.entries())
			if (row[index] === first)
				like.firstShare = (like.firstShare ?? 0) + 1 / told.length;
	}
}
