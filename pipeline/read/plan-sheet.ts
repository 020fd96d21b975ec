import { HEAD_ROWS, type Sheet, type SheetRow } from "../files/sheet.ts";
import { type Aligned, alignHeader } from "./align-header.ts";
import { planColumns, type SheetColumn, type SheetPlan } from "./columns.ts";
import type { AliasTable, FieldRule } from "./field-rules.ts";
import { guessHeader } from "./guess-columns.ts";
import { findHeader } from "./header.ts";
import { tellMoved, tellUneven } from "./problems.ts";
import { listNames, quoteNames } from "./quotable.ts";
import type { ReadingWords } from "./sheet-rules.ts";
import { unitOfHeading, unsaidUnit } from "./times/limits.ts";
import type { TimeReader } from "./times/times.ts";

/** What planning a sheet is told. */
export interface PlanRules {
	aliases: AliasTable;
	fields: Readonly<Record<string, FieldRule>>;
	deadlineLevel: string;
	readTime: TimeReader;
	words: ReadingWords;
}

/** Which column each field is read from; `before` is the plan of the sheet before in the same file. */
export function planSheet(
	sheet: Sheet,
	before: SheetPlan | undefined,
	rules: PlanRules,
): SheetPlan | undefined {
	const { aliases, fields, deadlineLevel, readTime } = rules;
	const found = findHeader(sheet, aliases);
	const unitOf = (heading: string) => swapUnsaid(heading, rules.words);
	const sample = { rows: sheet.head, readTime, unitOf };
	const aligned = found && alignHeader(found, sheet, rules);
	const planned = aligned && {
		...planColumns(aligned.header, aliases, fields, deadlineLevel, sample),
		remarks: tellAligned(aligned),
	};
	const plan = planned && isRecord(planned, sheet) ? undefined : planned;
	if (sheet.format !== "html" || !before || hasRequired(plan)) return plan;
	// Pages show the head of a long table as a table of its own, or cut it in pieces.
	const isSameTable = widthOf(sheet) === before.header.headings.length;
	return isSameTable
		? { ...before, header: { ...before.header, row: 0 } }
		: plan;
}

function swapUnsaid(heading: string, words: ReadingWords) {
	const units = words.listOf("sla_unit", "category");
	const unit = units && unitOfHeading(heading, units);
	return unit === undefined ? undefined : new Map([[unsaidUnit(), unit]]);
}

// 电话 is a heading, and a channel in a record of a sheet whose headings, above it, nobody knows.
function isRecord({ header, all, columns }: SheetPlan, sheet: Sheet): boolean {
	if (isNamed(all) || columns.some(({ field }) => REQUIRED.includes(field)))
		return false;
	const other = guessColumns(sheet);
	return other.row < header.row && isNamed(other.columns);
}

const isNamed = (columns: readonly SheetColumn[]) =>
	columns.filter(({ header }) => header !== null).length > columns.length / 2;

function tellAligned({ header, moved, doubt }: Aligned): string[] {
	return [
		...(moved.length > 0 ? [tellMoved(header.row, moved)] : []),
		...(doubt > 0 ? [tellUneven(header.row, doubt)] : []),
	];
}

function widthOf({ head }: Sheet): number {
	return head.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

const REQUIRED = ["ticket_id", "accepted_at"];

function hasRequired(plan: SheetPlan | undefined): boolean {
	return REQUIRED.every((field) =>
		plan?.columns.some((column) => column.field === field),
	);
}

const BOOK_ENDING = /\.(?:xls[xmb]?|et|ods|parquet)$/i;

/** Why a sheet cannot be read, and what to type next. */
export function findProblem(
	plan: SheetPlan | undefined,
	{ fields }: Pick<PlanRules, "fields">,
	{ path, isText }: { path: string; isText: boolean },
): { text: string; hint: string } | undefined {
	const missing = REQUIRED.filter(
		(field) => !plan?.columns.some((column) => column.field === field),
	);
	if (missing.length === 0) return undefined;
	const hint = `列名不同时，先检查（check），在写出的 对照表.xlsx 里选明哪一列是什么；也可以在 profile.yaml 的 fields 中写明，如 ${missing[0]}: [本地列名]。`;
	const ending = isText && BOOK_ENDING.exec(path)?.[0].toLowerCase();
	if (!plan && ending)
		return {
			text: `名为 ${ending}，里面却是纯文本，不是工作簿，也没有工单的表头，没有读取。`,
			hint: `请从平台重新导出；${hint}`,
		};
	if (!plan) return { text: "前 20 行里没有找到表头，没有读取。", hint };
	const labels = missing.map((field) => `“${fields[field]?.label ?? field}”`);
	const headers = listNames(plan.all.map(({ header }) => header));
	const text = `缺少${labels.join("和")}列，没有读取；第 ${plan.header.row} 行的表头是：${headers}。`;
	return { text, hint };
}

function topOf({ head }: Sheet): SheetRow[] {
	return head.filter(({ row }) => row <= HEAD_ROWS);
}

/** The columns of a sheet that has no plan: what its fullest row says. */
export function guessColumns(sheet: Sheet): {
	row: number;
	columns: SheetColumn[];
} {
	const top = topOf(sheet);
	const header = guessHeader(top);
	return { row: header?.row ?? 0, columns: toUnknown(header, top) };
}

function toUnknown(
	row: SheetRow | undefined,
	head: Sheet["head"],
): SheetColumn[] {
	if (!row) return [];
	const texts = row.cells.map((cell) => String(cell).trim());
	return quoteNames(texts, row.row, head).flatMap((header, index) =>
		texts[index] === "" ? [] : [{ index, header, field: null, isTaken: false }],
	);
}
