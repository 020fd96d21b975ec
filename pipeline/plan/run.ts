import { makersOf, nodesFor, type Plan, type PlanNode } from "./plan.ts";

/** What a node took. */
export interface Cost {
	node: string;
	kind: string;
	subject: string;
	ms: number;
}

/** What has run so far; a later run adds to it and repeats nothing. */
export interface Progress {
	done: Set<string>;
	costs: Cost[];
	now(): number;
}

export function startProgress(now: () => number): Progress {
	return { done: new Set(), costs: [], now };
}

// While one statement is planned on one core, another runs, or an estimator does.
const AT_ONCE = 2;

/** Runs what targets need and has not run yet: each node once, after those it reads from, some side by side. */
export async function run<Context>(
	plan: Plan<Context>,
	targets: readonly string[],
	context: Context,
	progress: Progress,
	atOnce = AT_ONCE,
): Promise<void> {
	const makers = makersOf(plan.nodes);
	const waiting = new Set(
		nodesFor(plan, targets).filter(({ name }) => !progress.done.has(name)),
	);
	const running = new Set<Promise<void>>();
	const isReady = (node: PlanNode<Context>) =>
		node.reads.every((input) =>
			progress.done.has(makers.get(input)?.name ?? ""),
		);
	const failures: unknown[] = [];
	while (waiting.size > 0 || running.size > 0) {
		for (const node of waiting) {
			if (running.size >= atOnce || failures.length > 0) break;
			if (!isReady(node)) continue;
			waiting.delete(node);
			const work = runNode(node, context, progress)
				.catch((cause) => void failures.push(cause))
				.finally(() => running.delete(work));
			running.add(work);
		}
		if (running.size === 0) break;
		await Promise.race(running);
	}
	if (failures.length > 0) throw failures[0];
}

async function runNode<Context>(
	node: PlanNode<Context>,
	context: Context,
	{ done, costs, now }: Progress,
): Promise<void> {
	const start = now();
	await node.run(context);
	const { name, kind, subject } = node;
	costs.push({ node: name, kind, subject, ms: now() - start });
	done.add(name);
}
