import { Agent as PlainAgent } from "node:http";
import { Agent } from "node:https";
import type { ClickHouseClient, ClickHouseSettings } from "@clickhouse/client";
import type { Access, Connection, SourceKind } from "./source.ts";

// Where a proxy lets a dead request hang, our own span ends it; the client's is only behind it.
const LATER_MS = 60_000;

/** A client of ClickHouse, which has not connected yet. */
export async function connectClickhouse(
	connection: Connection,
	kind: SourceKind,
	access: Access,
	settings: ClickHouseSettings,
): Promise<ClickHouseClient> {
	const { ClickHouseLogLevel, createClient } = await import(
		"@clickhouse/client"
	);
	const isPlain = connection.tls === "none";
	const port = connection.port ?? (isPlain ? kind.port : kind.tls_port);
	return createClient({
		url: `${isPlain ? "http" : "https"}://${connection.host}:${port}`,
		username: connection.user,
		password: access.password ?? "",
		database: connection.database,
		application: "hotline-review",
		request_timeout: connection.statementSeconds * 1000 + LATER_MS,
		http_agent: isPlain
			? new PlainAgent()
			: new Agent({
					ca: access.ca,
					rejectUnauthorized: connection.tls === "verified",
				}),
		clickhouse_settings: {
			...settings,
			max_execution_time: connection.statementSeconds,
		},
		// It would print what was asked, and of whom.
		log: { level: ClickHouseLogLevel.OFF },
	});
}
