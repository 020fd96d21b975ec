import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { build } from "../../pipeline/commands/build.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { fetchSource } from "../../pipeline/database/sources/fetch-source.ts";
import type { Source } from "../../pipeline/database/sources/source.ts";
import { toCsv } from "../pipeline/database/sources/ticket-rows.ts";
import { openMariadb, openPostgresql } from "./servers/open-servers.ts";
import { lackOf, type Server } from "./servers/servers.ts";

// Databases as sources, on PostgreSQL and MariaDB of this machine, each started for this run alone.

const ROWS = 1200;
const lack = lackOf("initdb", "postgres", "mariadb-install-db", "mariadbd");
if (lack) console.log(lack);

const folder = mkdtempSync(join(tmpdir(), "databases-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const effects = { log: () => undefined, secret: "the same in all" };

function makeWorkspace(name: string, profile: object, csv?: string): string {
	const workspace = join(folder, name);
	mkdirSync(join(workspace, "exports"), { recursive: true });
	writeFileSync(join(workspace, "profile.yaml"), stringify(profile));
	if (csv !== undefined)
		writeFileSync(join(workspace, "exports", "工单库.csv"), csv);
	return workspace;
}

describe.skipIf(lack)("the same rows", () => {
	let postgresql: Server;
	let mariadb: Server;
	const built: Record<string, string> = {};

	beforeAll(async () => {
		postgresql = await openPostgresql(ROWS);
		mariadb = await openMariadb(ROWS);
		const workspaces = {
			csv: makeWorkspace("csv", {}, toCsv(ROWS)),
			postgresql: makeWorkspace("postgresql", {
				source: {
					...{ name: "工单库", kind: "postgresql", host: "127.0.0.1" },
					...{ port: postgresql.port, database: "postgres", user: "reader" },
					...{ table: "dws.work_order", key: "id", tls: "none" },
				},
			}),
			mariadb: makeWorkspace("mariadb", {
				source: {
					...{ name: "工单库", kind: "mariadb", host: "127.0.0.1" },
					...{ port: mariadb.port, database: "hotline", user: "reader" },
					...{ table: "work_order", key: "id", tls: "none" },
				},
			}),
		};
		for (const [name, workspace] of Object.entries(workspaces))
			built[name] = (await build({ workspace }, effects)).folder;
	});
	afterAll(async () => {
		await postgresql?.stop();
		await mariadb?.stop();
	});

	test.each(["postgresql", "mariadb"])(
		"of %s fall into shares, each into one",
		async (kind) => {
			const server = kind === "mariadb" ? mariadb : postgresql;
			const table = kind === "mariadb" ? ["work_order"] : ["dws", "work_order"];
			const seen: number[] = [];
			for (const part of [1, 2, 3, 4]) {
				const database = await openDuckdb();
				const source: Source = {
					...{ name: "工单库", kind, host: "127.0.0.1", port: server.port },
					database: kind === "mariadb" ? "hotline" : "postgres",
					...{ user: "reader", key: "id", table, tls: "none" },
					...{ connectSeconds: 10, statementSeconds: 60, retries: 0 },
					share: { part, of: 4 },
				};
				const pause = () => Promise.resolve();
				const { rows } = await fetchSource(database, source, {}, { pause }, 20);
				seen.push(rows);
				await database.close();
			}
			expect(seen.reduce((sum, rows) => sum + rows, 0)).toBe(ROWS);
			expect(Math.min(...seen)).toBeGreaterThan(ROWS / 8);
		},
	);

	test.each(["postgresql", "mariadb"])(
		"from a file and from %s give the same tables, but for where they stand",
		(name) => {
			const [file, database] = [built.csv ?? "", built[name] ?? ""];
			const tables = readdirSync(join(file, "tables")).filter(
				(table) => table.endsWith(".csv") && !OTHERWISE.includes(table),
			);
			expect(tables.length).toBeGreaterThan(30);
			for (const table of tables)
				expect(withoutPlace(join(database, "tables", table)), table).toEqual(
					withoutPlace(join(file, "tables", table)),
				);
		},
	);

	test.each(["postgresql", "mariadb"])("of %s each row has its key", (name) => {
		const lines = readFileSync(
			join(built[name] ?? "", "tables", "source_keys.csv"),
			"utf8",
		).split("\n");
		expect(lines[0]).toBe("\ufefffile,row,key");
		expect(lines[1]).toBe("工单库,2,9007199254740993");
	});

	test.each(["postgresql", "mariadb"])(
		"what %s was asked is an input of the manifest",
		(name) => {
			const text = readFileSync(
				join(built[name] ?? "", "manifest.json"),
				"utf8",
			);
			const { inputs } = JSON.parse(text);
			expect(inputs[0]).toEqual({
				path: "工单库",
				kind: name,
				query_sha256: expect.stringMatching(/^[\da-f]{64}$/),
				rows: ROWS,
				sha256: expect.stringMatching(/^[\da-f]{64}$/),
			});
			expect(text).not.toMatch(/127\.0\.0\.1|reader|work_order/);
		},
	);
});

// Who is called back about is drawn by the hash of what was read.
const OTHERWISE = ["ledger.csv", "callbacks.csv"];
const PLACES = /^(?:source_file|source_sheet|source_row|file|sheet|row)$/;

function withoutPlace(file: string): string[] {
	const [head = "", ...lines] = readFileSync(file, "utf8").split("\n");
	const names = head.replace("\ufeff", "").split(",");
	const kept = names.flatMap((name, at) => (PLACES.test(name) ? [] : [at]));
	return [head, ...lines].map((line) => {
		const cells = line.split(",");
		return cells.length === names.length
			? kept.map((at) => cells[at]).join(",")
			: line;
	});
}
