import { createHash } from "node:crypto";
import type { Database } from "../database.ts";
import { dropTable } from "../staged-records.ts";
import { isPassing, kindOf, sourceDefaults, tellFailure } from "./failures.ts";
import { type Filled, startFilling } from "./fill-table.ts";
import type {
	Access,
	OpenSession,
	Protocol,
	Session,
	Source,
} from "./source.ts";
import { toStatement } from "./statement.ts";

/** The rows of a source, all of them or none, as a table of the run's own database. */
export interface FetchedTable extends Filled {
	database: Database;
	/** Columns `c0`, `c1` … of text; its first row holds their names, its last column the key. */
	table: string;
	kind: string;
	/** Of the statement that asked for them. */
	query_sha256: string;
	/** What somebody should know of how it was read. */
	remarks: readonly string[];
}

/** What fetching may do besides: wait, and say how far it is. */
export interface FetchEffects {
	pause(ms: number): Promise<void>;
	tell?(rows: number): void;
}

let tables = 0;

/** Reads a source whole; where anything goes wrong there is no table, and a `UserError` says what. */
export async function fetchSource(
	database: Database,
	source: Source,
	access: Access,
	effects: FetchEffects,
	headRows: number,
): Promise<FetchedTable> {
	const { protocol } = kindOf(source);
	const statement = toStatement(source, protocol);
	const session = await openPatiently(source, access, effects);
	tables += 1;
	const table = `source_rows_${tables}`;
	const filling = startFilling(database, source, table, headRows);
	try {
		for await (const some of session.read(statement)) {
			await filling.add(some);
			effects.tell?.(filling.rows());
		}
		return {
			...{ database, table, kind: source.kind },
			...(await filling.finish()),
			query_sha256: sha256(statement),
			remarks: remarksOn(source),
		};
	} catch (cause) {
		await dropTable(database, table);
		const rows = filling.rows();
		const stage =
			rows > 0 ? `读到第 ${rows.toLocaleString("en")} 条` : "执行查询";
		throw tellFailure(cause, source, stage);
	} finally {
		session.close();
	}
}

const OPENERS: Record<Protocol, () => Promise<OpenSession>> = {
	postgresql: async () => (await import("./postgresql.ts")).openPostgresql,
	mysql: async () => (await import("./mysql.ts")).openMysql,
	clickhouse: async () => (await import("./clickhouse.ts")).openClickhouse,
};

// Connecting alone is tried again: a statement that broke off would be begun anew.
async function openPatiently(
	source: Source,
	access: Access,
	{ pause }: FetchEffects,
): Promise<Session> {
	const kind = kindOf(source);
	const open = await OPENERS[kind.protocol]();
	const { port = kind.port } = source;
	const asked = kind.protocol === "clickhouse" ? source : { ...source, port };
	for (let tried = 0; ; tried++)
		try {
			return await open(asked, kind, access);
		} catch (cause) {
			if (tried >= source.retries || !isPassing(cause, kind.protocol)) {
				const times = tried > 0 ? `（试了 ${tried + 1} 次）` : "";
				throw tellFailure(cause, source, `连接${times}`);
			}
			await pause(sourceDefaults().limits.first_pause_ms * 2 ** tried);
		}
}

function remarksOn(source: Source): string[] {
	const { label, read_only } = kindOf(source);
	return [
		...(source.tls === "none"
			? ["没有用 TLS（source 的 tls：none），口令和工单在网络上是明文。"]
			: []),
		...(source.tls === "unverified"
			? [
					"没有核对数据库的证书（source 的 tls：unverified），中间的人可以冒充数据库。",
				]
			: []),
		...(read_only === "account"
			? [`${label} 没有只读会话，能不能写全看账号；请用只有查询权限的账号。`]
			: []),
	];
}

function sha256(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
