import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import type { Database } from "../../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../../pipeline/database/duckdb.ts";
import { openServer } from "../../../../pipeline/database/engine/clickhouse-server.ts";
import type {
	EngineSettings,
	FarTables,
} from "../../../../pipeline/database/engine/engine.ts";
import { openFarTables } from "../../../../pipeline/database/engine/far-tables.ts";
import {
	integer,
	text,
	writeTable,
} from "../../../../pipeline/database/write-table.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { type DuckdbBehind, openDuckdbBehind } from "./duckdb-behind.ts";
import {
	type Endpoint,
	type Mishap,
	openEndpoint,
	Refusal,
	refuse,
} from "./endpoint.ts";

/** Tables far away, behind an endpoint of their own for each test. */
export interface FarPlace {
	behind: DuckdbBehind;
	endpoint: Endpoint;
	near: Database;
	folder: string;
	pauses: number[];
	opened: FarTables[];
}

export const PASSWORD = "s3cret-word";
export const TICKETS = {
	name: "int_tickets",
	columns: { ticket_id: "text", days: "integer" },
	grain: ["ticket_id"],
} as const;

/** One for each test of a file, and gone with it. */
export function useFarPlace(): FarPlace {
	const place = {} as FarPlace;
	beforeEach(async () => {
		const behind = await openDuckdbBehind();
		Object.assign(place, {
			...{ behind, endpoint: await openEndpoint(behind) },
			...{ near: await openDuckdb(), pauses: [], opened: [] },
			folder: mkdtempSync(join(tmpdir(), "far-")),
		});
	});
	afterEach(async () => {
		place.endpoint.befall(undefined);
		for (const tables of place.opened) await tables.close();
		await place.endpoint.stop();
		await place.near.close();
		rmSync(place.folder, { recursive: true });
	});
	return place;
}

export async function openAt(
	{ endpoint, pauses, opened }: FarPlace,
	settings: Partial<EngineSettings> = {},
): Promise<FarTables> {
	const tables = await openFarTables(
		{
			...{ name: "计算引擎", kind: "clickhouse", host: "127.0.0.1" },
			...{ port: endpoint.port, database: "hotline", user: "writer" },
			...{ tls: "none", connectSeconds: 5, statementSeconds: 5, retries: 2 },
			prefix: "review_",
			...settings,
		},
		{ password: PASSWORD },
		{
			pause: async (ms) => void pauses.push(ms),
			open: openServer,
			firstPauseMs: 1000,
		},
	);
	opened.push(tables);
	return tables;
}

/** Sends so many tickets, and says that they are as many as `told`. */
export async function fill(
	{ near, folder }: FarPlace,
	tables: FarTables,
	rows = 3,
	told = rows,
): Promise<void> {
	const numbers = Array.from({ length: rows }, (_, row) => row);
	await writeTable(near, "int_tickets", {
		ticket_id: text(numbers.map((row) => `t${row}`)),
		days: integer(numbers),
	});
	const path = join(folder, "rows.parquet");
	await near.writeParquet(path, "select * from int_tickets");
	await tables.fill(TICKETS, path, told);
}

/** What somebody is told, in words of ours alone. */
export async function failOf(work: () => Promise<unknown>): Promise<UserError> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const said = `${error.message}${error.hint}`;
		expect(said).not.toMatch(/王建国|138000|secret|s3cret|127\.0|DB::/);
		expect(said).toMatch(/[\u4e00-\u9fff]/);
		expect(error.place).toEqual({ file: "计算引擎" });
		return error;
	}
	throw new Error("it went well");
}

/** Something happens to the first so many statements of this beginning. */
export function befall(
	{ endpoint }: FarPlace,
	beginning: string,
	mishap: Mishap,
	times = 1,
): void {
	let left = times;
	endpoint.befall((told, response, answer) => {
		if (left === 0 || !told.sql.startsWith(beginning)) return false;
		left -= 1;
		return mishap(told, response, answer);
	});
}

export const lose: Mishap = (_, response) => {
	response.destroy();
	return true;
};
export const loseAfterwards: Mishap = async (_, response, answer) => {
	await answer();
	response.destroy();
	return true;
};
export const refuseWith =
	(code: number): Mishap =>
	(_, response) => {
		refuse(response, new Refusal(code));
		return true;
	};
export const ALWAYS = 100;

export const namesIn = ({ behind }: FarPlace) =>
	[...behind.tables.keys()].sort();
export const countIn = async ({ behind }: FarPlace, name: string) =>
	(await behind.rows(name)).length;
