import { sum } from "simple-statistics";
import { benjaminiHochberg } from "../../statistics/change.ts";
import {
	expectedCount,
	negativeBinomialTail,
	pooledSize,
} from "../../statistics/counts.ts";
import { groupBy } from "../group-by.ts";

/** Fewer are no hotspot, whatever was expected. */
export const FEWEST_TICKETS = 3;
export const FEWEST_CALLERS = 2;

/** What a place had of a topic in one month; 0 is the period itself. */
export interface HotspotCell {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	month_no: number;
	tickets: number;
	/** Different known callers, and every ticket of an unknown one. */
	callers: number;
	/** Tickets of a caller whose earlier one on the same topic was closed. */
	repeats: number;
}

export interface HotspotMonth {
	month_no: number;
	days: number;
}

/** The months of a topic at a place: the period first, then twelve before it, blanks filled. */
export interface Series {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	now: { tickets: number; callers: number; repeats: number };
	tickets: number[];
	callers: number[];
	/** Against the months before, raised as the topic rose elsewhere. */
	local: Judgement;
	/** Against the months before as they were. */
	plain: Judgement;
	/** By different callers, of whom one loud one is but one. */
	byCallers: Judgement;
}

interface Judgement {
	expected: number;
	p: number;
	q: number;
}

const UNJUDGED: Judgement = { expected: 0, p: 1, q: 1 };

/** The series of every place and topic of one kind of place. */
export function toSeries(
	family: readonly HotspotCell[],
	history: readonly HotspotMonth[],
): Series[] {
	return groupBy(family, ({ place, topic }) => `${place}\n${topic}`).map(
		(own) => {
			const [{ place_kind, place, community, topic }] = own as [HotspotCell];
			const at = (month: number) => own.find((cell) => cell.month_no === month);
			const now = at(0) ?? { tickets: 0, callers: 0, repeats: 0 };
			const past = history.map(({ month_no }) => at(month_no));
			return {
				place_kind,
				place,
				community,
				topic,
				now,
				tickets: past.map((cell) => cell?.tickets ?? 0),
				callers: past.map((cell) => cell?.callers ?? 0),
				local: UNJUDGED,
				plain: UNJUDGED,
				byCallers: UNJUDGED,
			};
		},
	);
}

/** The dispersion that the monthly counts of all series share. */
export function seriesSize(series: readonly Series[]): number {
	return pooledSize(series.map(({ tickets }) => tickets));
}

/** Holds every series against its history; places and topics without a ticket count among the tests. */
export function judgeSeries(
	series: readonly Series[],
	months: readonly HotspotMonth[],
	isMonth: boolean,
): Series[] {
	const scale = isMonth ? 1 : lengthInMonths(months);
	const riseElsewhere = measureRises(series, scale);
	const tickets = (each: Series): Counts => [each.now.tickets, each.tickets];
	const callers = (each: Series): Counts => [each.now.callers, each.callers];
	const local = judge(series, tickets, (each) => scale * riseElsewhere(each));
	const plain = judge(series, tickets, () => scale);
	const byCallers = judge(series, callers, () => scale);
	return series.map((each, index) => ({
		...each,
		local: local[index] ?? UNJUDGED,
		plain: plain[index] ?? UNJUDGED,
		byCallers: byCallers[index] ?? UNJUDGED,
	}));
}

/** The count now, and those of the months before. */
type Counts = [now: number, history: readonly number[]];

function judge(
	series: readonly Series[],
	countsOf: (each: Series) => Counts,
	scaleOf: (each: Series) => number,
): Judgement[] {
	const size = pooledSize(series.map((each) => countsOf(each)[1]));
	const tested = series.map((each) => {
		const [now, history] = countsOf(each);
		const expected = expectedCount(history) * scaleOf(each);
		const p = negativeBinomialTail(now, expected, size);
		return { place: each.place, topic: each.topic, expected, p };
	});
	const qValues = correct(tested);
	return tested.map(({ expected, p }, index) => ({
		expected,
		p,
		q: qValues[index] ?? 1,
	}));
}

/** The q-values of these p-values among those of every place with every topic. */
export function correct(
	series: readonly { place: string; topic: string; p: number }[],
): number[] {
	const places = new Set(series.map(({ place }) => place)).size;
	const topics = new Set(series.map(({ topic }) => topic)).size;
	const pValues = series.map(({ p }) => p);
	return benjaminiHochberg(pValues, Math.max(pValues.length, places * topics));
}

// Winter, and a gale, raise a topic everywhere: a place stands out only by what it has beyond that.
function measureRises(series: readonly Series[], scale: number) {
	const totals = new Map<string, { now: number; usual: number }>();
	for (const { topic, now, tickets } of series) {
		const total = totals.get(topic) ?? { now: 0, usual: 0 };
		total.now += now.tickets;
		total.usual += (sum(tickets) / tickets.length) * scale;
		totals.set(topic, total);
	}
	return ({ topic, now, tickets }: Series): number => {
		const total = totals.get(topic) ?? { now: 0, usual: 0 };
		const usual = total.usual - (sum(tickets) / tickets.length) * scale;
		return usual > 0 ? Math.max(1, (total.now - now.tickets) / usual) : 1;
	};
}

function lengthInMonths(months: readonly HotspotMonth[]): number {
	const [now, ...past] = months;
	return (now?.days ?? 0) / (sum(past.map(({ days }) => days)) / past.length);
}
