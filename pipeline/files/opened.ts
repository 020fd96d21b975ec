import { UserError } from "../user-error.ts";
import type { Sheet } from "./sheet.ts";

/** The sheets of a file, or why it has none. */
export type OpenedFile = { path: string } & Opened;

export type Opened =
	| { sheets: readonly Sheet[]; remark?: string }
	| { problem: string };

/** Opens; what is no message throws because it cannot be made sense of, and the clerk can only export anew. */
export async function tryOpen(open: () => Promise<Opened>): Promise<Opened> {
	try {
		return await open();
	} catch (error) {
		if (error instanceof UserError)
			return { problem: error.message + (error.hint ?? "") };
		return {
			problem:
				"文件已损坏，没有读取；请从平台重新导出，或用表格软件打开后另存。",
		};
	}
}
