import { UserError } from "../user-error.ts";
import { listNames } from "./quotable.ts";

/** Why a file or a sheet was not read. */
export interface Problem {
	file: string;
	sheet?: string;
	text: string;
	hint?: string;
}

/** What is said of a sheet out of sight. */
export const HIDDEN =
	"是隐藏的工作表，已读取；与看得见的表重号时，以看得见的为准。";

/** What is said of records that stand where no record can. */
export function tellAbove(rows: number, headerRow: number): string {
	return `第 ${headerRow} 行的表头上面有 ${rows} 行像是工单，没有读取；请看看原来的表头是否损坏或被移走。`;
}

/** What is said of headings that did not stand over their values. */
export function tellMoved(
	row: number,
	moved: readonly (string | null)[],
): string {
	return `第 ${row} 行的表头与下面的记录错开了，已看着内容逐列对齐（${listNames(moved)}）；请核对这几列。`;
}

/** What is said of a header that is longer than its records, where no value tells why. */
export function tellUneven(row: number, cells: number): string {
	return `第 ${row} 行的表头比记录多 ${cells} 格，看不出是哪一列没有内容，当作最后的列是空的；请核对各列是否对得上表头。`;
}

/** What is said of formulas that were saved without their values. */
export function tellUncomputed(headers: readonly string[]): string {
	const names = headers.map((header) => `“${header}”`).join("、");
	return `${names}列是没有存下结果的公式，读不到值；请用表格软件打开另存，再放进来。`;
}

/** What a message about a sheet begins with. */
export function nameSheet(sheet: string | undefined): string {
	return sheet ? `工作表“${sheet}”：` : "";
}

/** What is said where nothing at all could be read. */
export function toNothingReadable(problem: Problem | undefined): UserError {
	if (!problem)
		return new UserError("没有找到任何导出文件。", {
			hint: "把 12345 平台导出的表格放进 exports 文件夹，再运行一次。",
		});
	const { file, sheet, text, hint } = problem;
	return new UserError(text, {
		place: { file, sheet },
		hint: hint ?? "请放入 12345 平台导出的 .xlsx 或 .csv 文件。",
	});
}
