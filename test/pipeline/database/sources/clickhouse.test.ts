import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../../pipeline/database/duckdb.ts";
import {
	type FetchedTable,
	fetchSource,
} from "../../../../pipeline/database/sources/fetch-source.ts";
import type {
	Access,
	Source,
} from "../../../../pipeline/database/sources/source.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import {
	type Answer,
	CERTIFICATE,
	type FakeClickhouse,
	sendError,
	sendRows,
	sendSome,
	startFakeClickhouse,
} from "./fake-clickhouse.ts";

let database: Database;
let server: FakeClickhouse | undefined;
let pauses: number[];
beforeEach(async () => {
	database = await openDuckdb();
	pauses = [];
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	await database.close();
});

const SOURCE: Source = {
	...{ name: "工单库", kind: "clickhouse", host: "127.0.0.1", key: "id" },
	...{ database: "dws", user: "reader", table: ["dws", "work_order"] },
	...{ tls: "none", connectSeconds: 5, statementSeconds: 5, retries: 2 },
};
const PASSWORD = "s3cret-word";
const NAMES = ["id", "受理时间", "标题"];
const TYPES = ["UInt64", "DateTime", "Nullable(String)"];
const REST = ["2023-03-01T00:00:00Z", "甲"];
const rowsOf = (count: number) =>
	Array.from({ length: count }, (_, row) => [
		(18_000_000_000_000_000_000n + BigInt(row)).toString(),
		"2023-03-01T00:00:00Z",
		row % 2 === 0 ? "路灯不亮" : null,
	]);
const ROWS = sendRows(NAMES, TYPES, rowsOf(2500));

async function fetch(
	answer: Answer,
	source: Partial<Source> = {},
	options: Parameters<typeof startFakeClickhouse>[1] = {},
	access: Access = { password: PASSWORD },
): Promise<FetchedTable> {
	server ??= await startFakeClickhouse(answer, options);
	const asked = { ...SOURCE, port: server.port, ...source };
	const pause = async (ms: number) => void pauses.push(ms);
	return await fetchSource(database, asked, access, { pause }, 200);
}

async function fail(...given: Parameters<typeof fetch>): Promise<UserError> {
	try {
		await fetch(...given);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const said = `${error.message}${error.hint}`;
		expect(said).not.toMatch(/王建国|138000|secret|s3cret|127\.0|DB::/);
		expect(error.place).toEqual({ file: "工单库" });
		expect(error.hint).toMatch(/./);
		// Nothing half read is left.
		expect(await database.tableNames()).toEqual([]);
		return error;
	}
	throw new Error("it was read");
}

describe("rows", () => {
	test("come whole, their names in the first row and their keys in the last column", async () => {
		const fetched = await fetch(ROWS);
		expect(fetched).toMatchObject({ kind: "clickhouse", rows: 2500, width: 4 });
		const rows = await database.rows(
			`select * from ${fetched.table} order by rowid limit 3`,
		);
		expect(rows).toEqual([
			{ c0: "id", c1: "受理时间", c2: "标题", c3: "数据库记录键" },
			{
				...{ c0: "18000000000000000000", c1: "2023-03-01 08:00:00" },
				...{ c2: "路灯不亮", c3: "18000000000000000000" },
			},
			{
				...{ c0: "18000000000000000001", c1: "2023-03-01 08:00:00" },
				...{ c2: null, c3: "18000000000000000001" },
			},
		]);
		expect(fetched.head).toHaveLength(200);
		expect(fetched.head[1]).toEqual([
			...["18000000000000000000", "2023-03-01 08:00:00", "路灯不亮"],
			"18000000000000000000",
		]);
	});

	test("are asked for by a session that may not write, and the password stands in no address", async () => {
		await fetch(ROWS);
		const [first, second] = server?.asked ?? [];
		for (const each of [first, second]) {
			expect(each?.settings.get("readonly")).toBe("2");
			expect(each?.settings.toString()).not.toContain(PASSWORD);
			expect(each?.headers.authorization).toBe(
				`Basic ${Buffer.from(`reader:${PASSWORD}`).toString("base64")}`,
			);
		}
		expect(second?.sql).toContain(
			'select * from "dws"."work_order" order by "id"',
		);
	});

	test("are known again by their content, and the statement by itself", async () => {
		const one = await fetch(ROWS);
		const other = await fetch(ROWS, { name: "别的", user: "other" });
		expect(other.sha256).toBe(one.sha256);
		expect(other.query_sha256).toBe(one.query_sha256);
		await server?.stop();
		server = undefined;
		const changed = rowsOf(2500);
		changed[1700] = [...(changed[1700] ?? []).slice(0, 2), "下水堵塞"];
		const third = await fetch(sendRows(NAMES, TYPES, changed), {
			table: ["work_order"],
		});
		expect(third.sha256).not.toBe(one.sha256);
		expect(third.query_sha256).not.toBe(one.query_sha256);
	});

	test("may be none", async () => {
		const fetched = await fetch(sendRows(NAMES, TYPES, []));
		expect(fetched).toMatchObject({ rows: 0, characters: 0 });
		expect(fetched.head).toHaveLength(1);
	});

	test("a key that is somebody's telephone is not shown", async () => {
		const rows = ["13812345678", "30", "31"].map((key) => [key, ...REST]);
		const fetched = await fetch(sendRows(NAMES, TYPES, rows));
		const shown = fetched.head.slice(1).map((cells) => cells.at(-1));
		expect(shown).toEqual(["", "30", "31"]);
	});

	test("keys that are all written as a card's number are none", async () => {
		const keys = ["6222021234567890123", "6222021234567890124", "31"];
		const rows = keys.map((key) => [key, ...REST]);
		const { head, table } = await fetch(sendRows(NAMES, TYPES, rows));
		expect(head.slice(1).map((cells) => cells.at(-1))).toEqual(keys);
		const kept = await database.rows(
			`select c3 from ${table} where rowid > 0 order by rowid`,
		);
		expect(kept).toEqual(keys.map((c3) => ({ c3 })));
	});
});

