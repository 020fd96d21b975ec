import { expect, test } from "vitest";
import type { Source } from "../../../../pipeline/database/sources/source.ts";
import {
	checkQuery,
	toStatement,
} from "../../../../pipeline/database/sources/statement.ts";
import { UserError } from "../../../../pipeline/user-error.ts";

const named = (part: Partial<Source>) => ({ key: "id", ...part }) as Source;

test.each([
	["postgresql", ["dws", 'a"b'], 'select * from "dws"."a""b" order by "id"'],
	["mysql", ["db", "a`b"], "select * from `db`.`a``b` order by `id`"],
	["clickhouse", ['a\\"b'], 'select * from "a\\\\""b" order by "id"'],
	["postgresql", ["工单"], 'select * from "工单" order by "id"'],
] as const)(
	"a table of %s is quoted, with its schema",
	(protocol, table, sql) => {
		expect(toStatement(named({ table }), protocol)).toBe(sql);
	},
);

test("a query stands in brackets, so that a comment at its end swallows nothing", () => {
	const query = "select id, 甲 from t -- 全部\n";
	expect(toStatement(named({ query }), "postgresql")).toBe(
		'select * from (\nselect id, 甲 from t -- 全部\n) as source_rows order by "id"',
	);
});

test.each([
	"select * from t",
	"  SELECT id FROM t WHERE kind = '删除; drop' ",
	"(select id from a) union all (select id from b)",
	"with recent as (select * from t where at >= '2023-01-01') select * from recent",
	"select replace(title, ';', '，') as title, updated_at, is_deleted from t -- 最近; 的",
	'select "delete", `insert` from t /* update; */',
	"select 'it''s; fine' as a from t",
])("%s is one select", (query) => {
	expect(() => checkQuery(query, "profile.yaml")).not.toThrow();
});

test.each([
	["select 1;", "分号"],
	["select 1; drop table t", "分号"],
	["drop table t", "不是一个 select"],
	["update t set a = 1", "不是一个 select"],
	["insert into t select * from u", "不是一个 select"],
	["explain select 1", "不是一个 select"],
	["", "不是一个 select"],
	["/*! drop table t */ select 1", "不是一个 select"],
	["select /*! 1 into outfile 'a' */ 1", "不是一个 select"],
	["with gone as (delete from t returning *) select * from gone", "delete"],
	["select * into other from t", "into"],
	["select * from t INTO OUTFILE '/tmp/a'", "INTO"],
	["select * from t for update", "update"],
])("%s is refused", (query, told) => {
	const check = () => checkQuery(query, "profile.yaml");
	expect(check).toThrow(UserError);
	try {
		check();
	} catch (error) {
		const { message, hint, place } = error as UserError;
		expect(message).toContain(told);
		expect(hint).not.toBe("");
		expect(place).toEqual({ file: "profile.yaml", column: "source.query" });
	}
});

test.each([
	[
		"postgresql",
		'select * from "t" where (hashtext("id"::text)::bigint + 2147483648) % 16 = 2 order by "id"',
	],
	["mysql", "select * from `t` where crc32(`id`) % 16 = 2 order by `id`"],
	[
		"clickhouse",
		'select * from "t" where cityHash64(toString("id")) % 16 = 2 order by "id"',
	],
] as const)("a share of %s is told by its own hash", (protocol, sql) => {
	const share = { part: 3, of: 16 };
	expect(toStatement(named({ table: ["t"], share }), protocol)).toBe(sql);
});
