import { median, sum } from "simple-statistics";
import { poissonTail } from "../../statistics/counts.ts";
import { groupBy } from "../group-by.ts";
import type { Hotspot } from "./hotspot.ts";
import {
	correct,
	FEWEST_CALLERS,
	FEWEST_TICKETS,
	type Series,
} from "./place-series.ts";

const MONTHS = 12;
const FEWEST_MONTHS = 6;
const MOST_Q = 0.05;

/**
 * What stays: an estate with more of a topic than its own volume
 * explains, above the other estates in at least six months of the last twelve,
 * and still now. What is flagged for the period itself is not told twice.
 */
export function findPersistent(
	series: readonly Series[],
	flagged: ReadonlySet<Series>,
): Hotspot[] {
	const estates = series.filter(({ place_kind }) => place_kind === "estate");
	const expected = expectByVolume(estates);
	const tested = estates.map((each, index) => ({
		place: each.place,
		topic: each.topic,
		p: poissonTail(sum(yearOf(each)), expected[index] ?? 0),
	}));
	const qValues = correct(tested);
	const usual = usualMonths(estates);
	return estates.flatMap((each, index) => {
		const { place_kind, place, community, topic, now } = each;
		const q_value = qValues[index] ?? 1;
		const isPersistent =
			!flagged.has(each) &&
			q_value <= MOST_Q &&
			countHighMonths(each, usual.get(topic) ?? []) >= FEWEST_MONTHS &&
			now.tickets >= FEWEST_TICKETS &&
			now.callers >= FEWEST_CALLERS;
		if (!isPersistent) return [];
		return {
			hotspot_id: `${topic}@${place}`,
			cluster_id: null,
			told: "",
			is_spread: false,
			place_kind,
			place,
			community,
			topic,
			kind: "persistent",
			expected: (expected[index] ?? 0) / MONTHS,
			p_value: tested[index]?.p ?? 1,
			q_value,
			peak_day: null,
		};
	});
}

function yearOf({ tickets, now }: Series): number[] {
	return [now.tickets, ...tickets.slice(0, MONTHS - 1)];
}

// As if every topic fell on the estates as all tickets do.
function expectByVolume(estates: readonly Series[]): number[] {
	const totals = estates.map((each) => sum(yearOf(each)));
	const ofPlace = new Map<string, number>();
	const ofTopic = new Map<string, number>();
	for (const [index, { place, topic }] of estates.entries()) {
		const total = totals[index] ?? 0;
		ofPlace.set(place, (ofPlace.get(place) ?? 0) + total);
		ofTopic.set(topic, (ofTopic.get(topic) ?? 0) + total);
	}
	const all = Math.max(1, sum([0, ...totals]));
	return estates.map(
		({ place, topic }) =>
			((ofPlace.get(place) ?? 0) * (ofTopic.get(topic) ?? 0)) / all,
	);
}

function usualMonths(estates: readonly Series[]): Map<string, number[]> {
	const groups = groupBy(estates, ({ topic }) => topic);
	return new Map(
		groups.map((group) => {
			const years = group.map(yearOf);
			const months = (years[0] ?? []).map((_, month) =>
				median(years.map((year) => year[month] ?? 0)),
			);
			return [group[0]?.topic ?? "", months];
		}),
	);
}

function countHighMonths(series: Series, usual: readonly number[]): number {
	return yearOf(series).filter(
		(count, month) => count >= FEWEST_CALLERS && count > (usual[month] ?? 0),
	).length;
}
