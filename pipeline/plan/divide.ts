import { makersOf, type Plan, type PlanNode } from "./plan.ts";

/** What was kept of earlier runs, by the key of the node that made it. */
export interface Kept<Context> {
	has(node: PlanNode<Context>, table: string): boolean;
	/** False where it turned out not to be there any more. */
	load(node: PlanNode<Context>, tables: readonly string[]): Promise<boolean>;
}

/** Which tables there are already: of nodes that ran all, of others those that were loaded. */
export interface There {
	done: ReadonlySet<string>;
	loaded: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Division<Context> {
	load: { node: PlanNode<Context>; tables: string[] }[];
	run: PlanNode<Context>[];
}

/**
 * What targets, named by node or by what one makes, still need: what was kept is loaded,
 * and only what neither is there nor was kept runs.
 */
export function divide<Context>(
	{ nodes }: Plan<Context>,
	targets: readonly string[],
	there: There,
	kept?: Pick<Kept<Context>, "has">,
): Division<Context> {
	const makers = makersOf(nodes);
	for (const node of nodes) makers.set(node.name, node);
	const wanted = new Map<PlanNode<Context>, Set<string>>();
	const want = (target: string) => {
		const node = makers.get(target);
		if (!node) throw new Error(`the plan makes no ${target}`);
		const tables = node.writes.includes(target) ? [target] : node.writes;
		const known = wanted.get(node) ?? new Set();
		for (const table of tables) known.add(table);
		wanted.set(node, known);
	};
	for (const target of targets) want(target);
	const division: Division<Context> = { load: [], run: [] };
	// Whoever reads a table comes after its maker: from the end, all that is wanted of a node is known.
	for (const node of [...nodes].reverse()) {
		const tables = [...(wanted.get(node) ?? [])];
		const missing = tables.filter((table) => !isThere(node, table, there));
		if (missing.length === 0) continue;
		if (kept && missing.every((table) => kept.has(node, table)))
			division.load.push({ node, tables: missing });
		else {
			division.run.unshift(node);
			for (const input of node.reads) want(input);
		}
	}
	return division;
}

/** Whether a table can be read. */
export function isThere(
	{ name }: { name: string },
	table: string,
	{ done, loaded }: There,
): boolean {
	return done.has(name) || (loaded.get(name)?.has(table) ?? false);
}
