import type { DescribedNode } from "../../plan/describe.ts";
import type { Cost } from "../../plan/run.ts";
import type { PlanResult } from "../plan.ts";

const KINDS: Record<string, string> = {
	read: "读取",
	sql: "统计",
	label: "归类",
	estimate: "推断",
	write: "写出",
	scan: "查漏",
	carry: "往返",
};

/** The plan as a person reads it: by subject, each step with its kind, its last cost and what it needs. */
export function formatPlan({
	target,
	nodes,
	build_nodes,
	again_nodes,
	subjects,
}: PlanResult): string {
	const shown = subjects.reduce((sum, { nodes }) => sum + nodes.length, 0);
	const all = subjects.flatMap(({ nodes }) => nodes.map(({ ms }) => ms ?? 0));
	const total = all.reduce((sum, ms) => sum + ms, 0);
	return [
		target === null
			? `全部 ${nodes} 步，其中 build 要做 ${build_nodes} 步：`
			: `“${target}”要做 ${shown} 步，build 要做 ${build_nodes} 步：`,
		...(again_nodes === null
			? []
			: [`复算时再做其中 ${again_nodes} 步，只用它数到的工单。`]),
		...subjects.flatMap(({ subject, nodes }) => [
			"",
			`${subject}（${nodes.length} 步）`,
			...nodes.map(formatNode),
		]),
		"",
		total > 0
			? `上次各步合计 ${formatMs(total)}。`
			: "还没有在这个工作区生成过报告，不知道各步要多久。",
	].join("\n");
}

function formatNode({ name, kind, from, ms }: DescribedNode): string {
	const cost = ms === null ? "" : `  ${formatMs(ms)}`;
	const needs = from.length > 0 ? `  ← ${from.join("、")}` : "";
	return `  ${name}  ${KINDS[kind] ?? kind}${cost}${needs}`;
}

/** One step of a run as it ends. */
export function formatCost({ node, kind, ms }: Cost): string {
	return `${formatMs(ms).padStart(9)}  ${KINDS[kind] ?? kind}  ${node}`;
}

function formatMs(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}
