import {
	type Dirent,
	existsSync,
	readdirSync,
	readFileSync,
	statSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { findPeriods, type PeriodEntry } from "../publish/index-page.ts";
import {
	type ExportFile,
	filesBelow,
	isPassedOver,
} from "../workspace/export-files.ts";

/** What a folder is to the program, and what comes next. */
export function tellFolder(folder: string): string {
	const name = basename(resolve(folder));
	const exports = join(folder, "exports");
	const help = "全部命令：hotline-review help。";
	if (!isWorkspace(folder)) return `${tellNone(folder, name)}${help}`;
	const files = existsSync(exports) ? filesBelow(exports) : [];
	const [latest] = findPeriods(join(folder, "out"));
	const isFed = hasSource(folder);
	if (files.length === 0 && !isFed)
		return `“${name}”是一个工作区，exports 里还没有导出文件。下一步：把市平台导出的表格原样放进 exports 文件夹，再运行 hotline-review check，看能读出什么、缺什么。${help}`;
	const held = isFed
		? `工单从 profile.yaml 里写的数据库读取${files.length > 0 ? `，exports 里另有 ${files.length} 个文件` : ""}`
		: `exports 里有 ${files.length} 个文件`;
	if (!latest)
		return `“${name}”是一个工作区，${held}，还没有生成过报告。下一步：运行 hotline-review check，看能读出什么、缺什么；没有问题就运行 hotline-review build。${help}`;
	return `“${name}”是一个工作区，${tellBuilt(folder, latest, files)}${help}`;
}

/** Whether somebody has made a workspace of it. */
export function isWorkspace(folder: string): boolean {
	return ["exports", "profile.yaml", "reference"].some((path) =>
		existsSync(join(folder, path)),
	);
}

const SOURCE = /^source\s*:/m;

/** Whether its rules name a database to read tickets from; whether they name it well is told where it is read. */
export function hasSource(folder: string): boolean {
	const profile = join(folder, "profile.yaml");
	return existsSync(profile) && SOURCE.test(readFileSync(profile, "utf8"));
}

/** Whether it is named like a table. */
export function isTableFile(entry: Dirent): boolean {
	return entry.isFile() && TABLES.test(entry.name) && !isPassedOver(entry.name);
}

const TABLES = /\.(xlsx|xls|csv|txt|parquet)$/i;

function tellNone(folder: string, name: string): string {
	const tables = readdirSync(folder, { withFileTypes: true }).filter(
		isTableFile,
	);
	const seen =
		tables.length > 0
			? `里面有 ${tables.length} 个表格文件。下一步：运行 hotline-review init .，在这里建好工作区，再把要用的导出文件移进 exports`
			: "下一步：运行 hotline-review init .，在这里建好工作区，再把市平台导出的表格原样放进 exports";
	return `“${name}”还不是工作区。${seen}，然后运行 hotline-review check。已经有工作区的，先进到那个文件夹，或把它的路径写在命令后面，如 hotline-review build 工作区文件夹。`;
}

function tellBuilt(
	folder: string,
	{ period, label, as_of }: PeriodEntry,
	files: readonly ExportFile[],
): string {
	const built = join("out", period);
	const builtAt = statSync(join(folder, built, "manifest.json")).mtimeMs;
	const later = files.filter(
		({ absolutePath, obstacle }) =>
			obstacle === undefined && isNewer(absolutePath, builtAt),
	).length;
	const state = `最近的报告是${label}的（数据截至 ${as_of.slice(0, 16)}）。`;
	const report = join(built, "report.html");
	return later > 0
		? `${state}那以后 exports 里有 ${later} 个文件是新来的或改过的。下一步：运行 hotline-review build，重新生成；旧的报告在 ${report}。`
		: `${state}下一步：打开 ${report} 查看、打印；有了新的导出，放进 exports 再运行 hotline-review build。`;
}

// A copied file may bear the time of its original; that it came is told by the other clock.
function isNewer(file: string, momentMs: number): boolean {
	const { mtimeMs, ctimeMs } = statSync(file);
	return Math.max(mtimeMs, ctimeMs) > momentMs;
}
