import { createRequire } from "node:module";
import {
	type Behind,
	Refusal,
	splitFormat,
} from "../../pipeline/database/engine/endpoint.ts";

interface Session {
	queryAsync(sql: string): Promise<{ bytes(): Uint8Array }>;
	query(sql: string): string;
	cleanup(): void;
}

// What an address says besides settings.
const ASIDE = new Set(["query", "query_id", "database", "session_id"]);
const ONLY_HTTP = new Set(["wait_end_of_query", "enable_http_compression"]);

/** ClickHouse itself in this process (chdb), a statement at a time, in a database that is new. */
export function openChdb(database = "hotline"): Behind & {
	query(sql: string): string;
} {
	const require = createRequire(process.env.CHDB_FROM ?? import.meta.url);
	const session: Session = new (require("chdb").Session)();
	session.query(`create database ${database}`);
	session.query(`use ${database}`);
	const set = new Map<string, string>();
	let last: Promise<unknown> = Promise.resolve();
	const run = async (sql: string): Promise<Buffer> => {
		try {
			return Buffer.from((await session.queryAsync(sql)).bytes());
		} catch (cause) {
			if (process.env.ENDPOINT_TOLD)
				console.error((cause as Error).message.slice(0, 2000));
			const [, code = "1002"] =
				/Code: (\d+)/.exec((cause as Error).message) ?? [];
			throw new Refusal(Number(code), (cause as Error).message);
		}
	};
	return {
		query: (sql) => session.query(sql),
		answer: ({ sql, settings, file }) => {
			const answer = last.then(async () => {
				for (const [key, value] of settings) {
					if (ASIDE.has(key) || ONLY_HTTP.has(key) || set.get(key) === value)
						continue;
					session.query(`set ${key} = ${value}`);
					set.set(key, value);
				}
				if (file === undefined) return await run(sql);
				const { bare } = splitFormat(sql);
				return await run(`${bare} select * from file('${file}', Parquet)`);
			});
			last = answer.catch(() => undefined);
			return answer;
		},
		close: () => session.cleanup(),
	};
}
