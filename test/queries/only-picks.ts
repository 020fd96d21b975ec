import type { Database } from "../../pipeline/database/database.ts";

interface Tree {
	[key: string]: unknown;
}

/** True of a `select` that does nothing to the rows of its table, at any step, but pick columns of them. */
export async function onlyPicks(
	database: Database,
	select: string,
): Promise<boolean> {
	const [row] = await database.rows<{ tree: string }>(
		"select json_serialize_sql($1::varchar) as tree",
		[select],
	);
	// Places are too large for a number, and say nothing here.
	const tree = JSON.parse(row?.tree ?? "{}", (key, value) =>
		key === "query_location" ? 0 : value,
	) as Tree;
	return nodesOf(tree.statements).every(picks);
}

function nodesOf(tree: unknown): Tree[] {
	if (Array.isArray(tree)) return tree.flatMap(nodesOf);
	if (tree === null || typeof tree !== "object") return [];
	const own = tree as Tree;
	const below = Object.values(own).flatMap(nodesOf);
	return String(own.type).endsWith("_NODE") ? [own, ...below] : below;
}

const PICKED = ["COLUMN_REF", "STAR"];

function picks(node: Tree): boolean {
	const isEmpty = (list: unknown) => ((list as unknown[]) ?? []).length === 0;
	return (
		node.type === "SELECT_NODE" &&
		(node.from_table as Tree | null)?.type === "BASE_TABLE" &&
		!node.where_clause &&
		!node.having &&
		!node.qualify &&
		!node.sample &&
		isEmpty(node.group_expressions) &&
		isEmpty(node.modifiers) &&
		(node.select_list as Tree[]).every(({ type }) =>
			PICKED.includes(String(type)),
		)
	);
}
