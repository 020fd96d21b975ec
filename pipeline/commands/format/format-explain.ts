import { STREET } from "../../scope-names.ts";
import type { ExplainedTicket, Explanation, Figure } from "../explain.ts";

const SCOPE_KINDS: Record<string, string> = {
	street: STREET,
	community: "社区",
	unit: "承办单位",
	topic: "主题",
	topic_group: "主题类",
	demand_type: "诉求类型",
	channel: "渠道",
};

/** A number with its rule, its sources and the proof that they give it. */
export function formatExplain(explanation: Explanation): string {
	const { text, metric, sql_file, rule, tickets, agrees } = explanation;
	const { recomputed, period_label, as_of } = explanation;
	return [
		`${text.label}（${metric}）　${nameScope(explanation)}　${period_label}，数据截至 ${as_of}`,
		`  ${formatFigure(explanation)}`,
		`  分子：${text.numerator}`,
		...(text.denominator ? [`  分母：${text.denominator}`] : []),
		...(text.note ? [`  说明：${text.note}`] : []),
		`  规则：${rule}，${sql_file}`,
		`  复算：只${explanation.recomputed_from === "cache" ? "用缓存中" : "重新读取"}下列 ${tickets.length} 条源记录${explanation.recomputed_from === "cache" ? "（--verify 重读原文件）" : ""}，得 ${formatFigure(recomputed)}，${agrees ? "一致" : "不一致！请把本页交给维护人员"}。`,
		"",
		...formatTickets(tickets),
	].join("\n");
}

function nameScope({ scope_kind, scope }: Explanation): string {
	const kind = SCOPE_KINDS[scope_kind] ?? scope_kind;
	return kind === scope ? scope : `${kind}“${scope}”`;
}

function formatFigure({ numerator, denominator, value }: Figure): string {
	if (denominator === null) return `${numerator}`;
	const share = value === null ? "没有分母，不计算" : `${value}`;
	return `${numerator} / ${denominator} = ${share}`;
}

function formatTickets(tickets: readonly ExplainedTicket[]): string[] {
	if (tickets.length === 0) return ["没有工单。"];
	return [
		"工单（● 计入分子，○ 只计入分母，· 不计入而与判断有关）：",
		...tickets.map(({ ticket_id, file, sheet, row, ...ticket }) => {
			const place = `${file}${sheet ? `“${sheet}”` : ""} 第 ${row} 行`;
			return `  ${markOf(ticket)} ${ticket_id}　${place}`;
		}),
	];
}

function markOf({
	in_numerator,
	is_related,
}: Pick<ExplainedTicket, "in_numerator" | "is_related">): string {
	if (is_related) return "·";
	return in_numerator ? "●" : "○";
}
