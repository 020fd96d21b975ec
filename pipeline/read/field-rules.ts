import type { ColumnType, TableColumns } from "../database/database.ts";

/** How a field is found in an export and what its cells are; a block of `fields.yaml`. */
export interface FieldRule {
	kind: string;
	label?: string;
	/** Headers, the preferred one first; `A>B` joins two columns. */
	aliases: readonly string[];
	/** Headers of one field at several levels of government. */
	levels?: Readonly<Record<string, readonly string[]>>;
	/** By header: words that mean something else under this field. */
	swaps?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type Fields = Readonly<Record<string, FieldRule>>;

/** What the cells of a column hold; it decides how they are cleaned. */
export type FieldKind = (typeof KINDS)[number];

const KINDS = [
	"id",
	"text",
	"category",
	"flag",
	"time",
	"deadline",
	"count",
	/** A number of days or hours, and the unit that stands behind it. */
	"limit",
	"limit_unit",
	"caller",
	"private",
] as const;

/** The kind a rule names. */
export function toFieldKind(name: string): FieldKind {
	const kind = KINDS.find((each) => each === name);
	if (!kind) throw new Error(`fields.yaml: there is no kind "${name}"`);
	return kind;
}

/** What a cleaner gives of a record, in its order: the same for every export, whatever it lacks. */
export function cleanedColumns(fields: Fields): TableColumns {
	const columns: TableColumns = {};
	for (const [field, rule] of Object.entries(fields)) {
		const kind = toFieldKind(rule.kind);
		if (kind === "private") continue;
		columns[kind === "caller" ? "caller_key" : field] = storedType(kind);
		if (isTime(kind)) columns[`${field}_is_day`] = "boolean";
	}
	return columns;
}

function storedType(kind: FieldKind): ColumnType {
	return kind === "count" || kind === "limit" ? "integer" : "text";
}

/** Of kinds that are read as times. */
export const isTime = (kind: FieldKind) =>
	kind === "time" || kind === "deadline";

/** An alias as it is compared: its field, its place in the list, its columns. */
export interface Alias {
	field: string;
	rank: number;
	parts: readonly string[];
	level?: string;
	swaps?: ReadonlyMap<string, string>;
}

export interface AliasTable {
	/** Every alias of a field, in order of precedence. */
	byField: ReadonlyMap<string, readonly Alias[]>;
	/** A header, as compared, to the field it belongs to. */
	fieldOf: ReadonlyMap<string, string>;
}

/** A header as it is compared: half-width, lower case, without spaces, colons and bracket signs. */
export function toHeaderKey(header: string): string {
	return header
		.normalize("NFKC")
		.replaceAll("_x000D_", "")
		.replace(/[\s:*()[\]{}<>【】〔〕《》〈〉「」『』\u200b]/g, "")
		.toLowerCase();
}

// 工单编号(必填), 受理时间（年月日 时分秒）: what forms add to a heading, and no part of its name.
const DECORATION =
	/^(?:[年月日时分秒点ymdhs:：/.\s-]+|(?:必填|选填|必选|可选|必录|必输|非必填|非必选|单选|多选|下拉|文本|主办|示例|例|如|格式|不超过|限|请).*)$/i;
const BRACKETED =
	/[([{<【〔《〈「『]([^)\]}>】〕》〉」』]*)[)\]}>】〕》〉」』]/g;
const MARKS =
	/^(?:[★☆√※#＃▲▼△▽◆◇●○■□↑↓⇅]|\d{1,2}[.、](?!\d))+|[★☆√※#＃▲▼△▽◆◇●○■□↑↓⇅]+$|[*＊]?必填$/g;

// Whoever writes a paragraph into a heading names no column by it.
const LONGEST_HEADER = 200;

// Each of the first rows is asked about with those above it, and again of the next file.
const MOST_KNOWN = 4096;
const known = new Map<string, readonly string[]>();

/** What a header may be known by: as it stands, then without what forms add to it. */
export function toHeaderKeys(header: string): readonly string[] {
	if (header.length > LONGEST_HEADER) return [];
	const before = known.get(header);
	if (before) return before;
	const keys = findHeaderKeys(header);
	if (known.size === MOST_KNOWN) known.clear();
	known.set(header, keys);
	return keys;
}

function findHeaderKeys(header: string): string[] {
	const plain = header
		.normalize("NFKC")
		.trim()
		.replace(BRACKETED, (all, inner: string) =>
			DECORATION.test(inner.trim()) ? "" : all,
		)
		.trim()
		.replace(MARKS, "");
	const keys = [toHeaderKey(header), toHeaderKey(plain)];
	return [...new Set(keys)].filter((key) => key !== "");
}

/** The aliases of all fields; a header claimed twice goes to the field that lists it earlier. */
export function createAliasTable(
	fields: Readonly<Record<string, FieldRule>>,
): AliasTable {
	const byField = new Map<string, Alias[]>();
	const claims = new Map<string, { field: string; rank: number }>();
	for (const [field, rule] of Object.entries(fields)) {
		const aliases = toAliases(field, rule);
		byField.set(field, aliases);
		for (const { parts, rank } of aliases)
			for (const part of parts)
				if (rank < (claims.get(part)?.rank ?? Number.POSITIVE_INFINITY))
					claims.set(part, { field, rank });
	}
	const fieldOf = new Map([...claims].map(([key, { field }]) => [key, field]));
	return { byField, fieldOf };
}

function toAliases(field: string, rule: FieldRule): Alias[] {
	const ofLevels = Object.values(rule.levels ?? {}).flat();
	const all = [...new Set([...rule.aliases, ...ofLevels])];
	const levels = new Map(
		Object.entries(rule.levels ?? {}).flatMap(([level, headers]) =>
			headers.map((header) => [toHeaderKey(header), level] as const),
		),
	);
	const swaps = new Map(
		Object.entries(rule.swaps ?? {}).map(([header, words]) => [
			toHeaderKey(header),
			toWordMap(words),
		]),
	);
	return all.map((alias, rank) => {
		const parts = String(alias).split(">").map(toHeaderKey);
		const key = parts.join("");
		return {
			field,
			rank,
			parts,
			level: levels.get(key),
			swaps: swaps.get(key),
		};
	});
}

function toWordMap(words: Readonly<Record<string, unknown>>) {
	return new Map(
		Object.entries(words).map(([from, to]) => [from, String(to)] as const),
	);
}
