import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { entriesBelow } from "../entries-below.ts";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";

export interface InitResult {
	workspace: string;
	made: string[];
	/** What was there before and was not touched. */
	kept: string[];
}

/** Makes a workspace from `data/starter`: rules and tables with one commented line each, and an empty `exports/`. */
export function init(workspace: string): InitResult {
	if (existsSync(workspace) && !statSync(workspace).isDirectory())
		throw new UserError("这里已经有一个同名的文件。", {
			place: { file: workspace },
			hint: "换一个文件夹名。",
		});
	const starter = packagePath("data", "starter");
	const paths = entriesBelow(starter)
		.filter((entry) => entry.isFile())
		.map((entry) => relative(starter, join(entry.parentPath, entry.name)))
		.sort();
	const kept = paths.filter((path) => existsSync(join(workspace, path)));
	const made = paths.filter((path) => !kept.includes(path));
	mkdirSync(join(workspace, "exports"), { recursive: true });
	for (const path of made) {
		mkdirSync(dirname(join(workspace, path)), { recursive: true });
		copyFileSync(join(starter, path), join(workspace, path));
	}
	return { workspace, made, kept };
}

/** What the clerk reads after a workspace was made. */
export function formatInit({ workspace, made, kept }: InitResult): string {
	return [
		made.length > 0
			? `工作区已建好：${workspace}`
			: `工作区已经齐全，没有改动：${workspace}`,
		...made.map((path) => `  ${path}`),
		...(kept.length > 0
			? ["原有的文件没有动：", ...kept.map((path) => `  ${path}`)]
			: []),
		"",
		"下一步：",
		`  1. 把市平台导出的文件原样放进 ${join(workspace, "exports")}。`,
		`  2. 运行 hotline-review check ${workspace}，看能读出什么、缺什么。`,
		`  3. 运行 hotline-review build ${workspace}，生成报告。`,
		"reference 和 campaign 里的表都可以以后再填；每张表里有一行带 # 的例子。",
	].join("\n");
}
