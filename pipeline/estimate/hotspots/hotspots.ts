import { sum } from "simple-statistics";
import type { ColumnType } from "../../database/database.ts";
import { poissonTail } from "../../statistics/counts.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";
import { findPeaks, type HotspotDay, type Peak } from "./daily-bursts.ts";
import type { Hotspot } from "./hotspot.ts";
import { findPersistent } from "./persistent.ts";
import {
	FEWEST_CALLERS,
	FEWEST_TICKETS,
	type HotspotCell,
	type HotspotMonth,
	judgeSeries,
	type Series,
	seriesSize,
	toSeries,
} from "./place-series.ts";

const FEWEST_MONTHS = 6;
const MOST_Q = 0.1;
const MOST_P = 0.05;
const LAST_YEAR = 12;
const FEWEST_REPEATS = 2;
const REPEATS_OF_TICKETS = 1 / 3;

const COLUMNS = {
	hotspot_id: "text",
	cluster_id: "text",
	told: "text",
	is_spread: "boolean",
	place_kind: "text",
	place: "text",
	topic: "text",
	kind: "text",
	expected: "double",
	p_value: "double",
	q_value: "double",
	peak_day: "integer",
} satisfies Record<string, ColumnType>;

/** What the tickets of a cluster have in common. */
export interface GatheredCluster {
	cluster_id: string;
	place: string;
	community: string;
	topic: string;
	told: string;
	is_spread: boolean;
	callers: number;
}

/** What hotspots are found in. */
export interface HotspotData {
	cells: readonly HotspotCell[];
	/** The period, 0, and the covered months before it, twelve at most. */
	months: readonly HotspotMonth[];
	/** Days of the period and the nine before it; without them no day stands out. */
	days?: readonly HotspotDay[];
	isMonth: boolean;
	/** What is listed where there is too little history to compare with. */
	clusters?: readonly GatheredCluster[];
}

const EARLIER = {
	hotspot_id: "text",
	place_kind: "text",
	place: "text",
	topic: "text",
	kind: "text",
} satisfies Record<string, ColumnType>;

/** Of the period, 0, or of the week before a meeting's, 1. */
interface Seen {
	meeting_no: number;
}

/** Writes `est_hotspots`: where something is the matter beyond chance; for a meeting `est_earlier_hotspots`, where it was the week before. */
export const hotspotsEstimator = defineEstimator({
	reads: {
		int_hotspot_months: {
			columns: ["meeting_no", "month_no", "days"],
			where: { is_covered: true },
			order: ["meeting_no", "month_no"],
		},
		int_hotspot_cells: {
			order: ["meeting_no", "place_kind", "place", "topic", "month_no"],
		},
		int_hotspot_days: {
			order: ["meeting_no", "place_kind", "place", "topic", "day_no"],
		},
		run_options: { columns: ["period_kind", "is_period_complete"], order: [] },
		est_clusters: { order: ["cluster_no"] },
	},
	writes: { est_hotspots: COLUMNS, est_earlier_hotspots: EARLIER },
	grains: {
		est_hotspots: ["hotspot_id"],
		est_earlier_hotspots: ["hotspot_id"],
	},
	estimate: (given: {
		int_hotspot_months: (HotspotMonth & Seen)[];
		int_hotspot_cells: (HotspotCell & Seen)[];
		int_hotspot_days: (HotspotDay & Seen)[];
		run_options: { period_kind: string; is_period_complete: boolean }[];
		est_clusters: GatheredCluster[];
	}) => {
		const [options] = given.run_options;
		const seenFrom = (no: number) => {
			const isSeen = ({ meeting_no }: Seen) => meeting_no === no;
			const isRecent = (each: Seen & { month_no: number }) =>
				isSeen(each) && each.month_no <= LAST_YEAR;
			return {
				cells: given.int_hotspot_cells.filter(isRecent),
				months: given.int_hotspot_months.filter(isRecent),
				days: given.int_hotspot_days.filter(isSeen),
			};
		};
		return {
			est_hotspots: findHotspots({
				...seenFrom(0),
				// A month that is not over is as long as it is covered, and its season is not over either.
				isMonth: options?.period_kind === "month" && options.is_period_complete,
				clusters: given.est_clusters,
			}) as TableRow<typeof COLUMNS>[],
			est_earlier_hotspots: findHotspots({
				...seenFrom(1),
				isMonth: false,
			}).map(({ hotspot_id, place_kind, place, topic, kind }) => ({
				hotspot_id,
				place_kind,
				place,
				topic,
				kind,
			})),
		};
	},
});

