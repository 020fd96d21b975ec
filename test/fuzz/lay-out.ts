import { type Column, planColumns } from "./columns.ts";
import type { LineKind, LinePlan, SheetPlan } from "./plan.ts";
import type {
	Fate,
	PlannedCell,
	PlannedRow,
	PlannedSheet,
	PlannedTicket,
	Traits,
} from "./planned-sheet.ts";
import { randomOf } from "./random-of.ts";
import { makePerson } from "./words.ts";
import { TEXT_FIELDS, writeRecord } from "./write-record.ts";

const NOTES = ["制表人：办公室", "注：以上数据截至月底", "审核："];
const TITLES = [
	"怡园街道12345热线工单明细表",
	"导出时间：2023-04-01 08:00:00",
	"",
	"统计周期：2023年1月1日至3月31日",
];
const GROUPS = ["基本信息", "诉求信息", "办理信息"];
const TOTALS = ["合计", "小计：", "总计", "共计12件"];

/** The rows of a planted sheet, and what must be made of each of them. */
export function layOut(plan: SheetPlan, traits: Traits): PlannedSheet {
	const columns = planColumns(plan.columns, plan.headers);
	const lines = settleLines(plan.lines, columns, traits);
	const sheet: PlannedSheet = {
		rows: [],
		headerRow: 0,
		headerRows: plan.isJoined ? 2 : 1,
		records: [],
		merges: [],
		people: [],
	};
	for (let title = 0; title < plan.titles; title++)
		sheet.rows.push({ cells: [TITLES[title % TITLES.length] as string] });
	const header = headerRowsOf(columns, plan.isJoined);
	sheet.rows.push(...header.map((cells) => ({ cells })));
	sheet.headerRow = sheet.rows.length;
	for (const [index, line] of lines.entries())
		addLine(sheet, line, index, lines, columns, header, traits);
	for (let note = 0; note < plan.notes; note++) {
		sheet.rows.push({ cells: [NOTES[note] as string] });
		sheet.records.push({ row: sheet.rows.length, fate: "ignored" });
	}
	if (!traits.isDelimited && traits.hasTypes) mergeRun(sheet, plan, columns);
	return sheet;
}

const NEEDS_FOLLOWER: readonly LineKind[] = ["torn", "unclosed"];

// What a sheet cannot show becomes a plain record; torn ones get a sound neighbour.
function settleLines(
	lines: readonly LinePlan[],
	columns: readonly Column[],
	{ isDelimited }: Traits,
): LinePlan[] {
	const has = (field: string) => columns.some((each) => each.field === field);
	const hasText = TEXT_FIELDS.some(has);
	const isPossible: Partial<Record<LineKind, boolean>> = {
		assist: has("role"),
		missing_id: columns.length > 4,
		ragged: isDelimited,
		torn: isDelimited && hasText && !has("serial"),
		unclosed: isDelimited && hasText,
		mojibake: hasText,
	};
	return lines.flatMap((line) => {
		if (isPossible[line.kind] === false) return [{ ...line, kind: "record" }];
		if (!NEEDS_FOLLOWER.includes(line.kind)) return [line];
		const ticket = (line.ticket + 7) % 25;
		const follower = {
			...line,
			ticket,
			kind: "record" as const,
			isShort: false,
		};
		return [line, follower];
	});
}

function headerRowsOf(
	columns: readonly Column[],
	isJoined: boolean,
): string[][] {
	const names = columns.map(({ header }) => header);
	if (!isJoined) return [names];
	// The first column is named in the upper row, as a tall merged cell is.
	const upper = names.map((name, index) =>
		index === 0
			? name
			: index % 3 === 1
				? (GROUPS[((index / 3) % 3) | 0] ?? "")
				: "",
	);
	return [upper, names.map((name, index) => (index === 0 ? "" : name))];
}

