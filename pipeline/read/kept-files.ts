import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Database, Value } from "../database/database.ts";
import {
	appendRows,
	type KeptRows,
	saveRows,
	takeRows,
} from "../database/kept-rows.ts";
import { selectRows } from "../database/select-rows.ts";
import type { TableWriter } from "../database/table-writer.ts";
import type { SourceFile } from "../files/open-files.ts";
import { RAW_TABLES } from "./raw-tables.ts";

/** Where what was read of a file is kept for a later run, without the citizen's words. */
export interface FileKeeper {
	/** What the file will be known by, without an ending; undefined where nothing is to be kept of it. */
	placeOf(file: SourceFile): string | undefined;
	/** Some of what is there is damaged: everything is read, and put there again. */
	isDamaged?: boolean;
	/** Puts files there, by the ending of each; none where nothing is to be written. */
	put?(
		place: string,
		write: (toFresh: (ending: string) => string) => Promise<void>,
	): Promise<void>;
}

/** How far the numbering of sheets and records has come. */
export interface Numbering {
	sheets: number;
	tickets: number;
}

/** What reading one file came to. */
export interface FileRead extends Numbering {
	/** The files in it, itself or the parts of an archive. */
	paths: string[];
	communities: string[];
}

/** Where the records of a file stand among all. */
export interface FilePlace {
	file: SourceFile;
	before: Numbering;
	read: FileRead;
	/** Kept from an earlier run, and so without its texts. */
	isKept: boolean;
	isReadable: boolean;
}

type Table = keyof typeof RAW_TABLES;
type Rows = Record<string, Value>[];
type Kept = FileRead & { rows: Partial<Record<Table, Rows>> };

// Those that all files fill together once they are read.
const SHARED: readonly string[] = ["raw_files", "raw_community_names"];
// Told of a file, not of a sheet.
const WARNINGS = "raw_warnings";
const OWN = (Object.keys(RAW_TABLES) as Table[]).filter(
	(table) => !SHARED.includes(table),
);

/** How far reading all files has come. */
export interface ReadingFiles extends Numbering {
	database: Database;
	/** The files that were opened, parts of archives each by itself. */
	paths: string[];
	communities: Set<string>;
	/** How many sheets could be read. */
	readable: number;
	writers: Readonly<Record<Table, TableWriter>>;
	/** The records that were kept, before they are appended. */
	kept: KeptRows[];
}

/** Takes what was kept of a file, or else reads it. */
export async function takeFile<Reading extends ReadingFiles>(
	file: SourceFile,
	reading: Reading,
	keeper: FileKeeper | undefined,
	readFile: (file: SourceFile, reading: Reading) => Promise<void>,
): Promise<FilePlace> {
	const { sheets, tickets, readable, communities } = reading;
	const before = { sheets, tickets };
	const place = keeper?.isDamaged ? undefined : keeper?.placeOf(file);
	const kept = await loadFile(reading, place, before);
	if (kept) {
		reading.paths.push(...kept.paths);
		for (const name of kept.communities) communities.add(name);
		reading.sheets += kept.sheets;
		reading.tickets += kept.tickets;
		reading.readable += 1;
		return { file, before, read: kept, isKept: true, isReadable: true };
	}
	const paths = reading.paths.length;
	reading.communities = new Set();
	await readFile(file, reading);
	const read = {
		paths: reading.paths.slice(paths),
		communities: [...reading.communities],
		sheets: reading.sheets - sheets,
		tickets: reading.tickets - tickets,
	};
	for (const name of read.communities) communities.add(name);
	reading.communities = communities;
	const isReadable = reading.readable > readable;
	return { file, before, read, isKept: false, isReadable };
}

