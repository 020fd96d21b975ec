import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../../user-error.ts";
import { filesBelow } from "../../workspace/export-files.ts";
import { readPeriod } from "../../workspace/period.ts";
import type { BuildResult } from "../build-result.ts";
import { START_AGAIN } from "../format/going-on.ts";
import { init } from "../init.ts";
import { findStrayBooks } from "../naming/open-names.ts";
import { hasSource, isTableFile, isWorkspace } from "../tell-folder.ts";
import { type Ask, askYes } from "../typed/answers.ts";
import { type TypedOptions, toWords } from "../typed/option-values.ts";
import { askForStreet } from "./ask-for-street.ts";
import { findWorkspace } from "./find-workspace.ts";
import { toFolder } from "./typed-folder.ts";

/** What starting asks of the world. */
export interface StartEffects {
	say(text: string): void;
	/** The person's answer; undefined where nobody can be asked. */
	ask?: Ask | undefined;
	/** Checks with these words, in sight of the person; answers how it ended, and which period would be reported. */
	check(
		words: readonly string[],
	): Promise<{ code: number; period?: string | undefined }>;
	/** Builds with these words, and answers with what was built. */
	build(words: readonly string[]): Promise<BuildResult | number>;
	/** Opens a file or a folder as a double click would. */
	open(path: string): void;
}

/**
 * The whole way for who does not type commands: asks for the folder, makes the workspace where there is none, checks, asks for the
 * period, builds, and opens the report. Options are a build's. Answers the exit code.
 */
export async function start(
	given: string | undefined,
	{ say, ask, check, build, open }: StartEffects,
	options: TypedOptions = {},
): Promise<number> {
	const folder = await findFolder(given, { say, ask });
	const exports = join(folder, "exports");
	if (!isWorkspace(folder) || !existsSync(join(folder, "profile.yaml")))
		makeWorkspace(folder, say);
	if (!options.exports) await offerToMove(folder, { say, ask });
	const isEmpty = !existsSync(exports) || filesBelow(exports).length === 0;
	if (isEmpty && !hasSource(folder) && !options.exports) {
		mkdirSync(exports, { recursive: true });
		say(
			`下一步：把市平台导出的表格原样放进 ${exports}，再开始一次，还是选“${basename(folder)}”这个文件夹。`,
		);
		open(exports);
		return 0;
	}
	if (ask) await askForStreet(folder, ask);
	say(`一、检查“${basename(folder)}”里的导出文件`);
	const checked = await check([folder, ...toWords(ofCheck(options))]);
	if (checked.code !== 0) return end(checked.code, say);
	const period = await askPeriod(checked.period, options, { say, ask });
	say("\n二、生成报告");
	const built = await build([folder, ...toWords({ ...options, ...period })]);
	if (typeof built === "number") return end(built, say);
	const report = resolve(built.folder, "report.html");
	say(
		`报告在 ${report}；历次报告的目录在 ${join(dirname(resolve(built.folder)), "index.html")}。没有自己打开的，双击它。`,
	);
	open(report);
	return 0;
}

// What was told above is for the person to mend; a defect and a broken-off run are not.
function end(code: number, say: StartEffects["say"]): number {
	if (code === 1) say(`\n改好以后，${START_AGAIN}。`);
	return code;
}

const ofCheck = ({ exports, profile, verbose }: TypedOptions) => ({
	exports,
	profile,
	verbose,
});

// Which month is wanted is known to nobody but the person.
async function askPeriod(
	usual: string | undefined,
	{ period, meeting }: TypedOptions,
	{ say, ask }: Pick<StartEffects, "say" | "ask">,
): Promise<TypedOptions> {
	if (!ask || !usual || period || meeting) return {};
	for (;;) {
		const typed = (
			await ask(
				`\n要哪个月的报告？直接回车是 ${usual}，也可以写别的月、季、年：`,
			)
		).trim();
		if (typed === "") return {};
		if (readPeriod(typed, LATEST)) return { period: typed };
		say(
			`看不懂“${typed.slice(0, 40)}”。可写 2026年9月、9月、2026-9、2026年第3季度、2026年上半年或 2026年。`,
		);
	}
}

// Whether there are data of it is told by the build.
const LATEST = "9999-12-31";

// Who only presses a key is asked again, and not for ever.
const MOST_QUESTIONS = 5;

async function findFolder(
	given: string | undefined,
	{ say, ask }: Pick<StartEffects, "say" | "ask">,
): Promise<string> {
	for (let round = 0; round < (ask ? MOST_QUESTIONS : 1); round++) {
		const typed =
			(round === 0 ? given : undefined) ??
			(await ask?.(
				"把放导出文件的文件夹拖到这个窗口里（或写一个新文件夹的路径），再按回车：",
			)) ??
			"";
		const folder = toFolder(typed);
		if (folder === "") continue;
		const path = resolve(folder);
		if (existsSync(path) && !statSync(path).isDirectory())
			throw new UserError("这是一个文件，不是文件夹。", {
				place: { file: folder },
				hint: "请把表格放进一个文件夹，再选那个文件夹。",
			});
		if (existsSync(path) || !ask)
			return await findWorkspace(path, { say, ask });
		if (await askYes(ask, `没有“${path}”这个文件夹。新建一个吗？（是/否）`))
			return path;
	}
	throw new UserError("没有说是哪个文件夹。", {
		hint: "把文件夹拖到“开始”的图标上，或写在命令后面，如 hotline-review start 我的街道。",
	});
}

function makeWorkspace(folder: string, say: StartEffects["say"]): void {
	init(folder);
	say(
		`已在“${basename(folder)}”里建好工作区：规则文件、参考表和 exports 文件夹。`,
	);
}

// Who has put exports beside the folders is asked before they are moved; nothing in them is changed.
async function offerToMove(
	folder: string,
	{ say, ask }: Pick<StartEffects, "say" | "ask">,
): Promise<void> {
	const stray = findStrayBooks(folder);
	const names = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => isTableFile(entry) && !stray.includes(entry.name))
		.map(({ name }) => name);
	if (names.length === 0 || !ask) return;
	const shown = names.slice(0, MOST_SHOWN).join("、");
	const isWanted = await askYes(
		ask,
		`“${basename(folder)}”里有 ${names.length} 个表格文件（${shown}${names.length > MOST_SHOWN ? "……" : ""}），不在 exports 里的不读。把它们移进 exports 文件夹吗？（是/否）`,
	);
	if (!isWanted) return;
	const exports = join(folder, "exports");
	mkdirSync(exports, { recursive: true });
	for (const name of names)
		if (existsSync(join(exports, name)))
			say(`exports 里已有“${name}”，没有移：要换成新的，请自己替换。`);
		else renameSync(join(folder, name), join(exports, name));
}

const MOST_SHOWN = 3;
