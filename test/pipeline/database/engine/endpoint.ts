import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** One statement as it reached the endpoint. */
export interface Told {
	sql: string;
	settings: URLSearchParams;
	authorization: string | undefined;
	/** The Parquet file that came with an insert. */
	file?: string;
}

/** What stands behind the endpoint: it answers with a body, or throws what has a code of ClickHouse. */
export interface Behind {
	answer(told: Told, folder: string): Promise<Buffer | string>;
	close(): Promise<void> | void;
}

/** Does something else in the place of an answer; false where it does not. */
export type Mishap = (
	told: Told,
	response: ServerResponse,
	/** Does what was asked, and hands the answer to nobody. */
	answer: () => Promise<unknown>,
) => boolean | Promise<boolean>;

/** An HTTP endpoint that speaks as ClickHouse does. */
export interface Endpoint {
	port: number;
	told: Told[];
	/** From now on, before each answer. */
	befall(mishap: Mishap | undefined): void;
	stop(): Promise<void>;
}

/** An error as ClickHouse has it, with words that must not be told on. */
export class Refusal extends Error {
	readonly code: number;
	constructor(code: number, message = "王建国 13800000000 secret_table") {
		super(message);
		this.code = code;
	}
}

/** Opens one on loopback before what answers. */
export async function openEndpoint(behind: Behind): Promise<Endpoint> {
	const folder = await mkdtemp(join(tmpdir(), "endpoint-"));
	const told: Told[] = [];
	let befall: Mishap | undefined;
	let files = 0;
	const server = createServer(async (request, response) => {
		try {
			const settings = new URL(request.url ?? "", "http://endpoint")
				.searchParams;
			const each: Told = {
				sql: settings.get("query") ?? "",
				settings,
				authorization: request.headers.authorization,
			};
			if (each.sql) {
				files += 1;
				each.file = join(folder, `${files}.parquet`);
				await pipeline(request, createWriteStream(each.file));
			} else for await (const chunk of request) each.sql += chunk;
			told.push(each);
			const answer = () => behind.answer(each, folder);
			if (await befall?.(each, response, answer)) return;
			response.end(await answer());
			if (each.file) await rm(each.file, { force: true });
		} catch (cause) {
			refuse(response, cause);
		}
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		told,
		befall: (mishap) => {
			befall = mishap;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await behind.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Answers as ClickHouse does where it cannot. */
export function refuse(response: ServerResponse, cause: unknown): void {
	if (response.destroyed) return;
	const { code = 1002, message } = cause as Partial<Refusal> & Error;
	response.writeHead(500, { "X-ClickHouse-Exception-Code": String(code) });
	response.end(
		`Code: ${code}. DB::Exception: ${message}. (SOME_ERROR) (version 26.7.1.1)\n`,
	);
}

/** The statement without the format it ends with, and that format. */
export function splitFormat(sql: string): { bare: string; format: string } {
	const [, bare = sql, format = ""] =
		/^([\s\S]*?)\s+format\s+(\w+)\s*$/i.exec(sql.trim()) ?? [];
	return { bare, format };
}

/** A Parquet file as an answer. */
export async function takeFile(path: string): Promise<Buffer> {
	const bytes = await readFile(path);
	await rm(path, { force: true });
	return bytes;
}
