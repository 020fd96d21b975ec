import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { build } from "../../../../pipeline/commands/build.ts";
import { check } from "../../../../pipeline/commands/check.ts";
import { explain } from "../../../../pipeline/commands/explain.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { makeOutputs } from "../../../make-outputs.ts";
import {
	type Answer,
	type FakeClickhouse,
	sendRows,
	sendSome,
	startFakeClickhouse,
} from "../../database/sources/fake-clickhouse.ts";
import { TICKET_COLUMNS, toCsv } from "../../database/sources/ticket-rows.ts";

let workspace: string;
let server: FakeClickhouse;
let answer: Answer;
const effects = { log: () => undefined };

beforeEach(async () => {
	workspace = mkdtempSync(join(tmpdir(), "from-database-"));
	writeFileSync(join(workspace, ".secret"), "a secret");
	answer = sendTickets(60);
	server = await startFakeClickhouse((...given) => answer(...given));
	writeProfile({});
});
afterEach(async () => {
	delete process.env.TEST_DB_PASSWORD;
	await server.stop();
	rmSync(workspace, { recursive: true });
});

function writeProfile(part: object, rules: object = {}): void {
	const source = {
		...{ name: "工单库", kind: "clickhouse", host: "127.0.0.1", key: "id" },
		...{ port: server.port, database: "dws", user: "reader" },
		...{ table: "work_order", tls: "none", retries: 0, ...part },
	};
	writeFileSync(
		join(workspace, "profile.yaml"),
		stringify({ source, ...rules }),
	);
}

function writeExport(name: string, csv: string): void {
	mkdirSync(join(workspace, "exports"), { recursive: true });
	writeFileSync(join(workspace, "exports", name), csv);
}

const NAMES = TICKET_COLUMNS.map(({ name }) => name);
const TYPES = NAMES.map(() => "Nullable(String)");
const rowsOf = (count: number) =>
	Array.from({ length: count }, (_, row) =>
		TICKET_COLUMNS.map(({ value, written }) =>
			written ? written(row) || null : value(row),
		),
	);
const sendTickets = (count: number) => sendRows(NAMES, TYPES, rowsOf(count));

test("a database and a file are read as one, and each says where its tickets stand", async () => {
	writeExport("三月.csv", toCsv(10));
	const { table } = await makeOutputs({ workspace }, [
		...["tables/ledger.csv", "tables/tickets.csv", "tables/source_keys.csv"],
	]);
	const ledger = table("ledger");
	expect(
		ledger.map(({ file, format, records }) => [file, format, records]),
	).toEqual([
		["三月.csv", "csv", "10"],
		["工单库", "clickhouse", "60"],
	]);
	const [file, database] = ledger;
	// Both say the same of ten tickets: the file of the later name has the last word.
	expect(Number(file?.counted) + Number(database?.counted)).toBe(60);
	expect(ledger.every(({ balanced }) => balanced === "true")).toBe(true);
	const tickets = table("tickets");
	const ofDatabase = tickets.filter(
		({ source_file }) => source_file === "工单库",
	);
	expect(ofDatabase.length).toBe(Number(database?.counted));
	const keys = new Map(table("source_keys").map(({ row, key }) => [row, key]));
	for (const { source_row = "", ticket_id = "" } of ofDatabase)
		expect(keys.get(source_row)).toBe(
			String(9_007_199_254_740_993n + BigInt(ticket_id.slice(6)) * 3n),
		);
});

test("without exports the database is enough; a build knows whether it has changed, and what breaks off leaves the last report", async () => {
	const first = await build({ workspace }, effects);
	expect(first.report.records).toBe(60);
	const report = readFileSync(join(first.folder, "report.html"));
	const manifest = readFileSync(join(first.folder, "manifest.json"), "utf8");
	expect(JSON.parse(manifest).inputs[0]).toEqual({
		...{ path: "工单库", kind: "clickhouse", rows: 60 },
		query_sha256: expect.stringMatching(/^[\da-f]{64}$/),
		sha256: expect.stringMatching(/^[\da-f]{64}$/),
	});
	expect(JSON.parse(manifest).warnings.join()).toContain("明文");
	expect(manifest).not.toMatch(/127\.0\.0\.1|reader|work_order/);

	const again = await build({ workspace }, effects);
	expect(again.isUnchanged).toBe(true);
	expect(
		(await build({ workspace, ifChanged: true }, effects)).isUnchanged,
	).toBe(true);

	const explained = await explain({ metric: "volume", workspace }, effects);
	expect(explained.agrees).toBe(true);
	expect(explained.tickets[0]).toMatchObject({ file: "工单库" });
	expect(explained.tickets[0]?.key).toMatch(/^90071992547\d{5}$/);

	// Its words are read again where a topic follows from something else.
	writeProfile({}, { topics: "given" });
	const other = await makeOutputs({ workspace }, ["tables/tickets.csv"]);
	expect(other.table("tickets").length).toBeGreaterThan(0);
	writeProfile({});

	answer = sendSome(NAMES, TYPES, rowsOf(1500), (response) =>
		response.socket?.destroy(),
	);
	const broken = build({ workspace }, effects);
	await expect(broken).rejects.toThrow("读到第 1,000 条时，连接断了");
	await expect(broken).rejects.toBeInstanceOf(UserError);
	expect(readFileSync(join(first.folder, "report.html"))).toEqual(report);

	answer = sendTickets(61);
	const later = await build({ workspace }, effects);
	expect(later).toMatchObject({ isUnchanged: false, report: { records: 61 } });
}, 120_000);

test("whoever names files is not asked to wait for a database", async () => {
	writeExport("三月.csv", toCsv(10));
	const exports = [join(workspace, "exports")];
	const { table } = await makeOutputs({ workspace, exports }, [
		"tables/ledger.csv",
	]);
	expect(table("ledger").map(({ file }) => file)).toEqual(["三月.csv"]);
	expect(server.asked).toEqual([]);
});

test("a check shows its columns, and says that nothing is encrypted", async () => {
	const { problem, cards, warnings } = await check({ workspace }, effects);
	expect(problem).toBeNull();
	expect(cards).toMatchObject([
		{ file: "工单库", format: "clickhouse", header_row: 1, records: 60 },
	]);
	expect(warnings).toEqual([
		{ file: "工单库", warning: expect.stringContaining("明文") },
	]);
});

describe("the password", () => {
	const authorize = (password: string) =>
		`Basic ${Buffer.from(`reader:${password}`).toString("base64")}`;
	const read = async () => {
		await makeOutputs({ workspace }, ["tables/ledger.csv"]);
		return server.asked.at(-1)?.headers.authorization;
	};

	test("is taken from the variable that the profile names", async () => {
		writeProfile({ password_env: "TEST_DB_PASSWORD" });
		process.env.TEST_DB_PASSWORD = "from env";
		expect(await read()).toBe(authorize("from env"));
	});

	test("or from a file, without the end of its line", async () => {
		writeFileSync(join(workspace, "口令"), "from file\n");
		writeProfile({ password_file: "口令" });
		expect(await read()).toBe(authorize("from file"));
	});

	test("is asked for where the variable is not set", async () => {
		writeProfile({ password_env: "TEST_DB_PASSWORD" });
		await expect(read()).rejects.toThrow("环境变量 TEST_DB_PASSWORD 没有设置");
		expect(server.asked).toEqual([]);
	});
});

test("a source is not called as an export is", async () => {
	writeExport("工单库", toCsv(3));
	await expect(
		makeOutputs({ workspace }, ["tables/ledger.csv"]),
	).rejects.toThrow("同名");
});
