import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { utils, type WorkSheet, write } from "@e965/xlsx";
import iconv from "iconv-lite";
import { layOut } from "./lay-out.ts";
import type { FilePlan, WorkspacePlan } from "./plan.ts";
import type { PlannedCell, PlannedRow, PlannedSheet } from "./planned-sheet.ts";

export interface PlannedFile {
	path: string;
	/** Later exports win. */
	rank: number;
	sheets: { name: string; sheet: PlannedSheet }[];
	bytes: Buffer;
}

const TEXT_FORMATS = ["csv", "tsv"];

/** Lays out every file of a plan. */
export function layOutFiles(plan: WorkspacePlan): PlannedFile[] {
	return plan.files.map((file, index) => {
		const isDelimited = TEXT_FORMATS.includes(file.container);
		const hasTypes = ["xlsx", "xls"].includes(file.container);
		const planned = hasTypes ? file.sheets : file.sheets.slice(0, 1);
		const sheets = planned.map((sheet, sheetIndex) => ({
			name: hasTypes ? `表${sheetIndex + 1}` : "",
			sheet: layOut(sheet, {
				isDelimited,
				hasTypes,
				// The library writes none into older books.
				hasFormulas: file.container === "xlsx",
				idStyle: plan.idStyle,
				number: index * 4 + sheetIndex,
			}),
		}));
		const rank = plan.dates[index] ?? 0;
		return {
			path: nameOf(file, rank),
			rank,
			sheets,
			bytes: toBytes(file, sheets),
		};
	});
}

const JUNK: Record<string, string> = {
	".DS_Store": "x",
	"~$工单.xlsx": "x",
	"Thumbs.db": "x",
	"空.csv": "",
};

/** Writes a plan's files, and what else lies about, into a workspace. */
export function writeWorkspace(
	folder: string,
	plan: WorkspacePlan,
	files: readonly PlannedFile[],
): void {
	for (const { path, bytes } of files)
		put(join(folder, "exports", path), bytes);
	for (const [index, [name, content]] of Object.entries(JUNK).entries())
		if (plan.junk & (1 << index))
			put(join(folder, "exports", name), Buffer.from(content));
}

function put(path: string, bytes: Buffer): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, bytes);
}

function nameOf(file: FilePlan, rank: number): string {
	const ending = file.container === "html" ? "xls" : file.container;
	const wrong = ending === "csv" ? "xlsx" : "csv";
	const name = `工单2023-04-0${rank + 1}.${file.isMisnamed ? wrong : ending}`;
	return file.isInFolder ? `四月/${name}` : name;
}

type NamedSheets = PlannedFile["sheets"];

function toBytes(file: FilePlan, sheets: NamedSheets): Buffer {
	const [first] = sheets;
	if (file.container === "xlsx" || file.container === "xls")
		return toWorkbook(file, sheets);
	if (!first) throw new Error("a file without sheets");
	if (file.container === "html") return toHtml(file, first.sheet);
	const separator = file.container === "csv" ? "," : "\t";
	return encode(toText(file, first.sheet, separator), file.encoding);
}

function toText(
	{ newline, isQuoted, endsOpen }: FilePlan,
	{ rows }: PlannedSheet,
	separator: string,
): string {
	const lines = rows.map(({ cells, openQuoteAt }) =>
		cells
			.map((cell, index) =>
				index === openQuoteAt
					? `"${plain(cell).replaceAll('"', "")}`
					: quote(plain(cell), separator, isQuoted),
			)
			.join(separator),
	);
	return lines.join(newline) + (endsOpen ? "" : newline);
}

function quote(text: string, separator: string, always: boolean): string {
	const isSpecial = text.includes(separator) || /["\r\n]/.test(text);
	return always || isSpecial ? `"${text.replaceAll('"', '""')}"` : text;
}

function plain(cell: PlannedCell): string {
	if (typeof cell === "object")
		return "formula" in cell ? (cell.value ?? "") : String(cell.serial);
	return String(cell);
}

function encode(text: string, encoding: FilePlan["encoding"]): Buffer {
	const [name = "", bom] = encoding.split("-bom");
	const addBOM = bom !== undefined || name.startsWith("utf-16");
	return iconv.encode(text, name, { addBOM });
}

function toHtml({ encoding }: FilePlan, { rows }: PlannedSheet): Buffer {
	const charset = encoding === "gb18030" ? "gb18030" : "utf-8";
	const lines = rows.map(
		({ cells }) =>
			`<tr>${cells.map((cell) => `<td>${escapeHtml(plain(cell))}</td>`).join("")}</tr>`,
	);
	const page = `<html><head><meta charset="${charset}"></head><body><table>\n${lines.join("\n")}\n</table></body></html>`;
	return iconv.encode(page, charset);
}

function escapeHtml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll("\n", "<br>");
}

function toWorkbook({ container, spare }: FilePlan, sheets: NamedSheets) {
	const book = utils.book_new();
	for (const { name, sheet } of sheets)
		utils.book_append_sheet(book, toWorksheet(sheet), name);
	if (spare === "empty") utils.book_append_sheet(book, {}, "空");
	if (spare === "notes")
		utils.book_append_sheet(
			book,
			utils.aoa_to_sheet([["填表说明"], ["一、如实填写"]]),
			"说明",
		);
	const bookType = container === "xls" ? "biff8" : "xlsx";
	return write(book, { type: "buffer", bookType }) as Buffer;
}

function toWorksheet({ rows, merges }: PlannedSheet): WorkSheet {
	const sheet: WorkSheet = {};
	for (const [r, { cells }] of rows.entries())
		for (const [c, cell] of cells.entries())
			if (cell !== "") sheet[utils.encode_cell({ r, c })] = toCell(cell);
	const width = Math.max(1, ...rows.map((row: PlannedRow) => row.cells.length));
	sheet["!ref"] = utils.encode_range({
		s: { r: 0, c: 0 },
		e: { r: Math.max(0, rows.length - 1), c: width - 1 },
	});
	sheet["!merges"] = merges.map(({ column, from, to }) => ({
		s: { r: from, c: column },
		e: { r: to, c: column },
	}));
	return sheet;
}

function toCell(cell: Exclude<PlannedCell, "">) {
	if (typeof cell === "number") return { t: "n", v: cell };
	if (typeof cell === "string") return { t: "s", v: cell };
	if ("formula" in cell)
		return cell.value === null
			? { t: "n", f: cell.formula }
			: { t: "s", f: cell.formula, v: cell.value };
	const z = cell.isDay ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss";
	return { t: "n", v: cell.serial, z };
}
