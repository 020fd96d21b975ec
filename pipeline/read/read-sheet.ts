import { NO_VALUE, type Sheet, type SheetRow } from "../files/sheet.ts";
import { createRecordCheck } from "./check-record.ts";
import type { SheetPlan } from "./columns.ts";
import { watchErrorCells } from "./error-cells.ts";
import { cleanedColumns } from "./field-rules.ts";
import { type Issue, showCell } from "./issue.ts";
import { createJudge, type Verdict } from "./judge-records.ts";
import { cutLongCells } from "./long-cells.ts";
import { watchPrivate } from "./private-cells.ts";
import { readStaged } from "./read-staged.ts";
import { createRecordTest } from "./record-test.ts";
import type {
	SheetCounts,
	SheetPlace,
	SheetRules,
	SheetWriters,
} from "./sheet-rules.ts";
import { createRecordSplitter } from "./split-record.ts";
import { createTicketCleaner } from "./ticket-columns.ts";
import { watchDayOnly } from "./times/day-only.ts";
import { watchTimeShapes } from "./times/time-shapes.ts";
import { saying } from "./values.ts";

/** Reads every record of one sheet into the raw tables and counts what became of them. */
export async function readSheet(
	sheet: Sheet,
	plan: SheetPlan,
	rules: SheetRules,
	place: SheetPlace,
	writers: SheetWriters,
): Promise<SheetCounts> {
	const counts = await readByColumns(sheet, plan, rules, place, writers);
	if (counts) return counts;
	const test = createRecordTest(plan, rules.readTime, sheet.isDelimited);
	const { totalMarkers } = rules.words;
	const judge = createJudge(plan.header, sheet, test, totalMarkers);
	const sorter = createSorter(plan, rules, place, writers);
	for await (const batch of sheet.rows(test)) {
		for (const verdict of judge.judge(batch)) sorter.take(verdict);
		for (const writer of Object.values(writers)) await writer.drain();
	}
	for (const verdict of judge.finish()) sorter.take(verdict);
	return sorter.finish();
}

async function readByColumns(
	{ stage, bytes = 0 }: Sheet,
	plan: SheetPlan,
	rules: SheetRules,
	place: SheetPlace,
	writers: SheetWriters,
): Promise<SheetCounts | undefined> {
	if (!stage || rules.isWanted || bytes < rules.byColumnsFrom) return undefined;
	return await stage(plan.header, (staged) =>
		readStaged(staged, plan, rules, place, writers),
	);
}

function createSorter(
	plan: SheetPlan,
	rules: SheetRules,
	place: SheetPlace,
	writers: SheetWriters,
) {
	const { sheetNo } = place;
	const counts = { records: 0, ignored: 0, rejected: 0 };
	const errorCells = watchErrorCells();
	const communities = new Set<string>();
	const communityAt = Object.keys(cleanedColumns(rules.fields)).indexOf(
		"community",
	);
	const split = createRecordSplitter(rules.fields, rules.secret);
	let recordNo = place.recordNo;
	const addIssue = ({ row, column, value, issue }: Issue) =>
		writers.raw_issues.add([sheetNo, row, column, value, issue]);
	const days = watchDayOnly();
	const privates = watchPrivate(plan, rules.secret);
	const shapes = watchTimeShapes();
	const listener = {
		addIssue,
		addTime: days.add,
		addShape: shapes.add,
		addErrorCell: errorCells.add,
	};
	const clean = createTicketCleaner(plan, rules, place, listener);
	const check = createRecordCheck(plan, rules, rules.words.mojibakeMarkers);
	const addLongCell = (row: number, at: number) => {
		const column = plan.header.headings[at]?.label;
		if (column) addIssue({ row, column, value: null, issue: "long_text" });
	};
	const keyAt = indexOf(plan, "source_key") ?? -1;
	const reject = ({ row, cells }: SheetRow, reason: string, at?: number) => {
		counts.rejected += 1;
		rules.drawRejected();
		const header = at === undefined ? null : plan.header.headings[at]?.label;
		const cell = at === undefined ? undefined : cells[at];
		const isErrorCell =
			cell !== undefined && saying(cell) === "" && cell !== "";
		if (header && isErrorCell) errorCells.add(header, row, cell);
		const value =
			at === undefined || cell === NO_VALUE
				? null
				: showCell(cell, kindAt(at, plan));
		const hint = rules.words.hints.get(reason) ?? "";
		writers.raw_rejects.add([
			sheetNo,
			row,
			header ?? null,
			value,
			reason,
			hint,
			saying(cells[keyAt]) || null,
		]);
	};
	const keep = (record: SheetRow, cut: readonly number[]) => {
		const fault = check(record.cells);
		if (fault) return reject(record, fault.reason, fault.at);
		for (const at of cut) addLongCell(record.row, at);
		privates.add(record.cells);
		const values = clean(record);
		const community = values[communityAt];
		if (typeof community === "string") communities.add(community);
		const { counted, texts } = split(values);
		writers.raw_tickets.add([++recordNo, sheetNo, record.row, ...counted]);
		writers.raw_texts.add([recordNo, ...texts]);
	};
	const { file, sheet } = place;
	return {
		take({ record: whole, verdict }: Verdict) {
			const { record, cut } = cutLongCells(whole);
			if (rules.isWanted?.({ file, sheet, row: record.row }) === false) return;
			counts.records += 1;
			if (verdict === "ignore") counts.ignored += 1;
			else if (verdict === "keep") keep(record, cut);
			else if (verdict === "missing_id")
				reject(record, verdict, indexOf(plan, "ticket_id"));
			else reject(record, verdict);
		},
		finish(): SheetCounts {
			for (const issue of [...days.issues(), ...errorCells.issues()])
				addIssue(issue);
			for (const row of shapes.rows())
				writers.raw_time_shapes.add([sheetNo, ...row]);
			for (const row of privates.rows())
				writers.raw_private_keys.add([sheetNo, ...row]);
			for (const row of days.rows()) writers.raw_clocks.add([sheetNo, ...row]);
			return { ...counts, uncomputed: errorCells.uncomputed(), communities };
		},
	};
}

function kindAt(at: number, { columns }: SheetPlan) {
	return columns.find(({ indexes }) => indexes.includes(at))?.kind;
}

function indexOf({ columns }: SheetPlan, field: string): number | undefined {
	return columns.find((column) => column.field === field)?.indexes[0];
}
