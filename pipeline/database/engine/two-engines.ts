import { rmSync } from "node:fs";
import { join } from "node:path";
import {
	type ColumnType,
	type Database,
	quoteName,
	type TableColumns,
} from "../database.ts";
import { countRows, toSelect } from "../select-rows.ts";
import type {
	Described,
	FarStore,
	FarTables,
	Finished,
	StoredTable,
} from "./engine.ts";

/** A statement of a plan: the table that it makes, and those that it reads. */
export interface Statement {
	name: string;
	select: string;
	reads: readonly string[];
	grain: readonly string[];
}

/** A table to be left there, and its columns that nobody is shown. */
export interface Left {
	name: string;
	from: string;
	hidden: readonly string[];
	grain: readonly string[];
}

/** A run's own database and one far away: a table is made in one of them, and brought to the other where something there reads it. */
export interface TwoEngines {
	/** Makes a table there, of tables wherever they are. */
	make(statement: Statement): Promise<void>;
	/** Has these in the run's own database; those that are not there are there already. */
	fetch(tables: readonly string[]): Promise<void>;
	isFar(table: string): boolean;
	/** Rows of a select over tables that were made there. */
	rows<Row>(select: string, reads: readonly string[]): Promise<Row[]>;
	publish<Result>(
		left: readonly Left[],
		work: () => Promise<Result>,
	): Promise<Result>;
	store(table: StoredTable): FarStore;
	/** How many rows went there and came back, and what that took. */
	carried(): { sent: number; fetched: number; ms: number };
	close(): Promise<void>;
}

/** Lets statements run far away; `folder` is where rows wait on their way. */
export async function joinEngines(
	near: Database,
	far: FarTables,
	folder: string,
	now: () => number,
): Promise<TwoEngines> {
	// What a statement's columns are is asked where tables have no rows.
	const shells = await near.beside();
	const made = new Map<string, Described>();
	const sent = new Map<string, Promise<Described>>();
	const fetched = new Map<string, Promise<void>>();
	const carried = { sent: 0, fetched: 0, ms: 0 };
	const carry = async (
		name: string,
		work: (path: string) => Promise<void>,
	): Promise<void> => {
		const path = join(folder, `${name}.parquet`);
		const began = now();
		try {
			await work(path);
			carried.ms += now() - began;
		} finally {
			rmSync(path, { force: true });
		}
	};
	const send = async (name: string): Promise<Described> => {
		const table = { name, columns: await columnsOf(near, name), grain: [] };
		await shells.createTable(name, table.columns);
		const rows = await countRows(near, name);
		await carry(name, async (path) => {
			await near.writeParquet(path, toSelect(name, { order: [] }));
			await far.fill(table, path, rows);
		});
		carried.sent += rows;
		return table;
	};
	const bring = async (name: string): Promise<Described> => {
		const known = made.get(name);
		if (known) return known;
		const going = sent.get(name) ?? send(name);
		sent.set(name, going);
		return await going;
	};
	const fetch = async (table: Described): Promise<void> => {
		await carry(table.name, async (path) => {
			await far.save(table, path);
			await near.createTableAs(
				table.name,
				`select ${toNear(table.columns)} from ${near.parquetRows(path)}`,
			);
		});
		carried.fetched += await countRows(near, table.name);
	};
	return {
		async make({ name, select, reads, grain }) {
			for (const table of reads) await bring(table);
			await shells.createTableAs(name, select);
			const columns = await columnsOf(shells, name);
			const table = { name, columns, grain };
			await far.make(table, select, reads);
			made.set(name, table);
		},
		async fetch(tables) {
			for (const name of tables) {
				const table = made.get(name);
				if (!table) continue;
				const coming = fetched.get(name) ?? fetch(table);
				fetched.set(name, coming);
				await coming;
			}
		},
		isFar: (table) => made.has(table),
		rows: (select, reads) => far.rows(select, reads),
		async publish(left, work) {
			const finished: Finished[] = [];
			for (const { name, from, hidden, grain } of left) {
				const shown = without((await bring(from)).columns, hidden);
				const order = grain.filter((column) => column in shown);
				const table = { name: from, columns: shown, grain: order };
				finished.push({ name, from: table });
			}
			return await far.publish(finished, work);
		},
		store: (table) => far.store(table),
		carried: () => ({ ...carried }),
		async close() {
			await far.close();
			await shells.close();
		},
	};
}

async function columnsOf(
	database: Database,
	table: string,
): Promise<TableColumns> {
	const columns = await database.columns(
		`select * from ${quoteName(table)} limit 0`,
	);
	return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}

const without = (columns: TableColumns, hidden: readonly string[]) =>
	Object.fromEntries(
		Object.entries(columns).filter(([name]) => !hidden.includes(name)),
	);

// A time there is an instant, whose clock in Greenwich is ours.
const NEAR: Record<ColumnType, (column: string) => string> = {
	text: (column) => `${column}::varchar`,
	integer: (column) => `${column}::bigint`,
	double: (column) => `${column}::double`,
	boolean: (column) => `${column}::boolean`,
	time: (column) => `make_timestamp(epoch_us(${column}))`,
};

function toNear(columns: TableColumns): string {
	return Object.entries(columns)
		.map(([name, type]) => {
			const column = quoteName(name);
			return `${NEAR[type](column)} as ${column}`;
		})
		.join(", ");
}
