import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { AUDIT_LOG, addToAuditLog } from "../publish/audit-log.ts";
import { holdOutFolder, removeWhole } from "../publish/publish.ts";
import {
	cachePlace,
	sweepRunFolders,
	temporaryPlace,
} from "../workspace/run-folder.ts";
import { checkWorkspace } from "../workspace/workspace.ts";
import { auditPurge } from "./audit.ts";

export interface PurgeResult {
	removed: string[];
	/** What stands in `out/` and was not built by us. */
	left: string[];
	/** Folders of runs that are still at work. */
	running: string[];
}

// What was printed, and what was done, is evidence, not a build.
const KEPT = ["published", AUDIT_LOG, ".lock"];

/** Removes built reports, caches and what broken-off runs left behind; exports, rules, the secret and what was published stay. */
export async function purge(workspace: string): Promise<PurgeResult> {
	checkWorkspace(workspace);
	const swept = sweepRunFolders(temporaryPlace());
	const { removed: caches, running } = purgeCache(workspace);
	const others = [...caches, ...swept];
	const out = join(workspace, "out");
	if (!isFolder(out)) return { removed: others, left: [], running };
	return await holdOutFolder(out, () => {
		const { removed: built, left } = purgeOut(out);
		const removed = [...built, ...others];
		if (removed.length > 0) addToAuditLog(out, auditPurge(removed));
		return { removed, left, running };
	});
}

function purgeOut(out: string): Pick<PurgeResult, "removed" | "left"> {
	const entries = readdirSync(out).filter((name) => !KEPT.includes(name));
	const built = entries.filter((name) => isBuilt(join(out, name), name));
	const pathOf = (name: string) => join(out, name);
	for (const name of built) removeWhole(out, name);
	const left = entries.filter((name) => !built.includes(name));
	return { removed: built.map(pathOf), left: left.map(pathOf) };
}

function purgeCache(
	workspace: string,
): Pick<PurgeResult, "removed" | "running"> {
	const place = cachePlace(workspace);
	if (!isFolder(place.folder)) return { removed: [], running: [] };
	sweepRunFolders(place);
	const [running, others] = [true, false].map((isRun) =>
		readdirSync(place.folder)
			.filter((name) => name.startsWith(place.prefix) === isRun)
			.map((name) => join(place.folder, name)),
	) as [string[], string[]];
	const removed = running.length === 0 ? [place.folder] : others;
	for (const path of removed) rmSync(path, { recursive: true, force: true });
	return {
		removed,
		running: running.filter((path) => !path.endsWith(".lock")),
	};
}

const isFolder = (path: string) =>
	statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function isBuilt(path: string, name: string): boolean {
	return name === "index.html" || existsSync(join(path, "manifest.json"));
}

/** What the clerk reads after a purge. */
export function formatPurge({ removed, left, running }: PurgeResult): string {
	const list = (title: string, paths: readonly string[]) =>
		paths.length > 0 ? [title, ...paths.map((path) => `  ${path}`)] : [];
	return [
		...(removed.length > 0
			? list("已删除：", removed)
			: ["没有可删除的内容。"]),
		...list("以下不是本程序生成的，没有动：", left),
		...list("以下正由另一次运行使用，没有动：", running),
		"导出文件、参考表、规则文件、.secret、out/published 和 out/audit.log 都保留。",
	].join("\n");
}
