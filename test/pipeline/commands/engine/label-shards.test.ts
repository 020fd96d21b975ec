import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	test,
} from "vitest";
import { stringify } from "yaml";
import { labelShard } from "../../../../pipeline/commands/texts/label-shard.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { makeOutputs } from "../../../make-outputs.ts";
import {
	type DuckdbBehind,
	openDuckdbBehind,
} from "../../database/engine/duckdb-behind.ts";
import { type Endpoint, openEndpoint } from "../../database/engine/endpoint.ts";
import {
	type FakeClickhouse,
	sendRows,
	startFakeClickhouse,
} from "../../database/sources/fake-clickhouse.ts";
import { TICKET_COLUMNS } from "../../database/sources/ticket-rows.ts";

// Tickets in a database, labelled by parts into another; the first gives of a share every so many-th ticket.

const TICKETS = 60;
const PASSWORD = "HOTLINE_TEST_ENGINE_PASSWORD";
const NAMES = TICKET_COLUMNS.map(({ name }) => name);
const TYPES = NAMES.map(() => "Nullable(String)");
const rowOf = (row: number) =>
	TICKET_COLUMNS.map(({ value, written }) =>
		written ? written(row) || null : value(row),
	);

let source: FakeClickhouse;
let behind: DuckdbBehind;
let endpoint: Endpoint;
let workspace: string;

beforeAll(async () => {
	process.env[PASSWORD] = "s3cret";
	source = await startFakeClickhouse((response, asked) => {
		const [, of = 1, left = 0] =
			/where cityHash64\(toString\("id"\)\) % (\d+) = (\d+)/.exec(asked.sql) ??
			[];
		const rows = Array.from({ length: TICKETS }, (_, row) => row)
			.filter((row) => row % Number(of) === Number(left))
			.map(rowOf);
		sendRows(NAMES, TYPES, rows)(response, asked);
	});
});
afterAll(async () => {
	await source.stop();
	delete process.env[PASSWORD];
});
beforeEach(async () => {
	behind = await openDuckdbBehind();
	endpoint = await openEndpoint(behind);
	workspace = mkdtempSync(join(tmpdir(), "shards-"));
	mkdirSync(join(workspace, "reference"));
	const given = packagePath("test", "golden", "small", "input", "reference");
	cpSync(given, join(workspace, "reference"), { recursive: true });
	writeFileSync(
		join(workspace, "reference", "estates.csv"),
		"estate,community\n松涧花园,松涧社区\n",
	);
	writeProfile();
});
afterEach(async () => {
	await endpoint.stop();
	rmSync(workspace, { recursive: true });
});

function writeProfile(more: object = {}): void {
	const shared = { kind: "clickhouse", host: "127.0.0.1", tls: "none" };
	const profile = {
		source: {
			...{ ...shared, name: "工单库", port: source.port, database: "dws" },
			...{ user: "reader", key: "id", table: "work_order", retries: 0 },
		},
		engine: {
			...{ ...shared, port: endpoint.port, database: "hotline", retries: 0 },
			...{ user: "writer", prefix: "review_", password_env: PASSWORD },
		},
		...more,
	};
	writeFileSync(join(workspace, "profile.yaml"), stringify(profile));
}

// What labels are printed in, and counted by.
const TABLES = ["tables/tickets.csv", "tables/metrics.csv"];
const effects = (secret = "one secret") => ({ log: () => undefined, secret });
const run = (shard: string, secret?: string) =>
	labelShard({ workspace, shard }, effects(secret));
const stored = () => behind.rows("review_labels");

test("parts are labelled once each, again and side by side, and make the build's labels", async () => {
	const first = await run("1/3");
	expect(first.records).toBe(20);
	expect(first.labelled).toBeGreaterThan(0);
	expect((await stored()).length).toBe(first.labelled);
	expect(await run("1/3")).toEqual({ ...first, labelled: 0 });
	const [second] = await Promise.all([run("2/3"), run("3/3"), run("3/3")]);
	expect(second?.version).toBe(first.version);
	expect(new Set((await stored()).map(({ version }) => version))).toEqual(
		new Set([first.version]),
	);
	const before = await stored();
	endpoint.told.splice(0);
	const make = (engine?: "clickhouse") =>
		makeOutputs({ workspace, cache: false, engine }, TABLES, "one secret");
	const far = await make("clickhouse");
	expect(
		endpoint.told.filter(({ sql }) => /^insert into "review_labels"/.test(sql)),
	).toEqual([]);
	expect(await stored()).toEqual(before);
	const near = await make();
	for (const table of TABLES)
		expect(far.text(table), table).toBe(near.text(table));
	expect(near.table("tickets").length).toBeGreaterThan(20);
});

test("a part that is killed has stored nothing, and is done when it is run again", async () => {
	endpoint.befall(({ sql }, response) => {
		if (!sql.startsWith('insert into "review_labels"')) return false;
		response.destroy();
		return true;
	});
	await expect(run("1/2")).rejects.toThrow("写入 review_labels 时，连接断了");
	expect(await stored()).toEqual([]);
	endpoint.befall(undefined);
	const { labelled } = await run("1/2");
	expect((await stored()).length).toBe(labelled);
});

test("what was stored twice for a lost connection counts once", async () => {
	let isLost = false;
	endpoint.befall(async ({ sql }, response, answer) => {
		if (isLost || !sql.startsWith('insert into "review_labels"')) return false;
		isLost = true;
		await answer();
		response.destroy();
		return true;
	});
	await expect(run("1/1")).rejects.toThrow(UserError);
	endpoint.befall(undefined);
	expect((await run("1/1")).labelled).toBe(0);
	const rows = await stored();
	await behind.database.run(
		'insert into "review_labels" select * from "review_labels"',
	);
	expect(await run("1/1")).toMatchObject({ records: TICKETS, labelled: 0 });
	expect((await stored()).length).toBe(rows.length * 2);
});

test("another secret or other rules are another version, and nothing of the first is taken", async () => {
	const first = await run("1/1");
	const other = await run("1/1", "another secret");
	expect(other.version).not.toBe(first.version);
	expect(other.labelled).toBe(first.labelled);
	expect((await stored()).length).toBe(first.labelled * 2);
});

test("a part is no part of files, nor of what has no list of estates", async () => {
	await expect(run("0/3")).rejects.toThrow("写得不对");
	rmSync(join(workspace, "reference", "estates.csv"));
	await expect(run("1/3")).rejects.toThrow("没有小区名单");
	writeProfile({ source: undefined });
	await expect(run("1/3")).rejects.toThrow("没有写 source");
});
