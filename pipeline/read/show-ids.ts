import type { Database } from "../database/database.ts";
import { toSelect } from "../database/select-rows.ts";
import { writeRows } from "../database/write-table.ts";
import { showIds } from "../privacy/shown-ids.ts";
import { SHOWN_IDS } from "./raw-tables.ts";

/** Writes `raw_shown_ids`: of the numbers read the few that are somebody's, and what each is told as, by length and then by characters. */
export async function writeShownIds(database: Database): Promise<void> {
	const ids = new Set<string>();
	const select = toSelect("raw_tickets", { columns: ["ticket_id"], order: [] });
	for await (const [values = []] of database.batches(select))
		for (const id of values) ids.add(String(id));
	const sorted = [...ids].sort(
		(a, b) => a.length - b.length || (a < b ? -1 : 1),
	);
	const shown = showIds(sorted);
	const rows: { ticket_id: string; shown: string }[] = [];
	for (const [index, id] of sorted.entries())
		if ((shown[index] ?? id) !== id)
			rows.push({ ticket_id: id, shown: shown[index] ?? id });
	const columns = { ticket_id: "text", shown: "text" } as const;
	await writeRows(database, SHOWN_IDS, columns, rows);
}
