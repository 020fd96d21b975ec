import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../user-error.ts";

export interface PurgeResult {
	removed: string[];
	/** What stands in `out/` and was not built by us. */
	left: string[];
}

// What was printed is evidence, not a build.
const KEPT = "published";

/** Removes built reports and caches of a workspace; exports, rules, the secret and what was published stay. */
export function purge(workspace: string): PurgeResult {
	if (!existsSync(workspace))
		throw new UserError("没有这个文件夹。", {
			place: { file: workspace },
			hint: "写工作区文件夹的路径。",
		});
	const out = join(workspace, "out");
	const entries = existsSync(out)
		? readdirSync(out).filter((name) => name !== KEPT)
		: [];
	const built = entries.filter((name) => isBuilt(join(out, name), name));
	const removed = [
		...built.map((name) => join(out, name)),
		join(workspace, ".cache"),
	].filter((path) => existsSync(path));
	for (const path of removed) rmSync(path, { recursive: true, force: true });
	const left = entries
		.filter((name) => !built.includes(name))
		.map((name) => join(out, name));
	return { removed, left };
}

function isBuilt(path: string, name: string): boolean {
	return (
		name === "index.html" ||
		existsSync(join(path, "manifest.json")) ||
		/\.being-(built|replaced)$/.test(name)
	);
}

/** What the clerk reads after a purge. */
export function formatPurge({ removed, left }: PurgeResult): string {
	const lines =
		removed.length > 0
			? ["已删除：", ...removed.map((path) => `  ${path}`)]
			: ["没有可删除的内容。"];
	const kept = "导出文件、参考表、规则文件、.secret 和 out/published 都保留。";
	return [
		...lines,
		...(left.length > 0
			? ["以下不是本程序生成的，没有动：", ...left.map((path) => `  ${path}`)]
			: []),
		kept,
	].join("\n");
}
