export type NodeKind = "read" | "sql" | "label" | "estimate" | "write";

/** One step of a build: what it needs, what it makes, and how. */
export interface PlanNode<Context> {
	name: string;
	kind: NodeKind;
	/** The folder of `queries/`, or the wing, that it belongs to. */
	subject: string;
	/** Tables and files, each made by one other node. */
	reads: readonly string[];
	writes: readonly string[];
	/** Of its tables that promise it: the columns that together name one row, none of them null. */
	grains?: Readonly<Record<string, readonly string[]>>;
	/** Fields of the exports without which it means nothing; each entry lists alternatives. */
	needs: readonly (readonly string[])[];
	/** Does with those of its inputs that there are, as a page does; with none it is left out. */
	isPartial?: boolean;
	/** What its output follows from besides its inputs and the program, as plain data. */
	depends?(context: Context): unknown;
	/** Which of its tables may outlast the run: they hold no citizen's words. */
	kept?: readonly string[];
	run(context: Context): Promise<void>;
}

/** Nodes in an order in which each comes after those it reads from. */
export interface Plan<Context> {
	nodes: readonly PlanNode<Context>[];
}

/** Puts nodes in order; throws where an input has no maker or two, or nodes wait for each other. */
export function createPlan<Context>(
	nodes: readonly PlanNode<Context>[],
): Plan<Context> {
	const makers = makersOf(nodes);
	const names = new Set<string>();
	for (const { name } of nodes) {
		if (names.has(name)) throw new Error(`two nodes are called ${name}`);
		names.add(name);
	}
	const placed = new Map<PlanNode<Context>, "open" | "done">();
	const order: PlanNode<Context>[] = [];
	const place = (node: PlanNode<Context>, path: readonly string[]) => {
		if (placed.get(node) === "done") return;
		const trail = [...path, node.name];
		if (placed.get(node) === "open")
			throw new Error(`a circle in the plan: ${trail.join(" → ")}`);
		placed.set(node, "open");
		for (const input of node.reads) {
			const maker = makers.get(input);
			if (!maker)
				throw new Error(`${node.name} reads ${input}: nothing makes it`);
			place(maker, trail);
		}
		placed.set(node, "done");
		order.push(node);
	};
	for (const node of nodes) place(node, []);
	return { nodes: order };
}

/** The plan for exports that have these fields alone. */
export function restrictPlan<Context>(
	plan: Plan<Context>,
	fields: ReadonlySet<string>,
): Plan<Context> {
	const usable = plan.nodes.filter((node) => meetsNeeds(node, fields));
	const made = new Set(usable.flatMap(({ writes }) => writes));
	return createPlan(
		usable.flatMap((node) => {
			if (!node.isPartial) return [node];
			const reads = node.reads.filter((input) => made.has(input));
			return reads.length > 0 ? [{ ...node, reads }] : [];
		}),
	);
}

/** True where there is a field for each need. */
export function meetsNeeds(
	{ needs }: { needs: readonly (readonly string[])[] },
	fields: ReadonlySet<string>,
): boolean {
	return needs.every((alternatives) =>
		alternatives.some((field) => fields.has(field)),
	);
}

/** The nodes that targets, named by node or by what one makes, rest on, in the plan's order. */
export function nodesFor<Context>(
	{ nodes }: Plan<Context>,
	targets: readonly string[],
): PlanNode<Context>[] {
	const makers = makersOf(nodes);
	for (const node of nodes) makers.set(node.name, node);
	const wanted = new Set<PlanNode<Context>>();
	const want = (target: string) => {
		const node = makers.get(target);
		if (!node) throw new Error(`the plan makes no ${target}`);
		if (wanted.has(node)) return;
		wanted.add(node);
		for (const input of node.reads) want(input);
	};
	for (const target of targets) want(target);
	return nodes.filter((node) => wanted.has(node));
}

/** Which node makes each table or file. */
export function makersOf<Context>(
	nodes: readonly PlanNode<Context>[],
): Map<string, PlanNode<Context>> {
	const makers = new Map<string, PlanNode<Context>>();
	for (const node of nodes)
		for (const output of node.writes) {
			const other = makers.get(output);
			if (other)
				throw new Error(
					`${output} is made by ${other.name} and by ${node.name}`,
				);
			makers.set(output, node);
		}
	return makers;
}
