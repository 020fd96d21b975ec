import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DAYS = 140;
const FIRST_DAY = Date.UTC(2022, 11, 15);
const HOUR = 3_600_000;

const at = (day: number, hours: number) =>
	new Date(FIRST_DAY + (day * 24 + hours) * HOUR)
		.toISOString()
		.replace("T", " ")
		.slice(0, 19);

/** Rows of five months, two a day, whose every column says something of some of them. */
const COLUMNS: Record<string, (no: number, day: number) => string> = {
	工单编号: (no) => `GD${String(no).padStart(5, "0")}`,
	受理时间: (no, day) => at(day, 8 + (no % 9)),
	派单时间: (no, day) => at(day, 10 + (no % 9)),
	签收时间: (no, day) => at(day, 10 + (no % 9) + (no % 5 === 0 ? 30 : 1)),
	先行联系: (no) => ["是", "是", "否", ""][no % 4] ?? "",
	办结期限: (_, day) => `${at(day + 6, 0).slice(0, 10)} 23:59:59`,
	延期后截止日期: (no, day) =>
		no % 11 === 0 ? `${at(day + 12, 0).slice(0, 10)} 23:59:59` : "",
	延期申请状态: (no) => (no % 11 === 0 ? "通过" : ""),
	办结时间: (no, day) => (isOpen(no) ? "" : at(day + (no % 9), 16)),
	工单状态: (no) =>
		isOpen(no) ? (no % 26 === 0 ? "挂起" : "办理中") : "已办结",
	诉求类型: (no) => ["投诉", "求助", "咨询"][no % 3] ?? "",
	诉求渠道: (no) => ["来电", "微信"][no % 2] ?? "",
	社区: (no) => ["甲社区", "乙社区", "丙社区", "甲社区", ""][no % 5] ?? "",
	小区: (no) => (no % 10 === 4 ? "" : (["望海花园", "西苑小区"][no % 2] ?? "")),
	标题: (no) => ["下水道堵塞", "占道经营", "路灯不亮"][no % 3] ?? "",
	诉求内容: (no) =>
		["小区污水管道堵塞", "路边流动摊贩占道经营", "路灯不亮"][no % 3] ?? "",
	承办单位: (no) => ["城管所", "物业办"][no % 2] ?? "",
	满意度: (no) =>
		["满意", "非常满意", "基本满意", "不满意", "未评价", "未接通"][no % 6] ??
		"",
	是否解决: (no) => ["解决", "未解决", "部分解决"][no % 3] ?? "",
	重办次数: (no) => (no % 17 === 0 ? "1" : "0"),
	退回次数: (no) => (no % 19 === 0 ? "1" : "0"),
	催办次数: (no) => (no % 7 === 0 ? "2" : "0"),
	是否不合理诉求: (no) => (no % 23 === 0 ? "是" : "否"),
	回访时间: (no, day) => (no % 3 === 0 && !isOpen(no) ? at(day + 11, 9) : ""),
	联系电话: (no) =>
		`139${String(10_000_000 + (no % 2 === 0 ? no % 24 : no) * 7)}`,
};

const isOpen = (no: number) => no % 13 === 0;

/** Writes a small workspace in which every metric has a value in the street: for tests that ask all of them. */
export function writeFullWorkspace(): string {
	const folder = mkdtempSync(join(tmpdir(), "full-"));
	for (const name of ["exports", "reference"]) mkdirSync(join(folder, name));
	const lines = Array.from({ length: DAYS * 2 }, (_, no) =>
		Object.values(COLUMNS)
			.map((cell) => cell(no, Math.floor(no / 2)))
			.join(),
	);
	const put = (path: string, rows: readonly string[]) =>
		writeFileSync(join(folder, path), `${rows.join("\n")}\n`);
	put("exports/工单.csv", [Object.keys(COLUMNS).join(), ...lines]);
	put("reference/communities.csv", [
		"community,aliases,households,population,tier",
		"甲社区,,1000,2600,",
		"乙社区,,500,1300,",
		"丙社区,,200,500,",
	]);
	put("reference/estates.csv", [
		"estate,aliases,community,grid,households",
		"望海花园,,甲社区,甲-1,400",
		"西苑小区,,乙社区,乙-1,300",
	]);
	return folder;
}
