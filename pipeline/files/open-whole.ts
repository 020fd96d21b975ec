import { readText, sniffEncoding } from "./encoding.ts";
import { tellForeignStreams } from "./foreign-files.ts";
import { type Allowance, findOversize, TOO_WIDE } from "./limits.ts";
import { readMhtml } from "./mhtml.ts";
import type { Opened } from "./opened.ts";
import { createPageReader, type PageTable, toSheets } from "./page.ts";
import type { ByteSource } from "./source.ts";

// A workbook with a password is a wrapper around its encrypted stream, named in UTF-16.
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
const LOCKED = "设有打开密码，没有读取；请去掉密码后另存。";

/** A workbook in the formats before .xlsx. */
export async function openOld(
	source: ByteSource,
	allowance: Allowance,
): Promise<Opened> {
	const tooBig = findOversize(source.size);
	if (tooBig) return { problem: tooBig };
	const bytes = await source.whole();
	if (bytes.includes(ENCRYPTED) || hasPassword(bytes))
		return { problem: LOCKED };
	const foreign = tellForeignStreams(bytes);
	if (foreign) return { problem: foreign };
	const { openOldWorkbook } = await import("./old-workbook.ts");
	return { sheets: openOldWorkbook(bytes, "xls", allowance) };
}

// Before Excel 2007 the record after the first, or after that of the write protection, says so.
const BOOK_BEGINS = Buffer.from("0908100000060500", "hex");
const OLD_BOOK_BEGINS = Buffer.from("0908080000050500", "hex");
const FILE_PASS = 0x2f;
const WRITE_PROTECTED = 0x86;

function hasPassword(bytes: Buffer): boolean {
	return [BOOK_BEGINS, OLD_BOOK_BEGINS].some((mark) => {
		const start = bytes.indexOf(mark);
		if (start < 0) return false;
		const isAt = (at: number, type: number) =>
			at + 4 <= bytes.length && bytes.readUInt16LE(at) === type;
		const second = start + 4 + bytes.readUInt16LE(start + 2);
		const third = isAt(second, WRITE_PROTECTED) ? second + 4 : second;
		return isAt(third, FILE_PASS);
	});
}

/** A workbook as one XML document. */
export async function openXml(
	source: ByteSource,
	allowance: Allowance,
): Promise<Opened> {
	const tooBig = findOversize(source.size);
	if (tooBig) return { problem: tooBig };
	const { encoding } = await sniffEncoding(source);
	let text = "";
	for await (const chunk of readText(source, encoding)) text += chunk;
	const { openOldWorkbook } = await import("./old-workbook.ts");
	const sheets = openOldWorkbook(text, "html", allowance);
	return { sheets: sheets.map((sheet) => ({ ...sheet, encoding })) };
}

export const DAMAGED =
	"文件里有损坏的字节，个别文字成了乱码；请从平台重新导出。";
const NO_TABLE =
	"网页里没有表格，没有读取；多半是登录超时后存下的页面，或表格在旁边的文件夹里，请从平台重新导出。";

/** A page named as a workbook. */
export async function openPage(
	source: ByteSource,
	allowance: Allowance,
): Promise<Opened> {
	const tooBig = findOversize(source.size);
	if (tooBig) return { problem: tooBig };
	const { encoding, isDamaged } = await sniffEncoding(source);
	const page = createPageReader(allowance.drawCells);
	for await (const chunk of readText(source, encoding)) page.write(chunk);
	const tables = page.end();
	allowance.drawTables(tables.length);
	return tables.length > 0
		? {
				sheets: toSheets(tables, encoding),
				remark: tellPage(tables, isDamaged),
			}
		: { problem: NO_TABLE };
}

function tellPage(
	tables: readonly PageTable[],
	isDamaged: boolean,
): string | undefined {
	const isCut = tables.some((table) => table.isCut);
	return (
		[...(isDamaged ? [DAMAGED] : []), ...(isCut ? [TOO_WIDE] : [])].join("") ||
		undefined
	);
}

/** A page that was saved as a single file, with all its parts. */
export async function openMhtml(
	source: ByteSource,
	allowance: Allowance,
): Promise<Opened> {
	const tooBig = findOversize(source.size);
	if (tooBig) return { problem: tooBig };
	const tables: PageTable[] = [];
	let encoding = "";
	for (const { type, bytes } of readMhtml(await source.whole())) {
		if (type !== "text/html") continue;
		const part = toSource(bytes);
		({ encoding } = await sniffEncoding(part));
		const page = createPageReader(allowance.drawCells);
		for await (const chunk of readText(part, encoding as "utf-8"))
			page.write(chunk);
		for (const table of page.end()) tables.push(table);
	}
	allowance.drawTables(tables.length);
	return tables.length > 0
		? { sheets: toSheets(tables, encoding), remark: tellPage(tables, false) }
		: { problem: NO_TABLE };
}

function toSource(bytes: Buffer): ByteSource {
	return {
		size: bytes.length,
		async *chunks() {
			yield bytes;
		},
		whole: async () => bytes,
	};
}
