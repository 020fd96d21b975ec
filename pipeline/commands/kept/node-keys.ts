import { keysOf } from "../../plan/keys.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Cache, Warehouse } from "../warehouse.ts";

type Keys = ReadonlyMap<string, string>;
type Told = Pick<Warehouse, "facts" | "question">;

const known = new WeakMap<Plan<Warehouse>, Told & { keys: Keys }>();

/** The keys of a run's own plan: told again only where something was settled since, for all rules are looked through. */
export function nodeKeys(
	warehouse: Warehouse,
	plan: Plan<Warehouse>,
	{ program }: Cache,
): Keys {
	const { facts, question } = warehouse;
	const before = known.get(plan);
	if (before && before.facts === facts && before.question === question)
		return before.keys;
	const keys = keysOf(plan, warehouse, program);
	known.set(plan, { facts, question, keys });
	return keys;
}
