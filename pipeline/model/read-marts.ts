import { type Database, quoteName, type Value } from "../database/database.ts";
import { toPrintable } from "../printable.ts";
import type { Model } from "./run-models.ts";

export type Mart = Record<string, Value>[];

/** The rows of every mart that the exports' fields allow, in the order its header gives. */
export async function readMarts(
	database: Database,
	models: readonly Model[],
): Promise<Record<string, Mart>> {
	const tables = new Set(await database.tableNames());
	const marts: Record<string, Mart> = {};
	for (const { name, header } of models) {
		if (!name.startsWith("mart_") || !tables.has(name)) continue;
		const order = header.order.length > 0 ? header.order : header.grain;
		const rows = await database.rows<Mart[number]>(
			`select * from ${quoteName(name)} order by ${order.map(quoteName).join(", ")}`,
		);
		marts[name] = rows.map(toPrintableRow);
	}
	return marts;
}

function toPrintableRow(row: Mart[number]): Mart[number] {
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [
			column,
			typeof value === "string" ? toPrintable(value) : value,
		]),
	);
}
