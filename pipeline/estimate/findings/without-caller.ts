import { conditionalExactP, fisherMidP } from "../../statistics/change.ts";
import { poissonTail } from "../../statistics/counts.ts";
import { TAIL_95 } from "../../statistics/funnel.ts";
import type { Callers, Candidate, FamilyShare, Limits } from "./candidates.ts";
import { isOutside } from "./outside.ts";

/** Whether a candidate is still beyond chance when the tickets of the caller heard most are taken out. */
export function standsWithout(
	candidate: Candidate,
	{ bad, callers, most_tickets, most_bad }: Callers,
	families: readonly FamilyShare[],
	limits: Limits,
): boolean {
	if (most_tickets === 0) return true;
	switch (candidate.kind) {
		case "rate":
			return isOutside(
				candidate,
				families,
				shareWithout(candidate, { most_tickets, most_bad }),
				limits,
			);
		case "rate_change":
			return stillDiffers(candidate, { most_tickets, most_bad }, limits);
		case "volume_change":
			return stillMore(candidate, most_tickets, limits);
		case "hotspot":
		case "estate":
			return poissonTail(bad - most_bad, expectedOf(candidate)) <= TAIL_95;
		// Of a wave everybody is one voice.
		case "wave":
			return (
				poissonTail(callers, candidate.expected_bad ?? 0) <=
				limits.tail_of_a_wave
			);
		default:
			return true;
	}
}

// What persists is held against a year.
const MONTHS = 12;

function expectedOf({ metric, expected_bad }: Candidate): number {
	return (expected_bad ?? 0) * (metric === "persistent" ? MONTHS : 1);
}

type Most = Pick<Callers, "most_tickets" | "most_bad">;

function stillDiffers(
	candidate: Candidate,
	most: Most,
	{ most_p }: Limits,
): boolean {
	const now = shareWithout(candidate, most);
	const earlier = {
		hits: candidate.earlier_numerator ?? 0,
		trials: candidate.earlier_denominator ?? 0,
	};
	const p = fisherMidP(now, earlier);
	const isLower = now.hits * earlier.trials < earlier.hits * now.trials;
	const isSameSide =
		isLower === (candidate.is_worse === (candidate.good_direction === "up"));
	return p !== null && p <= most_p && isSameSide;
}

function stillMore(
	{ numerator, earlier_numerator, earlier_days, days, is_worse }: Candidate,
	most: number,
	{ most_p }: Limits,
): boolean {
	const now = { count: numerator - most, days };
	const earlier = { count: earlier_numerator ?? 0, days: earlier_days ?? days };
	const p = conditionalExactP(now, earlier);
	const isMore = now.count * earlier.days > earlier.count * days;
	return p !== null && p <= most_p && isMore === is_worse;
}

function shareWithout(
	{ numerator, denominator, good_direction }: Candidate,
	{ most_tickets, most_bad }: Most,
) {
	const hits = good_direction === "up" ? most_tickets - most_bad : most_bad;
	return { hits: numerator - hits, trials: (denominator ?? 0) - most_tickets };
}
