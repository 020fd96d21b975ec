import type { AddressInfo, Server } from "node:net";
import { type Connection, createServer } from "mysql2";

/** What a statement is answered with: rows under one name, nothing, or an error. */
export type Told =
	| { column: string; rows: readonly (string | null)[] }
	| { error: number }
	| "ok"
	| "gone";

/** A server of MySQL's protocol that answers as a test wants it. */
export interface FakeMysql {
	port: number;
	asked: string[];
	stop(): Promise<void>;
}

// What mysql2 knows of its own server, and its types do not.
interface Serving extends Connection {
	sequenceId: number;
	serverHandshake(options: object): void;
	writeColumns(columns: readonly object[]): void;
	writeTextRow(row: readonly unknown[]): void;
	writeEof(): void;
	writeOk(): void;
	writeError(error: { code: number; message: string }): void;
	stream: { destroy(): void };
}

const TEXT = { characterSet: 45, columnType: 253, schema: "", flags: 0 };
const COLUMN = { ...TEXT, catalog: "def", table: "t", orgTable: "t" };

export async function startFakeMysql(
	tell: (sql: string) => Told,
): Promise<FakeMysql> {
	const asked: string[] = [];
	const open = new Set<Serving>();
	const server = createServer(() => undefined);
	server.on("connection", (given: Connection) => {
		const connection = given as Serving;
		open.add(connection);
		connection.on("error", () => undefined);
		connection.serverHandshake({
			protocolVersion: 10,
			serverVersion: "8.0.0",
			connectionId: 1,
			statusFlags: 2,
			characterSet: 45,
			capabilityFlags: 0xff_f7_ff,
			authCallback: (_: unknown, done: (error: null) => void) => {
				done(null);
				connection.sequenceId = 0;
			},
		});
		// The second is how it calls a statement that sets something.
		for (const event of ["query", "stmt_prepare"])
			connection.on(event, (sql: string) => {
				asked.push(sql);
				// Packets are counted anew from each statement on.
				connection.sequenceId = 1;
				answer(connection, tell(sql));
				connection.sequenceId = 0;
			});
	});
	const { _server } = server as unknown as Inner;
	await new Promise<void>((resolve) => {
		_server.listen(0, "127.0.0.1", resolve);
	});
	return {
		port: (_server.address() as AddressInfo).port,
		asked,
		stop: async () => {
			for (const { stream } of open) stream.destroy();
			await new Promise((resolve) => _server.close(resolve));
		},
	};
}

interface Inner {
	_server: Server;
}

function answer(connection: Serving, told: Told): void {
	if (told === "gone") connection.stream.destroy();
	else if (told === "ok") connection.writeOk();
	else if ("error" in told)
		connection.writeError({
			code: told.error,
			message: "王建国 13800000000 dws.secret_table",
		});
	else answerRows(connection, told.column, told.rows);
}

function answerRows(
	connection: Serving,
	column: string,
	rows: readonly (string | null)[],
): void {
	connection.writeColumns(
		[column, "Value"].map((name) => ({ ...COLUMN, name, orgName: name })),
	);
	for (const row of rows) connection.writeTextRow([row, row]);
	connection.writeEof();
}
