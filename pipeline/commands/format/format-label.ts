import type { Labelled } from "../label.ts";
import type { ShardLabelled } from "../texts/label-shard.ts";

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

/** What of a part was labelled now. */
export function formatShard({
	shard,
	records,
	labelled,
	version,
}: ShardLabelled): string {
	return [
		`第 ${shard} 份：${records} 条，其中 ${records - labelled} 条早已归类，这次归类并存好 ${labelled} 种文字。`,
		`版本 ${version}：各台机器、各份的版本要一样，build --engine clickhouse 才用得上。`,
	].join("\n");
}
