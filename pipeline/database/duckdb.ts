import {
	BOOLEAN,
	DOUBLE,
	type DuckDBConnection,
	DuckDBDataChunk,
	DuckDBInstance,
	type DuckDBResult,
	DuckDBTimestampValue,
	type DuckDBType,
	type DuckDBValue,
	INTEGER,
	type JS,
	TIMESTAMP,
	VARCHAR,
} from "@duckdb/node-api";
import type {
	ColumnType,
	Database,
	ParquetFile,
	TableColumns,
	TypedColumn,
	Value,
} from "./database.ts";
import { quoteName } from "./database.ts";
import { describeParquet } from "./duckdb-parquet.ts";
import { toColumnType } from "./duckdb-types.ts";

const CHUNK_ROWS = 2048;
const IN_MEMORY = ":memory:";

const TYPES: Record<ColumnType, DuckDBType> = {
	text: VARCHAR,
	integer: INTEGER,
	double: DOUBLE,
	boolean: BOOLEAN,
	time: TIMESTAMP,
};

/** Opens DuckDB on a file or in memory; it reaches for no network and no extension. */
export async function openDuckdb(
	file = IN_MEMORY,
	settings: {
		threads?: number;
		/** What it may hold in memory; most of the machine's where it is not said. */
		memoryBytes?: number;
		/** Where a database in memory may spill; it does not where there is none. */
		spillFolder?: string;
	} = {},
): Promise<Database> {
	const instance = await DuckDBInstance.create(file, {
		autoinstall_known_extensions: "false",
		autoload_known_extensions: "false",
		...(file === IN_MEMORY
			? { temp_directory: settings.spillFolder ?? "" }
			: {}),
		...(settings.threads ? { threads: String(settings.threads) } : {}),
		...(settings.memoryBytes
			? { memory_limit: `${settings.memoryBytes}B` }
			: {}),
	});
	const connection = await instance.connect();
	return new Duckdb(instance, connection);
}

// What DuckDB calls a database that has no file.
const FIRST = "memory";

class Duckdb implements Database {
	readonly #instance: DuckDBInstance;
	readonly #connection: DuckDBConnection;
	/** What it is called among those of its engine; the first is found without a name. */
	readonly #name: string | undefined;
	#besides = 0;
	readonly #idle: DuckDBConnection[] = [];
	#last: Promise<unknown> = Promise.resolve();
	readonly #types = new Map<string, DuckDBType[]>();

	constructor(
		instance: DuckDBInstance,
		connection: DuckDBConnection,
		name?: string,
	) {
		this.#instance = instance;
		this.#connection = connection;
		this.#name = name;
	}

	async #connect(): Promise<DuckDBConnection> {
		const connection = await this.#instance.connect();
		if (this.#name) await connection.run(`use ${quoteName(this.#name)}`);
		return connection;
	}

	async beside(): Promise<Database> {
		this.#besides += 1;
		const name = `beside_${this.#besides}`;
		const connection = await this.#instance.connect();
		await connection.run(`attach ':memory:' as ${quoteName(name)}`);
		await connection.run(`use ${quoteName(name)}`);
		return new Duckdb(this.#instance, connection, name);
	}

	async takeTable(name: string): Promise<void> {
		await this.createTableAs(
			name,
			`select * from ${quoteName(FIRST)}.main.${quoteName(name)}`,
		);
	}

	async run(sql: string, values: readonly Value[] = []): Promise<void> {
		await this.#inTurn(() => this.#connection.run(sql, toBound(values)));
	}

	async rows<Row>(sql: string, values: readonly Value[] = []): Promise<Row[]> {
		const reader = await this.#inTurn(() =>
			this.#connection.runAndReadAll(sql, toBound(values)),
		);
		return toRows(
			reader.deduplicatedColumnNames(),
			reader.getColumnsJS().map((column) => column.map(toValue)),
		) as Row[];
	}

