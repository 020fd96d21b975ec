/** What SQL values cross the border as; counts arrive as numbers. */
export type Value = string | number | boolean | null;

/** What one row holds, by column. */
export type Row = Record<string, Value>;

export type ColumnType = "text" | "integer" | "double" | "boolean" | "time";

/** Column name to type, in table order. */
export type TableColumns = Record<string, ColumnType>;

/** One column of a query, with all its values in row order. */
export interface TypedColumn {
	name: string;
	type: ColumnType;
	values: Value[];
}

export interface ParquetFile {
	columns: string[];
	/** A column nests so deep that nothing is read of it. */
	hasDeep: boolean;
	/** By what it states: cells, those within lists as well, and the bytes that it unpacks to. */
	cells: number;
	bytes: number;
	/** How long its texts are together, in the first so many columns: one that is repeated is packed once. */
	characters(columns: number): Promise<number>;
	batches(columns: number): AsyncIterable<Value[][]>;
}

/**
 * What a stage may ask of an engine. Times cross the border as text,
 * `YYYY-MM-DD HH:MM:SS`, Asia/Shanghai wall time.
 */
export interface Database {
	/** Runs one statement; `values` bind `$1`, `$2` … */
	run(sql: string, values?: readonly Value[]): Promise<void>;
	/** Every row of a query, as plain objects. */
	rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
	/** Every row of a query, by column. */
	columns(sql: string): Promise<TypedColumn[]>;
	/** The rows of a query a batch at a time, each as columns of values. */
	batches(sql: string): AsyncIterable<Value[][]>;
	/** A Parquet file: its columns, and its rows as text; floating numbers stay numbers. */
	readParquet(path: string): Promise<ParquetFile>;
	createTable(name: string, columns: TableColumns): Promise<void>;
	/** Appends a batch: one array a column, all of one length, in table order. */
	append(table: string, columns: readonly Value[][]): Promise<void>;
	/** Creates a table from the text of one `select`, while other statements run. */
	createTableAs(
		name: string,
		select: string,
		values?: readonly Value[],
	): Promise<void>;
	/** Writes the rows of a query as a Parquet file. */
	writeParquet(path: string, select: string): Promise<void>;
	/** Creates a table of a Parquet file that was written so. */
	createTableFrom(name: string, path: string): Promise<void>;
	/** What stands after `from` to read a Parquet file that was written so. */
	parquetRows(path: string): string;
	/** Another database of the same engine, beside this one, for as long as this one is open: its tables are its own. */
	beside(): Promise<Database>;
	/** Of one beside another: makes a table of the rows of the one of that name there. */
	takeTable(name: string): Promise<void>;
	tableNames(): Promise<string[]>;
	close(): Promise<void>;
}

/** An identifier, quoted once and for all. */
export function quoteName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
