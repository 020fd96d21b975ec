import { toCommunityStem } from "../community-stem.ts";
import type { Database } from "../database/database.ts";
import { openTable, type TableWriter } from "../database/table-writer.ts";
import { createWorkBehind } from "../database/work-behind.ts";
import type { SourceFile } from "../files/open-files.ts";
import { nameDays, orderFiles } from "./file-date.ts";
import {
	appendKept,
	type FileKeeper,
	type FilePlace,
	saveFiles,
	takeFile,
} from "./kept-files.ts";
import { toNothingReadable } from "./problems.ts";
import { RAW_TABLES, TEXTS_AGAIN } from "./raw-tables.ts";
import type { Reading, ReadRules } from "./sheet-rules.ts";
import { TEXT_COLUMNS, ticketColumns } from "./split-record.ts";

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
	tell?: (files: number, records: number) => void,
): Promise<FilePlace[]> {
	const reading = await startReading(database, rules, secret);
	const places = await takeFiles(reading, files, keeper, tell);
	if (keeper && !(await appendKept(reading))) {
		const anew = { ...keeper, isDamaged: true };
		return await readExports(database, files, rules, secret, anew, tell);
	}
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

async function takeFiles(
	reading: Reading,
	files: readonly SourceFile[],
	keeper: FileKeeper | undefined,
	tell: ((files: number, records: number) => void) | undefined,
): Promise<FilePlace[]> {
	const places: FilePlace[] = [];
	try {
		for (const file of files) {
			places.push(await takeFile(file, reading, keeper, readFile));
			tell?.(places.length, reading.tickets);
		}
		await reading.behind.finish();
	} finally {
		await reading.behind.settle();
	}
	return places;
}

// What opens files and reads cells is loaded where a file was not kept.
async function readFile(source: SourceFile, reading: Reading): Promise<void> {
	const file = await import("./read-file.ts");
	await file.readFile(source, reading);
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
	const writers: Record<string, TableWriter> = {};
	for (const [table, columns] of Object.entries(tables))
		writers[table] = await openTable(database, table, columns);
	return {
		database,
		told: { ...rules, secret },
		paths: [],
		communities: new Set(),
		writers: writers as Reading["writers"],
		sheets: 0,
		tickets: 0,
		readable: 0,
		kept: [],
		behind: createWorkBehind(),
	};
}

// Natural order settles what the days in the names leave open.
function addFiles({ paths, writers }: Reading): void {
	for (const [index, path] of orderFiles(paths).entries())
		writers.raw_files.add([path, index + 1, ...nameDays(path)]);
}

function addCommunityNames({ communities, writers }: Reading): void {
	for (const name of communities) {
		const { stem, family, region } = toCommunityStem(name);
		writers.raw_community_names.add([name, stem, family, region]);
	}
}
