/** Which of the clients speaks to a database. */
export type Protocol = "postgresql" | "mysql" | "clickhouse";

/** What is known of a kind of database; see `data/defaults/sources.yaml`. */
export interface SourceKind {
	label: string;
	protocol: Protocol;
	port: number;
	tls_port?: number;
	read_only: "session" | "account";
	limit?: { setting: string; per_second: number };
}

/** `verified` unless somebody wrote another word. */
export type Tls = "verified" | "unverified" | "none";

/** How a database is reached. */
export interface Connection {
	/** What messages call it; of a source it stands for the name of a file. */
	name: string;
	kind: string;
	host: string;
	port?: number;
	database: string;
	user: string;
	/** The variable that holds the password, or the file. */
	passwordEnv?: string;
	passwordFile?: string;
	tls: Tls;
	/** A file of certificates to trust. */
	ca?: string;
	connectSeconds: number;
	statementSeconds: number;
	retries: number;
}

/** A database to read tickets from, as a profile names it. */
export interface Source extends Connection {
	/** A table by its parts, such as schema and name, or else a query. */
	table?: readonly string[];
	query?: string;
	/** The column that tells each row from all others. */
	key: string;
	/** Only this share of its rows, by a hash of their keys. */
	share?: Share;
}

/** One of so many parts, from 1 on. */
export interface Share {
	part: number;
	of: number;
}

/** What opens a database and stands in no profile. */
export interface Access {
	password?: string;
	ca?: Buffer;
}

/** Rows as texts, blank where a row has none, each as long as the columns. */
export interface SourceRows {
	columns: readonly string[];
	rows: readonly (string | null)[][];
}

/** A read-only session of a database. */
export interface Session {
	/** All rows of a statement, some at a time; the columns even where there is no row. */
	read(statement: string): AsyncIterable<SourceRows>;
	close(): void;
}

/** A session that can be asked for, and has to say that it only reads. */
export type OpenSession = (
	source: Source,
	kind: SourceKind,
	access: Access,
) => Promise<Session>;

/** How many rows travel together. */
export const ROWS_AT_ONCE = 1000;

/** An error of ours with a code of `data/defaults/sources.yaml`. */
export function toCoded(code: string, cause?: unknown): Error {
	return Object.assign(new Error(code, { cause }), { code });
}
