import type { Database } from "../database/database.ts";
import { UserError } from "../user-error.ts";
import { planColumns, type SheetColumn, type SheetPlan } from "./columns.ts";
import {
	type AliasTable,
	createAliasTable,
	type FieldRule,
} from "./field-rules.ts";
import { rankExports, statedDay } from "./file-date.ts";
import { guessHeader, guessLikeness } from "./guess-columns.ts";
import { findHeader } from "./header.ts";
import { openFile, type SourceFile } from "./open-file.ts";
import { listNames, quoteNames } from "./quotable.ts";
import { openTable, RAW_TABLES, type TableWriter } from "./raw-tables.ts";
import { readSheet, type SheetCounts, type SheetRules } from "./read-sheet.ts";
import { readWords } from "./reading-words.ts";
import { isBlank, type Sheet, type SheetRow } from "./sheet.ts";
import { ticketColumns } from "./ticket-columns.ts";
import { createTimeReader } from "./times.ts";

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
 * `UserError` when nothing at all can be read.
 */
export async function readExports(
	database: Database,
	files: readonly SourceFile[],
	rules: ReadRules,
	secret: Uint8Array | string,
): Promise<void> {
	const reading = await startReading(database, files, rules, secret);
	for (const file of files) await readFile(file, reading);
	for (const writer of Object.values(reading.writers)) await writer.flush();
	if (reading.readable === 0) throw toNothingReadable(reading.firstProblem);
}

interface Problem {
	file: string;
	sheet?: string;
	text: string;
	hint?: string;
}

type Table = keyof typeof RAW_TABLES | "raw_tickets";

interface Reading {
	database: Database;
	rules: SheetRules;
	aliases: AliasTable;
	deadlineLevel: string;
	ranks: ReadonlyMap<string, number>;
	writers: Record<Table, TableWriter>;
	sheets: number;
	tickets: number;
	readable: number;
	/** The first thing that could not be read, for the message when nothing can. */
	firstProblem?: Problem;
}

async function startReading(
	database: Database,
	files: readonly SourceFile[],
	rules: ReadRules,
	secret: Uint8Array | string,
): Promise<Reading> {
	const tables = { raw_tickets: ticketColumns(rules.fields), ...RAW_TABLES };
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
			isWanted: rules.isWanted ?? (() => true),
			secret,
		},
		aliases: createAliasTable(rules.fields),
		deadlineLevel: rules.deadlineLevel,
		ranks: rankExports(files.map(({ path }) => path)),
		writers: writers as Record<Table, TableWriter>,
		sheets: 0,
		tickets: 0,
		readable: 0,
	};
}

async function readFile(file: SourceFile, reading: Reading): Promise<void> {
	const opened = await openFile(file, reading.aliases, reading.database);
	if ("problem" in opened)
		return warn({ file: file.path, text: opened.problem }, reading);
	const { remark } = opened;
	for (const sheet of opened.sheets) await readOne(file, sheet, reading);
	if (remark) reading.writers.raw_warnings.add([file.path, remark]);
}

async function readOne(
	file: SourceFile,
	sheet: Sheet,
	reading: Reading,
): Promise<void> {
	const plan = planSheet(sheet, reading);
	const problem = findProblem(plan, reading);
	reading.sheets += 1;
	addColumns(sheet, plan, problem !== undefined, reading);
	if (plan && !problem) return await readPlanned(file, sheet, plan, reading);
	addSheet(file, sheet, plan?.header.row, NO_RECORDS, reading);
	const isEmpty = sheet.head.every(({ cells }) => cells.every(isBlank));
	const text = isEmpty ? "是空表。" : (problem?.text ?? "");
	const place = { file: file.path, sheet: sheet.name };
	// The spare sheets of a new workbook are nobody's mistake.
	if (isEmpty && sheet.name !== "") reading.firstProblem ??= { ...place, text };
	else warn({ ...place, text, hint: problem?.hint }, reading);
}