describe("what goes wrong is told by stage, and nothing of it is used", () => {
	test.each([
		["a wrong password", 516, "AUTHENTICATION_FAILED", "用户名或口令不对"],
		["no such database", 81, "UNKNOWN_DATABASE", "没有这个数据库"],
		["no such table", 60, "UNKNOWN_TABLE", "没有这张表"],
		["no such column", 47, "UNKNOWN_IDENTIFIER", "没有查询里写的列"],
		["no permission", 497, "ACCESS_DENIED", "这个账号没有查询的权限"],
		["an account that may set nothing", 164, "READONLY", "数据库不让设为只读"],
		["a statement that is none", 62, "SYNTAX_ERROR", "查询的写法有误"],
		["its own time-out", 159, "TIMEOUT_EXCEEDED", "超过了限定的时间"],
		["an error nobody has thought of", 999, "KEEPER", "ClickHouse 报告了错误"],
	])("%s", async (_, code, name, told) => {
		const { message } = await fail(sendError(code, name));
		expect(message).toContain(`执行查询时，${told}`);
		expect(message).toContain(`代码 ${code}`);
		expect(pauses).toEqual([]);
	});

	test("a connection that is lost amid the rows", async () => {
		const { message } = await fail(
			sendSome(NAMES, TYPES, rowsOf(1500), (response) =>
				response.socket?.destroy(),
			),
		);
		expect(message).toContain("读到第 1,000 条时，连接断了");
		expect(message).toContain("原有的报告没有动");
	});

	test("an exception that is written amid the rows", async () => {
		const { message } = await fail(
			sendSome(NAMES, TYPES, rowsOf(1500), (response) =>
				response.end(
					"Code: 241. DB::Exception: 王建国 (MEMORY_LIMIT_EXCEEDED)\n",
				),
			),
		);
		expect(message).toContain("读到第 1,000 条时，");
	});

	test("rows without an end", async () => {
		const { message } = await fail(
			sendSome(NAMES, TYPES, rowsOf(1500), () => undefined),
			{ statementSeconds: 0.4 },
		);
		expect(message).toContain("读到第 1,000 条时，超过了限定的时间");
	});

	test("no answer at all", async () => {
		const { message } = await fail(() => undefined, { statementSeconds: 0.3 });
		expect(message).toContain("执行查询时，超过了限定的时间");
	});

	test("a session that may write", async () => {
		const { message } = await fail(ROWS, {}, { readOnly: "0" });
		expect(message).toContain("会话不是只读的");
		expect(server?.asked).toHaveLength(1);
	});

	test("nobody there: tried again so often and no more, after growing pauses", async () => {
		server = await startFakeClickhouse(ROWS);
		const { port } = server;
		await server.stop();
		const { message } = await fail(ROWS, { port });
		expect(message).toContain("连接（试了 3 次）时，连不上数据库");
		expect(pauses).toEqual([1000, 2000]);
		server = undefined;
	});
});

describe("TLS", () => {
	const tls = { isTls: true };

	test("a certificate that nobody vouches for is refused", async () => {
		const { message } = await fail(ROWS, { tls: "verified" }, tls);
		expect(message).toContain("TLS 没有谈成");
		expect(server?.asked).toEqual([]);
		expect(pauses).toEqual([]);
	});

	test("one that the profile trusts is taken, for its own name alone", async () => {
		const access = { password: PASSWORD, ca: CERTIFICATE() };
		const taken = await fetch(ROWS, { tls: "verified" }, tls, access);
		expect(taken).toMatchObject({ rows: 2500, remarks: [] });
		const other = { tls: "verified", host: "127.0.0.2" } as const;
		await expect(fetch(ROWS, other, tls, access)).rejects.toThrow();
	});

	test("whoever looks at none says so, and it is told", async () => {
		const { remarks } = await fetch(ROWS, { tls: "unverified" }, tls);
		expect(remarks.join()).toContain("没有核对数据库的证书");
	});

	test("a database that speaks none is told from one that is not there", async () => {
		const { message } = await fail(ROWS, { tls: "verified" });
		expect(message).toContain("数据库没有开 TLS");
	});

	test("speaking without is told", async () => {
		const { remarks } = await fetch(ROWS);
		expect(remarks.join()).toContain("明文");
	});
});

describe("the key", () => {
	const row = (id: string | null) => [id, "2023-03-01T00:00:00Z", "甲"];

	test.each([
		["twice", [row("1"), row("2"), row("2")], "第 3 条的“id”和前一条重复"],
		["blank", [row("1"), row(null)], "第 2 条的“id”是空的"],
	])("%s tells no row from another", async (_, rows, told) => {
		const { message } = await fail(sendRows(NAMES, TYPES, rows));
		expect(message).toContain(told);
	});

	test("has to be among the columns", async () => {
		const { message } = await fail(ROWS, { key: "order_id" });
		expect(message).toContain("没有 key 指的“order_id”列");
	});
});
