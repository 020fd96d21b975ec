import type { Database, TableColumns, Value } from "./database.ts";
import { uniteTables, widenTable } from "./unite-tables.ts";

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
