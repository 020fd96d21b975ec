import { placeFar } from "../plan/place.ts";
import { type Plan, restrictPlan } from "../plan/plan.ts";
import { run } from "../plan/run.ts";
import { RAW_TABLES } from "../read/raw-tables.ts";
import { findKept } from "./kept/kept-nodes.ts";
import type { RunFacts, Warehouse } from "./warehouse.ts";

/** Reads the exports, and nothing beyond: what there is to tell of them. */
export async function readExportFiles(warehouse: Warehouse): Promise<void> {
	await makeInputs(warehouse, Object.keys(RAW_TABLES));
}

/** Makes what follows from the exports before any period is settled. */
export async function makeInputs(
	warehouse: Warehouse,
	targets: readonly string[],
): Promise<void> {
	const { plan, progress } = warehouse;
	const kept = findKept(warehouse, plan);
	await run(plan, targets, warehouse, progress, kept);
}

/** Settles the periods by what the exports hold, and with them which of the plan can be made. */
export async function settle(warehouse: Warehouse): Promise<RunFacts> {
	await makeInputs(warehouse, ["periods"]);
	if (!warehouse.facts) throw new Error("the periods were not settled");
	return warehouse.facts;
}

/** Makes what the targets name and all they rest on; a target for which the exports lack the fields is left out. */
export async function make(
	warehouse: Warehouse,
	targets: readonly string[],
): Promise<void> {
	const { plan, progress, engines } = warehouse;
	const { fields } = await settle(warehouse);
	warehouse.usable ??= place(restrictPlan(plan, fields), engines);
	const { usable } = warehouse;
	const makable = new Set(
		usable.nodes.flatMap(({ name, writes }) => [name, ...writes]),
	);
	const known = new Set(
		plan.nodes.flatMap(({ name, writes }) => [name, ...writes]),
	);
	const unknown = targets.find((target) => !known.has(target));
	if (unknown) throw new Error(`the plan makes no ${unknown}`);
	const wanted = targets.filter((target) => makable.has(target));
	const kept = findKept(warehouse, usable);
	await run(usable, wanted, warehouse, progress, kept);
	await engines?.fetch(wanted);
}

function place(
	plan: Plan<Warehouse>,
	engines: Warehouse["engines"],
): Plan<Warehouse> {
	return engines ? placeFar(plan, engines) : plan;
}