	async columns(sql: string): Promise<TypedColumn[]> {
		return await this.#apart(async (connection) => {
			const result = await connection.stream(sql);
			const types = result.columnTypes();
			const columns = result.columnNames().map((name, index) => ({
				name,
				type: toColumnType(String(types[index])),
				values: [] as Value[],
			}));
			for await (const batch of toBatches(result))
				for (const [index, { values }] of columns.entries())
					for (const value of batch[index] ?? []) values.push(value);
			return columns;
		});
	}

	// On a connection that nothing else uses: any statement on it would end the stream.
	async *batches(sql: string): AsyncIterable<Value[][]> {
		const connection = this.#idle.pop() ?? (await this.#connect());
		try {
			yield* toBatches(await connection.stream(sql));
		} finally {
			this.#idle.push(connection);
		}
	}

	async readParquet(path: string): Promise<ParquetFile> {
		return await describeParquet(this, path);
	}

	async createTable(name: string, columns: TableColumns): Promise<void> {
		const definitions = Object.entries(columns).map(
			([column, type]) => `${quoteName(column)} ${TYPES[type]}`,
		);
		await this.run(
			`create or replace table ${quoteName(name)} (${definitions.join(", ")})`,
		);
		this.#types.set(
			name,
			Object.values(columns).map((type) => TYPES[type]),
		);
	}

	async append(table: string, columns: readonly Value[][]): Promise<void> {
		const types = this.#types.get(table);
		if (!types) throw new Error(`append: ${table} was not created here`);
		if ((columns[0]?.length ?? 0) === 0) return;
		await this.#apart(async (connection) => {
			const appender = await connection.createAppender(
				table,
				null,
				this.#name ?? null,
			);
			const length = columns[0]?.length ?? 0;
			for (let start = 0; start < length; start += CHUNK_ROWS) {
				const end = start + CHUNK_ROWS;
				const chunk = DuckDBDataChunk.create(types);
				chunk.setColumns(
					columns.map((column, index) =>
						toDuckdbValues(column.slice(start, end), types[index]),
					),
				);
				appender.appendDataChunk(chunk);
			}
			appender.closeSync();
		});
	}

	// The prefix shares the first line, so that DuckDB's `LINE 4` is line 4 of the file.
	async createTableAs(
		name: string,
		select: string,
		values: readonly Value[] = [],
	): Promise<void> {
		const sql = `create or replace table ${quoteName(name)} as ${select}`;
		await this.#apart((connection) => connection.run(sql, toBound(values)));
	}

	async writeParquet(path: string, select: string): Promise<void> {
		await this.#apart((connection) =>
			connection.run(`copy (${select}) to ${quoteText(path)} (format parquet)`),
		);
	}

	async createTableFrom(name: string, path: string): Promise<void> {
		await this.createTableAs(name, `select * from ${this.parquetRows(path)}`);
	}

	parquetRows(path: string): string {
		return `read_parquet(${quoteText(path)})`;
	}

	// A second statement on one connection would end the first.
	async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#last.then(work);
		this.#last = result.catch(() => undefined);
		return await result;
	}

	/** Does work on a connection that nothing else uses meanwhile. */
	async #apart<Result>(
		work: (connection: DuckDBConnection) => Promise<Result>,
	): Promise<Result> {
		const connection = this.#idle.pop() ?? (await this.#connect());
		try {
			return await work(connection);
		} finally {
			this.#idle.push(connection);
		}
	}

	async tableNames(): Promise<string[]> {
		const rows = await this.rows<{ table_name: string }>(
			"select table_name from duckdb_tables() where database_name = current_database() and schema_name = 'main' order by table_name",
		);
		return rows.map((row) => row.table_name);
	}

	async close(): Promise<void> {
		for (const connection of this.#idle) connection.closeSync();
		this.#connection.closeSync();
		if (!this.#name) this.#instance.closeSync();
	}
}

async function* toBatches(result: DuckDBResult): AsyncIterable<Value[][]> {
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return;
		yield chunk
			.getColumns()
			.map((column) => column.map((value) => toValue(value as JS)));
	}
}

// Without values a statement is one step of the engine, and two more where it is prepared for them.
function toBound(values: readonly Value[]): Value[] | undefined {
	return values.length > 0 ? [...values] : undefined;
}

function quoteText(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function toRows(
	names: readonly string[],
	columns: readonly Value[][],
): Record<string, Value>[] {
	return (columns[0] ?? []).map((_, at) => {
		const row: Record<string, Value> = {};
		for (const [index, name] of names.entries())
			row[name] = columns[index]?.[at] ?? null;
		return row;
	});
}

function toDuckdbValues(values: Value[], type?: DuckDBType): DuckDBValue[] {
	if (type !== TIMESTAMP) return values;
	return values.map((time) =>
		time === null
			? null
			: new DuckDBTimestampValue(
					BigInt(Date.parse(`${String(time).replace(" ", "T")}Z`)) * 1000n,
				),
	);
}

/** A DuckDB value as plain JSON: counts as numbers, times as wall-clock text. */
function toValue(value: unknown): Value {
	if (value === null || value === undefined) return null;
	if (typeof value === "bigint") return Number(value);
	if (value instanceof Date)
		return value.toISOString().slice(0, 19).replace("T", " ");
	if (typeof value === "object") return String(value).slice(0, 19);
	return value as Value;
}
