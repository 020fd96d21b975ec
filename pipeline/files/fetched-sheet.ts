import type { Database, Value } from "../database/database.ts";
import type { FetchedTable } from "../database/sources/fetch-source.ts";
import { readStagedRows } from "../database/staged-records.ts";
import type { Opened } from "./opened.ts";
import { shedWrappers } from "./shed-wrappers.ts";
import { LONGEST_CELL, type Sheet, type SheetRow } from "./sheet.ts";

/** The rows of a database as the one sheet they are, their names in the first row. */
export function openFetched(fetched: FetchedTable, database: Database): Opened {
	const { table, rows, longest, remarks } = fetched;
	const sheet: Sheet = {
		name: "",
		format: fetched.kind,
		encoding: "",
		isDelimited: false,
		head: fetched.head.map((cells, index) => toRow(index + 1, cells)),
		rows: () => readRows(fetched),
		bytes: fetched.characters,
		stage: async (header, use) =>
			database === fetched.database && longest <= LONGEST_CELL
				? await use({
						database,
						table,
						headerRow: header.row,
						records: rows + 1,
						isLent: true,
					})
				: undefined,
	};
	return { sheets: [sheet], remark: remarks.join("") || undefined };
}

async function* readRows({ database, table, width }: FetchedTable) {
	let row = 0;
	for await (const columns of readStagedRows(database, table, width)) {
		const length = columns[0]?.length ?? 0;
		yield Array.from({ length }, (_, index) =>
			toRow(
				++row,
				columns.map((column) => column[index]),
			),
		);
	}
}

function toRow(row: number, cells: readonly (Value | undefined)[]): SheetRow {
	return {
		row,
		cells: cells.map((cell) => shedWrappers(String(cell ?? ""))),
	};
}
