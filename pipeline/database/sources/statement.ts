import { UserError } from "../../user-error.ts";
import type { Protocol, Source } from "./source.ts";

/** The one statement that a source is read by: its rows in the order of their key. */
export function toStatement(source: Source, protocol: Protocol): string {
	const quote = QUOTES[protocol];
	const rows = source.table
		? source.table.map(quote).join(".")
		: `(\n${source.query?.trim() ?? ""}\n) as source_rows`;
	const share = source.share
		? ` where ${HASHES[protocol](quote(source.key))} % ${source.share.of} = ${source.share.part - 1}`
		: "";
	return `select * from ${rows}${share} order by ${quote(source.key)}`;
}

// Whole numbers from 0 on; each database has a hash of its own, the same in every session.
const HASHES: Record<Protocol, (key: string) => string> = {
	postgresql: (key) => `(hashtext(${key}::text)::bigint + 2147483648)`,
	mysql: (key) => `crc32(${key})`,
	clickhouse: (key) => `cityHash64(toString(${key}))`,
};

const doubled = (sign: string) => (name: string) =>
	sign + name.replaceAll(sign, sign + sign) + sign;

const QUOTES: Record<Protocol, (name: string) => string> = {
	postgresql: doubled('"'),
	mysql: doubled("`"),
	// A backslash escapes there even in a name.
	clickhouse: (name) => doubled('"')(name.replaceAll("\\", "\\\\")),
};

// What a query holds between quotes, or says to who reads it, is no part of what it does.
const ASIDE =
	/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*(?!!)[\s\S]*?\*\//g;
const WRITING =
	/\b(?:insert|update|delete|merge|truncate|drop|alter|create|grant|revoke|into|outfile|dumpfile)\b/i;

/** Throws where a query is more than one select; the session that runs it could not write either. */
export function checkQuery(query: string, file: string): void {
	const place = { file, column: "source.query" };
	const bare = query.replace(ASIDE, " ").trim();
	if (bare.includes(";"))
		throw new UserError("source 的 query 里有分号，只能写一个 select。", {
			place,
			hint: "去掉分号和它后面的语句；末尾的分号也不用写。",
		});
	if (!/^\(*\s*(?:select|with)\b/i.test(bare) || bare.includes("/*!"))
		throw new UserError("source 的 query 不是一个 select。", {
			place,
			hint: "以 select（或 with … select）开头，只查询；读整张表就不写 query，写 table: 模式.表。",
		});
	const [word] = WRITING.exec(bare) ?? [];
	if (word)
		throw new UserError(`source 的 query 里有“${word}”，它不只是查询。`, {
			place,
			hint: "只写查询；列或表恰好叫这个名字的，加上数据库的引号。",
		});
}
