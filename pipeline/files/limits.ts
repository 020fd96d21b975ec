import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";

/** How big a workbook may be; see `limits.yaml`. */
export interface Limits {
	file_mb: number;
	content_mb: number;
	part_mb: number;
	spread_mb: number;
	spread: number;
	cells: number;
	cells_per_mb: number;
}

export const MEGABYTE = 1 << 20;

/** Why a file is too big to be held in memory; undefined when it is not. */
export function findOversize(
	size: number,
	limits: Limits = readLimits(),
): string | undefined {
	return size > limits.file_mb * MEGABYTE
		? tell("文件", size, limits.file_mb)
		: undefined;
}

/** Why what a zip of this size unpacks to is too much, by the sizes that its parts state. */
export function findOversizeParts(
	fileSize: number,
	sizes: readonly number[],
	limits: Limits = readLimits(),
): string | undefined {
	const largest = sizes.reduce((max, size) => Math.max(max, size), 0);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	if (largest > limits.part_mb * MEGABYTE)
		return tell("其中一张表解开后", largest, limits.part_mb);
	// Honest workbooks shrink to a tenth or so; what shrinks to nothing is a bomb.
	const spread = Math.ceil(
		limits.spread_mb + (fileSize / MEGABYTE) * limits.spread,
	);
	const most = Math.min(limits.content_mb, spread);
	if (total > most * MEGABYTE) return tell("解开后", total, most);
	return undefined;
}

/** How many cells a file of this size may have. */
export function mostCells(
	fileSize: number,
	{ cells, cells_per_mb }: Limits = readLimits(),
): number {
	return Math.ceil(cells + (fileSize / MEGABYTE) * cells_per_mb);
}

/** What is said of a file with too many cells. */
export function tellCells(most: number): string {
	return `单元格超过 ${most.toLocaleString("en")} 个的上限，没有读取；${ADVICE}`;
}

function tell(what: string, bytes: number, limitMb: number): string {
	const size = Math.ceil(bytes / MEGABYTE).toLocaleString("en");
	return `${what}有 ${size} MB，超过 ${limitMb.toLocaleString("en")} MB 的上限，没有读取；${ADVICE}`;
}

const ADVICE = "请按月或按季分开导出，或改用 CSV。";

function readLimits(): Limits {
	const file = packagePath("data", "defaults", "limits.yaml");
	return parse(readFileSync(file, "utf8")).workbook;
}
