import {
	type Cell,
	isBlank,
	type RecordTest,
	type Sheet,
	type SheetRow,
} from "../files/sheet.ts";
import { toHeaderKey } from "./field-rules.ts";
import { type Header, toRowKey } from "./header.ts";

/** A record and what its shape says of it: keep it, pass over it, or the reason to reject it. */
export interface Verdict {
	record: SheetRow;
	verdict: "keep" | "ignore" | ShapeFault;
}

export type ShapeFault = "ragged_record" | "unclosed_quote" | "missing_id";

export interface Judge {
	/** The records that this batch settles; blank rows are none. */
	judge(batch: readonly SheetRow[]): Verdict[];
	/** The records that were waiting for what might follow. */
	finish(): Verdict[];
}

const FEWEST_CELLS = 3;
// Nobody writes as many notes below a table; beyond it, lines without an id are damage.
const MOST_NOTES = 1000;

/** Judges the records of one sheet by their shape and by their neighbours. */
export function createJudge(
	header: Header,
	{ isDelimited, format }: Pick<Sheet, "isDelimited" | "format">,
	test: RecordTest,
	totalMarkers: readonly string[],
): Judge {
	const isPage = format === "html";
	let isStart = true;
	let run: Line[] = [];
	let settled: Verdict[] = [];
	const settle = (isEnd: boolean) => {
		settled.push(
			...settleRun(run, { header, isDelimited, isPage, isStart, isEnd }),
		);
		run = [];
		isStart = false;
	};
	const isHeader = createHeaderTest(header);
	// A ticket that also stands above the header is no head again.
	const isLine = (record: SheetRow, first: Cell) =>
		(startsWithAny(String(first), totalMarkers) || isHeader(record, first)) &&
		!test.isTicket(record.cells);
	const take = (record: SheetRow) => {
		const first = record.cells.find((cell) => !isBlank(cell));
		if (first === undefined || record.row <= header.row) return;
		if (isLine(record, first)) {
			settled.push({ record, verdict: "ignore" });
			return;
		}
		const hasId = record.isCutOff || test.hasId(record.cells);
		if (hasId ? run.length > 0 || isStart : run.length > MOST_NOTES)
			settle(false);
		run.push({ record, hasId });
	};
	const drain = () => {
		const drained = settled;
		settled = [];
		return drained;
	};
	return {
		judge(batch) {
			if (!isDelimited) for (const { cells } of batch) test.learn(cells);
			for (const record of batch) take(record);
			return drain();
		},
		finish() {
			settle(true);
			return drain();
		},
	};
}

function startsWithAny(first: string, markers: readonly string[]): boolean {
	const text = first.replace(/\s+/g, "");
	return markers.some((marker) => text.startsWith(marker));
}

// The first cell tells nearly all records from a header, without looking at the rest.
function createHeaderTest({ rowKeys }: Header) {
	const firsts = new Set(
		[...rowKeys].map((key) => key.split("\n").find((part) => part !== "")),
	);
	return ({ cells }: SheetRow, first: Cell) =>
		firsts.has(toHeaderKey(String(first))) && rowKeys.has(toRowKey(cells));
}

interface Line {
	record: SheetRow;
	hasId: boolean;
}

interface RunPlace {
	header: Header;
	isDelimited: boolean;
	/** A row of a page whose end was lost goes on with the next one's cells. */
	isPage: boolean;
	/** Before the first record, where no head leads the run. */
	isStart: boolean;
	isEnd: boolean;
}

// A run is a record and the lines without an id that follow it, up to the next record.
function settleRun(run: readonly Line[], place: RunPlace): Verdict[] {
	const { header, isDelimited, isPage, isStart } = place;
	const end = run.length - (isDelimited ? countNotes(run, place) : 0);
	const isShort = (line: Line | undefined) =>
		isDelimited && !!line && line.record.cells.length < header.headings.length;
	return run.map((line, index) => {
		const { record, hasId } = line;
		const mayBeNote = isStart || !isDelimited || index >= end;
		if (!hasId && mayBeNote && isNote(record))
			return { record, verdict: "ignore" };
		const isTorn =
			(!hasId && isShort(run[index - 1])) || (index < end - 1 && isShort(line));
		const fault =
			isDelimited || (isPage && isTwoInOne(record, header))
				? judgeShape(record, header)
				: undefined;
		if (fault === "unclosed_quote") return { record, verdict: fault };
		if (isTorn) return { record, verdict: "ragged_record" };
		return { record, verdict: fault ?? (hasId ? "keep" : "missing_id") };
	});
}

// Notes end a file, unless their cells are just those that its last record lacks.
function countNotes(run: readonly Line[], { isEnd, header }: RunPlace): number {
	if (!isEnd) return 0;
	const last = run.findLastIndex(
		({ record, hasId }) => hasId || !isNote(record),
	);
	const cells = run.reduce(
		(sum, { record }) => sum + record.cells.length - 1,
		1,
	);
	const width = header.headings.length;
	const isShort = (run[0]?.record.cells.length ?? 0) < width;
	const isTorn = last === 0 && run.length > 1 && isShort && cells === width;
	return isTorn ? 0 : run.length - 1 - last;
}

function isNote({ cells }: SheetRow): boolean {
	return cells.filter((cell) => !isBlank(cell)).length < FEWEST_CELLS;
}

// A remark beside a table is one cell; the record that a lost end of a row brings is more.
function isTwoInOne({ cells }: SheetRow, { headings }: Header): boolean {
	const beyond = cells.slice(headings.length);
	return beyond.filter((cell) => !isBlank(cell)).length > 1;
}

function judgeShape(
	{ cells, isCutOff, hasStrayQuote }: SheetRow,
	{ headings }: Header,
): ShapeFault | undefined {
	if (isCutOff) return "unclosed_quote";
	if (hasStrayQuote && cells.length < headings.length) return "unclosed_quote";
	if (cells.slice(headings.length).every(isBlank)) return undefined;
	return hasStrayQuote ? "unclosed_quote" : "ragged_record";
}
