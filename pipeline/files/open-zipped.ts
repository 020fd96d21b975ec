import { compareNatural } from "../natural-order.ts";
import { maskNames } from "../privacy/printed-name.ts";
import { tellForeignZip } from "./foreign-files.ts";
import { type Allowance, drawWhole, findOversize } from "./limits.ts";
import { type Opened, type OpenedFile, tryOpen } from "./opened.ts";
import { drawRareCells } from "./rare-cells.ts";
import type { ByteSource } from "./source.ts";
import { openXlsx } from "./xlsx/open-xlsx.ts";
import { openZip, verifyPart, type Zip, type ZipPart } from "./zip.ts";

/** A workbook, or the files of an archive, each opened by `open`. */
export async function* openZipped(
	path: string,
	source: ByteSource,
	allowance: Allowance,
	open: OpenPart,
): AsyncIterable<OpenedFile> {
	yield* withZip(path, source, allowance, async function* (zip, book) {
		if (book) yield { path, ...book };
		else yield* openArchive(path, zip, allowance, open);
	});
}

/** A workbook inside an archive; another archive is not looked into. */
export async function* openNested(
	path: string,
	source: ByteSource,
	allowance: Allowance,
): AsyncIterable<OpenedFile> {
	yield* withZip(path, source, allowance, async function* (_zip, book) {
		yield { path, ...(book ?? { problem: NESTED }) };
	});
}

type OpenPart = (path: string, part: ByteSource) => AsyncIterable<OpenedFile>;

const NESTED = "是压缩包里的压缩包，没有读取；请解压后放入。";

// A zip stays open for as long as its sheets are read.
async function* withZip(
	path: string,
	source: ByteSource,
	allowance: Allowance,
	use: (zip: Zip, book: Opened | undefined) => AsyncIterable<OpenedFile>,
): AsyncIterable<OpenedFile> {
	const tooBig = findOversize(source.size);
	if (tooBig) {
		yield { path, problem: tooBig };
		return;
	}
	let zip: Zip | undefined;
	let book: Opened | undefined;
	try {
		const opened = await tryOpen(async () => {
			zip = await openZip(source);
			const foreign = await tellForeignZip(zip);
			book = foreign
				? { problem: foreign }
				: ((await openXlsx(zip, allowance)) ??
					(await openRare(zip, source, allowance)));
			return { sheets: [] };
		});
		if ("problem" in opened) yield { path, ...opened };
		else if (zip) yield* use(zip, book);
	} finally {
		zip?.close();
	}
}

// Binary workbooks and those of OpenOffice: read by the library, as a whole.
async function openRare(
	zip: Zip,
	source: ByteSource,
	allowance: Allowance,
): Promise<Opened | undefined> {
	const isRare = zip.find("xl/workbook.bin") ?? zip.find("content.xml");
	if (!isRare) return undefined;
	drawWhole(
		source.size,
		zip.parts.map(({ size }) => size),
	);
	for (const part of zip.parts) await verifyPart(part);
	await drawRareCells(zip, allowance);
	const { openOldWorkbook } = await import("./old-workbook.ts");
	return { sheets: openOldWorkbook(await source.whole(), "xlsx", allowance) };
}

const PASSED_OVER = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini)$/i;

async function* openArchive(
	path: string,
	zip: Zip,
	allowance: Allowance,
	open: OpenPart,
): AsyncIterable<OpenedFile> {
	const parts = zip.parts
		.filter(({ name }) => isExport(name))
		.sort((a, b) => compareNatural(a.name, b.name));
	if (parts.length === 0) {
		yield { path, problem: "压缩包里没有文件，没有读取。" };
		return;
	}
	const counted = await tryOpen(async () => {
		allowance.drawTables(parts.length);
		return { sheets: [] };
	});
	if ("problem" in counted) {
		yield { path, ...counted };
		return;
	}
	const names = maskNames(parts.map(({ name }) => name));
	for (const [index, part] of parts.entries())
		yield* openPart(`${path}/${names[index]}`, part, allowance, open);
}

function isExport(name: string): boolean {
	const steps = name.split("/");
	return !steps.some((step) => PASSED_OVER.test(step) || step === "__MACOSX");
}

async function* openPart(
	path: string,
	part: ZipPart,
	allowance: Allowance,
	open: OpenPart,
): AsyncIterable<OpenedFile> {
	if (part.isEncrypted) {
		yield { path, problem: "压缩包设有密码，没有读取；请解压后放入。" };
		return;
	}
	const checked = await tryOpen(async () => {
		allowance.drawBytes(part.size);
		await verifyPart(part);
		return { sheets: [] };
	});
	if ("problem" in checked) yield { path, ...checked };
	else yield* open(path, part);
}
