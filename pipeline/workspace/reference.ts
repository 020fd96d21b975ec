import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { toPrintableName } from "../printable.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";

type Row = Record<string, string>;

/** The rows of a reference table, as text; undefined where the workspace has none, or a blank form of it. */
export function readReference(
	folder: string,
	name: string,
	columns: readonly string[],
): Row[] | undefined {
	const file = [".csv", ".xlsx"]
		.map((ending) => join(folder, name + ending))
		.find((candidate) => existsSync(candidate));
	if (!file) return undefined;
	const [header = [], ...body] = readSheet(file);
	const [required = ""] = columns;
	if (!header.includes(required))
		throw new UserError(`参考表缺少“${required}”一列。`, {
			place: { file, row: 1 },
			hint: `第一行应是 ${columns.join(",")}。`,
		});
	const rows = body
		.filter(([first = ""]) => !first.startsWith("#"))
		.map((cells) => toRow(header, cells))
		.filter((row) => row[required] !== "");
	return rows.length > 0 ? rows : undefined;
}

function readSheet(file: string): string[][] {
	const book = openBook(file);
	const sheet = book.Sheets[book.SheetNames[0] ?? ""];
	if (!sheet) return [];
	return XLSX.utils
		.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: "" })
		.map((row) =>
			row.map((cell) => toPrintableName(String(cell).normalize("NFKC"))),
		);
}

function openBook(file: string): XLSX.WorkBook {
	const bytes = readUserFile(file);
	if (!file.endsWith(".xlsx"))
		return XLSX.read(decode(bytes, file), { type: "string", raw: true });
	try {
		return XLSX.read(bytes, { raw: true });
	} catch (cause) {
		throw new UserError("文件已损坏，打不开。", {
			place: { file },
			hint: "用 WPS 或 Excel 打开后另存，或放回备份；不用这张表就把它移走。",
			cause,
		});
	}
}

function decode(bytes: Buffer, file: string): string {
	for (const encoding of ["utf-8", "gb18030"]) {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {
			// Not this encoding; the next one, or the message below, settles it.
		}
	}
	throw new UserError("文件既不是 UTF-8 也不是 GB18030 编码。", {
		place: { file: basename(file) },
		hint: "用 WPS 或 Excel 打开，另存为“CSV UTF-8”。",
	});
}

function toRow(header: readonly string[], cells: readonly string[]): Row {
	return Object.fromEntries(
		header.map((name, index) => [name, cells[index] ?? ""]),
	);
}

/** The names in one cell, separated by `|`. */
export function splitNames(cell: string | undefined): string[] {
	return (cell ?? "")
		.split("|")
		.map((name) => name.trim())
		.filter((name) => name !== "");
}
