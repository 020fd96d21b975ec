import { toCommunityStem } from "../community-stem.ts";
import type { Database } from "../database/database.ts";
import { openTable, type TableWriter } from "../database/table-writer.ts";
import { limitRejected } from "../files/limits.ts";
import { openFiles, type SourceFile } from "../files/open-files.ts";
import { isBlank, type Sheet } from "../files/sheet.ts";
import type { SheetPlan } from "./columns.ts";
import {
	type AliasTable,
	createAliasTable,
	type FieldRule,
	toHeaderKeys,
} from "./field-rules.ts";
import { nameDays, orderFiles } from "./file-date.ts";
import {
	type FileKeeper,
	type FilePlace,
	type ReadingFiles,
	saveFiles,
	takeFile,
} from "./kept-files.ts";
import { findProblem, planSheet } from "./plan-sheet.ts";
import {
	HIDDEN,
	nameSheet,
	type Problem,
	tellAbove,
	tellUncomputed,
	toNothingReadable,
} from "./problems.ts";
import { addColumns } from "./raw-columns.ts";
import { RAW_TABLES } from "./raw-tables.ts";
import { readSheet } from "./read-sheet.ts";
import { readWords } from "./reading-words.ts";
import { createRecordTest } from "./record-test.ts";
import type { SheetCounts, SheetRules } from "./sheet-rules.ts";
import { TEXT_COLUMNS, TEXTS_AGAIN, ticketColumns } from "./split-record.ts";
import { createTimeReader, type TimeReader } from "./times.ts";

/** What reading is told: the fields it looks for and how cells are cleaned. */
export interface ReadRules {
	fields: Readonly<Record<string, FieldRule>>;
	unknownMarkers: readonly string[];
	/** Words in a caller's cells that make the ticket confidential. */
	confidentialMarkers?: readonly string[];
	dateFormats: readonly string[];
	deadlineLevel: string;
	/** Whether a record is wanted; all are where it is not said. */
	isWanted?: (place: { file: string; sheet: string; row: number }) => boolean;
}

/**
 * Reads every sheet of every export into `raw_tickets` and its fellows. Callers
 * become keys here, and names and identity numbers are left behind. Throws a
 * `UserError` when nothing at all can be read. What a keeper has of a file stands
 * for it; the citizen's words are then not among it.
 */
export async function readExports(
	database: Database,
	files: readonly SourceFile[],
	rules: ReadRules,
	secret: Uint8Array | string,
	keeper?: FileKeeper,
): Promise<FilePlace[]> {
	const reading = await startReading(database, rules, secret);
	const places: FilePlace[] = [];
	for (const file of files)
		places.push(await takeFile(file, reading, keeper, readFile));
	addFiles(reading);
	addCommunityNames(reading);
	const isAnyKept = places.some(({ isKept }) => isKept);
	if (isAnyKept) await database.createTable(TEXTS_AGAIN, TEXT_COLUMNS);
	for (const [table, writer] of Object.entries(reading.writers))
		await writer.finish(
			isAnyKept && table === "raw_texts" ? [TEXTS_AGAIN] : [],
		);
	if (reading.readable === 0) throw toNothingReadable(reading.firstProblem);
	if (keeper) await saveFiles(database, keeper, places);
	return places;
}

type Table = keyof typeof RAW_TABLES | "raw_tickets" | "raw_texts";

interface Reading extends ReadingFiles {
	rules: Omit<SheetRules, "drawRejected">;
	aliases: AliasTable;
	deadlineLevel: string;
	dateFormats: readonly string[];
	writers: Record<Table, TableWriter>;
	/** The first thing that could not be read, for the message when nothing can. */
	firstProblem?: Problem;
}

async function startReading(
	database: Database,
	rules: ReadRules,
	secret: Uint8Array | string,
): Promise<Reading> {
	const tables = {
		raw_tickets: ticketColumns(rules.fields),
		raw_texts: TEXT_COLUMNS,
		...RAW_TABLES,
	};
	const writers: Partial<Record<Table, TableWriter>> = {};
	for (const [table, columns] of Object.entries(tables))
		writers[table as Table] = await openTable(database, table, columns);
	return {
		database,
		rules: {
			fields: rules.fields,
			unknownMarkers: new Set(rules.unknownMarkers),
			confidentialMarkers: new Set(rules.confidentialMarkers),
			readTime: createTimeReader(rules.dateFormats),
			words: readWords(),
			isWanted: rules.isWanted,
			hasDateFormats: rules.dateFormats.length > 0,
			secret,
		},
		aliases: createAliasTable(rules.fields),
		deadlineLevel: rules.deadlineLevel,
		dateFormats: rules.dateFormats,
		paths: [],
		communities: new Set(),
		writers: writers as Record<Table, TableWriter>,
		sheets: 0,
		tickets: 0,
		readable: 0,
	};
}

async function readFile(source: SourceFile, reading: Reading): Promise<void> {
	const { fieldOf } = reading.aliases;
	const isKnown = (heading: string) =>
		toHeaderKeys(heading).some((key) => fieldOf.has(key));
	const drawRejected = limitRejected(source.path);
	for await (const file of openFiles(source, isKnown, reading.database)) {
		reading.paths.push(file.path);
		if ("problem" in file) {
			warn({ file: file.path, text: file.problem }, reading);
			continue;
		}
		let last: SheetPlan | undefined;
		for (const sheet of file.sheets)
			last =
				(await readOne({ ...file, drawRejected }, sheet, last, reading)) ??
				last;
		if (file.remark) reading.writers.raw_warnings.add([file.path, file.remark]);
	}
}

// Natural order settles what the days in the names leave open.
function addFiles({ paths, writers }: Reading): void {
	for (const [index, path] of orderFiles(paths).entries())
		writers.raw_files.add([path, index + 1, ...nameDays(path)]);
}

function addCommunityNames({ communities, writers }: Reading): void {
	for (const name of communities) {
		const { stem, family } = toCommunityStem(name);
		writers.raw_community_names.add([name, stem, family]);
	}
}

// The plan, where the sheet could be read by it.
async function readOne(
	file: OpenedAs,
	sheet: Sheet,
	before: SheetPlan | undefined,
	reading: Reading,
): Promise<SheetPlan | undefined> {
	const plan = planSheet(sheet, before, {
		...reading,
		fields: reading.rules.fields,
		readTime: readerFor(sheet, reading),
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
	{ rules, dateFormats }: Reading,
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
	drawRejected: () => void;
}

async function readPlanned(
	file: OpenedAs,
	sheet: Sheet,
	plan: SheetPlan,
	reading: Reading,
): Promise<void> {
	const { writers, sheets: sheetNo, tickets: recordNo } = reading;
	const rules = {
		...reading.rules,
		readTime: readerFor(sheet, reading),
		drawRejected: file.drawRejected,
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
