import type { Database, Value } from "../database/database.ts";
import { type Allowance, TOO_WIDE } from "./limits.ts";
import type { Opened } from "./opened.ts";
import { shedWrappers } from "./shed-wrappers.ts";
import { type Cell, MOST_COLUMNS, type Sheet, type SheetRow } from "./sheet.ts";

const TOO_DEEP = "有一列里层层嵌套，没有读取。";

/** The table of a Parquet file, its column names as the first row. */
export async function openParquet(
	database: Database,
	path: string,
	allowance: Allowance,
): Promise<Opened> {
	const file = await database.readParquet(path);
	allowance.drawCells(file.cells);
	allowance.drawBytes(file.bytes);
	allowance.drawCharacters(await file.characters(MOST_COLUMNS));
	const header: SheetRow = {
		row: 1,
		cells: file.columns.slice(0, MOST_COLUMNS),
	};
	const sheet: Sheet = {
		name: "",
		format: "parquet",
		encoding: "",
		isDelimited: false,
		head: [header],
		rows: () => readRows(header, file.batches(MOST_COLUMNS)),
	};
	const remarks = [
		...(file.columns.length > MOST_COLUMNS ? [TOO_WIDE] : []),
		...(file.hasDeep ? [TOO_DEEP] : []),
	];
	return { sheets: [sheet], remark: remarks.join("") || undefined };
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
