import { make, readExportFiles } from "../pipeline/commands/make.ts";
import { withWarehouse } from "../pipeline/commands/open-warehouse.ts";
import type { RunOptions } from "../pipeline/commands/warehouse.ts";
import type { Row } from "../pipeline/database/database.ts";
import { selectRows } from "../pipeline/database/select-rows.ts";
import { parseCsv } from "./parse-csv.ts";

/** What was made, before it would have been published. */
export interface Outputs {
	/** A file, by its path below the period's folder. */
	file(path: string): Uint8Array;
	text(path: string): string;
	paths: string[];
	/** The rows of `tables/<name>.csv`. */
	table(name: string): Record<string, string>[];
	/** The rows of `int_`, `mart_` and such tables that were asked for. */
	rows: Record<string, Row[]>;
}

/**
 * Makes of a build what a test looks at, by the build's own plan, and nothing beside it: pages, workbooks and
 * tables by the names of their nodes (`report`, `tables/metrics.csv`), models by theirs. Nothing is published or kept;
 * what a build with the same secret kept is used.
 */
export async function makeOutputs(
	options: RunOptions,
	targets: readonly string[],
	secret?: string,
): Promise<Outputs> {
	const effects = { log: () => undefined, secret };
	const own = { readsOnly: true, ...options };
	return await withWarehouse(own, effects, async (warehouse) => {
		await readExportFiles(warehouse);
		await make(warehouse, targets);
		const files = new Map(
			[...warehouse.outputs.values()]
				.flat()
				.map(({ path, content }) => [path, Buffer.from(content)]),
		);
		const file = (path: string) => {
			const found = files.get(path);
			if (!found) throw new Error(`${path} was not made`);
			return found;
		};
		const text = (path: string) => file(path).toString("utf8");
		const rows: Outputs["rows"] = {};
		for (const name of targets.filter((each) => /^[a-z_]+$/.test(each)))
			if (!warehouse.outputs.has(name))
				rows[name] = await selectRows<Row>(warehouse.database, name, {
					order: [],
				});
		const table = (name: string) => parseCsv(text(`tables/${name}.csv`));
		return { file, text, table, rows, paths: [...files.keys()].sort() };
	});
}
