import { createHash } from "node:crypto";
import { isSomebodysId } from "../../privacy/shown-ids.ts";
import { UserError } from "../../user-error.ts";
import { type Database, quoteName, type Value } from "../database.ts";
import { nameOf } from "../staged-cells.ts";
import type { Source, SourceRows } from "./source.ts";

/** What rows came to that were put into a table. */
export interface Filled {
	width: number;
	/** How many there are, without the names. */
	rows: number;
	characters: number;
	/** Of one cell. */
	longest: number;
	/** The first rows, the names among them. */
	head: readonly (readonly string[])[];
	/** Of all names and cells, in their order. */
	sha256: string;
}

/** A table that is filled with the rows of a source, some at a time. */
export interface Filling {
	rows(): number;
	add(some: SourceRows): Promise<void>;
	finish(): Promise<Filled>;
}

/** What the key of a row is called among the columns. */
const KEY_HEADER = "数据库记录键";

// A cell of a file is looked at as far; see `shedWrappers`.
const LONGEST_CELL = 1 << 18;
// As of numbers of tickets: where most are written as a telephone or a card, none is one.
const MOST_OWN = 0.5;

/** Begins to fill; of the first `headRows` rows a copy is kept at hand. */
export function startFilling(
	database: Database,
	source: Source,
	table: string,
	headRows: number,
): Filling {
	const hash = createHash("sha256");
	const head: string[][] = [];
	const counts = { width: 0, rows: 0, characters: 0, longest: 0 };
	let keyAt = -1;
	let own = 0;
	let lastKey: string | null = null;
	const begin = async (columns: readonly string[]) => {
		keyAt = findKey(columns, source);
		counts.width = columns.length + 1;
		const names = [...columns, KEY_HEADER];
		const types = names.map((_, at) => [nameOf(at), "text"] as const);
		await database.createTable(table, Object.fromEntries(types));
		hash.update(JSON.stringify(names));
		head.push(names);
		await database.append(
			table,
			names.map((name) => [name]),
		);
	};
	const takeKey = (key: string | null): string | null => {
		if (key === null || key === lastKey)
			throw toKeyError(source, key, counts.rows);
		lastKey = key;
		if (!PLAIN.test(key)) return null;
		if (!isSomebodysId(key)) return key;
		own += 1;
		return null;
	};
	const take = (cells: readonly (string | null)[], columns: Value[][]) => {
		counts.rows += 1;
		const texts = [...cells, takeKey(cells[keyAt] ?? null)];
		hash.update(JSON.stringify(cells));
		if (head.length < headRows) head.push(texts.map((text) => text ?? ""));
		for (const [at, whole] of texts.entries()) {
			const text = whole?.slice(0, LONGEST_CELL) || null;
			const length = text?.length ?? 0;
			counts.characters += length;
			if (length > counts.longest) counts.longest = length;
			columns[at]?.push(text);
		}
	};
	const showAllKeys = async () => {
		const [key, shown] = [keyAt, counts.width - 1].map((at) =>
			quoteName(nameOf(at)),
		);
		await database.run(
			`update ${quoteName(table)} set ${shown} = ${key} where rowid > 0`,
		);
		for (const cells of head.slice(1))
			cells[counts.width - 1] = cells[keyAt] ?? "";
	};
	return {
		rows: () => counts.rows,
		async add({ columns: names, rows }) {
			if (counts.width === 0) await begin(names);
			const columns: Value[][] = Array.from({ length: counts.width }, () => []);
			for (const cells of rows) take(cells, columns);
			await database.append(table, columns);
		},
		async finish() {
			if (own > counts.rows * MOST_OWN) await showAllKeys();
			return { ...counts, head, sha256: hash.digest("hex") };
		},
	};
}

// Names differ by their case alone in no database that compares them without.
function findKey(columns: readonly string[], { name, key }: Source): number {
	const at = columns.indexOf(key);
	const like = columns.findIndex(
		(column) => column.toLowerCase() === key.toLowerCase(),
	);
	if (at >= 0 || like >= 0) return at >= 0 ? at : like;
	throw new UserError(`查询的结果里没有 key 指的“${key}”列。`, {
		place: { file: name },
		hint: "在 query 里选上这一列，或把 source 的 key 换成能认出每一条记录的列。",
	});
}

function toKeyError(
	{ name, key }: Source,
	found: string | null,
	row: number,
): UserError {
	const what = found === null ? "是空的" : "和前一条重复";
	return new UserError(
		`第 ${row.toLocaleString("en")} 条的“${key}”${what}，认不出每一条记录；一条也没有采用。`,
		{
			place: { file: name },
			hint: "把 source 的 key 换成不空、不重复的列，如主键；query 里关联了别的表的，先去掉重复。",
		},
	);
}

// It is printed beside the row, as a ticket's number is.
const PLAIN = /^[\w.-]{1,64}$/;
