import type { Labelled } from "../label.ts";

/** How many records got which label. */
export function formatLabel(labelled: Labelled): string {
	const { records, labelled: count, unclassified, rejected } = labelled;
	const unsure =
		labelled.unsure === 0 ? "" : `、${labelled.unsure} 条没有把握（unsure）`;
	const ranked = Object.entries(labelled.labels).sort(
		([a, many], [b, few]) => few - many || (a < b ? -1 : 1),
	);
	const part = count === records ? "" : `（全部 ${records} 条中的一份）`;
	const damaged =
		rejected === 0 ? "" : `；另有 ${rejected} 条格式损坏，没有归类`;
	return [
		`归类 ${count} 条${part}，其中 ${unclassified} 条没有归类${unsure}${damaged}。`,
		...ranked.map(([label, texts]) => `  ${label}\t${texts}`),
		`结果：${labelled.out}`,
	].join("\n");
}
