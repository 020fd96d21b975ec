import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toSelect } from "../../database/select-rows.ts";
import type { Kept } from "../../plan/divide.ts";
import type { Plan, PlanNode } from "../../plan/plan.ts";
import type { OutputFile } from "../../publish/publish.ts";
import {
	type Cache,
	outFolder,
	PUBLISHED,
	type Warehouse,
} from "../warehouse.ts";
import { makeRoom } from "./cache.ts";
import { nodeKeys } from "./node-keys.ts";

type Node = PlanNode<Warehouse>;

/** What earlier runs kept of the nodes of this plan. */
export function findKept(
	warehouse: Warehouse,
	plan: Plan<Warehouse>,
): Kept<Warehouse> | undefined {
	const { cache, source } = warehouse;
	// What is computed again from some rows alone rests on these rows alone.
	if (!cache || source) return undefined;
	const places = placesOf(warehouse, plan, cache);
	const placeOf = ({ name, kind }: Node, table: string) =>
		places(name, kind === "write" ? "" : table);
	const fileOf = (node: Node, table: string) =>
		`${placeOf(node, table)}.${node.kind === "write" ? "json" : "parquet"}`;
	return {
		has: (node, table) =>
			mayBeKept(node, table) && existsSync(fileOf(node, table)),
		load: async (node, tables) => {
			try {
				for (const table of tables) {
					const file = fileOf(node, table);
					if (node.kind === "write") {
						if (!loadOutputs(warehouse, node.name, file)) return false;
					} else await warehouse.database.createTableFrom(table, file);
					cache.use(placeOf(node, table));
				}
				return true;
			} catch {
				// Another run made room meanwhile.
				return false;
			}
		},
	};
}

function mayBeKept({ kind, kept }: Node, table: string): boolean {
	return kind === "write" || (kept?.includes(table) ?? false);
}

function placesOf(
	warehouse: Warehouse,
	plan: Plan<Warehouse>,
	cache: Cache,
): (node: string, table: string) => string {
	const keys = warehouse.keys ?? nodeKeys(warehouse, plan, cache);
	return (node, table) => cache.placeOf(keys.get(node), table);
}

// The files themselves stand in the output folder, and count if they are as they were made.
function loadOutputs(
	warehouse: Warehouse,
	node: string,
	file: string,
): boolean {
	const listed: { path: string; sha256: string }[] = JSON.parse(
		readFileSync(file, "utf8"),
	);
	const files: OutputFile[] = [];
	for (const { path, sha256 } of listed) {
		const content = readFileSync(standingPath(warehouse, node, path));
		if (hash(content) !== sha256) return false;
		files.push({ path, content });
	}
	warehouse.outputs.set(node, files);
	return true;
}

function standingPath(
	{ options, facts }: Warehouse,
	node: string,
	path: string,
): string {
	const period = facts?.times.period.id ?? "";
	return node === PUBLISHED
		? join(outFolder(options), PUBLISHED, `${period}.csv`)
		: join(outFolder(options), period, path);
}

/** Keeps the tables that this run made and that may outlast it. */
export async function keepTables(warehouse: Warehouse): Promise<void> {
	const { cache, usable, database } = warehouse;
	if (!cache || !usable) return;
	const places = placesOf(warehouse, usable, cache);
	for (const { name, kept = [] } of made(warehouse))
		for (const table of kept)
			await cache.put(places(name, table), (toFresh) =>
				database.writeParquet(
					toFresh("parquet"),
					toSelect(table, { order: [] }),
				),
			);
}

/** Keeps what the files that this run made were, and the cache within its limit. */
export async function keepOutputs(warehouse: Warehouse): Promise<void> {
	const { cache, usable, outputs, options } = warehouse;
	if (!cache || !usable) return;
	const places = placesOf(warehouse, usable, cache);
	for (const { name, kind } of made(warehouse))
		if (kind === "write")
			await cache.put(places(name, ""), (toFresh) =>
				writeFileSync(
					toFresh("json"),
					JSON.stringify(
						(outputs.get(name) ?? []).map(({ path, content }) => ({
							path,
							sha256: hash(content),
						})),
					),
				),
			);
	makeRoom(options.workspace);
}

function made({ usable, progress }: Warehouse): Node[] {
	return (usable?.nodes ?? []).filter(({ name }) => progress.done.has(name));
}

function hash(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}
