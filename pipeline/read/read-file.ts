import { limitRejected } from "../files/limits.ts";
import { openFiles, type SourceFile } from "../files/open-files.ts";
import { isBlank, type Sheet } from "../files/sheet.ts";
import type { SheetPlan } from "./columns.ts";
import {
	type AliasTable,
	createAliasTable,
	toHeaderKeys,
} from "./field-rules.ts";
import { aliasesOfFile, headingsOfFiles } from "./file-aliases.ts";
import { findProblem, planSheet } from "./plan-sheet.ts";
import {
	HIDDEN,
	nameSheet,
	type Problem,
	tellAbove,
	tellUncomputed,
} from "./problems.ts";
import { addColumns } from "./raw-columns.ts";
import { readSheet } from "./read-sheet.ts";
import { createRecordTest } from "./record-test.ts";
import {
	type Prepared,
	type Reading,
	readWords,
	type SheetCounts,
} from "./sheet-rules.ts";
import { createTimeReader, type TimeReader } from "./times/times.ts";

// Some 400 records: where reading by columns begins to be the faster way.
const BY_COLUMNS_FROM = 1 << 18;

type ReadingCells = Reading & Prepared;

/** Reads every sheet of a file. */
export async function readFile(
	source: SourceFile,
	started: Reading,
): Promise<void> {
	started.prepared ??= prepare(started.told);
	const reading = Object.assign(started, started.prepared);
	const { aliases, ofFiles } = reading;
	const isKnown = (heading: string) =>
		toHeaderKeys(heading).some(
			(key) => aliases.fieldOf.has(key) || ofFiles.has(key),
		);
	const drawRejected = limitRejected(source.path);
	for await (const file of openFiles(source, isKnown, reading.database)) {
		reading.paths.push(file.path);
		if ("problem" in file) {
			warn({ file: file.path, text: file.problem }, reading);
			continue;
		}
		const opened = {
			...file,
			drawRejected,
			aliases: reading.aliasesOf(file.path),
		};
		let last: SheetPlan | undefined;
		for (const sheet of file.sheets)
			last = (await readOne(opened, sheet, last, reading)) ?? last;
		if (file.remark) reading.writers.raw_warnings.add([file.path, file.remark]);
	}
}

function prepare({ secret, ...told }: Reading["told"]): Prepared {
	const aliases = createAliasTable(told.fields);
	return {
		rules: {
			fields: told.fields,
			unknownMarkers: new Set(told.unknownMarkers),
			confidentialMarkers: new Set(told.confidentialMarkers),
			readTime: createTimeReader(told.dateFormats),
			words: readWords(),
			isWanted: told.isWanted,
			byColumnsFrom: told.byColumnsFrom ?? BY_COLUMNS_FROM,
			hasDateFormats: told.dateFormats.length > 0,
			secret,
		},
		aliases,
		aliasesOf: (path) =>
			aliasesOfFile(path, told.fields, told.fieldsByFile) ?? aliases,
		ofFiles: headingsOfFiles(told.fieldsByFile),
		deadlineLevel: told.deadlineLevel,
		dateFormats: told.dateFormats,
	};
}

// The plan, where the sheet could be read by it.
async function readOne(
	file: OpenedAs,
	sheet: Sheet,
	before: SheetPlan | undefined,
	reading: ReadingCells,
): Promise<SheetPlan | undefined> {
	const plan = planSheet(sheet, before, {
		...reading,
		aliases: file.aliases,
		fields: reading.rules.fields,
		readTime: readerFor(sheet, reading),
		words: reading.rules.words,
	});
	const problem = findProblem(plan, reading.rules, {
		path: file.path,
		isText: sheet.isDelimited,
	});
	reading.sheets += 1;
	addColumns(
		sheet,
		{
			sheetNo: reading.sheets,
			plan,
			isUnreadable: problem !== undefined,
			readTime: reading.rules.readTime,
			words: reading.rules.words,
		},
		reading.writers.raw_columns,
	);
	if (plan && !problem) {
		await readPlanned(file, sheet, plan, reading);
		return plan;
	}
	addSheet(file, sheet, plan?.header.row, NO_RECORDS, reading);
	const isEmpty = sheet.head.every(({ cells }) => cells.every(isBlank));
	const text = isEmpty ? "是空表。" : (problem?.text ?? "");
	const place = { file: file.path, sheet: sheet.name };
	// The spare sheets of a new workbook are nobody's mistake.
	if (isEmpty && sheet.name !== "") reading.firstProblem ??= { ...place, text };
	else warn({ ...place, text, hint: problem?.hint }, reading);
	return undefined;
}

function readerFor(
	{ is1904 }: Sheet,
	{ rules, dateFormats }: ReadingCells,
): TimeReader {
	return is1904 ? createTimeReader(dateFormats, true) : rules.readTime;
}

const NO_RECORDS: SheetCounts = {
	records: 0,
	ignored: 0,
	rejected: 0,
	uncomputed: [],
	communities: new Set(),
};

interface OpenedAs {
	path: string;
	aliases: AliasTable;
	drawRejected: () => void;
}

async function readPlanned(
	file: OpenedAs,
	sheet: Sheet,
	plan: SheetPlan,
	reading: ReadingCells,
): Promise<void> {
	const { writers, sheets: sheetNo, tickets: recordNo } = reading;
	const rules = {
		...reading.rules,
		readTime: readerFor(sheet, reading),
		drawRejected: file.drawRejected,
		behind: reading.behind,
	};
	reading.readable += 1;
	for (const { header, winner } of plan.passedOver)
		writers.raw_warnings.add([
			file.path,
			`${nameSheet(sheet.name)}“${header}”列没有采用，已采用“${winner}”列。`,
		]);
	const place = { file: file.path, sheet: sheet.name, sheetNo, recordNo };
	const counts = await readSheet(sheet, plan, rules, place, writers);
	for (const name of counts.communities) reading.communities.add(name);
	reading.tickets += counts.records - counts.ignored - counts.rejected;
	const above = countAbove(sheet, plan, rules.readTime);
	const about = [
		...(sheet.isHidden ? [HIDDEN] : []),
		...(plan.remarks ?? []),
		...(above > 0 ? [tellAbove(above, plan.header.row)] : []),
		...(counts.uncomputed.length > 0
			? [tellUncomputed(counts.uncomputed)]
			: []),
	];
	for (const text of about)
		writers.raw_warnings.add([file.path, `${nameSheet(sheet.name)}${text}`]);
	addSheet(file, sheet, plan.header.row, counts, reading);
}

// A header that is found too late leaves records above it.
function countAbove(
	{ head, isDelimited }: Sheet,
	plan: SheetPlan,
	readTime: TimeReader,
): number {
	const test = createRecordTest(plan, readTime, isDelimited);
	const above = head.filter(({ row }) => row < plan.header.row);
	return above.filter(({ cells }) => test.isTicket(cells)).length;
}

function addSheet(
	{ path }: OpenedAs,
	{ name, format, encoding, isHidden }: Sheet,
	headerRow: number | undefined,
	{ records, ignored, rejected }: SheetCounts,
	{ writers, sheets }: Reading,
): void {
	writers.raw_sheets.add([
		sheets,
		path,
		name,
		format,
		encoding,
		headerRow ?? null,
		records,
		ignored,
		rejected,
		isHidden ?? false,
	]);
}

function warn(problem: Problem, reading: Reading): void {
	const { file, sheet, text } = problem;
	reading.writers.raw_warnings.add([file, `${nameSheet(sheet)}${text}`]);
	reading.firstProblem ??= problem;
}
