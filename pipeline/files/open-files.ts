import type { Database } from "../database/database.ts";
import type { FetchedTable } from "../database/sources/fetch-source.ts";
import { maskNames } from "../privacy/printed-name.ts";
import { openDelimited } from "./delimited-sheet.ts";
import { openFetched } from "./fetched-sheet.ts";
import { tellForeign } from "./foreign-files.ts";
import { type Allowance, createAllowance, TOO_WIDE } from "./limits.ts";
import {
	DAMAGED,
	openMhtml,
	openOld,
	openPage,
	openXml,
} from "./open-whole.ts";
import { openNested, openZipped } from "./open-zipped.ts";
import { type Opened, type OpenedFile, tryOpen } from "./opened.ts";
import { openParquet } from "./parquet.ts";
import type { HeadingTest, Sheet } from "./sheet.ts";
import { SNIFFED_BYTES, sniffContainer } from "./sniff.ts";
import { type ByteSource, openSource, readStart } from "./source.ts";

/** A file as received; `path` is what it is called everywhere. */
export interface SourceFile {
	path: string;
	absolutePath: string;
	/** Why it cannot even be opened. */
	obstacle?: string;
	/** What was fetched of a database under this name; it lies nowhere on disk. */
	fetched?: FetchedTable;
}

interface Tools {
	isKnown: HeadingTest;
	database: Database;
	allowance: Allowance;
}

/**
 * Opens a file by what it is, whatever its name says: one, or as many as a zip
 * of exports holds. Each can be read until the next is asked for. Names of
 * sheets and of parts of an archive are masked.
 */
export async function* openFiles(
	{ path, absolutePath, obstacle, fetched }: SourceFile,
	isKnown: HeadingTest,
	database: Database,
): AsyncIterable<OpenedFile> {
	if (obstacle) {
		yield { path, problem: obstacle };
		return;
	}
	if (fetched) {
		yield { path, ...openFetched(fetched, database) };
		return;
	}
	const source = await openSource(absolutePath);
	for await (const file of openBytes(
		path,
		source,
		{ isKnown, database, allowance: createAllowance(path, source.size) },
		false,
	))
		if ("problem" in file) yield file;
		else if (file.sheets.length === 0)
			yield { path: file.path, problem: "里面没有工作表，没有读取。" };
		else yield { ...file, sheets: maskSheets(file.sheets) };
}

function maskSheets(sheets: readonly Sheet[]): Sheet[] {
	const names = maskNames(sheets.map(({ name }) => name));
	return sheets.map((sheet, index) => ({
		...sheet,
		name: names[index] ?? sheet.name,
	}));
}

async function* openBytes(
	path: string,
	source: ByteSource,
	tools: Tools,
	isInside: boolean,
): AsyncIterable<OpenedFile> {
	const start = await readStart(source, SNIFFED_BYTES);
	if (start.length === 0) {
		yield { path, problem: "文件是空的，没有读取。" };
		return;
	}
	const container = sniffContainer(start);
	const foreign = container === "zip" ? undefined : tellForeign(start);
	if (foreign) yield { path, problem: foreign };
	else if (container === "zip")
		yield* isInside
			? openNested(path, source, tools.allowance)
			: openZipped(path, source, tools.allowance, (name, part) =>
					openBytes(name, part, tools, true),
				);
	else
		yield {
			path,
			...(await tryOpen(() => openPlain(source, container, tools))),
		};
}

const TOO_OLD =
	"是 Excel 4 或更早的老格式，没有读取；请用 WPS 或 Excel 打开后另存为 .xlsx。";
const PACKED =
	"是 RAR、7z 一类的压缩包，没有读取；请解压后把里面的表格放进来。";
const UNREADABLE =
	"不是能读的表格，没有读取；请放入 .xlsx、.xls、.csv 或 .parquet 文件。";

async function openPlain(
	source: ByteSource,
	container: ReturnType<typeof sniffContainer>,
	tools: Tools,
): Promise<Opened> {
	switch (container) {
		case "ole":
		case "biff":
			return await openOld(source, tools.allowance);
		case "xml":
			return await openXml(source, tools.allowance);
		case "html":
			return await openPage(source, tools.allowance);
		case "mhtml":
			return await openMhtml(source, tools.allowance);
		case "parquet":
			if (!source.path)
				return {
					problem: "是压缩包里的 Parquet 文件，没有读取；请解压后放入。",
				};
			return await openParquet(tools.database, source.path, tools.allowance);
		case "text":
			return await openText(source, tools);
		case "old_biff":
			return { problem: TOO_OLD };
		case "packed":
			return { problem: PACKED };
		default:
			return { problem: UNREADABLE };
	}
}

async function openText(
	source: ByteSource,
	{ isKnown, database }: Tools,
): Promise<Opened> {
	const { sheet, encoding, isCut } = await openDelimited(
		source,
		isKnown,
		database,
	);
	const remarks = [
		...(encoding.encoding === "utf-8+gb18030"
			? ["文件里前后用了 UTF-8 和 GBK 两种编码，已逐行按各自的编码读取。"]
			: []),
		...(encoding.isDamaged ? [DAMAGED] : []),
		...(isCut ? [TOO_WIDE] : []),
	];
	return { sheets: [sheet], remark: remarks.join("") || undefined };
}
