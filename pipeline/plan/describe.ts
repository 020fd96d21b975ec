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

/** The same for Graphviz: a box a subject, with what each step took, and an arrow from what is read where no longer way tells it. */
export function toDot(subjects: readonly DescribedSubject[]): string {
	const nodes = subjects.flatMap((each) => each.nodes);
	const boxes = subjects.map(({ subject, nodes }, index) =>
		[
			`  subgraph cluster_${index} {`,
			`    label=${quote(subject)};`,
			...nodes.map((node) => `    ${quote(node.name)}${costLabel(node)};`),
			"  }",
		].join("\n"),
	);
	const above = ancestorsOf(nodes);
	const arrows = nodes.flatMap(({ name, from }) =>
		from
			.filter((one) => !from.some((other) => above.get(other)?.has(one)))
			.map((other) => `  ${quote(other)} -> ${quote(name)};`),
	);
	return toGraph([...boxes, ...arrows]);
}

/**
 * The whole for Graphviz, where a box a node would be past reading: a box for what of a subject is made in one go, an arrow
 * with how often one reads another. A subject that waits for another and goes on afterwards has a box each time, so that no arrow leads back.
 */
export function toSubjectDot(subjects: readonly DescribedSubject[]): string {
	const goes = toGoes(subjects);
	const home = new Map(
		goes.flatMap(({ title, nodes }) =>
			nodes.map(({ name }) => [name, title] as const),
		),
	);
	const boxes = goes.map(({ title, nodes }) => {
		const ms = nodes.reduce((sum, node) => sum + (node.ms ?? 0), 0);
		const cost = ms > 0 ? `, ${Math.round(ms)} ms` : "";
		const label = `${title}\n${nodes.length} steps${cost}`;
		return `  ${quote(title)} [label=${quote(label)}];`;
	});
	const reads = new Map<string, number>();
	for (const { title, nodes } of goes)
		for (const other of nodes.flatMap(({ from }) => from)) {
			// Within a box one step after another goes without saying.
			if (home.get(other) === title) continue;
			const arrow = `${quote(home.get(other) ?? other)} -> ${quote(title)}`;
			reads.set(arrow, (reads.get(arrow) ?? 0) + 1);
		}
	const arrows = [...reads].map(
		([arrow, count]) => `  ${arrow} [label="${count}"];`,
	);
	return toGraph([...boxes, ...arrows]);
}

interface Go {
	title: string;
	nodes: DescribedNode[];
}

// Of the subjects with something to do, first one that can be finished, else the one that gets furthest.
function toGoes(subjects: readonly DescribedSubject[]): Go[] {
	const left = new Map(subjects.map((each) => [each.subject, each.nodes]));
	const waiting = new Set(
		subjects.flatMap(({ nodes }) => nodes.map(({ name }) => name)),
	);
	const goes: Go[] = [];
	const times = new Map<string, number>();
	while (waiting.size > 0) {
		const [next] = [...left]
			.map(([subject, nodes]) => ({
				subject,
				nodes,
				able: ableOf(nodes, waiting),
			}))
			.sort(
				(a, b) =>
					Number(isAll(b)) - Number(isAll(a)) || b.able.length - a.able.length,
			);
		if (!next || next.able.length === 0) throw new Error("a circle of steps");
		const { subject, nodes, able } = next;
		const time = (times.get(subject) ?? 0) + 1;
		times.set(subject, time);
		for (const { name } of able) waiting.delete(name);
		const rest = nodes.filter(({ name }) => waiting.has(name));
		if (rest.length > 0) left.set(subject, rest);
		else left.delete(subject);
		goes.push({
			title: time > 1 ? `${subject} ${time}` : subject,
			nodes: able,
		});
	}
	return goes;
}

const isAll = ({ nodes, able }: { nodes: unknown[]; able: unknown[] }) =>
	able.length > 0 && able.length === nodes.length;

// What can be made in one go, one step after another.
function ableOf(
	nodes: readonly DescribedNode[],
	waiting: ReadonlySet<string>,
): DescribedNode[] {
	const still = new Set(waiting);
	const able: DescribedNode[] = [];
	for (;;) {
		const more = nodes.filter(
			({ name, from }) =>
				still.has(name) && from.every((other) => !still.has(other)),
		);
		if (more.length === 0) return able;
		for (const { name } of more) still.delete(name);
		able.push(...more);
	}
}

/** Of each node all that it rests on, near or far. */
function ancestorsOf(
	nodes: readonly DescribedNode[],
): Map<string, ReadonlySet<string>> {
	const from = new Map(nodes.map((node) => [node.name, node.from]));
	const above = new Map<string, ReadonlySet<string>>();
	const find = (name: string): ReadonlySet<string> => {
		const known = above.get(name);
		if (known) return known;
		const found = new Set<string>();
		for (const other of from.get(name) ?? [])
			for (const each of [other, ...find(other)]) found.add(each);
		above.set(name, found);
		return found;
	};
	for (const { name } of nodes) find(name);
	return above;
}

function costLabel({ name, ms }: DescribedNode): string {
	return ms === null
		? ""
		: ` [label=${quote(`${name}\n${Math.round(ms)} ms`)}]`;
}

const quote = (word: string) => JSON.stringify(word);

function toGraph(lines: readonly string[]): string {
	return [
		"digraph plan {",
		"  rankdir=LR;",
		"  node [shape=box];",
		...lines,
		"}",
	].join("\n");
}
