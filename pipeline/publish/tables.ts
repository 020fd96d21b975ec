import type { Database, TypedColumn } from "../database/database.ts";
import { toSelect } from "../database/select-rows.ts";
import { toPrintable } from "../printable.ts";
import { toCsv } from "./csv.ts";
import type { OutputFile } from "./publish.ts";

/** What a model's header says about its file. */
export interface TableFile {
	name: string;
	header: {
		grain: string[];
		order: string[];
		hidden: string[];
		csv?: string;
	};
}

const RESTRICTED = "restricted/";

/** A model's rows as the file its header names: typed beside it as `.arrow`, unless it is for one office alone. */
export async function exportTable(
	database: Database,
	table: TableFile,
): Promise<OutputFile[]> {
	const path = tablePath(table);
	const columns = await readTable(database, table);
	const csv = { path, content: toCsv(columns) };
	if (path.startsWith(RESTRICTED)) return [csv];
	const { toArrow } = await import("./arrow.ts");
	const arrow = `${path.slice(0, -"csv".length)}arrow`;
	return [csv, { path: arrow, content: toArrow(columns) }];
}

/** Where a model's rows are written to, below the period's folder. */
export function tablePath({ header }: TableFile): string {
	const { csv = "" } = header;
	return csv.startsWith(RESTRICTED) ? `${csv}.csv` : `tables/${csv}.csv`;
}

/** A model's rows in its own order, without hidden columns. */
export async function readTable(
	database: Database,
	{ name, header }: TableFile,
): Promise<TypedColumn[]> {
	const order = header.order.length > 0 ? header.order : header.grain;
	const columns = await database.columns(toSelect(name, { order }));
	return columns
		.filter((column) => !header.hidden.includes(column.name))
		.map(({ values, ...column }) => ({
			...column,
			values: values.map((value) =>
				typeof value === "string" ? toPrintable(value) : value,
			),
		}));
}
