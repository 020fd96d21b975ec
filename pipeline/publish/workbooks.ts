import { readFileSync } from "node:fs";
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import { parse } from "yaml";
import type { Database } from "../database/database.ts";
import { packagePath } from "../package-root.ts";
import type { OutputColumn } from "./arrow.ts";
import { guardText } from "./csv.ts";
import type { OutputFile } from "./publish.ts";
import { readTable, type TableFile } from "./tables.ts";

interface SheetTexts {
	label: string;
	columns: Record<string, { label: string; width: number }>;
}

/** The workbooks of `data/defaults/workbooks.yaml`: typed cells, frozen heads with a filter, no formulas; dated by the data, not by the clock. */
export async function exportWorkbooks(
	database: Database,
	models: readonly TableFile[],
	asOf: string,
): Promise<OutputFile[]> {
	const dated = new Date(`${asOf.replace(" ", "T")}Z`);
	const properties = { created: dated, modified: dated };
	const existing = new Set(await database.tableNames());
	const files: OutputFile[] = [];
	for (const [path, texts] of Object.entries(readTexts())) {
		const sheets: WriteSheet[] = [];
		for (const [name, sheet] of Object.entries(texts)) {
			const model = models.find((each) => each.name === name);
			if (!model) throw new Error(`workbooks.yaml: ${name} has no model`);
			if (existing.has(name))
				sheets.push(toSheet(sheet, await readTable(database, model)));
		}
		files.push({ path, content: await writeXlsx({ sheets, properties }) });
	}
	return files;
}

function readTexts(): Record<string, Record<string, SheetTexts>> {
	const file = packagePath("data", "defaults", "workbooks.yaml");
	return parse(readFileSync(file, "utf8"));
}

function toSheet(
	{ label, columns }: SheetTexts,
	table: readonly OutputColumn[],
): WriteSheet {
	const printed = Object.entries(columns).map(([name, text]) => {
		const column = table.find((each) => each.name === name);
		if (!column) throw new Error(`workbooks.yaml: ${label} has no ${name}`);
		return { ...text, values: column.values };
	});
	const length = printed[0]?.values.length ?? 0;
	const rows = Array.from({ length }, (_, row) =>
		printed.map(({ values }) => toCell(values[row] ?? null)),
	);
	return {
		name: label,
		columns: printed.map(({ width }) => ({ width })),
		rows: [printed.map((column) => column.label), ...rows],
		freezePane: { rows: 1 },
		autoFilter: { range: `A1:${lastColumn(printed.length)}${length + 1}` },
	};
}

function toCell(value: OutputColumn["values"][number]) {
	return typeof value === "string" ? guardText(value) : value;
}

// Sheets have at most 26 columns: a reader cannot take in more.
function lastColumn(count: number): string {
	return String.fromCharCode("A".charCodeAt(0) + count - 1);
}
