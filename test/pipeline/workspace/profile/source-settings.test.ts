import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { UserError } from "../../../../pipeline/user-error.ts";
import { readSources } from "../../../../pipeline/workspace/profile.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "sources-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const GIVEN = {
	...{ name: "工单库", kind: "postgresql", host: "10.0.0.8", key: "id" },
	...{ database: "hotline", user: "reader", table: "dws.work_order" },
};

function read(source: unknown) {
	writeFileSync(join(folder, "profile.yaml"), stringify({ source }));
	return readSources(folder);
}

function refuse(source: unknown): UserError {
	try {
		read(source);
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
	throw new Error("it was taken");
}

test("a source is settled with what goes without saying", () => {
	expect(read(GIVEN)).toEqual([
		{
			...{ name: "工单库", kind: "postgresql", host: "10.0.0.8" },
			...{ database: "hotline", user: "reader", key: "id" },
			...{ table: ["dws", "work_order"], tls: "verified" },
			...{ connectSeconds: 10, statementSeconds: 1800, retries: 3 },
		},
	]);
});

test("several have names of their own, and files are found from the workspace on", () => {
	const other = { ...GIVEN, name: "历史库", kind: "Doris", ca: "ca.pem" };
	const sources = read([GIVEN, { ...other, password_file: "口令.txt" }]);
	expect(sources.map(({ name, kind }) => [name, kind])).toEqual([
		["工单库", "postgresql"],
		["历史库", "doris"],
	]);
	expect(sources[1]).toMatchObject({
		ca: join(folder, "ca.pem"),
		passwordFile: join(folder, "口令.txt"),
	});
	expect(refuse([GIVEN, GIVEN]).message).toContain("都叫“工单库”");
});

test.each(["::1", "fe80::1%eth0", "db.example", "10.0.0.8"])(
	"%s is an address",
	(host) => {
		expect(read({ ...GIVEN, host })[0]?.host).toBe(host);
	},
);

test("a table whose name holds a full stop is written in parts", () => {
	const [source] = read({ ...GIVEN, table: ["dws", "a.b"] });
	expect(source?.table).toEqual(["dws", "a.b"]);
});

test("no profile names no source", () => {
	expect(readSources(folder)).toEqual([]);
});

describe("refused is", () => {
	test("a password, which is said in no message", () => {
		const error = refuse({ ...GIVEN, password: "s3cret-word" });
		expect(error.place?.file).toContain("profile.yaml");
		expect(`${error.message}${error.hint}`).toContain("password_env");
		expect(`${error.message}${error.hint}`).not.toContain("s3cret-word");
	});

	test("a list of sources with a password in one of them", () => {
		const error = refuse([GIVEN, { ...GIVEN, name: "二", password: "s3cret" }]);
		expect(`${error.message}${error.hint}`).toContain("password_env");
		expect(`${error.message}${error.hint}`).not.toContain("s3cret");
	});

	test.each([
		["an address with a password", { host: "reader:secret@10.0.0.8" }, "host"],
		["an address with a port", { host: "10.0.0.8:5432" }, "端口"],
		["an unknown kind", { kind: "oracle" }, "clickhouse（ClickHouse）"],
		["a table and a query", { query: "select 1" }, "只能写一个"],
		["neither", { table: undefined }, "要写一个"],
		["two passwords", { password_env: "A", password_file: "b" }, "只能写一个"],
		[
			"a query that writes",
			{ table: undefined, query: "drop table t" },
			"select",
		],
		["an unknown word for TLS", { tls: "off" }, "tls"],
		["no key", { key: undefined }, "key"],
		["a name like a path", { name: "a/b" }, "name"],
		["an unknown setting", { databse: "x" }, "databse"],
		["no end of patience", { retries: 1000 }, "retries"],
	])("%s", (_, part, told) => {
		const { message, hint = "" } = refuse({ ...GIVEN, ...part });
		expect(message + hint).toContain(told);
	});
});