// What was kept of a file, its rows among those of the raw tables; null where nothing was, or it is gone.
async function loadFile(
	{ writers, kept }: ReadingFiles,
	place: string | undefined,
	from: Numbering,
): Promise<FileRead | null> {
	const file = place === undefined ? null : readKept(place);
	if (place === undefined || !file) return null;
	const offsets = { record_no: from.tickets, sheet_no: from.sheets };
	kept.push({ path: `${place}.parquet`, offsets });
	for (const table of OWN) {
		const columns = Object.keys(RAW_TABLES[table]);
		for (const row of file.rows[table] ?? [])
			writers[table].add(
				columns.map((column) =>
					column === "sheet_no"
						? Number(row[column]) + from.sheets
						: (row[column] ?? null),
				),
			);
		await writers[table].drain();
	}
	return file;
}

function readKept(place: string): Kept | null {
	if (!existsSync(`${place}.json`) || !existsSync(`${place}.parquet`))
		return null;
	try {
		return JSON.parse(readFileSync(`${place}.json`, "utf8"));
	} catch {
		return null;
	}
}

/** Appends the records that were kept; false where one of their files is gone or damaged, and so nothing was appended. */
export async function appendKept({
	database,
	kept,
}: ReadingFiles): Promise<boolean> {
	if (kept.length === 0) return true;
	try {
		await appendRows(database, "raw_tickets", kept);
		return true;
	} catch {
		return false;
	}
}

// So many records at a time are looked up at once.
const RECORDS_AT_ONCE = 20_000;

/** Keeps what was read of each file that was not kept already; of one that cannot be read it is told anew each time why. */
export async function saveFiles(
	database: Database,
	keeper: FileKeeper,
	places: readonly FilePlace[],
): Promise<void> {
	if (!keeper.put) return;
	const fresh = places.flatMap(({ isKept, isReadable, ...each }) => {
		const place = !isKept && isReadable && keeper.placeOf(each.file);
		return place ? [{ ...each, place }] : [];
	});
	for (const some of inGroups(fresh)) {
		const rows = await takeAllRows(database, some);
		for (const each of some)
			await keeper.put(each.place, (toFresh) =>
				saveFile(database, each, rows, toFresh),
			);
	}
}

type FreshFile = Pick<FilePlace, "before" | "read">;

function inGroups<File extends FreshFile>(files: readonly File[]): File[][] {
	const groups: File[][] = [];
	let records = RECORDS_AT_ONCE;
	for (const file of files) {
		if (records >= RECORDS_AT_ONCE) {
			groups.push([]);
			records = 0;
		}
		records += file.read.tickets;
		groups.at(-1)?.push(file);
	}
	return groups;
}

// One question a table for all files: each costs as much as the rows of many.
async function takeAllRows(
	database: Database,
	files: readonly FreshFile[],
): Promise<[Table, Rows][]> {
	const above = files[0]?.before.sheets ?? 0;
	const { before, read } = files.at(-1) ?? {};
	const span = {
		column: "sheet_no",
		above,
		upTo: (before?.sheets ?? 0) + (read?.sheets ?? 0),
	};
	const all: [Table, Rows][] = [];
	for (const table of OWN)
		all.push([
			table,
			table === WARNINGS
				? await selectRows(database, table, { order: [] })
				: await takeRows(database, table, span),
		]);
	return all;
}

async function saveFile(
	database: Database,
	{ before, read }: FreshFile,
	all: readonly [Table, Rows][],
	toFresh: (ending: string) => string,
): Promise<void> {
	const { sheets, tickets } = before;
	const rows: Kept["rows"] = {};
	for (const [table, every] of all)
		rows[table] =
			table === WARNINGS
				? every.filter(({ file }) => read.paths.includes(String(file)))
				: every.flatMap((row) => {
						const sheet_no = Number(row.sheet_no) - sheets;
						const isOwn = sheet_no > 0 && sheet_no <= read.sheets;
						return isOwn ? [{ ...row, sheet_no }] : [];
					});
	await saveRows(
		database,
		"raw_tickets",
		{
			column: "record_no",
			above: tickets,
			upTo: tickets + read.tickets,
			offsets: { record_no: tickets, sheet_no: sheets },
		},
		toFresh("parquet"),
	);
	writeFileSync(toFresh("json"), JSON.stringify({ ...read, rows }));
}
