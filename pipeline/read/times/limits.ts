import { cleanWord } from "../../clean-word.ts";
import { readDefaults } from "../../defaults.ts";
import type { Cell } from "../../files/sheet.ts";
import { isBlank } from "../../files/sheet.ts";

// 5个工作日, 限3天, 48小时内: a number, and what stands behind it.
const LIMIT = /^[限≤<=]*(\d{1,9})(?:\.0+)?(\D{0,8})$/;
const WITHIN = /[以之]?内$/;
// Other words behind a number are no unit, and a word cut off its number would pass as one: 12楼某家 is told
// by its shape, like all that cannot be read.
const UNIT = new RegExp(`^[${readDefaults("values.yaml").unit_signs}]*$`, "i");

/** How many days or hours a limit is; null where it says nothing, undefined where it cannot be read. */
export function cleanLimit(
	cell: Cell,
	unknown: ReadonlySet<string>,
): string | number | null | undefined {
	const text = toText(cell);
	if (text === "" || unknown.has(text)) return null;
	const digits = LIMIT.exec(text)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** The word of its unit; the one for no unit where it is a bare number. */
export function cleanLimitUnit(
	cell: Cell,
	unknown: ReadonlySet<string>,
): string | number | null | undefined {
	const text = toText(cell);
	if (text === "" || unknown.has(text)) return null;
	const behind = LIMIT.exec(text)?.[2];
	if (behind === undefined)
		return /\d/.test(text) ? undefined : cleanWord(text);
	if (!UNIT.test(behind)) return undefined;
	return behind.replace(WITHIN, "") || unsaidUnit();
}

/** What stands for a unit that no cell tells. */
export function unsaidUnit(): string {
	return String(readDefaults("values.yaml").unit_unsaid);
}

/** True of what can be a limit and nothing else: few digits with or without a unit. */
export const isLimit = (cell: string) =>
	/^\D{0,3}\d{1,4}\D{0,6}$/.test(cell) && LIMIT.test(toText(cell));

// 时限 has in it a word for hours.
const LIMIT_WORDS = /时限|限时|时效|时长/g;

/** The unit that a heading tells, as one of the known words: 工作日 of 时限（工作日）. */
export function unitOfHeading(
	heading: string,
	units: ReadonlySet<string>,
): string | undefined {
	const text = heading.normalize("NFKC").replace(LIMIT_WORDS, "");
	return [...units]
		.sort((a, b) => b.length - a.length)
		.find((unit) => !/^[a-z]$/i.test(unit) && text.includes(unit));
}

const toText = (cell: Cell) =>
	isBlank(cell) ? "" : String(cell).normalize("NFKC").replace(/[\s,]/g, "");
