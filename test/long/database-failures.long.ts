import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { fetchSource } from "../../pipeline/database/sources/fetch-source.ts";
import type { Access, Source } from "../../pipeline/database/sources/source.ts";
import { UserError } from "../../pipeline/user-error.ts";
import {
	CERTIFICATE,
	openMariadb,
	openPostgresql,
	PASSWORD,
} from "./servers/open-servers.ts";
import {
	type Between,
	type Mischief,
	startProxy,
	withoutMysqlTls,
	withoutPostgresqlTls,
} from "./servers/proxy.ts";
import { lackOf, type Server } from "./servers/servers.ts";

// Everything that may go wrong with a database, on PostgreSQL and MariaDB of this machine.

const ROWS = 3000;
const ENGINES = [
	{
		kind: "postgresql",
		programs: ["initdb", "postgres"],
		open: openPostgresql,
		table: ["dws"],
		database: "postgres",
		sleep: "select pg_sleep(20), 1 as id",
		noTls: withoutPostgresqlTls,
	},
	{
		kind: "mariadb",
		programs: ["mariadb-install-db", "mariadbd"],
		open: openMariadb,
		table: ["hotline"],
		database: "hotline",
		sleep: "select sleep(20) as slept, 1 as id",
		noTls: withoutMysqlTls,
	},
];

describe.each(ENGINES)("$kind", ({ programs, open, ...engine }) => {
	const lack = lackOf(...programs);
	if (lack) console.log(lack);

	describe.skipIf(lack)("what goes wrong", () => {
		let server: Server;
		let proxy: Between | undefined;
		let database: Database;
		let pauses: number[];
		beforeAll(async () => {
			server = await open(ROWS);
			database = await openDuckdb();
		});
		afterAll(async () => {
			await database?.close();
			await server?.stop();
		});
		afterEach(async () => {
			await proxy?.stop();
			proxy = undefined;
		});

		async function fetch(
			source: Partial<Source> = {},
			access: Access = {},
			mischief?: Mischief,
		) {
			pauses = [];
			if (mischief) proxy = await startProxy(server.port, mischief);
			return await fetchSource(
				database,
				{
					...{ name: "工单库", kind: engine.kind, host: "localhost" },
					...{ port: proxy?.port ?? server.port, user: "reader", key: "id" },
					...{ database: engine.database, tls: "none" },
					...{ connectSeconds: 5, statementSeconds: 30, retries: 2 },
					...(source.query ? {} : { table: [...engine.table, "work_order"] }),
					...source,
				},
				access,
				{ pause: async (ms) => void pauses.push(ms) },
				200,
			);
		}

		async function fail(...given: Parameters<typeof fetch>): Promise<string> {
			try {
				await fetch(...given);
			} catch (error) {
				if (!(error instanceof UserError)) throw error;
				expect(error.hint).toMatch(/./);
				expect(error.message).toContain("原有的报告没有动");
				expect(`${error.message}${error.hint}`).not.toMatch(
					/localhost|correct|closed_to|reader|locked/,
				);
				expect(await database.tableNames()).toEqual([]);
				return error.message;
			}
			throw new Error("it was read");
		}

		test("nothing, where nothing does", async () => {
			const { table, ...fetched } = await fetch();
			expect(fetched).toMatchObject({ rows: ROWS, width: 24 });
			await database.run(`drop table ${table}`);
		});

		test("a wrong password", async () => {
			const told = await fail({ user: "locked" }, { password: "wrong" });
			expect(told).toContain("连接时，用户名或口令不对");
			expect(pauses).toEqual([]);
		});

		test("a password where there is none", async () => {
			expect(await fail({ user: "locked" })).toContain("用户名或口令不对");
		});

		test("no such database", async () => {
			const told = await fail({ database: "nowhere" });
			expect(told).toMatch(/没有这个数据库|没有查询的权限/);
		});

		test("no such table", async () => {
			const told = await fail({ table: [...engine.table, "nothing"] });
			expect(told).toMatch(/执行查询时，(没有这张表|这个账号没有查询的权限)/);
		});

		test("no permission", async () => {
			const told = await fail({ table: [...engine.table, "closed_to_all"] });
			expect(told).toContain("执行查询时，这个账号没有查询的权限");
		});

		test("no such column", async () => {
			expect(await fail({ key: "nothing" })).toContain("没有查询里写的列");
		});

		test("a query that cannot be understood", async () => {
			const told = await fail({ query: "select from from" });
			expect(told).toContain("查询的写法有误");
		});

		test("a query that takes too long", async () => {
			const told = await fail({ query: engine.sleep, statementSeconds: 1 });
			expect(told).toContain("执行查询时，超过了限定的时间");
		});

		test("a database that answers nobody", async () => {
			const limits = { connectSeconds: 0.5, retries: 1 };
			const told = await fail(limits, {}, { isSilent: true });
			expect(told).toContain("连接（试了 2 次）时，超过了限定的时间");
		});

		test("a connection that is lost amid the rows", async () => {
			const told = await fail({}, {}, { cutAfter: 500_000 });
			// A client may hear of the loss before it hands on the rows it holds.
			expect(told).toMatch(/(读到第 [12],000 条|执行查询)时，连接断了/);
		});

		test("a connection that is lost before there is one", async () => {
			const told = await fail({}, {}, { cutAfter: 0 });
			expect(told).toContain("连接（试了 3 次）时，连接断了");
			expect(pauses).toEqual([1000, 2000]);
		});

		test("nobody at the door", async () => {
			const closed = await startProxy(server.port, {});
			await closed.stop();
			const told = await fail({ port: closed.port });
			expect(told).toContain("连接（试了 3 次）时，连不上数据库");
			expect(pauses).toEqual([1000, 2000]);
		});

		test("a certificate that nobody vouches for", async () => {
			const told = await fail({ tls: "verified" });
			expect(told).toContain("连接时，TLS 没有谈成");
		});

		test("a certificate for another name", async () => {
			const ca = readFileSync(CERTIFICATE);
			const host = "127.0.0.2";
			const told = await fail({ tls: "verified", host }, { ca }, { host });
			expect(told).toContain("连接时，TLS 没有谈成");
		});

		test("a database without TLS", async () => {
			const told = await fail(
				{ tls: "verified" },
				{},
				{ change: engine.noTls },
			);
			expect(told).toContain("连接时，数据库没有开 TLS");
		});

		test.each(["localhost", "127.0.0.1"])(
			"none, where the profile trusts the certificate of %s",
			async (host) => {
				const access = { ca: readFileSync(CERTIFICATE), password: PASSWORD };
				const asked = { tls: "verified", user: "locked", host } as const;
				const fetched = await fetch(asked, access);
				expect(fetched).toMatchObject({ rows: ROWS, remarks: [] });
				await database.run(`drop table ${fetched.table}`);
			},
		);

		test("none, where the profile looks at no certificate, and it is told", async () => {
			const fetched = await fetch({ tls: "unverified" });
			expect(fetched.remarks.join()).toContain("没有核对数据库的证书");
			await database.run(`drop table ${fetched.table}`);
		});
	});
});
