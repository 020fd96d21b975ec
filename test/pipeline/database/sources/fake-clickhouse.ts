import { readFileSync } from "node:fs";
import {
	createServer,
	type IncomingHttpHeaders,
	type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { packagePath } from "../../../../pipeline/package-root.ts";

/** What was asked of the endpoint. */
export interface Asked {
	sql: string;
	settings: URLSearchParams;
	headers: IncomingHttpHeaders;
}

/** How the endpoint answers the statement that asks for rows. */
export type Answer = (response: ServerResponse, asked: Asked) => void;

/** An HTTP endpoint that answers as ClickHouse does, or as a test wants it. */
export interface FakeClickhouse {
	port: number;
	asked: Asked[];
	stop(): Promise<void>;
}

const tls = (name: string) =>
	readFileSync(packagePath("test", "fixtures", "tls", name));

/** The certificate that the endpoint shows. */
export const CERTIFICATE = () => tls("localhost.pem");

const READ_ONLY = /getSetting\('readonly'\)/;

/** Starts one on loopback; it says of itself that it only reads as its session asks. */
export async function startFakeClickhouse(
	answer: Answer,
	{ isTls = false, readOnly }: { isTls?: boolean; readOnly?: string } = {},
): Promise<FakeClickhouse> {
	const asked: Asked[] = [];
	const listen = isTls
		? createTlsServer({ key: tls("localhost.key"), cert: CERTIFICATE() })
		: createServer();
	listen.on("request", async (request, response) => {
		let sql = "";
		for await (const chunk of request) sql += chunk;
		const settings = new URL(request.url ?? "", "http://fake").searchParams;
		const each = { sql, settings, headers: request.headers };
		asked.push(each);
		const told = readOnly ?? settings.get("readonly");
		if (READ_ONLY.test(sql))
			sendRows(["read_only"], ["String"], [[told]])(response, each);
		else answer(response, each);
	});
	await new Promise<void>((resolve) => {
		listen.listen(0, "127.0.0.1", resolve);
	});
	return {
		port: (listen.address() as AddressInfo).port,
		asked,
		stop: async () => {
			listen.closeAllConnections();
			await new Promise((resolve) => listen.close(resolve));
		},
	};
}

const lineOf = (row: readonly unknown[]) => `${JSON.stringify(row)}\n`;

/** Rows under their names and types, whole. */
export function sendRows(
	names: readonly string[],
	types: readonly string[],
	rows: readonly (readonly unknown[])[],
): Answer {
	return (response) => {
		response.end([names, types, ...rows].map(lineOf).join(""));
	};
}

/** So many rows, and then what `then` does to the connection. */
export function sendSome(
	names: readonly string[],
	types: readonly string[],
	rows: readonly (readonly unknown[])[],
	then: (response: ServerResponse) => void,
): Answer {
	return (response) => {
		response.write([names, types, ...rows].map(lineOf).join(""), () => {
			setTimeout(() => then(response), 50);
		});
	};
}

/** An error as ClickHouse tells it, with words that must not be told on. */
export function sendError(code: number, name: string, status = 500): Answer {
	return (response) => {
		response.writeHead(status, { "X-ClickHouse-Exception-Code": String(code) });
		response.end(
			`Code: ${code}. DB::Exception: 王建国 13800000000 dws.secret_table. (${name}) (version 26.7.1.1)\n`,
		);
	};
}
