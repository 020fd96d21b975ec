import { isAbsolute, join, relative, resolve } from "node:path";
import { recoverOutFolder } from "../publish/publish.ts";
import { UserError } from "../user-error.ts";
import { findSecret } from "../workspace/workspace.ts";
import type { BuildOptions, BuildResult } from "./build-result.ts";
import { type Asked, describeAsked } from "./kept/last-build.ts";
import { takeStanding } from "./kept/standing.ts";
import { outFolder, type RunEffects } from "./warehouse.ts";

/** Writes `out/<period>/`, unless what stands there was made of the same by the same. */
export async function build(
	asked: BuildOptions,
	effects: RunEffects,
): Promise<BuildResult> {
	const options = settleCache(asked);
	refuseOutAmongExports(options);
	await recoverOutFolder(outFolder(options));
	const standing = await takeStanding(options, () =>
		tryToAsk(options, effects),
	);
	if (standing) return standing;
	// Engine, dictionary and charts are loaded where there is something to do.
	const { buildAnew } = await import("./build-anew.ts");
	return await buildAnew(options, effects);
}

// What a database far away holds is not known to be what it held.
function settleCache(asked: BuildOptions): BuildOptions {
	if (asked.engine !== "clickhouse") return asked;
	if (!asked.ifChanged) return { ...asked, cache: false };
	throw new UserError(
		"--engine clickhouse 每次都从头算，不能和 --if-changed 一起用。",
		{
			hint: "去掉其中一个；定时运行的，用 ClickHouse 时由任务自己判断有没有新数据。",
		},
	);
}

// The next build would read its tables as exports, and exports are never changed.
function refuseOutAmongExports({ out, exports, workspace }: BuildOptions) {
	if (out === undefined) return;
	const roots = exports ?? [join(workspace, "exports")];
	if (!roots.some((root) => isWithin(resolve(out), resolve(root)))) return;
	throw new UserError("报告不能写进导出文件所在的文件夹。", {
		place: { file: out },
		hint: "导出文件夹只读不写；用 --out 另写一个文件夹，缺省为工作区的 out。",
	});
}

function isWithin(path: string, root: string): boolean {
	const way = relative(root, path);
	return !way.startsWith("..") && !isAbsolute(way);
}

// What is wrong with the workspace is told by the build itself.
function tryToAsk(options: BuildOptions, effects: RunEffects): Asked | null {
	try {
		const secret = findSecret(options.workspace, effects.secret);
		return secret === undefined ? null : describeAsked(options, secret);
	} catch {
		return null;
	}
}
