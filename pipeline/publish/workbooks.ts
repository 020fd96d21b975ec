import type { Cell, WriteSheet } from "hucre/xlsx";
import type { Database, TypedColumn, Value } from "../database/database.ts";
import { readDefaults } from "../defaults.ts";
import { guardText } from "./csv.ts";
import type { OutputFile } from "./publish.ts";
import { readTable, type TableFile } from "./tables.ts";

interface ColumnText {
	label: string;
	width: number;
	format?: string;
}

interface SheetPlan {
	/** The model whose rows it prints. */
	sheet: string;
	label: string;
	columns: string[];
	/** Where a column of this sheet is called or written otherwise than elsewhere. */
	labels?: Record<string, string>;
	formats?: Record<string, string>;
	/** Columns to fill in by hand, and of each what it is chosen from, if from anything. */
	blanks?: Record<string, string[]>;
}

interface ListColumn {
	column: string;
	label: string;
	width: number;
}

/** What the lists are called and print, from `data/defaults/workbooks.yaml`. */
export interface VisitListPlan {
	label: string;
	blank_width: number;
	columns: ListColumn[];
	/** For the worker to fill in: headings by the field that is read back. */
	blanks: Record<string, string>;
	/** Of each, what it is chosen from, where it is chosen. */
	choices: Record<string, string[]>;
}

export interface WorkbookPlan {
	workbooks: Record<string, SheetPlan[]>;
	/** What of these a community is given of its own. */
	handoff: { file: string; sheets: string[] };
	/** How wide a column to fill in by hand is. */
	blank_width: number;
	contents: {
		label: string;
		columns: { label: string; width: number }[];
		/** What each sheet is; a workbook all of whose sheets are told begins with a list of them. */
		sheets: Record<string, string>;
	};
	left_out: Record<string, string>;
	visit_list: VisitListPlan;
	columns: Record<string, ColumnText>;
}

/** Words by kind and code, as pages print them. */
export type Words = Record<string, Record<string, string>>;

const NUMBER_FORMATS: Record<string, string> = {
	percent: "0.0%",
	count: "#,##0",
	decimal: "#,##0.0",
	chance: "0.0000",
	part: "#,##0.0000",
	day: "yyyy-mm-dd",
	time: "yyyy-mm-dd hh:mm",
};

/** The plan of `data/defaults/workbooks.yaml`. */
export function readWorkbookPlan(): WorkbookPlan {
	return readDefaults("workbooks.yaml");
}

/**
 * A workbook for people: typed cells with number formats, codes in words, frozen heads
 * with a filter, no formulas; dated by the data, not by the clock. A sheet whose model has
 * not run, or has no rows, is left out, unless it is the workbook's only one; none where
 * no sheet is left.
 */
export async function exportWorkbook(
	database: Database,
	path: string,
	models: readonly TableFile[],
	asOf: string,
	words: Words,
	plan = readWorkbookPlan(),
): Promise<OutputFile[]> {
	const existing = new Set(await database.tableNames());
	const planned = plan.workbooks[path] ?? [];
	const printed: PrintedSheet[] = [];
	for (const each of planned) {
		const model = models.find(({ name }) => name === each.sheet);
		if (!model) throw new Error(`workbooks.yaml: ${each.sheet} has no model`);
		if (!existing.has(each.sheet)) continue;
		const table = await readTable(database, model);
		const isEmpty = table[0]?.values.length === 0;
		if (isEmpty && planned.length > 1) continue;
		const written = toSheet(each, plan, table, words);
		printed.push({ ...written, model: each.sheet });
	}
	if (printed.length === 0) return [];
	const sheets: WriteSheet[] = [...printed];
	if (planned.every(({ sheet }) => sheet in plan.contents.sheets))
		sheets.unshift(listSheets(printed, plan));
	return [{ path, content: await writeBook(sheets, asOf) }];
}

/** A workbook that is dated by the data. */
export async function writeBook(
	sheets: WriteSheet[],
	asOf: string,
): Promise<Uint8Array> {
	const dated = new Date(`${asOf.replace(" ", "T")}Z`);
	const { writeXlsx } = await import("hucre/xlsx");
	const properties = { created: dated, modified: dated };
	return await writeXlsx({ sheets, properties });
}

type PrintedSheet = WriteSheet & { model: string };

