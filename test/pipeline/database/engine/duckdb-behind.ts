import { join } from "node:path";
import type { Database } from "../../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../../pipeline/database/duckdb.ts";
import { type Behind, Refusal, splitFormat, takeFile } from "./endpoint.ts";

/** Tables as ClickHouse lists them. */
interface Listed {
	uuid: number;
	comment: string;
	isOld: boolean;
}

/** DuckDB in the place of ClickHouse: the statements that the engine sends, and no more. */
export interface DuckdbBehind extends Behind {
	database: Database;
	tables: Map<string, Listed>;
	/** What a run that was killed, or somebody else, left. */
	leave(name: string, comment: string): Promise<void>;
	/** The rows of a table, in their order. */
	rows(table: string): Promise<Record<string, unknown>[]>;
}

const TYPES: [RegExp, string][] = [
	[/Nullable\(String\)/g, "varchar"],
	[/Nullable\(Int64\)/g, "bigint"],
	[/Nullable\(Float64\)/g, "double"],
	[/Nullable\(Bool\)/g, "boolean"],
	[/Nullable\(DateTime\('UTC'\)\)/g, "timestamp"],
];

const NAME = '"([^"]+)"';
const CREATE = new RegExp(
	`^create table (?:if not exists )?${NAME} (\\(.*\\)) engine = \\w+ order by (\\(.*\\)) settings allow_nullable_key = 1 comment '(.*)'$`,
);
const PAIR = new RegExp(`${NAME} (?:to|and) ${NAME}`, "g");

export async function openDuckdbBehind(): Promise<DuckdbBehind> {
	const database = await openDuckdb();
	const tables = new Map<string, Listed>();
	let made = 0;
	const create = async (name: string, columns: string, comment: string) => {
		if (tables.has(name)) throw new Refusal(57);
		await database.run(`create table "${name}" ${columns}`);
		made += 1;
		tables.set(name, { uuid: made, comment, isOld: false });
	};
	const move = async (from: string, to: string) => {
		await database.run(`alter table "${from}" rename to "${to}"`);
		const table = tables.get(from);
		tables.delete(from);
		if (table) tables.set(to, table);
	};
	const isListed = (sql: string, name: string, { comment, isOld }: Listed) => {
		const [, prefix] = /startsWith\(name, '([^']+)'\)/.exec(sql) ?? [];
		if (prefix === undefined) return sql.includes(`'${name}'`);
		const isAsked = sql.includes("not startsWith")
			? !name.includes("_run_")
			: isOld;
		return isAsked && name.startsWith(prefix) && sql.includes(`'${comment}'`);
	};
	const list = (sql: string) =>
		[...tables]
			.filter(([name, listed]) => isListed(sql, name, listed))
			.map(([name, { uuid, comment }]) => ({ name, uuid, comment }));
	const run = async (sql: string, file: string | undefined, folder: string) => {
		const [, created, columns = "", , comment = ""] = CREATE.exec(sql) ?? [];
		if (created !== undefined) {
			const types = TYPES.reduce(
				(text, [from, to]) => text.replace(from, to),
				columns,
			);
			await create(created, types, comment);
			return "";
		}
		const pairs = [...sql.matchAll(PAIR)];
		if (sql.startsWith("rename table")) {
			for (const [, from = "", to = ""] of pairs) await move(from, to);
			return "";
		}
		if (sql.startsWith("exchange tables")) {
			for (const [, one = "", other = ""] of pairs) {
				await move(one, "between");
				await move(other, one);
				await move("between", other);
			}
			return "";
		}
		const { bare, format } = splitFormat(sql);
		if (bare.includes("system.tables")) return toLines(list(bare));
		const [, dropped] = /^drop table if exists "([^"]+)"$/.exec(sql) ?? [];
		if (dropped !== undefined) tables.delete(dropped);
		if (format === "JSONEachRow") return toLines(await database.rows(bare));
		if (file !== undefined) {
			await database.run(`${bare} select * from read_parquet('${file}')`);
			return "";
		}
		if (format === "Parquet") {
			const path = join(folder, `answer-${made}.parquet`);
			await database.writeParquet(path, bare);
			return await takeFile(path);
		}
		await database.run(sql);
		return "";
	};
	let last: Promise<unknown> = Promise.resolve();
	return {
		database,
		tables,
		leave: async (name, comment) => {
			await create(name, "(a varchar)", comment);
			const table = tables.get(name);
			if (table) table.isOld = true;
		},
		rows: (table) => database.rows(`select * from "${table}"`),
		answer: ({ sql, file }, folder) => {
			const answer = last.then(async () => {
				try {
					return await run(sql, file, folder);
				} catch (cause) {
					if (cause instanceof Refusal) throw cause;
					const { message } = cause as Error;
					throw new Refusal(/does not exist/.test(message) ? 60 : 62, message);
				}
			});
			last = answer.catch(() => undefined);
			return answer;
		},
		close: () => database.close(),
	};
}

const toLines = (rows: readonly object[]) =>
	rows.map((row) => `${JSON.stringify(row)}\n`).join("");
