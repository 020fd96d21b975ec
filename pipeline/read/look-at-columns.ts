import type { CleanCell } from "../database/clean-records.ts";
import type { Regular, StagedRecords } from "../database/staged-cells.ts";
import {
	countTimes,
	findDayRows,
	findOdd,
	findRows,
	type OddCells,
	readDistinct,
} from "../database/staged-records.ts";
import { shedWrappers } from "../files/shed-wrappers.ts";
import { type Cell, isBlank, isErrorValue, NO_VALUE } from "../files/sheet.ts";
import type { SheetPlan, TakenColumn } from "./columns.ts";
import { watchErrorCells } from "./error-cells.ts";
import type { FieldKind } from "./field-rules.ts";
import { type Issue, showCell } from "./issue.ts";
import { watchPrivate } from "./private-cells.ts";
import { regularOf } from "./regular-cells.ts";
import type { SheetRules } from "./sheet-rules.ts";
import { ISSUES } from "./ticket-columns.ts";
import { watchDayOnly } from "./times/day-only.ts";
import { watchTimeShapes } from "./times/time-shapes.ts";
import { createCleaner } from "./values.ts";

/** What the columns of a sheet hold, and what is odd about it. */
export interface Seen {
	/** By field, what its columns hold. */
	columns: ReadonlyMap<string, readonly CleanCell[]>;
	/** By column, the cells that mark a ticket as confidential. */
	marked: readonly (readonly [at: number, cells: readonly string[]])[];
	issues: readonly Issue[];
	errorCells: ReturnType<typeof watchErrorCells>;
	days: ReturnType<typeof watchDayOnly>;
	shapes: ReturnType<typeof watchTimeShapes>;
	privates: ReturnType<typeof watchPrivate>;
}

/** Looks at every column once; undefined where a cell would have to be judged within its record. */
export async function lookAt(
	staged: StagedRecords,
	plan: SheetPlan,
	rules: SheetRules,
): Promise<Seen | undefined> {
	const columns = new Map<string, CleanCell[]>();
	const marked: [number, string[]][] = [];
	const issues: Issue[] = [];
	const seen = {
		columns,
		marked,
		issues,
		errorCells: watchErrorCells(),
		days: watchDayOnly(),
		shapes: watchTimeShapes(),
		privates: watchPrivate(plan, rules.secret),
	};
	const parts = plan.columns.flatMap((column) =>
		column.indexes.map((at) => ({
			at,
			column,
			places: [at, ...column.standIns],
			regular: regularOf(column.kind, rules),
		})),
	);
	const found = await findOdd(staged, parts);
	const clocks = await countTimes(
		staged,
		parts.filter(({ column }) => isTime(column.kind)),
	);
	for (const [index, part] of parts.entries()) {
		const { at, column } = part;
		const odd = (found[index] ?? []).map((each) => ({
			...each,
			cell: shedWrappers(each.value),
		}));
		if (column.standIns.length > 0 && odd.some(({ cell }) => saysNothing(cell)))
			return undefined;
		if (column.kind === "caller" || column.kind === "private")
			marked.push([at, findMarked(odd, rules.confidentialMarkers)]);
		if (column.kind === "private") {
			for (const { cell } of odd) seen.privates.addCell(cell);
			continue;
		}
		const cleaned = cleanOdd(odd, column, rules);
		if (column.field === "accepted_at" && !cleaned.every(isRead))
			return undefined;
		noteErrorCells(cleaned, column, seen);
		issues.push(...(await findIssues(staged, part, cleaned)));
		if (isTime(column.kind))
			await noteTimes(staged, part, clocks.shift() ?? [], cleaned, seen);
		columns.set(column.field, [
			...(columns.get(column.field) ?? []),
			toCell(part, cleaned, rules),
		]);
	}
	for (const at of seen.privates.texts)
		for await (const texts of readDistinct(staged, at))
			for (const text of texts) seen.privates.addText(shedWrappers(text));
	return seen;
}

interface Part {
	at: number;
	column: TakenColumn;
	places: readonly number[];
	regular: Regular;
}

