import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDefaults } from "../../defaults.ts";
import type { BuildResult } from "../build-result.ts";

const MOST_FINDINGS = 3;
const TO_PRINT =
	"    打印：双击 .html，在浏览器里按 Ctrl+P（纸张 A4，横竖已设好）；要改字句，打开 .docx。";

/** The one line of a run that was to build only what has changed, and had nothing to do. */
export function formatUnchanged({ folder, report }: BuildResult): string {
	return `没有变化：${report.period_label}报告（数据截至 ${report.as_of}）仍是最新的，没有重新生成：${join(folder, "report.html")}`;
}

/** What the clerk reads when the pack of a meeting is done. */
export function formatPack({
	folder,
	report,
	warnings,
	isUnchanged,
}: BuildResult): string {
	return [
		`${report.period_label}的会议材料${isUnchanged ? "没有变化，沿用原来的" : "已生成"}，数据截至 ${report.as_of}${report.is_period_complete ? "" : "（会前七天的数据不全）"}。`,
		`  ${folder}：`,
		...listPapers(folder),
		TO_PRINT,
		...warnings.map((warning) => `提醒：${warning}`),
	].join("\n");
}

/** What the clerk reads when a build is done: where the report is, what was read, what to look at. */
export function formatBuild({
	folder,
	report,
	findings,
	warnings,
	isUnchanged,
}: BuildResult): string {
	const left = [
		["重复导出", report.superseded],
		["协办", report.assisting],
		["合计行等", report.ignored],
		["待修", report.rejected],
	]
		.map(([label, count]) => `${label} ${count}`)
		.join("，");
	return [
		`${report.period_label}报告${isUnchanged ? "没有变化，沿用原来的" : "已生成"}，数据截至 ${report.as_of}${report.is_period_complete ? "" : "（未满期）"}。`,
		`  报告：${join(folder, "report.html")}`,
		"  同一文件夹里：",
		...listPapers(folder),
		TO_PRINT,
		`  数据表：${join(folder, "tables")}`,
		`读取 ${report.files} 个文件，${report.records} 条记录：计入 ${report.counted}，${left}。`,
		...(report.rejected > 0
			? [`  待修的记录及改法：${join(folder, "rejects.xlsx")}`]
			: []),
		...(report.issues > 0
			? [
					`  另有 ${report.issues} 处疑点：${join(folder, "tables", "issues.csv")}`,
				]
			: []),
		...warnings.map((warning) => `提醒：${warning}`),
		"最值得看的三件事：",
		...findings
			.slice(0, MOST_FINDINGS)
			.map((finding, index) => `  ${index + 1}. ${toTitle(finding)}`),
	].join("\n");
}

// The page has the rest of it.
const toTitle = (finding: string) => `${finding.split("。")[0]}。`;

/** What was made for people, whom it is for, and how it is used. */
function listPapers(folder: string): string[] {
	const { readers } = readDefaults<{ readers: Record<string, string> }>(
		"report-texts.yaml",
	);
	const made = Object.entries(readers).filter(([file]) =>
		existsSync(join(folder, file)),
	);
	const width = Math.max(...made.map(([file]) => file.length));
	return made.map(([file, use]) => `    ${file.padEnd(width)}  ${use}`);
}
