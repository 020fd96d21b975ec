import type { Socket } from "node:net";
import type { Client, QueryArrayResult } from "pg";
import type Cursor from "pg-cursor";
import { fromPostgresql, type ToText } from "./cells.ts";
import {
	type Access,
	ROWS_AT_ONCE,
	type Session,
	type Source,
	type SourceRows,
	toCoded,
} from "./source.ts";
import { startSpan } from "./within.ts";

// Every value as the server writes it: a number of twenty digits keeps them all.
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** A read-only session of PostgreSQL and what speaks its protocol, on one snapshot. */
export async function openPostgresql(
	source: Source,
	_kind: unknown,
	access: Access,
): Promise<Session> {
	const { default: pg } = await import("pg");
	const { default: CursorOf } = await import("pg-cursor");
	let lacksPassword = false;
	const client = new pg.Client({
		host: source.host,
		port: source.port,
		database: source.database,
		user: source.user,
		// As a function, or a variable of the system would stand in for none.
		password: () => {
			lacksPassword = access.password === undefined;
			return access.password ?? "";
		},
		ssl:
			source.tls === "none"
				? false
				: { ca: access.ca, rejectUnauthorized: source.tls === "verified" },
		options: "",
		application_name: "hotline-review",
		keepAlive: true,
	});
	// What is lost while nobody asks is told when somebody does.
	client.on("error", () => undefined);
	const { connection } = client as unknown as Inner;
	let isSecure = false;
	connection.once("sslconnect", () => {
		isSecure = true;
	});
	const stop = () => connection.stream.destroy();
	const span = startSpan(source.connectSeconds, stop);
	try {
		await span.race(
			connect(client, () => {
				if (lacksPassword) return "no_password";
				return isSecure || source.tls === "none" ? "lost" : "no_tls";
			}),
		);
		await span.race(becomeReadOnly(client, source));
	} catch (cause) {
		stop();
		throw cause;
	} finally {
		span.end();
	}
	return {
		read: (statement) => readRows(client, CursorOf, statement, source, stop),
		close: stop,
	};
}

interface Inner {
	connection: {
		stream: Socket;
		once(event: "sslconnect", listener: () => void): void;
	};
}

async function connect(client: Client, why: () => string): Promise<void> {
	try {
		await client.connect();
	} catch (cause) {
		throw toKnown(cause, why());
	}
}

async function becomeReadOnly(client: Client, source: Source): Promise<void> {
	const settings = [
		"set datestyle = 'ISO, YMD'",
		"set timezone = 'Asia/Shanghai'",
		"set bytea_output = 'hex'",
		`set statement_timeout = ${source.statementSeconds * 1000}`,
		"set default_transaction_read_only = on",
		"begin transaction isolation level repeatable read read only",
	];
	try {
		for (const setting of settings) await client.query(setting);
		const { rows } = await client.query("show transaction_read_only");
		if (rows[0]?.transaction_read_only !== "on") throw toCoded("not_read_only");
	} catch (cause) {
		throw toKnown(cause, "lost");
	}
}

async function* readRows(
	client: Client,
	CursorOf: typeof Cursor,
	statement: string,
	source: Source,
	stop: () => void,
): AsyncIterable<SourceRows> {
	const span = startSpan(source.statementSeconds, stop);
	try {
		const cursor = client.query(
			new CursorOf(statement, undefined, {
				rowMode: "array",
				types: AS_TEXT,
			}),
		);
		let columns: string[] | undefined;
		let toTexts: ToText[] = [];
		for (;;) {
			const { rows, fields } = await span.race(readSome(cursor));
			if (rows.length === 0 && columns) return;
			columns ??= fields.map(({ name }) => name);
			if (toTexts.length === 0)
				toTexts = fields.map(({ dataTypeID }) => fromPostgresql(dataTypeID));
			yield {
				columns,
				rows: rows.map((row) =>
					toTexts.map((toText, index) => toText(row[index])),
				),
			};
		}
	} finally {
		span.end();
	}
}

type Some = Pick<QueryArrayResult<unknown[]>, "rows" | "fields">;

function readSome(cursor: Cursor): Promise<Some> {
	return new Promise((resolve, reject) => {
		cursor.read(ROWS_AT_ONCE, (cause, rows, result) => {
			if (cause) reject(toKnown(cause, "lost"));
			// After the last row there is no result any more.
			else resolve({ rows: rows as unknown[][], fields: result?.fields ?? [] });
		});
	});
}

// The client gives no code where the other end is gone or speaks no TLS.
function toKnown(cause: unknown, code: string): unknown {
	const isOurs = cause instanceof TypeError || cause instanceof RangeError;
	const { code: known } = cause as { code?: string };
	return isOurs || known !== undefined ? cause : toCoded(code, cause);
}
