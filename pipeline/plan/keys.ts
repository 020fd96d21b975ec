import { createHash } from "node:crypto";
import { makersOf, type Plan } from "./plan.ts";

/** Hashes of what every run of this program goes by. */
export interface Program {
	/** The code as it runs and the defaults it comes with. */
	code: string;
	/** The engine, which alone decides what a statement means. */
	engine: string;
}

/**
 * The key of each node: the hash of what its output follows from, all the way down. A statement
 * means what the engine makes of it; everything else is the code's as well.
 */
export function keysOf<Context>(
	plan: Plan<Context>,
	context: Context,
	{ code, engine }: Program,
): Map<string, string> {
	const makers = makersOf(plan.nodes);
	const keys = new Map<string, string>();
	const keyOf = (input: string) => [
		input,
		keys.get(makers.get(input)?.name ?? "") ?? null,
	];
	for (const node of plan.nodes) {
		const { name, kind, depends, reads } = node;
		const program = kind === "sql" ? engine : code;
		const own = depends?.(context) ?? null;
		keys.set(name, hash([name, program, own, reads.map(keyOf)]));
	}
	return keys;
}

function hash(parts: unknown): string {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
