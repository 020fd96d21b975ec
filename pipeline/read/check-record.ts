import type { Cell } from "../files/sheet.ts";
import type { SheetPlan } from "./columns.ts";
import { type CleanRules, createCleaner } from "./values.ts";

/** Why a record cannot count, and the column at fault. */
export interface RecordFault {
	reason:
		| "missing_id"
		| "damaged_id"
		| "missing_accepted_at"
		| "bad_accepted_at"
		| "mojibake";
	at: number;
}

/** Finds what is wrong with a record whose shape is sound; undefined where nothing is. */
export type RecordCheck = (cells: readonly Cell[]) => RecordFault | undefined;

/** A check of the two columns every ticket needs, and for text that was destroyed. */
export function createRecordCheck(
	plan: SheetPlan,
	rules: CleanRules,
	mojibakeMarkers: readonly string[],
): RecordCheck {
	const idAt = firstIndex(plan, "ticket_id");
	const acceptedAt = firstIndex(plan, "accepted_at");
	const cleanId = createCleaner("id", rules);
	const cleanTime = createCleaner("time", rules);
	const read = plan.columns
		.filter(({ kind }) => kind !== "private" && kind !== "caller")
		.flatMap(({ indexes }) => indexes);
	const isMojibake = (at: number, cells: readonly Cell[]) =>
		isDestroyed(cells[at], at === idAt || at === acceptedAt, mojibakeMarkers);
	return (cells) => {
		const garbled = read.find((at) => isMojibake(at, cells));
		if (garbled !== undefined) return { reason: "mojibake", at: garbled };
		const id = cleanId(cells[idAt] ?? "");
		if (id === null) return { reason: "missing_id", at: idAt };
		if (id === undefined) return { reason: "damaged_id", at: idAt };
		const time = cleanTime(cells[acceptedAt] ?? "");
		if (time === null) return { reason: "missing_accepted_at", at: acceptedAt };
		if (time === undefined)
			return { reason: "bad_accepted_at", at: acceptedAt };
		return undefined;
	};
}

function firstIndex(plan: SheetPlan, field: string): number {
	return (
		plan.columns.find((column) => column.field === field)?.indexes[0] ?? -1
	);
}

const LOST = "\ufffd";
// A text that lost a character here and there still says what it says.
const READABLE_PER_LOST = 10;

function isDestroyed(
	cell: Cell | undefined,
	isRequired: boolean,
	markers: readonly string[],
): boolean {
	if (typeof cell !== "string") return false;
	if (markers.some((marker) => cell.includes(marker))) return true;
	if (!isGarbled(cell)) return false;
	const lost = cell.split(LOST).length - 1;
	return isRequired || lost * READABLE_PER_LOST > cell.length;
}

/** True where bytes were lost before the file came here. */
export function isGarbled(cell: Cell | undefined): boolean {
	return typeof cell === "string" && cell.includes(LOST);
}