/**
 * Finds hotspots among estates and communities. A count is held against the mean
 * of the twelve months before, raised where the topic rose at all other places,
 * as a negative binomial with the dispersion that all places share;
 * Benjamini–Hochberg over every place and topic. A single day may stand out as well. With less than six months of
 * history clusters of three callers are listed instead.
 */
export function findHotspots({
	cells,
	months,
	days = [],
	isMonth,
	clusters = [],
}: HotspotData): Hotspot[] {
	const history = months.filter(({ month_no }) => month_no > 0);
	if (history.length < FEWEST_MONTHS) return listClusters(clusters);
	const periodDays = months.find(({ month_no }) => month_no === 0)?.days ?? 0;
	const found = groupBy(cells, ({ place_kind }) => place_kind).flatMap(
		(family) => {
			const series = judgeSeries(toSeries(family, history), months, isMonth);
			const size = seriesSize(series);
			const peaks = findPeaks(series, days, { periodDays, size });
			const flagged = series.filter((each) => isFlagged(each, isMonth));
			const known = new Set([...flagged, ...peaks.keys()]);
			return [
				...[...known].map((each) =>
					toHotspot(each, { isMonth, peak: peaks.get(each) }),
				),
				...findPersistent(series, known),
			];
		},
	);
	return dropExplained(found, cells);
}

function listClusters(clusters: readonly GatheredCluster[]): Hotspot[] {
	const used = new Map<string, number>();
	return clusters
		.filter(({ callers }) => callers >= FEWEST_TICKETS)
		.map(({ cluster_id, place, community, topic, told, is_spread }) => {
			const id = `${topic}@${place}`;
			const number = (used.get(id) ?? 0) + 1;
			used.set(id, number);
			return {
				hotspot_id: number === 1 ? id : `${id}#${number}`,
				cluster_id,
				told,
				is_spread,
				place_kind: "cluster",
				place,
				community,
				topic,
				kind: "cluster",
				expected: null,
				p_value: null,
				q_value: null,
				peak_day: null,
			};
		});
}

function isFlagged(series: Series, isMonth: boolean): boolean {
	const { now, local, byCallers } = series;
	return (
		(local.q <= MOST_Q || isSeasonal(series, isMonth)) &&
		now.tickets >= FEWEST_TICKETS &&
		now.callers >= FEWEST_CALLERS &&
		byCallers.q <= MOST_Q
	);
}

// As many a year ago: no surprise, though more than in the months between.
function isSeasonal({ now, tickets, plain }: Series, isMonth: boolean) {
	const lastYear = tickets[LAST_YEAR - 1] ?? 0;
	return (
		isMonth &&
		plain.q <= MOST_Q &&
		lastYear >= FEWEST_TICKETS &&
		poissonTail(now.tickets, lastYear) > MOST_P
	);
}

function toHotspot(
	series: Series,
	{ isMonth, peak }: { isMonth: boolean; peak: Peak | undefined },
): Hotspot {
	const { place_kind, place, community, topic, now } = series;
	const isDay = !isFlagged(series, isMonth);
	const isUsual = !isDay && isSeasonal(series, isMonth);
	const isBack =
		now.repeats >= FEWEST_REPEATS &&
		now.repeats >= now.tickets * REPEATS_OF_TICKETS;
	const { expected } = isUsual ? series.plain : series.local;
	const { p, q } = isDay && peak ? peak : isUsual ? series.plain : series.local;
	return {
		hotspot_id: `${topic}@${place}`,
		cluster_id: null,
		told: "",
		is_spread: false,
		place_kind,
		place,
		community,
		topic,
		kind: isUsual ? "seasonal" : isBack ? "rebound" : "burst",
		expected,
		p_value: p,
		q_value: q,
		peak_day: peak?.day_no ?? null,
	};
}

// A community stands out only by what its flagged estates do not explain.
function dropExplained(
	found: readonly Hotspot[],
	cells: readonly HotspotCell[],
): Hotspot[] {
	const now = new Map(
		cells
			.filter(({ month_no }) => month_no === 0)
			.map((cell) => [`${cell.place_kind} ${cell.place} ${cell.topic}`, cell]),
	);
	const ticketsOf = ({ place_kind, place, topic }: Hotspot) =>
		now.get(`${place_kind} ${place} ${topic}`)?.tickets ?? 0;
	return found.filter((hotspot) => {
		if (hotspot.place_kind !== "community") return true;
		const inside = found.filter(
			({ place_kind, community, topic }) =>
				place_kind === "estate" &&
				community === hotspot.place &&
				topic === hotspot.topic,
		);
		const rest = ticketsOf(hotspot) - sum([0, ...inside.map(ticketsOf)]);
		return (
			inside.length === 0 ||
			(rest >= FEWEST_TICKETS &&
				poissonTail(rest, hotspot.expected ?? 0) <= MOST_P)
		);
	});
}
