import { closeSync, existsSync, openSync, type Stats, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import type { FetchedTable } from "../database/sources/fetch-source.ts";
import { entriesBelow } from "../entries-below.ts";
import { UserError } from "../user-error.ts";

/** An export as received; `path` is how it is named everywhere, masked where its name leads to a person. */
export interface ExportFile {
	path: string;
	absolutePath: string;
	/** Why it cannot even be opened. */
	obstacle?: string;
	/** What was fetched of a database under this name; it lies nowhere on disk. */
	fetched?: FetchedTable;
}

/** Where the clerk says what columns and words are: a file of the workspace, and never an export. */
export const NAMING_BOOK = "对照表.xlsx";

const PASSED_OVER = new RegExp(
	`^(\\..*|~\\$.*|thumbs\\.db|desktop\\.ini|${NAMING_BOOK.replace(".", "\\.")})$`,
	"i",
);

/** Of a file that lies beside exports and is none: hidden, a lock of a spreadsheet program, the clerk's own book. */
export const isPassedOver = (name: string) => PASSED_OVER.test(name);

/** The files to read, in natural order of their path, as they are called; folders are searched through. There may be none where a database is read. */
export function listExports(
	workspace: string,
	exports: readonly string[] = [],
	mayBeNone = false,
): ExportFile[] {
	const roots = exports.length > 0 ? exports : [join(workspace, "exports")];
	const files = roots.flatMap((root) =>
		mayBeNone && !existsSync(root) ? [] : filesBelow(root),
	);
	if (files.length === 0 && !mayBeNone)
		throw new UserError("没有找到任何导出文件。", {
			place: { file: roots.join("、") },
			hint: "把 12345 平台导出的表格放进这个文件夹，再运行一次。",
		});
	return files.sort((a, b) => naturalOrder.compare(a.path, b.path));
}

/** Text order in which 9 comes before 10. */
const naturalOrder = new Intl.Collator("en", { numeric: true });

/** A file, or all those in a folder and below. */
export function filesBelow(root: string): ExportFile[] {
	if (!existsSync(root))
		throw new UserError("文件或文件夹不存在。", {
			place: { file: root },
			hint: "检查路径；缺省读取工作区里的 exports 文件夹，用 --exports 可以指定别处。",
		});
	if (!statSync(root).isDirectory())
		return [describeFile(root, basename(root), statSync(root))];
	return entriesBelow(root)
		.filter((entry) => !entry.isDirectory())
		.map((entry) => {
			const file = join(entry.parentPath, entry.name);
			const path = relative(root, file).split(sep).join("/");
			return describeFile(file, path, entry);
		})
		.filter((file) => !file.path.split("/").some(isPassedOver));
}

// A link in a folder may lead anywhere, a pipe never ends: both are named, and not followed.
function describeFile(
	file: string,
	path: string,
	entry: Pick<Stats, "isFile" | "isSymbolicLink">,
): ExportFile {
	const named = { path, absolutePath: resolve(file) };
	if (entry.isSymbolicLink())
		return {
			...named,
			obstacle: "是一个链接，没有读取；请把它指向的文件本身放进来。",
		};
	if (!entry.isFile())
		return {
			...named,
			obstacle: "是管道或设备，不是文件，没有读取；请把文件本身放进来。",
		};
	try {
		closeSync(openSync(file, "r"));
		return named;
	} catch {
		return {
			...named,
			obstacle: "没有读取的权限，没有读取；请检查它的属主和权限。",
		};
	}
}
