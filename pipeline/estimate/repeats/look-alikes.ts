import type { ColumnType } from "../../database/database.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

/** A ticket of an unknown caller, with the sketch of its text. */
export interface AlikeText {
	ticket_id: string;
	place: string;
	topic: string;
	accepted_at: string;
	sketch: string;
	is_in_period: boolean;
	alike_days: number;
}

/** Two tickets that may be one caller's; they are listed, never merged. */
export interface LookAlike {
	later_id: string;
	earlier_id: string;
	similarity: number;
}

const LEAST_ALIKE = 0.9;
const DAY_MS = 86_400_000;
const DIGITS = 4;
const EMPTY = "----";

const COLUMNS = {
	later_id: "text",
	earlier_id: "text",
	similarity: "double",
} satisfies Record<string, ColumnType>;

/** Writes `est_look_alikes`: what may be the same call twice where callers are masked. */
export const lookAlikesEstimator = defineEstimator({
	reads: { int_look_alike_texts: { order: ["accepted_at", "ticket_id"] } },
	writes: { est_look_alikes: COLUMNS },
	grains: { est_look_alikes: ["later_id"] },
	estimate: (given: { int_look_alike_texts: AlikeText[] }) => ({
		est_look_alikes: findLookAlikes(given.int_look_alike_texts) as TableRow<
			typeof COLUMNS
		>[],
	}),
});

/** The most alike earlier text at the same place, on the same topic, at most `alike_days` before; in order of time. */
export function findLookAlikes(texts: readonly AlikeText[]): LookAlike[] {
	const found: LookAlike[] = [];
	for (const group of groupBy(texts, ({ place, topic }) => `${topic}@${place}`))
		for (const [at, later] of group.entries()) {
			if (!later.is_in_period) continue;
			const best = mostAlike(later, group.slice(0, at));
			if (best && best.similarity >= LEAST_ALIKE) found.push(best);
		}
	return found;
}

/**
 * The share in which two sketches agree, of the buckets that either fills: an
 * estimate of the Jaccard similarity of the texts.
 */
export function alikeShare(a: string, b: string): number {
	let filled = 0;
	let same = 0;
	for (let at = 0; at < a.length; at += DIGITS) {
		const [x, y] = [a.slice(at, at + DIGITS), b.slice(at, at + DIGITS)];
		if (x === EMPTY && y === EMPTY) continue;
		filled += 1;
		if (x === y) same += 1;
	}
	return filled === 0 ? 0 : same / filled;
}

function mostAlike(
	later: AlikeText,
	before: readonly AlikeText[],
): LookAlike | undefined {
	const earliest = toTime(later) - later.alike_days * DAY_MS;
	let best: LookAlike | undefined;
	for (const earlier of [...before].reverse()) {
		if (toTime(earlier) < earliest) break;
		const similarity = alikeShare(later.sketch, earlier.sketch);
		if (similarity > (best?.similarity ?? 0))
			best = {
				later_id: later.ticket_id,
				earlier_id: earlier.ticket_id,
				similarity,
			};
	}
	return best;
}

function toTime({ accepted_at }: AlikeText): number {
	return Date.parse(`${accepted_at}Z`);
}
