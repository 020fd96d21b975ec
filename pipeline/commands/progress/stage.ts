/** How far a stage has come. */
export interface StageCount {
	done: number;
	total: number;
	/** What is counted: `个文件`. */
	unit: string;
	/** How much of the work that is, 0-1, where the count does not tell. */
	share?: number;
	/** What else has been counted: `条`; nothing is said of none, since nobody has counted then. */
	items?: { done: number; unit: string; note?: string };
}

/** Says which stage a run is in, and how far it has come. */
export type LogStage = (stage: string, count?: StageCount) => void;

const SECOND = 1000;
const MINUTE = 60;
// Before that a rate is chance.
const FEWEST_MS = 1500;
const LEAST_SHARE = 0.02;

/** A stage under way: `读取导出文件 3/15 个文件，2,600 条，1,300 条/秒，约剩 8 秒`. */
export function formatStage(
	stage: string,
	count: StageCount | undefined,
	elapsedMs: number,
): string {
	if (!count) return stage;
	const { done, total, unit, items } = count;
	const share = count.share ?? done / Math.max(1, total);
	const counted = items ?? { done, unit };
	const isTold = elapsedMs >= FEWEST_MS;
	const rate = Math.round((counted.done * SECOND) / Math.max(1, elapsedMs));
	const leftMs = (elapsedMs * (1 - share)) / share;
	return [
		`${stage} ${formatCount(done)}/${formatCount(total)} ${unit}`,
		...(items && items.done > 0
			? [`${formatCount(items.done)} ${items.unit}`]
			: []),
		...(isTold && rate > 0 ? [`${formatCount(rate)} ${counted.unit}/秒`] : []),
		...(isTold && share >= LEAST_SHARE && leftMs >= SECOND
			? [`约剩 ${formatTime(leftMs)}`]
			: []),
	].join("，");
}

/** A stage that is over: `读取导出文件：15 个文件，13,000 条，4.1 秒`. */
export function formatDone(
	stage: string,
	count: StageCount | undefined,
	elapsedMs: number,
): string {
	const counted = count
		? [
				`${formatCount(count.done)} ${count.unit}`,
				...(count.items && count.items.done > 0
					? [
							`${formatCount(count.items.done)} ${count.items.unit}${count.items.note ?? ""}`,
						]
					: []),
			]
		: [];
	return `${stage}：${[...counted, formatTime(elapsedMs)].join("，")}`;
}

const formatCount = (count: number) => count.toLocaleString("en");

function formatTime(ms: number): string {
	const seconds = ms / SECOND;
	if (seconds < 10) return `${seconds.toFixed(1)} 秒`;
	const whole = Math.round(seconds);
	if (whole < MINUTE) return `${whole} 秒`;
	const rest = whole % MINUTE;
	return `${Math.floor(whole / MINUTE)} 分${rest > 0 ? ` ${rest} 秒` : "钟"}`;
}
