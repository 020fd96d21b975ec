import { type Database, quoteName, type Value } from "./database.ts";
import { countRows } from "./select-rows.ts";
import {
	cellAt,
	isOneOf,
	isRegular,
	nameOf,
	quoteText,
	type Regular,
	ROW,
	records,
	type StagedRecords,
} from "./staged-cells.ts";

const LONGEST_LINE = 1 << 22;
// One is still being read while the next is loaded.
let tables = 0;

/** Loads a text whose every record has `width` cells; undefined where one has not. */
export async function stageRecords(
	database: Database,
	path: string,
	delimiter: string,
	width: number,
): Promise<string | undefined> {
	tables += 1;
	const table = `staged_records_${tables}`;
	const columns = Array.from(
		{ length: width },
		(_, at) => `${nameOf(at)}: 'VARCHAR'`,
	);
	try {
		await database.createTableAs(
			table,
			`select * from read_csv(${quoteText(path)}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"', header = false, auto_detect = false, strict_mode = true, null_padding = false, max_line_size = ${LONGEST_LINE}, columns = {${columns.join(", ")}})`,
		);
	} catch {
		return undefined;
	}
	return table;
}

/** How many records the engine found, the header and all. */
export async function countStaged({
	database,
	table,
}: StagedRecords): Promise<number> {
	return await countRows(database, table);
}

export async function dropStaged({ database, table, isLent }: StagedRecords) {
	if (!isLent) await dropTable(database, table);
}

/** Removes a table where there is one. */
export async function dropTable(
	database: Database,
	table: string,
): Promise<void> {
	await database.run(`drop table if exists ${quoteName(table)}`);
}

/** All rows of staged cells, what stands above the records too, some at a time and in their order. */
export function readStagedRows(
	database: Database,
	table: string,
	width: number,
): AsyncIterable<Value[][]> {
	const columns = Array.from({ length: width }, (_, at) => nameOf(at));
	return database.batches(
		`select ${columns.join(", ")} from ${quoteName(table)}`,
	);
}

/** A column of the staged records, or that with others that stand in where it is blank. */
export interface StagedColumn {
	places: readonly number[];
	regular: Regular;
}

export interface OddCells {
	value: string;
	/** How often it stands there. */
	records: number;
	/** Where it is met first. */
	row: number;
}

/** The distinct cells of each column that are not regular, in order of their rows. */
export async function findOdd(
	staged: StagedRecords,
	columns: readonly StagedColumn[],
): Promise<OddCells[][]> {
	const selects = columns.map(({ places, regular }, index) => {
		const cell = cellAt(places);
		return `select ${index} as place, ${cell} as value, count(*)::integer as records, min(${ROW}) as row from ${records(staged)} and ${cell} is not null and not (${isRegular(cell, regular)}) group by ${cell}`;
	});
	return await rowsByPlace(staged, selects);
}

/** The rows in which a column has one of these cells. */
export async function findRows(
	staged: StagedRecords,
	places: readonly number[],
	values: readonly string[],
): Promise<{ value: string; row: number }[]> {
	const cell = cellAt(places);
	return await staged.database.rows(
		`select ${cell} as value, ${ROW} as row from ${records(staged)} and ${isOneOf(cell, values)} order by row`,
	);
}

/** The rows that hold a day without a clock: regular cells that do, and these. */
export async function findDayRows(
	staged: StagedRecords,
	places: readonly number[],
	regular: Regular,
	values: readonly string[],
): Promise<number[]> {
	const cell = cellAt(places);
	const rows = await staged.database.rows<{ row: number }>(
		`select ${ROW} as row from ${records(staged)} and (length(${cell}) = 10 and ${isRegular(cell, regular)} or ${isOneOf(cell, values)}) order by row`,
	);
	return rows.map(({ row }) => row);
}

/** The distinct cells of a column, some at a time. */
export async function* readDistinct(
	staged: StagedRecords,
	at: number,
): AsyncIterable<string[]> {
	const batches = staged.database.batches(
		`select distinct ${nameOf(at)} from ${records(staged)} and ${nameOf(at)} is not null`,
	);
	for await (const [cells = []] of batches) yield cells.map(String);
}

/** Whether a record has a blank or odd cell in one of these columns, or one of these words in those. */
export async function hasUnfit(
	staged: StagedRecords,
	columns: readonly StagedColumn[],
	held: { columns: readonly number[]; words: readonly string[] },
): Promise<boolean> {
	const conditions = [
		...columns.map(({ places, regular }) => {
			const cell = cellAt(places);
			return `${cell} is null or not (${isRegular(cell, regular)})`;
		}),
		...held.columns.flatMap((at) =>
			held.words.map((word) => `contains(${nameOf(at)}, ${quoteText(word)})`),
		),
	];
	const rows = await staged.database.rows(
		`select 1 as one from ${records(staged)} and (${conditions.join(" or ")}) limit 1`,
	);
	return rows.length > 0;
}

/** Regular times of each column by whether they have a clock, and one that is not midnight: how many, and the first. */
export async function countTimes(
	staged: StagedRecords,
	columns: readonly StagedColumn[],
): Promise<OddCells[][]> {
	const selects = columns.map(({ places, regular }, index) => {
		const cell = cellAt(places);
		return `select ${index} as place, arg_min(${cell}, s.rowid) as value, count(*)::integer as records, min(${ROW}) as row from ${records(staged)} and ${isRegular(cell, regular)} group by length(${cell}), ends_with(${cell}, '00:00:00')`;
	});
	return await rowsByPlace(staged, selects);
}

async function rowsByPlace(
	{ database }: StagedRecords,
	selects: readonly string[],
): Promise<OddCells[][]> {
	const found = selects.map((): OddCells[] => []);
	if (selects.length === 0) return found;
	const rows = await database.rows<OddCells & { place: number }>(
		`${selects.join(" union all ")} order by place, row`,
	);
	for (const { place, ...cells } of rows) found[place]?.push(cells);
	return found;
}
