import type { Left } from "../../database/engine/two-engines.ts";
import { ESTIMATORS } from "../../estimate/estimate.ts";
import type { Warehouse } from "../warehouse.ts";

/** Leaves the tables of `tables/`, and none that is for one office alone, in the database that they were counted in, while the report is swapped in: both, or none. */
export async function leaveTables<Result>(
	warehouse: Warehouse,
	swap: () => Promise<Result>,
): Promise<Result> {
	const { engines, options } = warehouse;
	// A meeting's pack is no period.
	if (!engines || options.meeting !== undefined) return await swap();
	return await engines.publish(toLeave(warehouse), swap);
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