// Of a sheet that cannot be read, the columns are what helps to make it readable.
function addColumns(
	sheet: Sheet,
	plan: SheetPlan | undefined,
	isUnreadable: boolean,
	{ writers, sheets, rules }: Reading,
): void {
	const guess = plan ? undefined : guessHeader(sheet.head);
	const headings = plan?.all ?? toUnknown(guess, sheet.head);
	const row = plan?.header.row ?? guess?.row ?? 0;
	const { readTime, words } = rules;
	for (const { index, header, field, isTaken } of headings) {
		const { head } = sheet;
		const like = guessLikeness(index, row, head, readTime, words.dateLayouts);
		writers.raw_columns.add([
			sheets,
			header,
			field,
			isTaken && !isUnreadable,
			like?.kind ?? null,
			like?.dateFormat ?? null,
		]);
	}
}

function toUnknown(
	row: SheetRow | undefined,
	head: Sheet["head"],
): SheetColumn[] {
	if (!row) return [];
	const texts = row.cells.map((cell) => String(cell).trim());
	return quoteNames(texts, row.row, head).flatMap((header, index) =>
		texts[index] === "" ? [] : [{ index, header, field: null, isTaken: false }],
	);
}

function planSheet(sheet: Sheet, reading: Reading): SheetPlan | undefined {
	const { aliases, rules, deadlineLevel } = reading;
	const header = findHeader(sheet, aliases);
	return header && planColumns(header, aliases, rules.fields, deadlineLevel);
}

const REQUIRED = ["ticket_id", "accepted_at"];

function findProblem(
	plan: SheetPlan | undefined,
	{ rules }: Reading,
): { text: string; hint: string } | undefined {
	const missing = REQUIRED.filter(
		(field) => !plan?.columns.some((column) => column.field === field),
	);
	if (missing.length === 0) return undefined;
	const hint = `列名不同时，在 profile.yaml 的 fields 中写明，如 ${missing[0]}: [本地列名]；check --write-profile 可以代写一份。`;
	if (!plan) return { text: "前 20 行里没有找到表头，没有读取。", hint };
	const labels = missing.map(
		(field) => `“${rules.fields[field]?.label ?? field}”`,
	);
	const headers = listNames(plan.all.map(({ header }) => header));
	const text = `缺少${labels.join("和")}列，没有读取；第 ${plan.header.row} 行的表头是：${headers}。`;
	return { text, hint };
}

const NO_RECORDS: SheetCounts = { records: 0, ignored: 0, rejected: 0 };

async function readPlanned(
	file: SourceFile,
	sheet: Sheet,
	plan: SheetPlan,
	reading: Reading,
): Promise<void> {
	const { writers, rules, sheets: sheetNo, tickets: recordNo } = reading;
	reading.readable += 1;
	for (const { header, winner } of plan.passedOver)
		writers.raw_warnings.add([
			file.path,
			`${nameSheet(sheet.name)}“${header}”列没有采用，已采用“${winner}”列。`,
		]);
	const place = { file: file.path, sheet: sheet.name, sheetNo, recordNo };
	const counts = await readSheet(sheet, plan, rules, place, writers);
	reading.tickets += counts.records - counts.ignored - counts.rejected;
	addSheet(file, sheet, plan.header.row, counts, reading);
}

function addSheet(
	{ path }: SourceFile,
	{ name, format, encoding }: Sheet,
	headerRow: number | undefined,
	{ records, ignored, rejected }: SheetCounts,
	{ writers, ranks, sheets }: Reading,
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
		ranks.get(path) ?? 0,
		statedDay(path),
	]);
}

function warn(problem: Problem, reading: Reading): void {
	const { file, sheet, text } = problem;
	reading.writers.raw_warnings.add([file, `${nameSheet(sheet)}${text}`]);
	reading.firstProblem ??= problem;
}

function nameSheet(sheet: string | undefined): string {
	return sheet ? `工作表“${sheet}”：` : "";
}

function toNothingReadable(problem: Problem | undefined): UserError {
	if (!problem)
		return new UserError("没有找到任何导出文件。", {
			hint: "把 12345 平台导出的表格放进 exports 文件夹，再运行一次。",
		});
	const { file, sheet, text, hint } = problem;
	return new UserError(text, {
		place: { file, sheet },
		hint: hint ?? "请放入 12345 平台导出的 .xlsx 或 .csv 文件。",
	});
}
