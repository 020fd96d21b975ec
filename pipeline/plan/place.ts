import type { Database } from "../database/database.ts";
import type { TwoEngines } from "../database/engine/two-engines.ts";
import { nodesFor, type Plan, type PlanNode } from "./plan.ts";

/** What makes a table of a statement. */
export type Maker = Pick<Database, "createTableAs">;

// What citizens said and who they are, and doors: what is counted of them may go.
const STAYING = [
	"raw_texts",
	"raw_private_keys",
	"int_texts",
	"ref_visit_households",
	"ref_visits",
	"est_visit_doors",
];

interface Context {
	/** Where it is not the run's own database. */
	maker?: Maker;
}

/**
 * The same plan with its statements run far away. What is read and labelled, and whatever
 * that rests on, stays, and so does what reads of words or doors. What runs here gets its
 * tables here.
 */
export function placeFar<Own extends Context>(
	plan: Plan<Own>,
	engines: Pick<TwoEngines, "make" | "fetch">,
): Plan<Own> {
	const inputs = plan.nodes.filter(
		({ kind }) => kind === "read" || kind === "label",
	);
	const names = inputs.map(({ name }) => name);
	const inputNodes = new Set(nodesFor(plan, names));
	const isFar = (node: PlanNode<Own>) =>
		node.kind === "sql" &&
		!inputNodes.has(node) &&
		!node.reads.some((table) => STAYING.includes(table));
	return {
		nodes: plan.nodes.map((node) =>
			isFar(node)
				? {
						...node,
						run: (own: Own) =>
							node.run({ ...own, maker: toMaker(node, engines) }),
					}
				: { ...node, run: (own: Own) => runNear(node, own, engines) },
		),
	};
}

function toMaker(
	{ reads, grains = {} }: Pick<PlanNode<never>, "reads" | "grains">,
	engines: Pick<TwoEngines, "make">,
): Maker {
	return {
		createTableAs: (name, select) =>
			engines.make({ name, select, reads, grain: grains[name] ?? [] }),
	};
}

async function runNear<Own>(
	node: PlanNode<Own>,
	context: Own,
	engines: Pick<TwoEngines, "fetch">,
): Promise<void> {
	await engines.fetch(node.reads);
	await node.run(context);
}
