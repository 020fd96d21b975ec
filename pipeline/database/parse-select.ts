import type { Database } from "./database.ts";

/** What DuckDB's parser sees in one `select`. */
export interface ParsedSelect {
	/** The tables that it reads, its own CTEs left out. */
	tables: string[];
	/** Functions that stand where tables do. */
	functions?: string[];
	/** Where it is a bare select of one table. */
	bare?: BareSelect;
}

/** Expressions as the parser writes them, by the name they are given. */
export interface BareSelect {
	expressions: Record<string, string>;
	where: string | null;
}

interface Tree {
	[key: string]: unknown;
}

/** Parses one `select`; throws where it cannot be parsed. */
export async function parseSelect(
	database: Database,
	select: string,
): Promise<ParsedSelect> {
	const [row] = await database.rows<{ tree: string }>(
		"select json_serialize_sql($1::varchar) as tree",
		[select],
	);
	const tree = JSON.parse(row?.tree ?? "{}", dropPlace) as Tree;
	if (tree.error) throw new Error(`${tree.error_message}`);
	const tables = [...baseTables(tree.statements, new Set())].sort();
	const functions = [...tableFunctions(tree.statements)].sort();
	const [statement] = tree.statements as { node: Tree }[];
	const bare = statement && (await toBare(database, statement));
	return {
		tables,
		...(functions.length > 0 && { functions }),
		...(bare && { bare }),
	};
}

// Places are too large for a number, and say nothing here.
const dropPlace = (key: string, value: unknown) =>
	key === "query_location" ? 0 : value;

async function toBare(
	database: Database,
	statement: { node: Tree },
): Promise<BareSelect | undefined> {
	const { node } = statement;
	if (!isBare(node)) return undefined;
	const write = (expression: Tree) =>
		writeExpression(database, statement, expression);
	const expressions: Record<string, string> = {};
	for (const each of node.select_list as Tree[])
		expressions[nameOf(each)] = await write(each);
	const where = node.where_clause as Tree | null;
	return { expressions, where: where ? await write(where) : null };
}

// Of one table under its own name, row by row: nothing that groups, orders, leaves out or names twice.
function isBare(node: Tree): boolean {
	const { from_table: from, group_expressions: groups, cte_map: ctes } = node;
	const { type, alias, schema_name, sample } = (from ?? {}) as Tree;
	return (
		node.type === "SELECT_NODE" &&
		type === "BASE_TABLE" &&
		!alias &&
		!schema_name &&
		!sample &&
		(groups as unknown[]).length === 0 &&
		((node.modifiers as unknown[]) ?? []).length === 0 &&
		!node.having &&
		!node.qualify &&
		!node.sample &&
		node.aggregate_handling === "STANDARD_HANDLING" &&
		cteEntries(ctes).length === 0 &&
		(node.select_list as Tree[]).every((each) => nameOf(each) !== "") &&
		!hasQualified(node.select_list) &&
		!hasQualified(node.where_clause)
	);
}

function hasQualified(tree: unknown): boolean {
	if (Array.isArray(tree)) return tree.some(hasQualified);
	if (tree === null || typeof tree !== "object") return false;
	const { type, column_names } = tree as Tree;
	if (type === "COLUMN_REF" && (column_names as string[]).length > 1)
		return true;
	return Object.values(tree).some(hasQualified);
}

function nameOf({ alias, column_names }: Tree): string {
	return String(alias || (column_names as string[] | undefined)?.at(-1) || "");
}

async function writeExpression(
	database: Database,
	statement: { node: Tree },
	expression: Tree,
): Promise<string> {
	const node = {
		...statement.node,
		select_list: [{ ...expression, alias: "" }],
		from_table: { type: "EMPTY", alias: "", sample: null, query_location: 0 },
		where_clause: null,
	};
	const tree = { error: false, statements: [{ ...statement, node }] };
	const [row] = await database.rows<{ sql: string }>(
		"select json_deserialize_sql($1::json) as sql",
		[JSON.stringify(tree)],
	);
	return (row?.sql ?? "").replace(/^SELECT /, "");
}

/** The tables a parsed node reads; a CTE is seen by those after it, not by itself. */
function baseTables(
	node: unknown,
	ctes: ReadonlySet<string>,
	found = new Set<string>(),
): Set<string> {
	if (Array.isArray(node)) {
		for (const child of node) baseTables(child, ctes, found);
	} else if (node !== null && typeof node === "object") {
		const { cte_map, ...rest } = node as Record<string, unknown>;
		const visible = new Set(ctes);
		for (const { key, value } of cteEntries(cte_map)) {
			baseTables(value, visible, found);
			visible.add(key);
		}
		const name = String(rest.table_name);
		if (rest.type === "BASE_TABLE" && !visible.has(name)) found.add(name);
		for (const child of Object.values(rest)) baseTables(child, visible, found);
	}
	return found;
}

function tableFunctions(node: unknown, found = new Set<string>()): Set<string> {
	if (node === null || typeof node !== "object") return found;
	const { type, function: called } = node as {
		type?: unknown;
		function?: Tree;
	};
	if (type === "TABLE_FUNCTION") found.add(String(called?.function_name));
	for (const child of Object.values(node)) tableFunctions(child, found);
	return found;
}

function cteEntries(cteMap: unknown): { key: string; value: unknown }[] {
	const { map } = (cteMap ?? {}) as {
		map?: { key: string; value: unknown }[];
	};
	return map ?? [];
}
