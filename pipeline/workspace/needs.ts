import { type Columns, integer, text } from "../database/write-table.ts";
import { readDefaults } from "../defaults.ts";
import type { Rules } from "./rules.ts";

/** A metric or a table of the annex, and the fields without which it is not counted; each entry lists alternatives. */
export interface Needing {
	item: string;
	label: string;
	needs: readonly (readonly string[])[];
}

/** A row for each field that would do for a need, with what the whole need is called. */
export function needsTable(
	items: readonly Needing[],
	fields: Rules["fields"],
): Columns {
	const others: Record<string, string> = readDefaults("needs.yaml");
	const nameOf = (field: string) => {
		const name = fields[field]?.label ?? others[field];
		if (!name) throw new Error(`needs.yaml has no name for ${field}`);
		return name;
	};
	const rows = items.flatMap(({ item, label, needs }, itemNo) =>
		needs.flatMap((alternatives, needNo) => {
			const names = alternatives.map(nameOf).join("、");
			const needLabel =
				alternatives.length > 1 ? `${names}（有其一即可）` : names;
			return alternatives.map((field) => ({
				item,
				label,
				itemNo: itemNo + 1,
				needNo: needNo + 1,
				needLabel,
				field,
			}));
		}),
	);
	return {
		item: text(rows.map((row) => row.item)),
		item_label: text(rows.map((row) => row.label)),
		item_no: integer(rows.map((row) => row.itemNo)),
		need_no: integer(rows.map((row) => row.needNo)),
		need_label: text(rows.map((row) => row.needLabel)),
		field: text(rows.map((row) => row.field)),
	};
}
