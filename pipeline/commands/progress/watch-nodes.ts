import { readCosts } from "../kept/costs.ts";
import type { Warehouse } from "../warehouse.ts";

const STAGE = "计算、排版";

/** Tells of each step of the plan as it ends, its weight being what it took the last time here. */
export function watchNodes({ progress, options, log }: Warehouse): void {
	const costs = options.cache === false ? {} : readCosts(options.workspace);
	const known = Object.values(costs);
	const usual =
		known.reduce((sum, ms) => sum + ms, 0) / Math.max(1, known.length) || 1;
	const weigh = (names: Iterable<string>) => {
		let sum = 0;
		for (const name of names) sum += costs[name] ?? usual;
		return sum;
	};
	let before: number | undefined;
	progress.watch = (done, left) => {
		// What is read, and labelled, tells of itself.
		if (left.some(({ kind }) => kind === "read" || kind === "label")) return;
		const ahead = weigh(left.map(({ name }) => name));
		const all = weigh(progress.done);
		before ??= all;
		const behind = all - before;
		log(STAGE, {
			...{ done, total: done + left.length, unit: "步" },
			share: behind / Math.max(1, behind + ahead),
		});
	};
}
