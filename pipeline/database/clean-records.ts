import { type Database, quoteName, type Value } from "./database.ts";
import {
	cellAt,
	isOneOf,
	nameOf,
	quoteText,
	type Regular,
	ROW,
	type StagedRecords,
} from "./staged-cells.ts";
import { integer, text, writeTable } from "./write-table.ts";

/** One column of what the records become. */
export interface CleanColumn {
	name: string;
	/** Cells joined by `>`; one in most columns. */
	cells: readonly CleanCell[];
	/** `day_end` and `day_start`: a bare day gets that clock, and a column beside it says so. */
	as: "text" | "integer" | "day_end" | "day_start";
	/** What stands where the cells say nothing and another column holds one of these cells. */
	otherwise?: {
		value: string;
		held: readonly (readonly [at: number, cells: readonly string[]])[];
	};
}

export interface CleanCell {
	at: number;
	/** Columns that stand in where this one is blank. */
	standIns: readonly number[];
	regular: Regular;
	/** What the odd cells become. */
	cleaned: ReadonlyMap<string, string | number | null>;
	/** Regular cells are stored as keys under this secret. */
	secret?: Uint8Array | string;
}

/** Makes a table of the records, cleaned, each after its number, that of its sheet and its row. */
export async function createCleaned(
	staged: StagedRecords,
	table: string,
	{ sheetNo, recordNo }: { sheetNo: number; recordNo: number },
	columns: readonly CleanColumn[],
): Promise<void> {
	const joins = createJoins(`${table}_words`);
	const cleaned = columns.map(
		(column, index) => `${toValue(column, joins)} as v${index}`,
	);
	const stored = columns.flatMap(({ name, as }, index) =>
		toStored(name, `v${index}`, as),
	);
	await joins.write(staged.database);
	const { table: from, headerRow } = staged;
	await staged.database.createTableAs(
		table,
		`select row + ${recordNo - headerRow} as record_no, ${sheetNo} as sheet_no, row, ${stored.join(", ")} from (select ${ROW} as row, ${cleaned.join(", ")} from ${quoteName(from)} as s ${joins.text()} where ${ROW} > ${headerRow}) as cleaned`,
		joins.parameters,
	);
	await joins.drop(staged.database);
}

type Joins = ReturnType<typeof createJoins>;

// One table of all words, joined once a column that has some.
function createJoins(table: string) {
	const joined: string[] = [];
	const parameters: Value[] = [];
	const words: [place: number, value: string, cleaned: string | null][] = [];
	return {
		parameters,
		add(cell: string, cleaned: CleanCell["cleaned"]): string {
			const place = joined.length;
			for (const [value, clean] of cleaned)
				words.push([place, value, clean === null ? null : String(clean)]);
			const name = `w${place}`;
			joined.push(
				`left join ${quoteName(table)} as ${name} on ${name}.place = ${place} and ${name}.value = ${cell}`,
			);
			return name;
		},
		parameter(value: Value): string {
			parameters.push(value);
			return `$${parameters.length}`;
		},
		text: () => joined.join(" "),
		async write(database: Database) {
			if (words.length === 0) return;
			await writeTable(database, table, {
				place: integer(words.map(([place]) => place)),
				value: text(words.map(([, value]) => value)),
				cleaned: text(words.map(([, , cleaned]) => cleaned)),
			});
		},
		async drop(database: Database) {
			if (words.length > 0)
				await database.run(`drop table ${quoteName(table)}`);
		},
	};
}

function toValue({ cells, otherwise }: CleanColumn, joins: Joins): string {
	const parts = cells.map((cell) => toCleaned(cell, joins));
	const joined =
		parts.length > 1
			? `nullif(concat_ws('>', ${parts.join(", ")}), '')`
			: (parts[0] ?? "null");
	return otherwise ? orElse(joined, otherwise) : joined;
}

function toStored(
	name: string,
	value: string,
	as: CleanColumn["as"],
): string[] {
	const column = quoteName(name);
	if (as === "integer") return [`${value}::integer as ${column}`];
	if (as === "text") return [`${value}::varchar as ${column}`];
	const clock = as === "day_end" ? "23:59:59" : "00:00:00";
	return [
		`case when length(${value}) = 10 then ${value} || ' ${clock}' else ${value} end::varchar as ${column}`,
		`length(${value}) = 10 as ${quoteName(`${name}_is_day`)}`,
	];
}

function orElse(
	joined: string,
	{ value, held }: NonNullable<CleanColumn["otherwise"]>,
): string {
	const conditions = held
		.filter(([, cells]) => cells.length > 0)
		.map(([at, cells]) => `${isOneOf(nameOf(at), cells)}`);
	if (conditions.length === 0) return joined;
	return `coalesce(${joined}, case when ${conditions.join(" or ")} then ${quoteText(value)} end)`;
}

function toCleaned(
	{ at, standIns, regular, cleaned, secret }: CleanCell,
	joins: Joins,
): string {
	const cell = cellAt([at, ...standIns]);
	const kept = secret === undefined ? cell : toKey(cell, secret, joins);
	if (cleaned.size === 0) return kept;
	const odd = joins.add(cell, cleaned);
	// Whatever is odd has been looked up: what was not found is regular.
	return regular.matches || regular.matchesNot
		? `case when ${odd}.place is null then ${kept} else ${odd}.cleaned end`
		: `${odd}.cleaned`;
}

const BLOCK_BYTES = 64;

/** The keyed hash of a text, as an expression. */
// HMAC after RFC 2104 from two hashes: `createHmac` of each of a million telephones costs seconds.
export function toKey(
	cell: string,
	secret: Uint8Array | string,
	{ parameter }: { parameter(value: Value): string },
): string {
	const key = Buffer.alloc(BLOCK_BYTES);
	const given = Buffer.from(secret as Uint8Array);
	if (given.length > BLOCK_BYTES) throw new Error("the secret is too long");
	given.copy(key);
	const pad = (byte: number) =>
		`unhex(${parameter(Buffer.from(key.map((each) => each ^ byte)).toString("hex"))})`;
	const inner = `unhex(sha256(${pad(0x36)} || encode(${cell})))`;
	const hash = `to_base64(unhex(sha256(${pad(0x5c)} || ${inner})))`;
	return `translate(rtrim(${hash}, '='), '+/', '-_')`;
}