/** A sheet of a table's rows, as its plan has them. */
export function toSheet(
	plan: SheetPlan,
	{ columns: texts, blank_width }: WorkbookPlan,
	table: readonly TypedColumn[],
	words: Words,
): WriteSheet {
	const printed = plan.columns.map((name) => {
		const column = table.find((each) => each.name === name);
		const text = texts[name];
		if (!column || !text)
			throw new Error(`workbooks.yaml: ${plan.label} has no ${name}`);
		const format =
			plan.formats?.[name] ??
			(column.type === "text" && !isWordFormat(text.format)
				? undefined
				: text.format);
		const label = plan.labels?.[name] ?? text.label;
		return { ...text, label, format, type: column.type, values: column.values };
	});
	const blanks = Object.entries(plan.blanks ?? {});
	const first = printed[0]?.values ?? [];
	const rows = first.map((_, row) =>
		printed.map(({ values, format, type }) =>
			toCell(values[row] ?? null, format, type, words),
		),
	);
	return {
		name: plan.label,
		columns: [
			...printed.map(({ width, format }) => ({
				width,
				numFmt: NUMBER_FORMATS[format ?? ""],
			})),
			...blanks.map(() => ({ width: blank_width })),
		],
		rows: [
			[...printed, ...blanks.map(([label]) => ({ label }))].map(
				({ label }) => label,
			),
			...rows,
		],
		freezePane: { rows: 1 },
		autoFilter: { range: `A1:${columnName(printed.length)}${rows.length + 1}` },
		dataValidations: blanks
			.map(([, values], index) => {
				const column = columnName(printed.length + index + 1);
				const range = `${column}2:${column}${rows.length + 1}`;
				return { type: "list" as const, values, range, allowBlank: true };
			})
			.filter(({ values }) => values.length > 0 && rows.length > 0),
		cells: new Map(boldHead(printed.length + blanks.length)),
		pageSetup: {
			...PAPER,
			printArea: `A1:${columnName(printed.length + blanks.length)}${rows.length + 1}`,
		},
		headerFooter: FOOTER,
	};
}

// Printed on its side, as wide as a page, the head on each, with lines to write between.
const PAPER = {
	paperSize: "a4" as const,
	showGridLines: true,
	orientation: "landscape" as const,
	fitToPage: true,
	fitToWidth: 1,
	fitToHeight: 0,
	printTitlesRow: "$1:$1",
};
const FOOTER = { oddFooter: "&L&A&R第&P页，共&N页" };

// The first sheet: each of the others with what it is, how many rows it has, and a link to it.
function listSheets(
	printed: readonly PrintedSheet[],
	{ contents }: WorkbookPlan,
): WriteSheet {
	const rows = printed.map(({ name, model, rows = [] }) => [
		name,
		contents.sheets[model] ?? null,
		rows.length - 1,
	]);
	const links = printed.map(({ name }, index): [string, Partial<Cell>] => [
		`${index + 1},0`,
		{ hyperlink: { target: "", location: `'${name}'!A1` } },
	]);
	return {
		name: contents.label,
		columns: contents.columns.map(({ width }) => ({ width })),
		rows: [contents.columns.map(({ label }) => label), ...rows],
		cells: new Map([...boldHead(contents.columns.length), ...links]),
		freezePane: { rows: 1 },
		pageSetup: PAPER,
		headerFooter: FOOTER,
	};
}

function boldHead(columns: number): [string, Partial<Cell>][] {
	const style = { font: { bold: true }, alignment: { wrapText: true } };
	return Array.from({ length: columns }, (_, column) => [
		`0,${column}`,
		{ style },
	]);
}

function isWordFormat(format = ""): boolean {
	return format === "metric" || format.startsWith("word ");
}

// As people round them: the tables have the rest.
const PLACES: Record<string, number> = {
	percent: 3,
	count: 0,
	decimal: 1,
	chance: 4,
	part: 4,
};

const roundTo = (value: number, places: number | undefined) =>
	places === undefined ? value : Number(value.toFixed(places));

function toCell(
	value: Value,
	format: string | undefined,
	type: TypedColumn["type"],
	words: Words,
) {
	if (typeof value === "boolean") return value ? "是" : "否";
	if (typeof value === "number") return roundTo(value, PLACES[format ?? ""]);
	if (typeof value !== "string") return value;
	if (type === "time") return new Date(`${value.replace(" ", "T")}Z`);
	const kind = format?.split(" ").at(-1);
	return guardText(words[kind ?? ""]?.[value] ?? value);
}

/** The name of the n-th column: 1 is A, 27 is AA. */
export function columnName(count: number): string {
	const letter = String.fromCharCode(65 + ((count - 1) % 26));
	return count > 26
		? columnName(Math.floor((count - 1) / 26)) + letter
		: letter;
}
