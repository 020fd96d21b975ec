import { readFile } from "node:fs/promises";
import type { Database } from "../database/database.ts";
import { maskNames } from "../privacy/printed-name.ts";
import { openDelimited } from "./delimited-sheet.ts";
import type { AliasTable } from "./field-rules.ts";
import { openParquet } from "./parquet.ts";
import type { Sheet } from "./sheet.ts";
import { readStart, readText, sniffContainer, sniffEncoding } from "./sniff.ts";
import { openHtml, openWorkbook } from "./workbook.ts";
import { findOversize, findOversizeZip } from "./workbook-size.ts";

/** An export as received; `path` is what it is called everywhere. */
export interface SourceFile {
	path: string;
	absolutePath: string;
	/** Why it cannot even be opened. */
	obstacle?: string;
}

/** The sheets of a file, or why it has none. */
export type OpenedFile =
	| { sheets: readonly Sheet[]; remark?: string }
	| { problem: string };

const SNIFFED_BYTES = 4096;

/** Opens a file by what it is, whatever its name says; names of its sheets are masked. */
export async function openFile(
	file: SourceFile,
	aliases: AliasTable,
	database: Database,
): Promise<OpenedFile> {
	const opened = await openByContent(file, aliases, database);
	if ("problem" in opened) return opened;
	const names = maskNames(opened.sheets.map(({ name }) => name));
	return {
		...opened,
		sheets: opened.sheets.map((sheet, index) =>
			renameSheet(sheet, names[index] ?? sheet.name),
		),
	};
}

// A sheet reads itself by its own name.
function renameSheet(sheet: Sheet, name: string): Sheet {
	return name === sheet.name
		? sheet
		: { ...sheet, name, rows: (test) => sheet.rows(test) };
}

async function openByContent(
	{ absolutePath, obstacle }: SourceFile,
	aliases: AliasTable,
	database: Database,
): Promise<OpenedFile> {
	if (obstacle) return { problem: obstacle };
	const start = await readStart(absolutePath, SNIFFED_BYTES);
	if (start.length === 0) return { problem: "文件是空的，没有读取。" };
	switch (sniffContainer(start)) {
		case "zip":
			return await openBook(
				() => openWorkbook(absolutePath, "xlsx"),
				() => findOversizeZip(absolutePath),
			);
		case "ole":
			return await openOle(absolutePath);
		case "html":
			return await openBook(
				() => openPage(absolutePath),
				() => findOversize(absolutePath),
			);
		case "parquet":
			return await openBook(async () => [
				await openParquet(database, absolutePath),
			]);
		case "text":
			return await openText(absolutePath, aliases);
		default:
			return {
				problem:
					"不是能读的表格，没有读取；请放入 .xlsx、.xls、.csv 或 .parquet 文件。",
			};
	}
}

async function openText(
	path: string,
	aliases: AliasTable,
): Promise<OpenedFile> {
	const { sheet, encoding } = await openDelimited(path, aliases);
	const remark = encoding.isDamaged
		? "文件里有损坏的字节，个别文字成了乱码；请从平台重新导出。"
		: undefined;
	return { sheets: [sheet], remark };
}

// A workbook with a password is a wrapper around its encrypted stream, named in UTF-16.
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

async function openOle(path: string): Promise<OpenedFile> {
	const tooBig = await findOversize(path);
	if (tooBig) return { problem: tooBig };
	if ((await readFile(path)).includes(ENCRYPTED))
		return { problem: "设有打开密码，没有读取；请去掉密码后另存。" };
	return await openBook(() => openWorkbook(path, "xls"));
}

async function openPage(path: string): Promise<Sheet[]> {
	const { encoding } = await sniffEncoding(path);
	let text = "";
	for await (const chunk of readText(path, encoding)) text += chunk;
	return openHtml(text, encoding);
}

// The library throws for whatever it cannot make sense of; the clerk can only export anew.
async function openBook(
	open: () => Promise<Sheet[]>,
	judgeSize?: () => Promise<string | undefined>,
): Promise<OpenedFile> {
	try {
		const tooBig = await judgeSize?.();
		if (tooBig) return { problem: tooBig };
		return { sheets: await open() };
	} catch {
		return {
			problem:
				"文件已损坏，没有读取；请从平台重新导出，或用表格软件打开后另存。",
		};
	}
}
