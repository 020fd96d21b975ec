import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { parse } from "yaml";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { packagePath } from "../package-root.ts";

interface Limits {
	file_mb: number;
	content_mb: number;
	part_mb: number;
}

const MEGABYTE = 1 << 20;

/** Why a workbook is too big to open, before anything of it is held in memory; undefined when it is not. */
export async function findOversize(
	path: string,
	limits: Limits = readLimits(),
): Promise<string | undefined> {
	const { size } = await stat(path);
	return size > limits.file_mb * MEGABYTE
		? tell("文件", size, limits.file_mb)
		: undefined;
}

/**
 * Why the content of a zipped workbook is too big to unpack. The stated sizes
 * are held against what the parts really unpack to, since a made-up file may
 * state anything; throws when they differ or the archive is damaged.
 */
export async function findOversizeZip(
	path: string,
	limits: Limits = readLimits(),
): Promise<string | undefined> {
	const tooBig = await findOversize(path, limits);
	if (tooBig) return tooBig;
	const zip = await openPromise(path, {
		autoClose: false,
		lazyEntries: true,
	});
	try {
		const entries: Entry[] = [];
		for await (const entry of zip.eachEntry()) entries.push(entry);
		return judgeSizes(entries, limits) ?? (await unpackAll(zip, entries));
	} finally {
		zip.close();
	}
}

function judgeSizes(
	entries: readonly Entry[],
	limits: Limits,
): string | undefined {
	const sizes = entries.map((entry) => entry.uncompressedSize);
	const largest = Math.max(0, ...sizes);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	if (largest > limits.part_mb * MEGABYTE)
		return tell("其中一张表解开后", largest, limits.part_mb);
	if (total > limits.content_mb * MEGABYTE)
		return tell("解开后", total, limits.content_mb);
	return undefined;
}

// The reader of an entry fails as soon as it yields more than the entry states.
async function unpackAll(
	zip: ZipFile,
	entries: readonly Entry[],
): Promise<undefined> {
	for (const entry of entries) {
		const stream = await zip.openReadStreamPromise(entry);
		for await (const _chunk of stream);
	}
	return undefined;
}

function tell(what: string, bytes: number, limitMb: number): string {
	const size = Math.ceil(bytes / MEGABYTE).toLocaleString("en");
	return `${what}有 ${size} MB，超过 ${limitMb.toLocaleString("en")} MB 的上限，没有读取；请按月或按季分开导出，或改用 CSV。`;
}

function readLimits(): Limits {
	const file = packagePath("data", "defaults", "limits.yaml");
	return parse(readFileSync(file, "utf8")).workbook;
}
