import { existsSync, readFileSync } from "node:fs";
import { cacheFile, putIntoCache } from "../../workspace/run-folder.ts";
import type { Warehouse } from "../warehouse.ts";

/** What each node of the plan took when it last ran here, in milliseconds; nothing of what it worked on. */
export function readCosts(workspace: string): Record<string, number> {
	const file = costFile(workspace);
	if (!existsSync(file)) return {};
	try {
		const costs: unknown = JSON.parse(readFileSync(file, "utf8"));
		return Object.fromEntries(Object.entries(Object(costs)).filter(isCost));
	} catch {
		return {};
	}
}

const isCost = (entry: [string, unknown]): entry is [string, number] =>
	typeof entry[1] === "number";

/** Keeps what the nodes of a run took. */
export function keepCosts({ options, folder, progress }: Warehouse): void {
	const all = readCosts(options.workspace);
	for (const { node, ms } of progress.costs)
		all[node] = Math.round(ms * 10) / 10;
	const text = `${JSON.stringify(all, null, 1)}\n`;
	putIntoCache(folder, costFile(options.workspace), text);
}

const costFile = (workspace: string) => cacheFile(workspace, "costs.json");
