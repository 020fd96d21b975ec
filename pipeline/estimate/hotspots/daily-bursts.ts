import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { mean, sampleStandardDeviation } from "simple-statistics";
import { benjaminiHochberg } from "../../statistics/change.ts";
import { negativeBinomialTail } from "../../statistics/counts.ts";
import { groupBy } from "../group-by.ts";
import { FEWEST_CALLERS, FEWEST_TICKETS, type Series } from "./place-series.ts";

/** What a place had of a topic on one day; 0 is the first of the period. */
export interface HotspotDay {
	place_kind: string;
	place: string;
	topic: string;
	day_no: number;
	tickets: number;
	callers: number;
}

/** What a day stands out by against the days before it. */
export interface EarlyWarning {
	mean: number;
	deviation: number;
	/** Deviations above the mean; null where the days before did not vary. */
	z: number | null;
	/** Mean plus the one-sided 99.9 % normal quantile of deviations. */
	upper: number;
}

/** The day on which a series stands out most. */
export interface Peak {
	day_no: number;
	tickets: number;
	p: number;
	q: number;
}

const BASELINE_DAYS = 7;
const GUARD_DAYS = 2;
const FIRST_DAY = -(BASELINE_DAYS + GUARD_DAYS);
const LEAST_DEVIATION = 1;
const ALARM_Z = 3;
const MOST_Q = 0.1;
const Z_999 = normalQuantile(0.999, 0, 1);

/**
 * EARS (Fricker, Hegler & Dunfee 2008) of the last day of a series: C1 with no
 * guard days, C2 with two between the 7 baseline days and the day.
 * `leastDeviation` keeps sparse series quiet. Null where the series is too short.
 */
export function earlyWarning(
	days: readonly number[],
	{ guardDays, leastDeviation }: { guardDays: number; leastDeviation: number },
): EarlyWarning | null {
	const end = days.length - 1 - guardDays;
	const today = days.at(-1);
	if (today === undefined || end < BASELINE_DAYS) return null;
	const baseline = days.slice(end - BASELINE_DAYS, end);
	const middle = mean(baseline);
	const deviation = Math.max(leastDeviation, sampleStandardDeviation(baseline));
	return {
		mean: middle,
		deviation,
		z: deviation > 0 ? (today - middle) / deviation : null,
		upper: middle + Z_999 * deviation,
	};
}

/**
 * The peak of every series that has one: a day of three tickets and two callers
 * on which EARS C2 gives the alarm, and which neither the month's expectation nor
 * the days before explain (Benjamini–Hochberg over every place, topic and day).
 * `size` is the dispersion that monthly counts share.
 */
export function findPeaks(
	series: readonly Series[],
	days: readonly HotspotDay[],
	{ periodDays, size }: { periodDays: number; size: number },
): Map<Series, Peak> {
	const byKey = new Map(
		groupBy(days, toKey).map((own) => [toKey(own[0] as HotspotDay), own]),
	);
	const riseElsewhere = measureDailyRises(series, days, periodDays);
	const candidates = series.flatMap((each) =>
		findAlarms(each, byKey.get(toKey(each)) ?? [], periodDays).map((alarm) => {
			const usual = alarm.usual * riseElsewhere(each, alarm);
			const p = negativeBinomialTail(alarm.callers, usual, size);
			return { ...alarm, of: each, p };
		}),
	);
	const looks =
		periodDays *
		new Set(series.map(({ place }) => place)).size *
		new Set(series.map(({ topic }) => topic)).size;
	const pValues = candidates.map(({ p }) => p);
	const qValues = benjaminiHochberg(pValues, Math.max(pValues.length, looks));
	const peaks = new Map<Series, Peak>();
	for (const [index, { of, day_no, tickets, p }] of candidates.entries()) {
		const q = qValues[index] ?? 1;
		const known = peaks.get(of);
		if (q <= MOST_Q && (known === undefined || p < known.p))
			peaks.set(of, { day_no, tickets, p, q });
	}
	return peaks;
}

interface Alarm {
	day_no: number;
	tickets: number;
	callers: number;
	/** What the day would have had by its month and by the days before it. */
	usual: number;
}

function findAlarms(
	series: Series,
	own: readonly HotspotDay[],
	periodDays: number,
): Alarm[] {
	const counts: number[] = Array(periodDays - FIRST_DAY).fill(0);
	for (const { day_no, tickets } of own) counts[day_no - FIRST_DAY] = tickets;
	return own.flatMap(({ day_no, tickets, callers }) => {
		if (day_no < 0 || tickets < FEWEST_TICKETS || callers < FEWEST_CALLERS)
			return [];
		const warning = earlyWarning(counts.slice(0, day_no - FIRST_DAY + 1), {
			guardDays: GUARD_DAYS,
			leastDeviation: LEAST_DEVIATION,
		});
		if (warning === null || (warning.z ?? 0) <= ALARM_Z) return [];
		const usual = Math.max(series.local.expected / periodDays, warning.mean);
		return [{ day_no, tickets, callers, usual }];
	});
}

// The gale that raises a topic everywhere on one day is no place's burst.
function measureDailyRises(
	series: readonly Series[],
	days: readonly HotspotDay[],
	periodDays: number,
) {
	const usual = new Map<string, number>();
	for (const { topic, local } of series)
		usual.set(topic, (usual.get(topic) ?? 0) + local.expected / periodDays);
	const totals = new Map<string, number>();
	for (const { topic, day_no, tickets } of days) {
		const key = `${day_no} ${topic}`;
		totals.set(key, (totals.get(key) ?? 0) + tickets);
	}
	return ({ topic, local }: Series, { day_no, tickets }: Alarm): number => {
		const others = (totals.get(`${day_no} ${topic}`) ?? 0) - tickets;
		const expected = (usual.get(topic) ?? 0) - local.expected / periodDays;
		return expected > 0 ? Math.max(1, others / expected) : 1;
	};
}

const toKey = ({
	place_kind,
	place,
	topic,
}: {
	place_kind: string;
	place: string;
	topic: string;
}) => `${place_kind}\n${place}\n${topic}`;
