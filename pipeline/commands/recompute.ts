import { metricNodes } from "../plan/metric-nodes.ts";
import { makersOf, type Plan } from "../plan/plan.ts";
import { startProgress } from "../plan/run.ts";
import { SHOWN_IDS } from "../read/raw-tables.ts";
import { make, settle } from "./make.ts";
import type { Warehouse } from "./warehouse.ts";
import { RUN_TABLES } from "./warehouse.ts";

interface SourceRow {
	file: string;
	sheet: string;
	row: number;
}

/** What is known from all tickets, not from those in question alone. */
const COMMON = [
	...RUN_TABLES,
	"int_midnight_columns",
	"int_event_window",
	"lbl_words",
	"int_community_names",
	"int_sensitive_tickets",
];

/**
 * A database beside the run's that holds nothing but these rows of the exports, read again, or as
 * they were kept, with the same rules, periods and known columns; what is asked of it
 * follows from them alone.
 */
export async function recompute(
	warehouse: Warehouse,
	rows: readonly SourceRow[],
): Promise<Warehouse> {
	await make(warehouse, [...COMMON, SHOWN_IDS]);
	const wanted = new Set(rows.map(keyOf));
	const files = new Set(rows.map(({ file }) => file));
	const database = await warehouse.database.beside();
	for (const table of COMMON) await database.takeTable(table);
	return {
		...warehouse,
		database,
		facts: await settle(warehouse),
		usable: countOnly(warehouse),
		progress: {
			...startProgress(warehouse.progress.now, warehouse.progress.tell),
			loaded: commonOf(warehouse.plan),
		},
		files: warehouse.files.filter(
			({ path }) =>
				files.size === 0 || [...files].some((file) => isIn(file, path)),
		),
		outputs: new Map(),
		log: () => undefined,
		source: {
			isWanted: (place) => wanted.has(keyOf(place)),
		},
	};
}

// Of a build's plan, which counts all metrics, no other is counted again.
function countOnly({
	usable,
	models,
	options,
}: Warehouse): Plan<Warehouse> | undefined {
	if (!usable) return undefined;
	const made = new Set(usable.nodes.flatMap(({ writes }) => writes));
	const counting = new Map(
		metricNodes(models, options.metrics).map((node) => [node.name, node]),
	);
	return {
		nodes: usable.nodes.map((node) => {
			const { run, reads = [] } = counting.get(node.name) ?? {};
			return run
				? { ...node, run, reads: reads.filter((input) => made.has(input)) }
				: node;
		}),
	};
}

/** Which tables are not made again, by the nodes that made them. */
export function commonOf(plan: Plan<Warehouse>): Map<string, Set<string>> {
	const makers = makersOf(plan.nodes);
	const common = new Map<string, Set<string>>();
	for (const table of COMMON) {
		const maker = makers.get(table)?.name ?? table;
		common.set(maker, new Set([...(common.get(maker) ?? []), table]));
	}
	return common;
}

function keyOf({ file, sheet, row }: SourceRow): string {
	return JSON.stringify([file, sheet, row]);
}

// A file of an archive is found in the archive.
function isIn(file: string, path: string): boolean {
	return file === path || file.startsWith(`${path}/`);
}
