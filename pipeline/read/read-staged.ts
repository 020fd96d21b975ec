import { type CleanColumn, createCleaned } from "../database/clean-records.ts";
import type { Value } from "../database/database.ts";
import { splitTable } from "../database/split-table.ts";
import type { Regular, StagedRecords } from "../database/staged-cells.ts";
import { dropStaged, hasUnfit } from "../database/staged-records.ts";
import type { SheetPlan } from "./columns.ts";
import { type FieldKind, toFieldKind } from "./field-rules.ts";
import { lookAt, type Seen } from "./look-at-columns.ts";
import { regularOf } from "./regular-cells.ts";
import type {
	SheetCounts,
	SheetPlace,
	SheetRules,
	SheetWriters,
} from "./sheet-rules.ts";
import { splitOf } from "./split-record.ts";

/**
 * Reads the records of a sheet column by column: regular cells as they are, every
 * other distinct cell once. Does nothing and answers undefined where a record is
 * not sound by itself, so that its neighbours have to be asked.
 */
export async function readStaged(
	staged: StagedRecords,
	plan: SheetPlan,
	rules: SheetRules,
	place: SheetPlace,
	writers: SheetWriters,
): Promise<SheetCounts | undefined> {
	if (!isSimple(plan) || !(await isSound(staged, plan, rules)))
		return undefined;
	const seen = await lookAt(staged, plan, rules);
	if (!seen) return undefined;
	staged.isHeld = true;
	await rules.behind.start(() =>
		writeRecords(staged, toColumns(plan, rules, seen), rules, place, writers),
	);
	tell(seen, place.sheetNo, writers);
	const community = seen.columns.get("community")?.[0];
	return {
		records: staged.records - staged.headerRow,
		ignored: 0,
		rejected: 0,
		uncomputed: seen.errorCells.uncomputed(),
		communities: new Set(
			[...(community?.cleaned.values() ?? [])].filter(
				(name) => typeof name === "string",
			),
		),
	};
}

async function writeRecords(
	staged: StagedRecords,
	columns: readonly CleanColumn[],
	rules: SheetRules,
	place: SheetPlace,
	writers: SheetWriters,
): Promise<void> {
	const cleaned = `cleaned_records_${place.sheetNo}`;
	await createCleaned(staged, cleaned, place, columns);
	await dropStaged(staged);
	const parts = splitOf(rules.fields, place.sheetNo, rules.secret);
	await splitTable(staged.database, cleaned, parts);
	await writers.raw_tickets.addTable(parts.counted.name);
	await writers.raw_texts.addTable(parts.texts.name);
}

// A clock beside its day and twins are compared within a record.
function isSimple({ columns }: SheetPlan): boolean {
	return columns.every(
		({ clock, twins, indexes, standIns }) =>
			clock === undefined &&
			twins.length === 0 &&
			(indexes.length === 1 || standIns.length === 0),
	);
}

const LOST = "\ufffd";

async function isSound(
	staged: StagedRecords,
	{ columns }: SheetPlan,
	rules: SheetRules,
): Promise<boolean> {
	const id = columns.find(({ field }) => field === "ticket_id");
	const accepted = columns.find(({ field }) => field === "accepted_at");
	if (id?.indexes.length !== 1 || accepted?.indexes.length !== 1) return false;
	const read = columns
		.filter(({ kind }) => kind !== "private" && kind !== "caller")
		.flatMap(({ indexes, standIns }) => [...indexes, ...standIns]);
	return !(await hasUnfit(
		staged,
		[
			{ places: id.indexes, regular: regularOf("id", rules) },
			{ places: accepted.indexes, regular: NEVER_BLANK },
		],
		{ columns: read, words: [...rules.words.mojibakeMarkers, LOST] },
	));
}

// Whether the times can be read is seen when they are looked at.
const NEVER_BLANK: Regular = { matches: "^" };

function toColumns(
	{ columns }: SheetPlan,
	{ fields }: SheetRules,
	seen: Seen,
): CleanColumn[] {
	return Object.entries(fields).flatMap(([field, rule]): CleanColumn[] => {
		const kind = toFieldKind(rule.kind);
		if (kind === "private") return [];
		const isThere = columns.some((column) => column.field === field);
		const cells = isThere ? (seen.columns.get(field) ?? []) : [];
		const otherwise =
			field === "confidential" ? { value: "是", held: seen.marked } : undefined;
		const name = kind === "caller" ? "caller_key" : field;
		return [{ name, cells, as: storedAs(kind), otherwise }];
	});
}

function storedAs(kind: FieldKind): CleanColumn["as"] {
	if (kind === "deadline") return "day_end";
	if (kind === "time") return "day_start";
	return kind === "count" || kind === "limit" ? "integer" : "text";
}

function tell(seen: Seen, sheetNo: number, writers: SheetWriters): void {
	const issues = [
		...seen.issues,
		...seen.days.issues(),
		...seen.errorCells.issues(),
	];
	for (const { row, column, value, issue } of issues)
		writers.raw_issues.add([sheetNo, row, column, value, issue]);
	const add = (writer: keyof SheetWriters, rows: readonly Value[][]) => {
		for (const row of rows) writers[writer].add([sheetNo, ...row]);
	};
	add("raw_time_shapes", seen.shapes.rows());
	add("raw_clocks", seen.days.rows());
	for (const row of seen.privates.rows())
		writers.raw_private_keys.add([sheetNo, ...row]);
}
