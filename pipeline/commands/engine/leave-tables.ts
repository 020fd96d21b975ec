import type { Left } from "../../database/engine/two-engines.ts";
import { ESTIMATORS } from "../../estimate/estimate.ts";
import type { Warehouse } from "../warehouse.ts";

/** Leaves the tables of `tables/`, and none that is for one office alone, in the database that they were counted in, while the report is swapped in: both, or none. */
export async function leaveTables<Result>(
	warehouse: Warehouse,
	swap: () => Promise<Result>,
): Promise<Result> {
	const { engines, options, progress } = warehouse;
	// A meeting's pack is no period.
	if (!engines || options.meeting !== undefined) return await swap();
	const result = await engines.publish(toLeave(warehouse), swap);
	const { sent, fetched, ms } = engines.carried();
	const node = `送去 ${sent} 行，取回 ${fetched} 行`;
	progress.tell?.({ node, kind: "carry", subject: "report", ms });
	return result;
}

function toLeave({ models, outputs }: Warehouse): Left[] {
	const written = new Set([...outputs.values()].flat().map(({ path }) => path));
	const modelled = models.map(({ name, header }) => ({
		...{ name: header.csv ?? "", from: name },
		...{ hidden: header.hidden, grain: header.grain },
	}));
	const estimated = ESTIMATORS.flatMap(({ csv = {}, grains }) =>
		Object.entries(csv).map(([from, { name }]) => ({
			...{ name, from, hidden: [], grain: grains[from] ?? [] },
		})),
	);
	return [...modelled, ...estimated].filter(({ name }) =>
		written.has(`tables/${name}.csv`),
	);
}
