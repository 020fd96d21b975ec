import { connect as connectTo, type Socket } from "node:net";
import type { Connection } from "mysql2";
import { fromMysql, type ToText } from "./cells.ts";
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

/** A read-only session of MySQL and what speaks its protocol, on one snapshot where it keeps any. */
export async function openMysql(
	source: Source,
	kind: SourceKind,
	access: Access,
): Promise<Session> {
	const { createConnection } = await import("mysql2");
	const connection = createConnection({
		host: source.host,
		port: source.port,
		user: source.user,
		password: access.password ?? "",
		database: source.database,
		charset: "utf8mb4",
		// Behind our own span.
		connectTimeout: source.connectSeconds * 2000,
		stream: () => openSocket(source),
		multipleStatements: false,
		// A server could ask for a file of this machine.
		flags: ["-LOCAL_FILES"],
		...(source.tls !== "none" && {
			ssl: {
				ca: access.ca,
				rejectUnauthorized: source.tls === "verified",
				verifyIdentity: source.tls === "verified",
			},
		}),
	});
	const stop = () => connection.destroy();
	const lost = watchLoss(connection);
	const span = startSpan(source.connectSeconds, stop);
	try {
		await span.race(Promise.race([connect(connection), lost]));
		await span.race(Promise.race([prepare(connection, source, kind), lost]));
	} catch (cause) {
		stop();
		throw cause;
	} finally {
		span.end();
	}
	return {
		read: (statement) => readRows(connection, statement, source, lost),
		close: stop,
	};
}

// A certificate is held to the name that the socket says; without one, to localhost.
function openSocket({ host, port = 0 }: Source): Socket {
	const socket = connectTo({ host, port, noDelay: true, keepAlive: true });
	return Object.assign(socket, { _host: host });
}

function watchLoss(connection: Connection): Promise<never> {
	const lost = new Promise<never>((_, reject) => {
		connection.on("error", reject);
		connection.on("end", () => reject(toCoded("lost")));
	});
	lost.catch(() => undefined);
	return lost;
}

function connect(connection: Connection): Promise<void> {
	return new Promise((resolve, reject) => {
		connection.connect((cause) => (cause ? reject(cause) : resolve()));
	});
}

const UNKNOWN_SETTING = 1193;

async function prepare(
	connection: Connection,
	source: Source,
	{ read_only, limit }: SourceKind,
): Promise<void> {
	await ask(connection, "set time_zone = '+08:00'");
	if (limit)
		try {
			const most = source.statementSeconds * limit.per_second;
			await ask(connection, `set session ${limit.setting} = ${most}`);
		} catch (cause) {
			// The span on this side holds all the same.
			if ((cause as { errno?: number }).errno !== UNKNOWN_SETTING) throw cause;
		}
	if (read_only === "account") return;
	const settings = [
		"set session transaction isolation level repeatable read",
		"set session transaction read only",
		"start transaction with consistent snapshot, read only",
	];
	for (const setting of settings) await ask(connection, setting);
	const rows = await ask(
		connection,
		"show session variables where variable_name in ('transaction_read_only', 'tx_read_only')",
	);
	if (rows.length === 0 || rows.some(([, value]) => !isOn(value)))
		throw toCoded("not_read_only");
}

const isOn = (value: unknown) => /^(?:on|1)$/i.test(String(value));

function ask(connection: Connection, sql: string): Promise<unknown[][]> {
	return new Promise((resolve, reject) => {
		connection.query({ sql, rowsAsArray: true }, (cause, rows) =>
			cause
				? reject(cause)
				: resolve(Array.isArray(rows) ? (rows as unknown[][]) : []),
		);
	});
}

interface Field {
	name: string;
	columnType: number;
	characterSet: number;
}

async function* readRows(
	connection: Connection,
	sql: string,
	source: Source,
	lost: Promise<never>,
): AsyncIterable<SourceRows> {
	const asked = connection.query({
		sql,
		rowsAsArray: true,
		typeCast: (field) => field.buffer(),
	});
	let columns: string[] = [];
	let toTexts: ToText[] = [];
	asked.on("fields", (fields: unknown) => {
		const all = fields as readonly Field[];
		columns = all.map(({ name }) => name);
		toTexts = all.map(({ columnType, characterSet }) =>
			fromMysql(columnType, characterSet),
		);
	});
	const stream = asked.stream({ highWaterMark: ROWS_AT_ONCE });
	stream.on("error", () => undefined);
	const fail = (cause: Error) => stream.destroy(cause);
	lost.catch(fail);
	const span = startSpan(source.statementSeconds, () => connection.destroy());
	const rows = stream[Symbol.asyncIterator]();
	try {
		let some: (string | null)[][] = [];
		for (;;) {
			const next = await span.race(Promise.race([rows.next(), lost]));
			if (next.done) break;
			const row = next.value as unknown[];
			some.push(toTexts.map((toText, index) => toText(row[index])));
			if (some.length < ROWS_AT_ONCE) continue;
			yield { columns, rows: some };
			some = [];
		}
		yield { columns, rows: some };
	} finally {
		span.end();
	}
}
