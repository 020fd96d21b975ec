import { tellAssumed } from "../../render/findings/assumed-deadlines.ts";
import { readReportTexts } from "../../render/report-texts.ts";
import type { TopicSource } from "../../workspace/profile.ts";
import type { CheckResult } from "../check.ts";
import { advise, isUnread } from "../check-advice.ts";
import type { CheckedColumn, SheetCard, TimeShape } from "../check-cards.ts";
import type { NamedCheck } from "../naming/check-by-names.ts";
import { formatCounting } from "../naming/counted-ratings.ts";
import { sumTickets } from "../naming/new-communities.ts";
import { listUnused } from "../naming/open-names.ts";
import type { GoingOn } from "./going-on.ts";

const MOST_LISTED = 5;
const MOST_TERMS = 10;

/** The health card of every sheet, what the report would hold, and what to do next. */
export function formatCheck(result: NamedCheck, goingOn?: GoingOn): string {
	const opened = new Set(result.cards.map(({ file }) => file));
	const closed = result.warnings.filter(({ file }) => !opened.has(file));
	const parts = [
		...result.cards.map((card) => formatCard(card, result)),
		...closed.map(({ file, warning }) => `${file}\n  ✗ ${warning}`),
		...(result.problem === null
			? [
					...formatJoined(result),
					...formatTaken(result),
					formatSections(result),
					formatCounting(result),
					...formatAssumed(result),
					...formatTopics(result),
				]
			: [`现在还生成不了报告：${tellProblem(result)}`]),
		formatSteps(advise(result, goingOn)),
	];
	return parts.join("\n\n");
}

// Where columns are to be named, the first step says how.
function tellProblem({ problem, problem_message, naming }: NamedCheck) {
	return naming ? problem_message : problem;
}

function formatCard(
	card: SheetCard,
	{ warnings, problem_message: told, naming }: NamedCheck,
): string {
	const { file, sheet, format, encoding, header_row, records } = card;
	const facts = [
		format,
		...(encoding ? [encoding] : []),
		header_row === null ? "没找到表头" : `表头第 ${header_row} 行`,
		`${records} 条记录`,
	];
	return [
		`${file}${sheet ? `　工作表“${sheet}”` : ""}`,
		`  ${facts.join("，")}`,
		...(records > 0 ? [`  ${formatLedger(card)}`] : []),
		...formatColumns(card, naming).map((line) => `  ${line}`),
		...formatTimes(card).map((line) => `  ${line}`),
		...formatIssues(card).map((line) => `  ${line}`),
		...warnings
			.filter((each) => each.file === file && isAbout(each.warning, sheet))
			// What ends it all is told below.
			.filter(({ warning }) => !told || !warning.endsWith(told))
			.map(({ warning }) => `  ! ${warning}`),
	].join("\n");
}

function isAbout(warning: string, sheet: string): boolean {
	return sheet === "" || warning.startsWith(`工作表“${sheet}”`);
}

function formatLedger(card: SheetCard): string {
	const { counted, superseded, assisting, ignored, rejected } = card;
	const left = Object.entries({
		重复导出: superseded,
		协办: assisting,
		合计行等: ignored,
		待修: rejected,
	}).filter(([, count]) => count > 0);
	return [
		`计入 ${counted}`,
		...left.map(([label, count]) => `${label} ${count}`),
	].join("，");
}

function formatColumns(
	card: SheetCard,
	naming: NamedCheck["naming"],
): string[] {
	const unused = new Set(listUnused(naming));
	const columns = card.columns.filter(({ header }) => !unused.has(header));
	const taken = columns.filter(({ is_taken }) => is_taken);
	const unknown = columns.filter(({ field }) => field === null);
	const named = unknown.filter(({ header }) => header !== null);
	const unnamed = unknown.length - named.length;
	const known = taken
		.map(({ header, label }) =>
			header === label ? header : `${label}←${header}`,
		)
		.join("、");
	return [
		...(taken.length > 0
			? [`认出 ${taken.length}/${columns.length} 列：${known}`]
			: []),
		...(named.length > 0
			? [
					`${isUnread(card) ? "表头像是" : "不认识的列"}：${named.map(formatUnknown).join("、")}`,
				]
			: []),
		...(unnamed > 0
			? [`有 ${unnamed} 列的名称像是数据，不列出：看看表头是否缺了或放错了行`]
			: []),
	];
}

function formatUnknown(column: CheckedColumn): string {
	const { guess_label, guess_certainty, looks_like } = column;
	const header = column.header ?? "";
	const percent = Math.round((guess_certainty ?? 0) * 100);
	if (guess_label)
		return `${header}（是不是“${guess_label}”？把握 ${percent}%）`;
	return looks_like === "time" ? `${header}（像时间）` : header;
}

function formatTimes({ time_shapes }: SheetCard): string[] {
	const shapes = new Map<string, TimeShape & { headers: string[] }>();
	for (const { header, example, records, is_read } of time_shapes) {
		const key = `${is_read} ${example.replace(/\d+/g, "0")}`;
		const seen = shapes.get(key);
		shapes.set(key, {
			header,
			example: seen?.example ?? example,
			records: records + (seen?.records ?? 0),
			is_read,
			headers: [...(seen?.headers ?? []), header],
		});
	}
	const all = [...shapes.values()].sort((a, b) => b.records - a.records);
	const read = all.filter(({ is_read }) => is_read);
	const unread = all.filter(({ is_read }) => !is_read).slice(0, MOST_LISTED);
	return [
		...(read.length > 0
			? [
					`时间的写法：${read.map(({ example, records }) => `${example}（${records} 处）`).join("、")}`,
				]
			: []),
		...unread.map(
			({ example, records, headers }) =>
				`? 认不出的时间：${headers.join("、")}“${example}”（${records} 处）`,
		),
	];
}

