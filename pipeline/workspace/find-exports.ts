import { maskNames } from "../privacy/printed-name.ts";
import { type ExportFile, listExports } from "./export-files.ts";

/** The files to read, in natural order of their path, each called as it is printed. */
export function findExports(
	workspace: string,
	exports?: readonly string[],
	mayBeNone?: boolean,
): ExportFile[] {
	return callAsPrinted(listExports(workspace, exports, mayBeNone));
}

/** The files with their names masked, which a person gave them and which stand in messages and in the manifest. */
export function callAsPrinted(files: readonly ExportFile[]): ExportFile[] {
	const names = maskNames(files.map(({ path }) => path));
	return files.map((file, index) => ({
		...file,
		path: names[index] ?? file.path,
	}));
}
