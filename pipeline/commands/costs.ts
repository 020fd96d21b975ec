import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Cost } from "../plan/run.ts";

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
export function keepCosts(workspace: string, costs: readonly Cost[]): void {
	const all = readCosts(workspace);
	for (const { node, ms } of costs) all[node] = Math.round(ms * 10) / 10;
	mkdirSync(join(workspace, ".cache"), { recursive: true, mode: 0o700 });
	writeFileSync(costFile(workspace), `${JSON.stringify(all, null, 1)}\n`);
}

const costFile = (workspace: string) => join(workspace, ".cache", "costs.json");
