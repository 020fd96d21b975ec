import { sum } from "simple-statistics";
import type { ColumnType, Database } from "../database/database.ts";
import { benjaminiHochberg } from "./change.ts";
import {
	expectedCount,
	negativeBinomialTail,
	poissonTail,
	pooledSize,
} from "./counts.ts";
import { groupBy } from "./group-by.ts";
import { findPersistent } from "./persistent.ts";
import { type Row, writeRows } from "./write-rows.ts";

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
	/** Tickets of a caller whose earlier one on the same matter was closed. */
	repeats: number;
}

export interface HotspotMonth {
	month_no: number;
	days: number;
}

export type HotspotKind =
	| "burst"
	| "rebound"
	| "persistent"
	| "seasonal"
	| "cluster";

/** A place and a topic that stand out, and by how much. */
export interface Hotspot {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	kind: HotspotKind;
	expected: number | null;
	p_value: number | null;
	q_value: number | null;
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
	expected: number;
	p: number;
	q: number;
	/** The chance of so many different callers, which one loud caller cannot lower. */
	callersP: number;
}

const FEWEST_MONTHS = 6;
/** Fewer are no hotspot, whatever was expected. */
export const FEWEST_TICKETS = 3;
export const FEWEST_CALLERS = 2;
const MOST_Q = 0.1;
const MOST_CALLERS_P = 0.05;
const LAST_YEAR = 12;
const FEWEST_REPEATS = 2;
const REPEATS_OF_TICKETS = 1 / 3;
const SPREAD_OF_COMMUNITIES = 1 / 2;

const COLUMNS = {
	place_kind: "text",
	place: "text",
	community: "text",
	topic: "text",
	kind: "text",
	expected: "double",
	p_value: "double",
	q_value: "double",
} satisfies Record<string, ColumnType>;

/** Writes `est_hotspots`: where something is the matter beyond chance. */
export async function estimateHotspots(database: Database): Promise<void> {
	const months = await database.rows<HotspotMonth>(
		"select month_no, days from int_hotspot_months where is_covered order by month_no",
	);
	const cells = await database.rows<HotspotCell>(
		"select * from int_hotspot_cells order by place_kind, place, topic, month_no",
	);
	const [options] = await database.rows<{ period_kind: string }>(
		"select period_kind from run_options",
	);
	const isMonth = options?.period_kind === "month";
	const hotspots = findHotspots(cells, months, isMonth);
	await writeRows(
		database,
		"est_hotspots",
		COLUMNS,
		hotspots as Row<typeof COLUMNS>[],
	);
}

/**
 * Finds hotspots among estates and communities. A count is held against the mean
 * of the twelve months before, as a negative binomial with the dispersion that
 * all places share; Benjamini–Hochberg over every place and topic. With less
 * than six months of history only matters of three callers are listed.
 */
export function findHotspots(
	cells: readonly HotspotCell[],
	months: readonly HotspotMonth[],
	isMonth: boolean,
): Hotspot[] {
	const history = months.filter(({ month_no }) => month_no > 0);
	if (history.length < FEWEST_MONTHS) return listClusters(cells);
	const found = groupBy(cells, ({ place_kind }) => place_kind).flatMap(
		(family) => {
			const series = judgeFamily(toSeries(family, history), months, isMonth);
			const flagged = series.filter(isFlagged);
			return [
				...flagged.map((each) => toHotspot(each, isMonth)),
				...findPersistent(series, new Set(flagged)),
			];
		},
	);
	return gatherWaves(dropExplained(found, cells), cells);
}

function listClusters(cells: readonly HotspotCell[]): Hotspot[] {
	return cells
		.filter(
			({ place_kind, month_no, callers }) =>
				place_kind === "estate" && month_no === 0 && callers >= FEWEST_TICKETS,
		)
		.map(({ place_kind, place, community, topic }) => ({
			place_kind,
			place,
			community,
			topic,
			kind: "cluster",
			expected: null,
			p_value: null,
			q_value: null,
		}));
}

function toSeries(
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
				expected: 0,
				p: 1,
				q: 1,
				callersP: 1,
			};
		},
	);
}