const isTime = (kind: FieldKind) => kind === "time" || kind === "deadline";
const isErrorCell = (cell: Cell) => cell === NO_VALUE || isErrorValue(cell);
const saysNothing = (cell: Cell) => isBlank(cell) || isErrorCell(cell);

interface OddCell extends OddCells {
	/** The value without wrappers. */
	cell: string;
}

interface CleanedCell extends OddCell {
	cleaned: string | number | null | undefined;
}

const isRead = ({ cleaned }: CleanedCell) =>
	cleaned !== undefined && cleaned !== null;

function findMarked(odd: readonly OddCell[], markers: ReadonlySet<string>) {
	return odd
		.filter(({ cell }) => markers.has(cell.trim()))
		.map(({ value }) => value);
}

function cleanOdd(
	odd: readonly OddCell[],
	{ kind, indexes, swaps }: TakenColumn,
	rules: SheetRules,
): CleanedCell[] {
	const clean = createCleaner(kind, rules);
	return odd.map((each) => {
		const cleaned = clean(each.cell);
		const swapped =
			indexes.length === 1 && typeof cleaned === "string"
				? swaps?.get(cleaned)
				: undefined;
		return { ...each, cleaned: swapped || cleaned };
	});
}

function noteErrorCells(
	cells: readonly CleanedCell[],
	{ header }: TakenColumn,
	{ errorCells }: Seen,
): void {
	for (const { cell, row } of cells)
		if (isErrorCell(cell)) errorCells.add(header, row, cell);
}

async function findIssues(
	staged: StagedRecords,
	{ places, column }: Part,
	cells: readonly CleanedCell[],
): Promise<Issue[]> {
	const { header, kind } = column;
	const issue = ISSUES[kind];
	const bad = new Map(
		cells
			.filter(({ cleaned }) => cleaned === undefined)
			.map(({ value, cell }) => [value, showCell(cell, kind)]),
	);
	if (!issue || bad.size === 0) return [];
	const rows = await findRows(staged, places, [...bad.keys()]);
	return rows.map(({ value, row }) => ({
		row,
		column: header,
		value: bad.get(value) ?? null,
		issue,
	}));
}

async function noteTimes(
	staged: StagedRecords,
	{ places, column, regular }: Part,
	clocks: readonly OddCells[],
	cells: readonly CleanedCell[],
	{ shapes, days }: Seen,
): Promise<void> {
	const plain = clocks.map((each) => ({
		...each,
		cell: each.value,
		cleaned: each.value,
	}));
	const all = [...plain, ...cells].sort((a, b) => a.row - b.row);
	for (const { cell, cleaned, records } of all)
		shapes.add(column.header, cell, cleaned !== undefined, records);
	const times = all.filter(({ cleaned }) => cleaned);
	const bare = times.filter(({ cleaned }) => isDay(cleaned));
	const sum = (list: readonly { records: number }[]) =>
		list.reduce((total, { records }) => total + records, 0);
	const isStray = bare.length > 0 && bare.length < times.length;
	days.addAll(column, {
		times: sum(times),
		midnights: sum(
			times.filter(
				({ cleaned }) => isDay(cleaned) || String(cleaned).endsWith("00:00:00"),
			),
		),
		days: sum(bare),
		dayRows:
			isStray && column.kind !== "deadline"
				? await findDayRows(
						staged,
						places,
						regular,
						cells
							.filter(({ cleaned }) => isDay(cleaned))
							.map(({ value }) => value),
					)
				: [],
	});
}

const isDay = (time: string | number | null | undefined) =>
	String(time).length === 10;

function toCell(
	{ at, column, regular }: Part,
	cells: readonly CleanedCell[],
	{ secret }: SheetRules,
): CleanCell {
	return {
		at,
		standIns: column.standIns,
		regular,
		cleaned: new Map(
			cells.map(({ value, cleaned }) => [value, cleaned ?? null]),
		),
		secret: column.kind === "caller" ? secret : undefined,
	};
}
