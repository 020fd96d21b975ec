import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Canary, KINDS, makeCanary } from "./canaries.ts";

/** A canary, and the column it was put into. */
export interface Planted extends Canary {
	column: string;
}

// A sound cell for each column; times are filled in by row.
const SOUND: Readonly<Record<string, string>> = {
	工单编号: "",
	标题: "楼道漏水无人维修",
	主要内容: "楼道漏水多日，请尽快安排维修。",
	详细地址: "望海路",
	回复内容: "已安排维修。",
	办理结果: "已处理。",
	退回原因: "",
	延期原因: "",
	诉求类型: "投诉",
	一级分类: "市政设施",
	二级分类: "供水",
	诉求渠道: "12345电话",
	工单状态: "已办结",
	工单性质: "主办",
	办理类型: "转办",
	承办单位: "城管办",
	协办单位: "",
	被反映区: "某区",
	所属街道: "某街道",
	社区: "望海社区",
	网格: "第一网格",
	紧急程度: "一般",
	是否督办: "否",
	标签: "",
	满意度: "满意",
	首次满意度: "",
	是否解决: "已解决",
	是否按期: "按期",
	延期申请状态: "",
	受理时间: "",
	派单时间: "",
	办结时间: "",
	截止时间: "",
	回访时间: "",
	退回次数: "0",
	催办次数: "0",
	处理时限: "",
	重复工单号: "",
	是否保密: "否",
	来电人: "",
	联系电话: "",
	身份证号: "",
	备注说明: "",
};

/** The columns that canaries are put into, and those of the tables beside the exports. */
export const COLUMNS = Object.keys(SOUND);
export const CAMPAIGN_COLUMNS = [
	"matter",
	"decision",
	"owner",
	"note",
	"done_by",
	"grid",
	"estate",
	"issues",
];

const TIMES = ["受理时间", "派单时间", "办结时间", "回访时间"];

// What an office writes of its own decisions is printed as it wrote it, but for what the
// mask knows: a full name that no word beside it tells is one of them.
const NOT_IN_CAMPAIGNS = ["一句话"];

/** One canary for each of the columns and kinds, each of another person. */
export function plantCanaries(
	columns: readonly string[] = COLUMNS,
	kinds: readonly string[] = Object.keys(KINDS),
): Planted[] {
	return columns.flatMap((column, c) =>
		kinds.flatMap((kind, k) =>
			NOT_IN_CAMPAIGNS.includes(kind) && CAMPAIGN_COLUMNS.includes(column)
				? []
				: [{ ...makeCanary(kind, c * kinds.length + k), column }],
		),
	);
}

/** Writes an export with a ticket for each canary. */
export function writeAttacked(
	workspace: string,
	planted: readonly Planted[],
): void {
	const exports = join(workspace, "exports");
	mkdirSync(exports, { recursive: true });
	const rows = planted
		.filter(({ column }) => COLUMNS.includes(column))
		.map((canary, index) => toRow(index, [canary]));
	writeFileSync(join(exports, "工单2023年03月.csv"), toText(rows));
	writeCampaign(join(workspace, "campaign"), planted);
}

// A decision, a household and six visits that spoke of one matter for each canary.
function writeCampaign(folder: string, planted: readonly Planted[]): void {
	mkdirSync(folder, { recursive: true });
	const cell = ({ column, text }: Planted, name: string, sound: string) =>
		column === name ? text : sound;
	const own = planted.filter(({ column }) => CAMPAIGN_COLUMNS.includes(column));
	const write = (name: string, rows: readonly string[][]) =>
		writeFileSync(
			join(folder, `${name}.csv`),
			`${rows.map((row) => row.map(quote).join(",")).join("\n")}\n`,
		);
	write("decisions", [
		[
			"decided_at",
			"matter",
			"decision",
			"owner",
			"due_at",
			"state",
			"note",
			"done_by",
		],
		...own.map((each) => [
			"2023-03-23",
			`noise_other@${cell(each, "matter", "望海路")}`,
			cell(each, "decision", "尽快修好"),
			cell(each, "owner", "城管办"),
			"2023-03-30",
			each.column === "done_by" ? "已完成" : "未完成",
			cell(each, "note", ""),
			cell(each, "done_by", ""),
		]),
	]);
	write("households", [
		"household_key,community,grid,estate,building,unit,room,type,care,last_visit_at,last_info_update_at,do_not_visit".split(
			",",
		),
		...own.map((each, index) => [
			`H${index}`,
			"望海社区",
			cell(each, "grid", "第一网格"),
			cell(each, "estate", "望海花园"),
			..."1,1,101,自住,,2022-09-19,2022-09-24,否".split(","),
		]),
	]);
	write("visits", [
		"household_key,at,attempt_no,outcome,info_updated,issues,grid_solved,follow_up".split(
			",",
		),
		...own.flatMap((each, index) =>
			Array.from({ length: 6 }, (_, time) => [
				`H${index}`,
				`2023-01-1${time} 09:40:00`,
				"1",
				"见到",
				"是",
				cell(each, "issues", ""),
				"",
				"",
			]),
		),
	]);
}

// A model learns what is said five times.
const TIMES_SAID = 6;

/** Writes texts of two categories, each with its canary often enough to be learnt, and answers where. */
export function writeTexts(
	folder: string,
	planted: readonly Planted[],
): string {
	const file = join(folder, "texts.csv");
	const rows = planted.flatMap((canary, index) =>
		Array.from({ length: TIMES_SAID }, (_, time) => {
			const isText = TEXTS.includes(canary.column);
			const end = isText ? (SAID[time] ?? "") : "";
			const said = { ...canary, text: `${canary.text}${end}` };
			const topic = {
				...said,
				column: "一级分类",
				text: TOPICS[index % 2] ?? "",
			};
			return toRow(index * TIMES_SAID + time, [topic, said]);
		}),
	);
	writeFileSync(file, toText(rows));
	return file;
}

const TEXTS = ["标题", "主要内容"];
const TOPICS = ["供水", "噪音"];
const SAID = [
	"反映漏水",
	"称夜间施工吵闹",
	"来电说停水",
	"要求尽快维修管道",
	"投诉噪声扰民",
	"再次反映",
];

function toText(rows: readonly (readonly string[])[]): string {
	const lines = [Object.keys(SOUND), ...rows].map((row) =>
		row.map(quote).join(","),
	);
	return `${lines.join("\n")}\n`;
}

function toRow(number: number, canaries: readonly Planted[]): string[] {
	const day = String(1 + (number % 28)).padStart(2, "0");
	const hour = String(8 + (number % 10)).padStart(2, "0");
	const cells: Record<string, string> = {
		...SOUND,
		工单编号: `G2023${String(number).padStart(6, "0")}`,
		...Object.fromEntries(
			TIMES.map((name, step) => [name, `2023-03-${day} ${hour}:${step}0:00`]),
		),
	};
	for (const { column, text } of canaries) cells[column] = text;
	return Object.values(cells);
}

function quote(cell: string): string {
	return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
