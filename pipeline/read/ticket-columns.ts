import type { Value } from "../database/database.ts";
import {
	type Cell,
	isBlank,
	isErrorValue,
	NO_VALUE,
	type SheetRow,
} from "../files/sheet.ts";
import { UserError } from "../user-error.ts";
import { isGarbled } from "./check-record.ts";
import type { SheetPlan, TakenColumn } from "./columns.ts";
import {
	type FieldKind,
	type Fields,
	isTime,
	toFieldKind,
} from "./field-rules.ts";
import { type Issue, showCell } from "./issue.ts";
import { readClock } from "./times/times.ts";
import {
	type Cleaned,
	type Cleaner,
	type CleanRules,
	createCleaner,
	saying,
} from "./values.ts";

export interface TicketRules extends CleanRules {
	fields: Fields;
	/** Words in a caller's cells that make the ticket confidential. */
	confidentialMarkers: ReadonlySet<string>;
}

/** Cleans a ticket's cells into one value a column. */
export type TicketCleaner = (row: SheetRow) => Value[];

/** What a cell of a kind that cannot be read is called. */
export const ISSUES: Partial<Record<FieldKind, string>> = {
	time: "bad_time",
	deadline: "bad_deadline",
	count: "bad_count",
	limit: "bad_limit",
	id: "bad_id",
};

/** Who is told what was odd about a ticket's cells. */
export interface TicketListener {
	addIssue(issue: Issue): void;
	addTime(column: TakenColumn, row: number, time: string): void;
	addShape(header: string, cell: Cell | undefined, isRead: boolean): void;
	/** A cell that a spreadsheet could not compute, or saved without its value. */
	addErrorCell(header: string, row: number, cell: Cell): void;
}

interface FieldReader {
	kind: FieldKind;
	clean: Cleaner;
	isConfidential: boolean;
	column?: TakenColumn;
}

/** A cleaner for the records of one sheet; what it cannot read becomes null and is told. */
export function createTicketCleaner(
	plan: SheetPlan,
	rules: TicketRules,
	place: { file: string; sheet: string },
	listener: TicketListener,
): TicketCleaner {
	const readers = createReaders(plan, rules);
	const isMarked = watchMarkers(plan, rules.confidentialMarkers);
	return (record) => {
		const values: Value[] = [];
		for (const reader of readers) {
			const { kind, column } = reader;
			const value = column
				? readField(column, reader, record, place, listener)
				: null;
			if (isTime(kind)) values.push(...toTimes(value, kind));
			else if (
				reader.isConfidential &&
				value === null &&
				isMarked(record.cells)
			)
				values.push("是");
			else values.push(value);
		}
		return values;
	};
}

function createReaders(plan: SheetPlan, rules: TicketRules): FieldReader[] {
	return Object.entries(rules.fields).flatMap(([field, rule]) => {
		const kind = toFieldKind(rule.kind);
		const column = plan.columns.find((each) => each.field === field);
		const clean = createCleaner(kind, rules);
		const isConfidential = field === "confidential";
		return kind === "private" ? [] : [{ kind, clean, isConfidential, column }];
	});
}

function watchMarkers(plan: SheetPlan, markers: ReadonlySet<string>) {
	const watched = plan.columns
		.filter(({ kind }) => kind === "caller" || kind === "private")
		.flatMap(({ indexes }) => indexes);
	return (cells: SheetRow["cells"]) =>
		watched.some((index) => markers.has(String(cells[index] ?? "").trim()));
}

function readField(
	column: TakenColumn,
	{ kind, clean }: FieldReader,
	{ row, cells }: SheetRow,
	place: { file: string; sheet: string },
	{ addIssue, addTime, addShape, addErrorCell }: TicketListener,
): string | number | null {
	const { header, indexes, twins, standIns } = column;
	if (twins.length > 0) checkTwins(column, row, cells, place);
	for (const index of indexes)
		if (isErrorCell(cells[index]))
			addErrorCell(header, row, cells[index] as Cell);
	const at = [indexes[0] ?? -1, ...standIns].find(
		(index) => !isBlank(saying(cells[index])),
	);
	const value =
		at === undefined || at === indexes[0]
			? joinClock(cleanCells(column, cells, clean), column, cells)
			: clean(cells[at] ?? "");
	const cell = cells[at ?? indexes[0] ?? -1];
	const issue = value === undefined ? ISSUES[kind] : undefined;
	if (issue)
		addIssue({ row, column: header, value: showCell(cell, kind), issue });
	if (isGarbled(cell) && kind !== "caller")
		addIssue({ row, column: header, value: null, issue: "damaged_text" });
	if (isTime(kind)) addShape(header, cell, value !== undefined);
	if (isTime(kind) && value) addTime(column, row, String(value));
	return value ?? null;
}

const isErrorCell = (cell: Cell | undefined) =>
	cell === NO_VALUE || isErrorValue(cell);

// A day takes its clock from the column beside it.
function joinClock(
	value: Cleaned,
	{ clock }: TakenColumn,
	cells: SheetRow["cells"],
): Cleaned {
	if (clock === undefined || typeof value !== "string") return value;
	const time = readClock(String(saying(cells[clock])));
	return time ? `${value.slice(0, 10)} ${time}` : value;
}

function cleanCells(
	{ indexes, swaps }: TakenColumn,
	cells: SheetRow["cells"],
	clean: (cell: Cell) => Cleaned,
): Cleaned {
	if (indexes.length === 1) {
		const value = clean(cells[indexes[0] ?? -1] ?? "");
		return (typeof value === "string" && swaps?.get(value)) || value;
	}
	const parts = indexes.map((index) => clean(cells[index] ?? ""));
	const known = parts.filter((part) => part !== null && part !== undefined);
	return known.length > 0 ? known.join(">") : null;
}

// A bare day is the end of a deadline's day and the start of an event's.
function toTimes(
	value: string | number | null,
	kind: FieldKind,
): [string | null, boolean | null] {
	if (value === null) return [null, null];
	if (!isDay(value)) return [String(value), false];
	return [`${value} ${kind === "deadline" ? "23:59:59" : "00:00:00"}`, true];
}

const isDay = (time: string | number) => String(time).length === 10;

function checkTwins(
	{ header, indexes, twins }: TakenColumn,
	row: number,
	cells: SheetRow["cells"],
	{ file, sheet }: { file: string; sheet: string },
): void {
	const [first = -1] = indexes;
	const text = (index: number) => String(cells[index] ?? "").trim();
	const other = twins.find(
		(twin) => !isBlank(cells[twin]) && text(twin) !== text(first),
	);
	if (other === undefined) return;
	throw new UserError(`有两列都叫“${header}”，内容却不同。`, {
		place: { file, sheet, row, column: header },
		hint: "删去其中一列，或给它改一个名字后再运行。",
	});
}
