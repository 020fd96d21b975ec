import {
	FEWEST_FOR_PERCENT,
	formatCount,
	formatDecimal,
	formatRate,
} from "../../render/numbers.ts";
import type { ExplainedTicket, Explanation, Figure } from "../explain.ts";

/** A number with its rule, its sources and the proof that they give it. */
export function formatExplain(explanation: Explanation): string {
	const { text, metric, sql_file, rule, tickets, agrees } = explanation;
	const { recomputed, period_label, as_of, metric_kind, previous } =
		explanation;
	return [
		`${text.label}（${metric}）　${nameScope(explanation)}　${period_label}，数据截至 ${as_of}`,
		`  ${formatFigure(explanation, metric_kind)}`,
		...(previous
			? [
					`  上期：${previous.period_label}，数据截至 ${previous.as_of}，${formatFigure(previous, metric_kind)}`,
				]
			: []),
		`  分子：${text.numerator}`,
		...(text.denominator ? [`  分母：${text.denominator}`] : []),
		...(text.note ? [`  说明：${text.note}`] : []),
		`  规则：${rule}，${sql_file}`,
		`  复算：只${explanation.recomputed_from === "cache" ? "用缓存中" : "重新读取"}下列 ${tickets.length} 条源记录${explanation.recomputed_from === "cache" ? "（--verify 重读原文件）" : ""}，得 ${formatFigure(recomputed, metric_kind)}，${agrees ? "一致" : "不一致！请把本页交给维护人员"}。`,
		"",
		...formatTickets(tickets),
	].join("\n");
}

function nameScope({ kind_label, scope_label }: Explanation): string {
	return kind_label === scope_label
		? scope_label
		: `${kind_label}“${scope_label}”`;
}

// As the report prints it; of what divides, both parts before it.
function formatFigure(
	{ numerator, denominator, value }: Figure,
	kind: string,
): string {
	if (denominator === null) return formatCount(numerator);
	const parts = `${formatCount(numerator)} / ${formatCount(denominator)}`;
	if (value === null) return `${parts}，没有分母，不计算`;
	const isShare = kind === "rate" || kind === "share";
	if (!isShare) return `${parts} = ${formatDecimal(value)}`;
	return denominator < FEWEST_FOR_PERCENT
		? `${parts}（不到 ${FEWEST_FOR_PERCENT} 件，不写成百分数）`
		: `${parts} = ${formatRate(numerator, denominator)}`;
}

function formatTickets(tickets: readonly ExplainedTicket[]): string[] {
	if (tickets.length === 0) return ["没有工单。"];
	return [
		"工单（● 计入分子，○ 只计入分母，· 不计入而与判断有关）：",
		...tickets.map(({ ticket_id, file, sheet, row, key, ...ticket }) => {
			const record = key === null ? `第 ${row} 行` : `记录 ${key}`;
			const place = `${file}${sheet ? `“${sheet}”` : ""} ${record}`;
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