function formatIssues({ issues, rejects }: SheetCard): string[] {
	// Unread times are told by how they are written.
	const kinds = [...new Set(issues.map(({ issue }) => issue))].filter(
		(kind) => kind !== "bad_time" && kind !== "bad_deadline",
	);
	return [
		...rejects.map(
			({ reason_label, column, count, first_row }) =>
				`✗ ${reason_label}${column ? `（${column}）` : ""}：${count} 条，第 ${first_row} 行${count > 1 ? "起" : ""}`,
		),
		...kinds.map((kind) => {
			const alike = issues.filter(({ issue }) => issue === kind);
			const total = alike.reduce((sum, { count }) => sum + count, 0);
			const shown = alike
				.filter(({ value }) => value !== "")
				.slice(0, MOST_LISTED)
				.map(
					({ column, value, count, nearest }) =>
						`${column}“${value}”${count > 1 ? `×${count}` : ""}${nearest ? `（是不是“${nearest}”？）` : ""}`,
				);
			const row = alike.map(({ first_row }) => first_row ?? 0).sort()[0];
			const where = shown.length > 0 ? shown.join("、") : placeOf(alike, row);
			return `? ${alike[0]?.issue_label}：${total} 处，${where}`;
		}),
	];
}

function placeOf(alike: SheetCard["issues"], row: number | undefined): string {
	const columns = [...new Set(alike.map(({ column }) => column))].join("、");
	return row
		? `${columns}，第 ${row} 行${alike[0]?.count === 1 ? "" : "起"}`
		: columns;
}

function formatJoined({ joined_communities }: CheckResult): string[] {
	if (joined_communities.length === 0) return [];
	const lines = joined_communities.map(
		({ community, name, tickets }) =>
			`  ${name}（${tickets} 件）→ ${community}`,
	);
	return [["按同一个社区合并的叫法：", ...lines].join("\n")];
}

function formatTaken({ taken = [] }: NamedCheck): string[] {
	const names = taken.map(({ name }) => name).join("、");
	return taken.length > 0
		? [
				`已把 ${taken.length} 个社区（共 ${sumTickets(taken)} 件）写进 reference/communities.csv：${names}。户数在那里补，才有每千户诉求量。`,
			]
		: [];
}

function formatAssumed({ assumed_sources: sources }: CheckResult): string[] {
	const list = sources
		.filter(({ source_name }) => source_name !== "")
		.map(
			({ source_name, assumed_tickets }) =>
				`“${source_name}”的 ${assumed_tickets} 件`,
		);
	return list.length > 0
		? [
				`期限是推算的：到期的工单里，${list.join("、")}没有写明期限，按缺省时限推算，报告里逐件标明。另有规定的，在 profile.yaml 的 sla 里写明；没有时限就写 sla: none。`,
			]
		: [];
}

function formatSections({
	sections,
	metrics_missing,
	assumed_sources,
}: CheckResult): string {
	const texts = readReportTexts();
	const lines = sections.map((section) => {
		const { label, is_shown, reason } = section;
		if (!is_shown) return `  ✗ ${label}：${reason}`;
		const assumed = tellAssumed(section, texts, assumed_sources);
		return `  ✓ ${label}${assumed ? `：${assumed}` : ""}`;
	});
	const missing = metrics_missing.map(
		({ label, missing, reason }) =>
			`  ✗ ${label}：${reason ?? `缺${missing.join("，缺")}`}`,
	);
	return [
		"报告会有的各节：",
		...lines,
		...(missing.length > 0 ? ["算不出的指标：", ...missing] : []),
	].join("\n");
}

const OF_THE_TREE = "核对后可写进 reference/topics.yaml（程序不会自己改）";

const ADVICE: Record<TopicSource, string> = {
	tree: OF_THE_TREE,
	given: OF_THE_TREE,
	model: "说这些事的工单标好类别，补进训练用的表格，再 train 一次",
};

function formatTopics({ topics }: CheckResult): string[] {
	if (topics === null || topics.unclassified === 0) return [];
	const { source, tickets, unclassified, terms } = topics;
	const share = ((unclassified / tickets) * 100).toFixed(1);
	const words = terms
		.slice(0, MOST_TERMS)
		.map(
			(each) =>
				`${each.word}（${each.tickets} 件${each.is_growing ? "，近来增多" : ""}）`,
		);
	return [
		[
			`归不进主题的：本期 ${tickets} 件中 ${unclassified} 件（${share}%）。`,
			...(words.length > 0
				? [`  这些词在其中常见，${ADVICE[source]}：${words.join("、")}`]
				: []),
		].join("\n"),
	];
}

function formatSteps(steps: readonly string[]): string {
	return [
		"下一步：",
		...steps.map((step, index) => `  ${index + 1}. ${step}`),
	].join("\n");
}