// Places and topics without a ticket are looked at too: they count among the tests.
function judgeFamily(
	series: readonly Series[],
	months: readonly HotspotMonth[],
	isMonth: boolean,
): Series[] {
	const scale = isMonth ? 1 : lengthInMonths(months);
	const size = pooledSize(series.map(({ tickets }) => tickets));
	const callersSize = pooledSize(series.map(({ callers }) => callers));
	const judged = series.map((each) => {
		const expected = expectedCount(each.tickets) * scale;
		const callers = expectedCount(each.callers) * scale;
		return {
			...each,
			expected,
			p: negativeBinomialTail(each.now.tickets, expected, size),
			callersP: negativeBinomialTail(each.now.callers, callers, callersSize),
		};
	});
	const qValues = correct(judged);
	return judged.map((each, index) => ({ ...each, q: qValues[index] ?? 1 }));
}

/** The q-values of these p-values among those of every place with every topic. */
export function correct(
	series: readonly { place: string; topic: string; p: number }[],
): number[] {
	const places = new Set(series.map(({ place }) => place)).size;
	const topics = new Set(series.map(({ topic }) => topic)).size;
	const unseen = Math.max(0, places * topics - series.length);
	const pValues = series.map(({ p }) => p);
	return benjaminiHochberg([...pValues, ...Array(unseen).fill(1)]);
}

function lengthInMonths(months: readonly HotspotMonth[]): number {
	const [now, ...past] = months;
	return (now?.days ?? 0) / (sum(past.map(({ days }) => days)) / past.length);
}

function isFlagged({ now, q, callersP }: Series): boolean {
	return (
		q <= MOST_Q &&
		now.tickets >= FEWEST_TICKETS &&
		now.callers >= FEWEST_CALLERS &&
		callersP <= MOST_CALLERS_P
	);
}

function toHotspot(series: Series, isMonth: boolean): Hotspot {
	const { place_kind, place, community, topic, expected, p, q } = series;
	return {
		place_kind,
		place,
		community,
		topic,
		kind: kindOf(series, isMonth),
		expected,
		p_value: p,
		q_value: q,
	};
}

function kindOf({ now, tickets }: Series, isMonth: boolean): HotspotKind {
	const lastYear = tickets[LAST_YEAR - 1] ?? 0;
	const isUsual =
		isMonth &&
		lastYear >= FEWEST_TICKETS &&
		poissonTail(now.tickets, lastYear) > MOST_CALLERS_P;
	if (isUsual) return "seasonal";
	const isBack =
		now.repeats >= FEWEST_REPEATS &&
		now.repeats >= now.tickets * REPEATS_OF_TICKETS;
	return isBack ? "rebound" : "burst";
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
				poissonTail(rest, hotspot.expected ?? 0) <= MOST_CALLERS_P)
		);
	});
}

// What stands out in half of the communities at once is the street's matter, not a place's.
function gatherWaves(
	found: readonly Hotspot[],
	cells: readonly HotspotCell[],
): Hotspot[] {
	const communities = new Set(cells.map(({ community }) => community)).size;
	const waves = new Map(
		groupBy(
			found.filter(({ place_kind }) => place_kind === "community"),
			({ topic }) => topic,
		)
			.filter((each) => each.length >= communities * SPREAD_OF_COMMUNITIES)
			.map((each) => [each[0]?.topic ?? "", each]),
	);
	const local = found.filter(
		({ place_kind, topic }) => place_kind !== "community" || !waves.has(topic),
	);
	return [...local, ...[...waves.values()].map(toWave)];
}

function toWave(parts: readonly Hotspot[]): Hotspot {
	const least = (values: readonly (number | null)[]) =>
		Math.min(...values.map((value) => value ?? 1));
	const isSeasonal = parts.every(({ kind }) => kind === "seasonal");
	return {
		place_kind: "street",
		place: "全街道",
		community: "",
		topic: parts[0]?.topic ?? "",
		kind: isSeasonal ? "seasonal" : "burst",
		expected: sum(parts.map(({ expected }) => expected ?? 0)),
		p_value: least(parts.map(({ p_value }) => p_value)),
		q_value: least(parts.map(({ q_value }) => q_value)),
	};
}
