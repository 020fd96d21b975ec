import { quoteName } from "../database.ts";
import { roundHalvesAway } from "./rounded.ts";

/** A select in which tables are found by their names, wherever they stand; it may name some of its own the same. */
export function selectWith(
	select: string,
	tables: readonly string[],
	placeOf: (table: string) => string,
): string {
	const named = tables.map(
		(table) => `${quoteName(table)} as (select * from ${placeOf(table)})`,
	);
	const found = named.length > 0 ? `with ${named.join(", ")} ` : "";
	return `${found}select * from (${roundHalvesAway(select)}\n)`;
}
