import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../../pipeline/database/duckdb.ts";
import { fetchSource } from "../../../../pipeline/database/sources/fetch-source.ts";
import type { Source } from "../../../../pipeline/database/sources/source.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { type Told as MysqlTold, startFakeMysql } from "./fake-mysql.ts";
import {
	type Told as PostgresqlTold,
	startFakePostgresql,
} from "./fake-postgresql.ts";

// What no server of this machine does by itself: sessions that will not be read-only, kinds that know no such session. The rest is tried on real ones, by `npm run databases`.

interface Fake {
	port: number;
	asked: string[];
	stop(): Promise<void>;
}

let database: Database;
let server: Fake | undefined;
beforeAll(async () => {
	database = await openDuckdb();
});
afterAll(async () => await database.close());
afterEach(async () => {
	await server?.stop();
	server = undefined;
});

async function fetch(kind: string, port: number, part: Partial<Source> = {}) {
	const source: Source = {
		...{ name: "工单库", kind, host: "127.0.0.1", port, key: "id" },
		...{ database: "dws", user: "reader", table: ["work_order"] },
		...{ tls: "none", connectSeconds: 5, statementSeconds: 5, retries: 1 },
		...part,
	};
	const pause = async () => undefined;
	return await fetchSource(database, source, {}, { pause }, 200);
}

async function fail(kind: string, port: number): Promise<string> {
	try {
		await fetch(kind, port);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(`${error.message}${error.hint}`).not.toMatch(/王建国|secret/);
		expect(await database.tableNames()).toEqual([]);
		return error.message;
	}
	throw new Error("it was read");
}

describe("MySQL's protocol", () => {
	const ROWS: MysqlTold = { column: "id", rows: ["1", "2"] };
	const start = async (answers: Record<string, MysqlTold>) => {
		server = await startFakeMysql((sql) => {
			const found = Object.keys(answers).find((words) => sql.includes(words));
			if (found) return answers[found] as MysqlTold;
			return sql.startsWith("select") ? ROWS : "ok";
		});
		return server;
	};
	const readOnly = (value: string): Record<string, MysqlTold> => ({
		"show session variables": {
			column: "transaction_read_only",
			rows: [value],
		},
	});

	test("is asked one select, once the session says that it only reads", async () => {
		const { port, asked } = await start(readOnly("ON"));
		const { table, ...fetched } = await fetch("mysql", port);
		await database.run(`drop table ${table}`);
		expect(fetched).toMatchObject({ rows: 2 });
		const begun = asked.indexOf(
			"start transaction with consistent snapshot, read only",
		);
		const selected = asked.indexOf("select * from `work_order` order by `id`");
		expect(begun).toBeGreaterThanOrEqual(0);
		expect(selected).toBe(asked.length - 1);
		expect(asked).toContain("set time_zone = '+08:00'");
		expect(asked).toContain("set session max_execution_time = 5000");
	});

	test("a session that may write is asked for nothing", async () => {
		const { port, asked } = await start(readOnly("OFF"));
		expect(await fail("mysql", port)).toContain("连接时，会话不是只读的");
		expect(asked.filter((sql) => sql.startsWith("select"))).toEqual([]);
	});

	test("one that does not say is none", async () => {
		const { port } = await start({
			"show session variables": { column: "none", rows: [] },
		});
		expect(await fail("oceanbase", port)).toContain("会话不是只读的");
	});

	test("a server that knows no read-only transaction is not asked, and is told of", async () => {
		const { port, asked } = await start({});
		const { table, remarks } = await fetch("doris", port);
		await database.run(`drop table ${table}`);
		expect(remarks.join()).toContain("Doris 没有只读会话");
		expect(asked.join()).not.toMatch(/transaction|snapshot/);
		expect(asked).toContain("set session query_timeout = 5");
	});

	test.each([
		["start transaction", { error: 1792 }, "不让设为只读"],
		["select", { error: 1142 }, "没有查询的权限"],
		["select", { error: 1146 }, "没有这张表"],
		["select", { error: 3024 }, "超过了限定的时间"],
		["select", { error: 4444 }, "MySQL 报告了错误（代码 4444）"],
		["select", "gone", "连接断了"],
	] as const)("%s answered with %j", async (words, told, expected) => {
		const { port } = await start({ ...readOnly("ON"), [words]: told });
		expect(await fail("mysql", port)).toContain(expected);
	});

	test("a limit that the server does not know is kept on this side alone", async () => {
		const { port } = await start({
			...readOnly("ON"),
			max_execution_time: { error: 1193 },
		});
		const { table } = await fetch("mysql", port);
		await database.run(`drop table ${table}`);
	});
});

describe("PostgreSQL's protocol", () => {
	const start = async (answers: Record<string, PostgresqlTold>) => {
		server = await startFakePostgresql((sql) => {
			const found = Object.keys(answers).find((words) => sql.includes(words));
			return found ? (answers[found] as PostgresqlTold) : "ok";
		});
		return server;
	};

	test("a session that may write is asked for nothing", async () => {
		const { port, asked } = await start({ show: { value: "off" } });
		expect(await fail("postgresql", port)).toContain("会话不是只读的");
		expect(asked).toContain(
			"begin transaction isolation level repeatable read read only",
		);
		expect(asked.at(-1)).toBe("show transaction_read_only");
	});

	test.each([
		[{ error: "25006" }, "不让设为只读"],
		[{ error: "0A000" }, "不让设为只读"],
		[{ error: "XX000" }, "KingbaseES 报告了错误（代码 XX000）"],
		["gone", "连接（试了 2 次）时，连接断了"],
	] as const)("beginning answered with %j", async (told, expected) => {
		const { port } = await start({ begin: told });
		expect(await fail("kingbase", port)).toContain(expected);
	});
});
