import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { cacheFile, putIntoCache } from "../workspace/cache-folder.ts";
import type { Warehouse } from "./warehouse.ts";

const FILE = z.record(z.string(), z.number());

/** What each node of the plan took when it last ran here, in milliseconds; nothing of what it worked on. */
export function readCosts(workspace: string): Record<string, number> {
	const file = costFile(workspace);
	if (!existsSync(file)) return {};
	try {
		return FILE.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return {};
	}
}

/** Keeps what the nodes of a run took. */
export function keepCosts({ options, folder, progress }: Warehouse): void {
	const all = readCosts(options.workspace);
	for (const { node, ms } of progress.costs)
		all[node] = Math.round(ms * 10) / 10;
	const text = `${JSON.stringify(all, null, 1)}\n`;
	putIntoCache(folder, costFile(options.workspace), text);
}

const costFile = (workspace: string) => cacheFile(workspace, "costs.json");
