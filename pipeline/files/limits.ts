import { readDefaults } from "../defaults.ts";
import { UserError } from "../user-error.ts";
import { MOST_COLUMNS } from "./sheet.ts";

/** How big a workbook may be; see `limits.yaml`. */
export interface Limits {
	file_mb: number;
	content_mb: number;
	part_mb: number;
	spread_mb: number;
	spread: number;
	cells: number;
	cells_per_mb: number;
	shared_mb: number;
	shared_per_mb: number;
	whole_mb: number;
	whole_spread: number;
	tables: number;
	tables_per_mb: number;
}

export const MEGABYTE = 1 << 20;

/** Why a file is too big to be held in memory; undefined when it is not. */
export function findOversize(
	size: number,
	limits: Limits = readLimits(),
): string | undefined {
	return size > limits.file_mb * MEGABYTE
		? tellSize("文件", size, limits.file_mb) + ADVICE
		: undefined;
}

/** What a file on disk may cost; each part of an archive draws on what its archive may. What goes beyond throws the message to tell. */
export interface Allowance {
	/** Draws bytes that are unpacked. */
	drawBytes(bytes: number): void;
	/** Draws cells, and what is walked over to place them. */
	drawCells(cells: number): void;
	/** Draws characters of texts that cells share. */
	drawCharacters(characters: number): void;
	drawTables(tables: number): void;
}

/** The allowance of a file of this size. */
export function createAllowance(
	file: string,
	fileSize: number,
	limits: Limits = readLimits(),
): Allowance {
	const most = (base: number, perMb: number) =>
		Math.ceil(base + (fileSize / MEGABYTE) * perMb);
	const draw = (most: number, tell: (drawn: number) => string) => {
		let drawn = 0;
		return (amount: number) => {
			drawn += amount;
			if (drawn > most)
				throw new UserError(tell(drawn), { place: { file }, hint: ADVICE });
		};
	};
	// Honest workbooks shrink to a tenth or so; what shrinks to nothing is a bomb.
	const mb = most(limits.spread_mb, limits.spread);
	const cells = most(limits.cells, limits.cells_per_mb);
	const shared = most(limits.shared_mb, limits.shared_per_mb);
	const tables = most(limits.tables, limits.tables_per_mb);
	return {
		drawBytes: draw(mb * MEGABYTE, (bytes) => tellSize("解开后", bytes, mb)),
		drawCells: draw(cells, () => tellMany("单元格", cells, "个")),
		drawCharacters: draw(shared * MEGABYTE, () =>
			tellMany("单元格里的文字加起来", shared, "百万字"),
		),
		drawTables: draw(tables, () => tellMany("表格", tables, "张")),
	};
}

/** Throws the message to tell where the parts of a workbook, by the sizes that they state, are too big to be held. */
export function drawParts(
	sizes: readonly number[],
	allowance: Allowance,
	{ part_mb, content_mb }: Limits = readLimits(),
): void {
	const largest = sizes.reduce((max, size) => Math.max(max, size), 0);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	if (largest > part_mb * MEGABYTE)
		throw new UserError(tellSize("其中一张表解开后", largest, part_mb), {
			hint: ADVICE,
		});
	if (total > content_mb * MEGABYTE)
		throw new UserError(tellSize("解开后", total, content_mb), {
			hint: ADVICE,
		});
	allowance.drawBytes(total);
}

/** Throws the message to tell where a workbook that can only be held as a whole unpacks to too much. */
export function drawWhole(
	fileSize: number,
	sizes: readonly number[],
	{ whole_mb, whole_spread }: Limits = readLimits(),
): void {
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const most = Math.ceil(whole_mb + (fileSize / MEGABYTE) * whole_spread);
	if (total > most * MEGABYTE)
		throw new UserError(tellSize("解开后", total, most), {
			hint: "请用 WPS 或 Excel 打开后另存为 .xlsx。",
		});
}

/** What is said of a table that is wider than what is read of it. */
export const TOO_WIDE = `第 ${MOST_COLUMNS} 列以后的内容没有读取。`;

function tellMany(what: string, most: number, unit: string): string {
	return `${what}超过 ${most.toLocaleString("en")} ${unit}的上限，没有读取。`;
}

function tellSize(what: string, bytes: number, limitMb: number): string {
	const size = Math.ceil(bytes / MEGABYTE).toLocaleString("en");
	return `${what}有 ${size} MB，超过 ${limitMb.toLocaleString("en")} MB 的上限，没有读取。`;
}

const ADVICE = "请按月或按季分开导出，或改用 CSV。";

/** Counts the records of a file that are rejected; throws the message to tell where nobody could mend as many. */
export function limitRejected(
	file: string,
	most: number = readMostRejected(),
): () => void {
	let rejected = 0;
	return () => {
		rejected++;
		if (rejected > most)
			throw new UserError(
				`${tellMany("不能计入的记录", most, "条")}多半不是工单表，或引号、换行已经错乱。`,
				{
					place: { file },
					hint: "请从平台重新导出；若是混进来的别的文件，把它移出 exports 文件夹。",
				},
			);
	};
}

/** Throws where a file of rules is bigger than anybody writes one. */
export function limitRules(what: string, size: number, file: string): void {
	const { kb } = readDefaults<{ rules: { kb: number } }>("limits.yaml").rules;
	if (size > kb * 1024)
		throw new UserError(
			`${what}有 ${Math.ceil(size / 1024).toLocaleString("en")} KB，超过 ${kb} KB 的上限，没有读取。`,
			{ place: { file }, hint: "多半放错了文件；只留用得着的设置。" },
		);
}

function readMostRejected(): number {
	return readDefaults<{ records: { rejected: number } }>("limits.yaml").records
		.rejected;
}

function readLimits(): Limits {
	return readDefaults<{ workbook: Limits }>("limits.yaml").workbook;
}
