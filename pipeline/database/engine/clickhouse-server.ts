import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { ClickHouseSettings } from "@clickhouse/client";
import { connectClickhouse } from "../sources/clickhouse-client.ts";
import { kindOf } from "../sources/failures.ts";
import { type Access, toCoded } from "../sources/source.ts";
import { startSpan } from "../sources/within.ts";
import type { EngineSettings } from "./engine.ts";
import { MEANING } from "./meaning.ts";

/** ClickHouse, a statement at a time; what it fails of has a code. */
export interface ClickhouseServer {
	run(sql: string): Promise<void>;
	rows<Row>(sql: string): Promise<Row[]>;
	/** Appends the rows of a Parquet file. */
	send(into: string, path: string): Promise<void>;
	/** Writes the rows of a select as a Parquet file. */
	receive(select: string, path: string): Promise<void>;
	close(): Promise<void>;
}

const SETTINGS: ClickHouseSettings = {
	...MEANING,
	// An error after the first rows would stand among them.
	wait_end_of_query: 1,
	// What is told as written is written.
	async_insert: 0,
	output_format_json_quote_64bit_integers: 0,
};
// What the server ends by itself it has a better word for.
const toLater = (seconds: number) => seconds * 1.1 + 1;

/** Opens ClickHouse, and has it answer once. */
export async function openServer(
	settings: EngineSettings,
	access: Access,
): Promise<ClickhouseServer> {
	const client = await connectClickhouse(
		settings,
		kindOf(settings),
		access,
		SETTINGS,
	);
	const { connectSeconds, statementSeconds } = settings;
	const within = async <Result>(
		work: (abort_signal: AbortSignal) => Promise<Result>,
		seconds = toLater(statementSeconds),
	): Promise<Result> => {
		const stopped = new AbortController();
		const span = startSpan(seconds, () => stopped.abort());
		try {
			return await span.race(work(stopped.signal));
		} finally {
			span.end();
		}
	};
	const ask = <Row>(query: string, seconds?: number) =>
		within(async (abort_signal) => {
			const asked = { query, format: "JSONEachRow", abort_signal } as const;
			const answer = await client.query(asked);
			return await toRows<Row>(await answer.text());
		}, seconds);
	try {
		await ask("select 1 as answer", connectSeconds);
	} catch (cause) {
		await client.close();
		throw cause;
	}
	return {
		run: (query) =>
			within(async (abort_signal) => {
				await client.command({ query, abort_signal });
			}),
		rows: (sql) => ask(sql),
		send: (into, path) =>
			within(async (abort_signal) => {
				const query = `insert into ${into} format Parquet`;
				const values = createReadStream(path);
				const { stream } = await client.exec({ query, values, abort_signal });
				await drain(stream);
			}),
		receive: (select, path) =>
			within(async (abort_signal) => {
				const query = `${select} format Parquet`;
				const { stream } = await client.exec({ query, abort_signal });
				await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
			}),
		close: () => client.close(),
	};
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
	for await (const _ of stream);
}

function toRows<Row>(text: string): Row[] {
	try {
		return text
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line) as Row);
	} catch (cause) {
		throw toCoded("lost", cause);
	}
}
