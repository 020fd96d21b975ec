import type { Database, Value } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import type { Model } from "../plan/models.ts";
import { toPrintable } from "../printable.ts";

export type Mart = Record<string, Value>[];

/** The rows of those models that have run, each in the order its header gives. */
export async function readMarts(
	database: Database,
	models: readonly Model[],
): Promise<Record<string, Mart>> {
	const tables = new Set(await database.tableNames());
	const marts: Record<string, Mart> = {};
	for (const { name, header } of models) {
		if (!tables.has(name)) continue;
		const order = header.order.length > 0 ? header.order : header.grain;
		const rows = await selectRows<Mart[number]>(database, name, { order });
		rows.forEach(makePrintable);
		marts[name] = rows;
	}
	return marts;
}

function makePrintable(row: Mart[number]): void {
	for (const column of Object.keys(row)) {
		const value = row[column];
		if (typeof value === "string") row[column] = toPrintable(value);
	}
}
