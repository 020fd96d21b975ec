import { makersOf, nodesFor, type Plan } from "./plan.ts";

/** A node as a person reads it. */
export interface DescribedNode {
	name: string;
	kind: string;
	/** The nodes whose output it reads. */
	from: string[];
	/** What it took last time; null where that is not known. */
	ms: number | null;
}

/** The nodes of one subject, in the order of the plan. */
export interface DescribedSubject {
	subject: string;
	nodes: DescribedNode[];
}

/** What some targets rest on, or all there is, by subject. */
export function describePlan<Context>(
	plan: Plan<Context>,
	targets: readonly string[] | undefined,
	costs: Readonly<Record<string, number>>,
): DescribedSubject[] {
	const makers = makersOf(plan.nodes);
	const nodes = targets ? nodesFor(plan, targets) : plan.nodes;
	const subjects = new Map<string, DescribedNode[]>();
	for (const { name, kind, subject, reads } of nodes) {
		const from = new Set(
			reads.map((input) => makers.get(input)?.name ?? input),
		);
		const own = subjects.get(subject) ?? [];
		own.push({ name, kind, from: [...from], ms: costs[name] ?? null });
		subjects.set(subject, own);
	}
	return [...subjects].map(([subject, own]) => ({ subject, nodes: own }));
}

/** The same for Graphviz: a box a subject, an arrow from what is read. */
export function toDot(subjects: readonly DescribedSubject[]): string {
	const text = (word: string) => JSON.stringify(word);
	const boxes = subjects.map(({ subject, nodes }, index) =>
		[
			`  subgraph cluster_${index} {`,
			`    label=${text(subject)};`,
			...nodes.map(({ name }) => `    ${text(name)};`),
			"  }",
		].join("\n"),
	);
	const arrows = subjects.flatMap(({ nodes }) =>
		nodes.flatMap(({ name, from }) =>
			from.map((other) => `  ${text(other)} -> ${text(name)};`),
		),
	);
	return [
		"digraph plan {",
		"  rankdir=LR;",
		"  node [shape=box];",
		...boxes,
		...arrows,
		"}",
	].join("\n");
}
