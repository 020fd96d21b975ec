import type { Database, Value } from "../database/database.ts";
import { shedWrappers } from "./shed-wrappers.ts";
import type { Cell, Sheet, SheetRow } from "./sheet.ts";

/** The table of a Parquet file, its column names as the first row. */
export async function openParquet(
	database: Database,
	path: string,
): Promise<Sheet> {
	const { columns, batches } = await database.readParquet(path);
	const header: SheetRow = { row: 1, cells: columns };
	return {
		name: "",
		format: "parquet",
		encoding: "",
		isDelimited: false,
		head: [header],
		rows: () => readRows(header, batches),
	};
}

async function* readRows(
	header: SheetRow,
	batches: AsyncIterable<Value[][]>,
): AsyncIterable<readonly SheetRow[]> {
	yield [header];
	let row = header.row;
	for await (const columns of batches) {
		const length = columns[0]?.length ?? 0;
		yield Array.from({ length }, (_, index) => ({
			row: ++row,
			cells: columns.map((column) => toCell(column[index])),
		}));
	}
}

function toCell(value: Value | undefined): Cell {
	if (value === null || value === undefined) return "";
	return typeof value === "number" ? value : shedWrappers(String(value));
}
