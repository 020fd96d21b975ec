import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Columns } from "../../database/write-table.ts";
import type { PlanNode } from "../../plan/plan.ts";
import type { Rules } from "../../workspace/rules.ts";
import { cacheFile } from "../../workspace/run-folder.ts";
import type { BuildOptions } from "../build-result.ts";
import type { RunFacts, Warehouse } from "../warehouse.ts";
import { type Asked, findRecord } from "./last-build.ts";
import { nodeKeys } from "./node-keys.ts";

/** A node without what it does. */
export type NodeOutline = Pick<
	PlanNode<Warehouse>,
	"name" | "kind" | "subject" | "reads" | "writes" | "kept"
>;

/** What a build settled before it counted: its own plan with the keys of its nodes, and of the rules those that tickets are read, labelled and judged by. */
export interface Settled {
	rules: Pick<Rules, (typeof TOLD)[number]>;
	ticketRules: { [table: string]: Columns };
	facts: Omit<RunFacts, "fields"> & { fields: string[] };
	/** How the exports are called, in their order. */
	paths: string[];
	exports: [path: string, hash: string][];
	keys: [node: string, key: string][];
	nodes: NodeOutline[];
}

// Nothing that somebody wrote of a person or a door.
const TOLD = [
	"profile",
	"fields",
	"unknownMarkers",
	"confidentialMarkers",
	"topics",
	"estates",
	"units",
	"placeWords",
	"stopWords",
	"safetyWords",
	"demandWords",
	"titleWords",
] as const;

/** Keeps what a build settled, for whoever asks afterwards what a number rests on; answers the name of the file. */
export async function keepSettled(
	warehouse: Warehouse,
): Promise<string | null> {
	const { cache, usable, facts, rules, files } = warehouse;
	// A model is its own file, and no small one.
	if (!cache || !usable || !facts || rules.labellingModel) return null;
	const keys = [...nodeKeys(warehouse, usable, cache)];
	const { ruleTables } = await import("../../workspace/load-rules.ts");
	const settled: Settled = {
		rules: Object.fromEntries(
			TOLD.map((name) => [name, rules[name]]),
		) as Settled["rules"],
		ticketRules: ruleTables(rules).tickets ?? {},
		facts: { ...facts, fields: [...facts.fields] },
		paths: files.map(({ path }) => path),
		exports: [...cache.exports],
		keys,
		nodes: usable.nodes.map(({ name, kind, subject, reads, writes, kept }) => ({
			...{ name, kind, subject, reads, writes, kept },
		})),
	};
	const place = cache.placeOf("settled", keys);
	await cache.put(place, (toFresh) =>
		writeFileSync(toFresh("json"), JSON.stringify(settled)),
	);
	return `${basename(place)}.json`;
}

/** What the last build of the same from the same settled. */
export async function findSettled(
	options: BuildOptions,
	asked: Asked,
): Promise<Settled | undefined> {
	const record = await findRecord(options, asked);
	if (!record?.settled) return undefined;
	try {
		const file = cacheFile(options.workspace, join("kept", record.settled));
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		// A later run made room.
		return undefined;
	}
}
