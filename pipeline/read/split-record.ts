import type { TableColumns, Value } from "../database/database.ts";
import type { Split } from "../database/split-table.ts";
import { toKeyedHash } from "../privacy/keyed-hash.ts";
import { cleanedColumns, type Fields } from "./field-rules.ts";

/** The citizen's own words, which live as long as a run and no longer. */
export const TEXT_COLUMNS = {
	record_no: "integer",
	title: "text",
	content: "text",
	location: "text",
} satisfies TableColumns;

const [, ...TEXTS] = Object.keys(TEXT_COLUMNS);
// Of a unit's answer it is asked only whether others got the same.
const REPLIES = ["result_text", "reply_text"];
const SHORTEST_REPLY = 10;
const REPLY_KEY = "reply_key";

/** The columns of `raw_tickets`: the same for every export, whatever it lacks. */
export function ticketColumns(fields: Fields): TableColumns {
	return {
		record_no: "integer",
		sheet_no: "integer",
		row: "integer",
		...Object.fromEntries(
			Object.entries(cleanedColumns(fields)).filter(([name]) =>
				isCounted(name, fields),
			),
		),
		[REPLY_KEY]: "text",
	};
}

/** The same parting, of a sheet whose records were cleaned as a table. */
export function splitOf(
	fields: Fields,
	sheetNo: number,
	secret: Uint8Array | string,
): Split {
	return {
		counted: {
			name: `raw_tickets_${sheetNo}`,
			columns: Object.keys(ticketColumns(fields)).slice(0, -1),
		},
		texts: {
			name: `raw_texts_${sheetNo}`,
			columns: Object.keys(TEXT_COLUMNS),
		},
		key: { name: REPLY_KEY, of: REPLIES, shortest: SHORTEST_REPLY, secret },
	};
}

function isCounted(column: string, fields: Fields): boolean {
	return fields[column]?.kind !== "text";
}

/** Parts a record's cleaned values into those of `raw_tickets`, after its three keys, and its texts. */
export type SplitRecord = (values: readonly Value[]) => {
	counted: Value[];
	texts: Value[];
};

export function createRecordSplitter(
	fields: Fields,
	secret: Uint8Array | string,
): SplitRecord {
	const names = Object.keys(cleanedColumns(fields));
	const at = (columns: readonly string[]) =>
		columns.map((column) => names.indexOf(column));
	const [counted, texts, replies] = [
		at(names.filter((name) => isCounted(name, fields))),
		at(TEXTS),
		at(REPLIES),
	];
	const pick = (values: readonly Value[], indexes: readonly number[]) =>
		indexes.map((index) => values[index] ?? null);
	return (values) => {
		const reply = pick(values, replies).find((text) => text !== null);
		const key = toReplyKey(String(reply ?? ""), secret);
		return {
			counted: [...pick(values, counted), key],
			texts: pick(values, texts),
		};
	};
}

/** Knows an answer again; a short one is everybody's. */
function toReplyKey(text: string, secret: Uint8Array | string): string | null {
	return [...text].length < SHORTEST_REPLY ? null : toKeyedHash(text, secret);
}
