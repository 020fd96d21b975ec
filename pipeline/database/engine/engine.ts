import type { TableColumns } from "../database.ts";
import type { Connection } from "../sources/source.ts";

/** A database that models are counted in, as a profile names it. */
export interface EngineSettings extends Connection {
	/** What the name of each table there begins with that is ours. */
	prefix: string;
}

/** A table of a run, and the columns that together name one of its rows. */
export interface Described {
	name: string;
	columns: TableColumns;
	grain: readonly string[];
}

/** A table that stays when a run has ended well, under a name that does not change. */
export interface Finished {
	/** After the prefix. */
	name: string;
	/** The table of the run that it is made of, with the columns that are shown. */
	from: Described;
}

/** A table that runs add to, after the prefix, and its columns besides version and key. */
export interface StoredTable {
	name: string;
	columns: TableColumns;
}

/** What is stored of one version. Whatever is added twice counts once. */
export interface FarStore {
	/** Adds the rows of a Parquet file of version, key and the columns; all of them or none. */
	add(path: string): Promise<void>;
	/** Writes the rows of a version as a Parquet file: each key once, with the columns. */
	take(version: string, path: string): Promise<void>;
}

/** The tables of one run in a database that is not this machine's. */
export interface FarTables {
	/** Makes a table of a Parquet file that holds so many rows. */
	fill(table: Described, path: string, rows: number): Promise<void>;
	/** Makes a table of a select over those of these names that are there. */
	make(
		table: Described,
		select: string,
		reads: readonly string[],
	): Promise<void>;
	/** Rows of a select over those of these names. */
	rows<Row>(select: string, reads: readonly string[]): Promise<Row[]>;
	/** Writes a table's rows as a Parquet file. */
	save(table: Described, path: string): Promise<void>;
	/** Puts what has ended well in the place of what stood before, all or none; where the work that follows fails, what stood before stands again. */
	publish<Result>(
		finished: readonly Finished[],
		work: () => Promise<Result>,
	): Promise<Result>;
	/** Rows that outlast runs, each told by its version and its key. */
	store(table: StoredTable): FarStore;
	/** Removes what is of this run alone. */
	close(): Promise<void>;
}
