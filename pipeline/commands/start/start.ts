import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	statSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { UserError } from "../../user-error.ts";
import { filesBelow } from "../../workspace/export-files.ts";
import type { BuildResult } from "../build-result.ts";
import { init } from "../init.ts";
import { hasSource, isTableFile, isWorkspace } from "../tell-folder.ts";
import { toFolder } from "./typed-folder.ts";

/** What starting asks of the world. */
export interface StartEffects {
	say(text: string): void;
	/** The person's answer; undefined where nobody can be asked. */
	ask?: ((question: string) => Promise<string>) | undefined;
	/** Runs the program with these words, in sight of the person; answers how it ended. */
	run(words: readonly string[]): Promise<number>;
	/** Builds as `run` would, and answers with what was built. */
	build(workspace: string): Promise<BuildResult | number>;
	/** Opens a file or a folder as a double click would. */
	open(path: string): void;
}

/**
 * The whole way for who does not type commands: asks for the folder, makes the workspace where there is none, checks, builds, and
 * opens the report. Answers the exit code.
 */
export async function start(
	given: string | undefined,
	{ say, ask, run, build, open }: StartEffects,
): Promise<number> {
	const folder = await findFolder(given, ask);
	const exports = join(folder, "exports");
	if (!isWorkspace(folder)) await makeWorkspace(folder, { say, ask });
	const isEmpty = !existsSync(exports) || filesBelow(exports).length === 0;
	if (isEmpty && !hasSource(folder)) {
		mkdirSync(exports, { recursive: true });
		say(
			`下一步：把市平台导出的表格原样放进 ${exports}，再开始一次，还是选“${basename(folder)}”这个文件夹。`,
		);
		open(exports);
		return 0;
	}
	say(`一、检查“${basename(folder)}”里的导出文件`);
	const checked = await run(["check", folder]);
	if (checked !== 0) return checked;
	say("\n二、生成报告");
	const built = await build(folder);
	if (typeof built === "number") return built;
	open(resolve(built.folder, "report.html"));
	return 0;
}

async function findFolder(
	given: string | undefined,
	ask: StartEffects["ask"],
): Promise<string> {
	const typed =
		given ??
		(await ask?.(
			"把放导出文件的文件夹拖到这个窗口里（或写一个新文件夹的路径），再按回车：",
		)) ??
		"";
	const folder = toFolder(typed);
	if (folder === "")
		throw new UserError("没有说是哪个文件夹。", {
			hint: "把文件夹拖到“开始”的图标上，或写在命令后面，如 hotline-review start 我的街道。",
		});
	if (existsSync(folder) && !statSync(folder).isDirectory())
		throw new UserError("这是一个文件，不是文件夹。", {
			place: { file: folder },
			hint: "请把表格放进一个文件夹，再选那个文件夹。",
		});
	return resolve(folder);
}

// Who has a folder of exports is asked before they are moved; nothing in them is changed.
async function makeWorkspace(
	folder: string,
	{ say, ask }: Pick<StartEffects, "say" | "ask">,
): Promise<void> {
	const tables = existsSync(folder)
		? readdirSync(folder, { withFileTypes: true }).filter(isTableFile)
		: [];
	init(folder);
	say(
		`已在“${basename(folder)}”里建好工作区：规则文件、参考表和 exports 文件夹。`,
	);
	if (tables.length === 0) return;
	const answer = await ask?.(
		`“${basename(folder)}”里有 ${tables.length} 个表格文件。把它们移进 exports 文件夹吗？（是/否）`,
	);
	if (!/^\s*(是|y|yes)\s*$/i.test(answer ?? "")) return;
	for (const { name } of tables)
		renameSync(join(folder, name), join(folder, "exports", name));
}
