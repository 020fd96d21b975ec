import { addDays } from "../days.ts";
import type { RunPeriod } from "../run-periods.ts";
import { countIn, isWholeIn, type Source } from "./sources.ts";

/** A source that one of two periods has and the other has not, or not whole; and what the sources that both have tell. */
export interface SourceChange {
	period: RunPeriod;
	source: Source;
	kind: "begins" | "ends" | "pauses";
	/** Of the source, in this period and in the earlier one. */
	tickets: number;
	earlierTickets: number;
	/** Of all sources that both have whole. */
	likeTickets: number;
	likeEarlierTickets: number;
}

// Less moves no figure by more than a few hundredths.
export const LEAST_SHARE = 0.05;

/** The sources by which this period and each earlier one that is covered cannot be compared; none where what they make of either is little. */
export function findSourceChanges(
	sources: readonly Source[],
	periods: readonly RunPeriod[],
): SourceChange[] {
	const current = periods.find(({ role }) => role === "current");
	if (!current || sources.length < 2) return [];
	const now = daysOf(current);
	return periods
		.filter(
			({ role, isCovered, startAt }) =>
				EARLIER.includes(role) && isCovered && startAt < current.startAt,
		)
		.flatMap((period) => {
			const then = daysOf(period);
			const counted = sources.map((source) => ({
				source,
				tickets: countIn(source, now),
				earlierTickets: countIn(source, then),
				isLike: isWholeIn(source, now) && isWholeIn(source, then),
			}));
			const like = counted.filter(({ isLike }) => isLike);
			const unlike = counted.filter(
				({ isLike, tickets, earlierTickets }) =>
					!isLike && tickets + earlierTickets > 0,
			);
			const shareOf = (key: "tickets" | "earlierTickets") =>
				sum(unlike, key) / Math.max(1, sum(counted, key));
			if (Math.max(shareOf("tickets"), shareOf("earlierTickets")) < LEAST_SHARE)
				return [];
			return unlike.map(({ source, tickets, earlierTickets }) => ({
				period,
				source,
				kind: kindOf(source, now, then),
				tickets,
				earlierTickets,
				likeTickets: sum(like, "tickets"),
				likeEarlierTickets: sum(like, "earlierTickets"),
			}));
		});
}

const EARLIER = ["previous", "year_ago", "trend"];

interface Span {
	start: string;
	end: string;
}

const daysOf = ({ startAt, days }: RunPeriod): Span => ({
	start: startAt.slice(0, 10),
	end: addDays(startAt.slice(0, 10), days - 1),
});

function kindOf(source: Source, now: Span, then: Span): SourceChange["kind"] {
	if (source.first > then.start && !isWholeIn(source, then)) return "begins";
	return source.last < now.end && !isWholeIn(source, now) ? "ends" : "pauses";
}

function sum<Key extends string>(
	list: readonly Record<Key, number>[],
	key: Key,
): number {
	return list.reduce((total, each) => total + each[key], 0);
}
