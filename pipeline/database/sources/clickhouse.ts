import type { ClickHouseClient, Row } from "@clickhouse/client";
import { fromClickhouse, type ToText } from "./cells.ts";
import { connectClickhouse } from "./clickhouse-client.ts";
import {
	type Access,
	ROWS_AT_ONCE,
	type Session,
	type Source,
	type SourceKind,
	type SourceRows,
	toCoded,
} from "./source.ts";
import { startSpan } from "./within.ts";

const FORMAT = "JSONCompactEachRowWithNamesAndTypes";
const SETTINGS = {
	// The client has settings of its own, which 1 would refuse.
	readonly: "2",
	output_format_json_quote_64bit_integers: 1,
	output_format_json_quote_decimals: 1,
	output_format_json_quote_denormals: 1,
	date_time_output_format: "iso",
} as const;

/** ClickHouse, asked once, by a statement that may not write; a statement there sees one snapshot. */
export async function openClickhouse(
	source: Source,
	kind: SourceKind,
	access: Access,
): Promise<Session> {
	const client = await connectClickhouse(source, kind, access, SETTINGS);
	const close = () => {
		void client.close();
	};
	try {
		await checkReadOnly(client, source.connectSeconds);
	} catch (cause) {
		close();
		throw cause;
	}
	return {
		read: (statement) => readRows(client, statement, source.statementSeconds),
		close,
	};
}

async function checkReadOnly(
	client: ClickHouseClient,
	seconds: number,
): Promise<void> {
	const query = "select toString(getSetting('readonly')) as read_only";
	for await (const { rows } of readRows(client, query, seconds))
		for (const [value] of rows)
			if (value !== "1" && value !== "2") throw toCoded("not_read_only");
}

async function* readRows(
	client: ClickHouseClient,
	query: string,
	seconds: number,
): AsyncIterable<SourceRows> {
	const stopped = new AbortController();
	const span = startSpan(seconds, () => stopped.abort());
	try {
		const asked = client.query({
			query,
			format: FORMAT,
			abort_signal: stopped.signal,
		});
		const result = await span.race(asked);
		const batches = result.stream()[Symbol.asyncIterator]();
		const take = createTaker();
		for (;;) {
			const next = await span.race(batches.next());
			if (next.done) break;
			for (const row of next.value as Row[]) {
				take.add(row);
				if (take.size() >= ROWS_AT_ONCE) yield take.out();
			}
		}
		yield take.out();
	} finally {
		span.end();
		stopped.abort();
	}
}

// The first row holds the names, the second the types.
function createTaker() {
	let columns: string[] | undefined;
	let toTexts: ToText[] | undefined;
	let rows: (string | null)[][] = [];
	return {
		add(row: Row) {
			const cells = toCells(row);
			if (!columns) columns = cells.map(String);
			else if (!toTexts)
				toTexts = cells.map((type) => fromClickhouse(String(type)));
			else rows.push(toTexts.map((toText, index) => toText(cells[index])));
		},
		size: () => rows.length,
		out(): SourceRows {
			// An answer without its head was cut off.
			if (!columns || !toTexts) throw toCoded("lost");
			const taken = { columns, rows };
			rows = [];
			return taken;
		},
	};
}

function toCells(row: Row): unknown[] {
	try {
		const cells: unknown = row.json();
		if (Array.isArray(cells)) return cells;
	} catch {
		// What ends an answer in its midst is told as text among the rows.
	}
	throw toCoded("lost");
}
