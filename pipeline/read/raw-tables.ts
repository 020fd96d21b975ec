import type { Database, TableColumns, Value } from "../database/database.ts";
import { uniteTables, widenTable } from "../database/unite-tables.ts";

/** The tables that reading fills beside `raw_tickets` and `raw_texts`; none of them holds a citizen's words. */
export const RAW_TABLES = {
	raw_sheets: {
		sheet_no: "integer",
		file: "text",
		sheet: "text",
		format: "text",
		encoding: "text",
		header_row: "integer",
		records: "integer",
		ignored: "integer",
		rejected: "integer",
		is_hidden: "boolean",
	},
	raw_files: {
		file: "text",
		/** In natural order of the names, then of the paths. */
		file_no: "integer",
		first_named_day: "text",
		last_named_day: "text",
	},
	raw_columns: {
		sheet_no: "integer",
		header: "text",
		field: "text",
		is_taken: "boolean",
		looks_like: "text",
		/** How many of its cells do, 0-1. */
		like_share: "double",
		date_format: "text",
		/** Of times: in how many rows this one is the first, 0-1. */
		first_share: "double",
	},
	raw_community_names: { name: "text", stem: "text", family: "text" },
	raw_clocks: {
		sheet_no: "integer",
		field: "text",
		header: "text",
		times: "integer",
		midnights: "integer",
		days: "integer",
	},
	/** Which times are plausible, where it is known from more than was read; else empty. */
	raw_event_windows: { first_day: "text", last_day: "text" },
	raw_time_shapes: {
		sheet_no: "integer",
		header: "text",
		example: "text",
		records: "integer",
		is_read: "boolean",
	},
	raw_rejects: {
		sheet_no: "integer",
		row: "integer",
		column_name: "text",
		value: "text",
		reason: "text",
		hint: "text",
	},
	raw_issues: {
		sheet_no: "integer",
		row: "integer",
		column_name: "text",
		value: "text",
		issue: "text",
	},
	/** Names and identity numbers as keyed hashes: to know again what must not be published. */
	raw_private_keys: { sheet_no: "integer", kind: "text", hash: "text" },
	raw_warnings: { file: "text", warning: "text" },
} satisfies Record<string, TableColumns>;

const BATCH_ROWS = 4096;
// A batch of very long texts is held twice, here and by the engine.
const BATCH_CHARACTERS = 1 << 23;

/** Takes rows one at a time and appends them to a table as batches of columns. */
export interface TableWriter {
	add(row: readonly Value[]): void;
	/** Appends what has gathered, if it is a batch or more. */
	drain(): Promise<void>;
	flush(): Promise<void>;
	/** Takes in all rows of a table of the same columns, which is no longer its owner's. */
	addTable(name: string): Promise<void>;
	/** Appends what is left; from now on all rows are found under the table's name, and those of the tables beside it. */
	finish(beside?: readonly string[]): Promise<void>;
}

const MOST_PARTS = 32;

/** Creates a table, replacing one of that name, and the writer that fills it. */
export async function openTable(
	database: Database,
	table: string,
	columns: TableColumns,
): Promise<TableWriter> {
	await database.createTable(table, columns);
	const width = Object.keys(columns).length;
	let batch: Value[][] = Array.from({ length: width }, () => []);
	let characters = 0;
	const rows = () => batch[0]?.length ?? 0;
	const flush = async () => {
		if (rows() > 0) await database.append(table, batch);
		batch = Array.from({ length: width }, () => []);
		characters = 0;
	};
	const parts: string[] = [];
	return {
		addTable: async (name) => {
			parts.push(name);
			if (parts.length < MOST_PARTS) return;
			const merged = `${table}_to_${name}`;
			await uniteTables(database, merged, parts.splice(0));
			parts.push(merged);
		},
		finish: async (beside = []) => {
			await flush();
			const others = [...parts, ...beside];
			if (others.length > 0) await widenTable(database, table, others);
		},
		add(row) {
			for (let index = 0; index < width; index++) {
				const value = row[index] ?? null;
				if (typeof value === "string") characters += value.length;
				batch[index]?.push(value);
			}
		},
		drain: async () => {
			if (rows() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
		},
		flush,
	};
}