function addLine(
	sheet: PlannedSheet,
	line: LinePlan,
	index: number,
	lines: readonly LinePlan[],
	columns: readonly Column[],
	header: readonly string[][],
	traits: Traits,
): void {
	const add = (row: PlannedRow, fate?: Fate, ticket?: PlannedTicket) => {
		sheet.rows.push(row);
		if (fate) sheet.records.push({ row: sheet.rows.length, fate, ticket });
	};
	switch (line.kind) {
		case "blank":
			add({ cells: line.isShort ? [] : columns.map(() => " ") });
			return;
		case "total":
			add({ cells: totalCells(line, columns) }, "ignored");
			return;
		case "header":
			for (const cells of header) add({ cells: [...cells] }, "ignored");
			return;
	}
	const person = makePerson(traits.number * 100 + index);
	sheet.people.push(person);
	const { cells, ticket } = writeRecord(line, columns, person, traits);
	const textAt = columns.findIndex(({ field }) => TEXT_FIELDS.includes(field));
	const isShort = line.isShort && mayBeShort(lines.slice(index + 1));
	const row = { cells: isShort ? dropBlankTail(cells) : cells };
	if (line.kind === "torn") {
		const [head, tail] = [cells.slice(0, textAt), cells.slice(textAt + 1)];
		// Torn in its last cell, the record lacks nothing but the end of that cell.
		const isWhole = tail.length === 0;
		const torn = { cells: [...head, "前半句"], isTorn: true };
		if (isWhole) add(torn, "kept", ticket);
		else add(torn, "ragged_record");
		const rest = isWhole ? "missing_id" : "ragged_record";
		add({ cells: ["后半句，没有完", ...tail] }, rest);
	} else if (line.kind === "unclosed")
		add({ cells, openQuoteAt: textAt }, "unclosed_quote");
	else if (line.kind === "ragged")
		add({ cells: [...cells, "多出的一格"] }, "ragged_record");
	else if (line.kind === "record") add(row, "kept", ticket);
	else if (line.kind === "assist") add(row, "assisting", ticket);
	else add({ cells }, line.kind);
}

// A short record before a line without an id would be read as torn.
function mayBeShort(following: readonly LinePlan[]): boolean {
	const skipped: readonly LineKind[] = ["blank", "total", "header"];
	const next = following.find(({ kind }) => !skipped.includes(kind));
	return next !== undefined && next.kind !== "missing_id";
}

function dropBlankTail(cells: PlannedCell[]): PlannedCell[] {
	const last = cells.findLastIndex((cell) => cell !== "");
	return cells.slice(0, last + 1);
}

function totalCells({ words }: LinePlan, columns: readonly Column[]) {
	const random = randomOf(words);
	const text = TOTALS[random(TOTALS.length)] as string;
	const at = random(Math.min(2, columns.length));
	return columns.map((_, index) =>
		index === at ? text : index > at ? "3" : "",
	);
}

// A community merged over neighbouring records holds for each of them.
function mergeRun(
	sheet: PlannedSheet,
	{ merged }: SheetPlan,
	columns: readonly Column[],
): void {
	const column = columns.findIndex(({ field }) => field === "community");
	if (column < 0 || merged === 0) return;
	const kept = sheet.records.filter(({ fate }) => fate === "kept");
	const start = kept.findIndex(
		({ row }, index) =>
			kept
				.slice(index, index + merged + 1)
				.every((each, k) => each.row === row + k) &&
			index + merged < kept.length,
	);
	const first = kept[start];
	if (!first) return;
	const top = sheet.rows[first.row - 1]?.cells[column];
	if (top === undefined || top === "") return;
	for (const record of kept.slice(start + 1, start + merged + 1)) {
		const row = sheet.rows[record.row - 1];
		if (!row || !record.ticket) continue;
		while (row.cells.length <= column) row.cells.push("");
		row.cells[column] = "";
		record.ticket.community = first.ticket?.community;
	}
	sheet.merges.push({
		column,
		from: first.row - 1,
		to: first.row - 1 + merged,
	});
}
