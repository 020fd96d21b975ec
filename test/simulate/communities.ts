import { createRandom, type Random } from "../../data/generator/random.ts";
import {
	fitPrior,
	shrinkShare,
} from "../../pipeline/estimate/metrics/shrinkage.ts";
import type { Share } from "../../pipeline/statistics/change.ts";
import {
	type Funnel,
	funnelStatus,
	isFinding,
	makeFunnel,
	TAIL_95,
	TAIL_998,
} from "../../pipeline/statistics/funnel.ts";
import { wilsonInterval } from "../../pipeline/statistics/intervals.ts";
import { drawBinomial } from "./draws.ts";

/** Tickets a month of twelve communities, 600 together: such that league tables of them go wrong as often as those first reported. */
export const SIZES = [8, 10, 12, 15, 20, 30, 45, 60, 80, 100, 110, 110];
export const GOOD = 0.93;
const RATED = 0.6;
const BAD = 0.8;
const BAD_ONE = SIZES.length - 1;
const FEW = 4;

/** What raises a flag: each limit alone, 95 % without overdispersion, and what the report puts in words. */
export type Flag = "near" | "far" | "narrow" | "named";
const FLAGS = ["near", "far", "narrow", "named"] as const;

export interface EqualCommunities {
	/** Flags for each community that has ten ratings or more. */
	flagsPerLook: Record<Flag, number>;
	/** Share of months in which any of the twelve is flagged. */
	monthsWithFlag: Record<Flag, number>;
	bottomIsSmall: number;
	topIsSmall: number;
	medianSpread: number;
	someBelow85: number;
}

/** A community's month, and the same a month before. */
interface Month {
	shares: Share[];
	funnel: Funnel | undefined;
}

/** Months of twelve communities that are all truly 93 %: whatever is found is false. */
export function simulateEqual(months: number, seed: string): EqualCommunities {
	const random = createRandom(seed);
	const flags = { near: 0, far: 0, narrow: 0, named: 0 };
	const flagged = { near: 0, far: 0, narrow: 0, named: 0 };
	const counts = { looks: 0, bottom: 0, top: 0, below: 0 };
	const spreads: number[] = [];
	let before = drawMonth(random, () => GOOD);
	for (let each = 0; each < months; each += 1) {
		const month = drawMonth(random, () => GOOD);
		for (const flag of FLAGS) {
			const raised = SIZES.filter((_, unit) =>
				findStatus(flag, unit, month, before),
			).length;
			flags[flag] += raised;
			if (raised > 0) flagged[flag] += 1;
		}
		const rates = month.shares.map(toRate);
		counts.looks += month.shares.filter((share) => share.trials >= 10).length;
		counts.bottom += Number(lowest(random, rates) < FEW);
		counts.top += Number(lowest(random, rates.map(negate)) < FEW);
		counts.below += Number(Math.min(...rates) < 0.85);
		spreads.push(Math.max(...rates) - Math.min(...rates));
		before = month;
	}
	return {
		flagsPerLook: divide(flags, counts.looks),
		monthsWithFlag: divide(flagged, months),
		bottomIsSmall: counts.bottom / months,
		topIsSmall: counts.top / months,
		medianSpread: spreads.sort((a, b) => a - b)[Math.floor(months / 2)] ?? 0,
		someBelow85: counts.below / months,
	};
}

/** What a league table would sort by; the lowest is its worst. */
export type Order =
	| "raw"
	| "wilsonLower"
	| "wilsonUpper"
	| "funnelScore"
	| "shrunken";

export interface BadCommunity {
	/** Share of months in which the bad one comes last. */
	last: Record<Order, number>;
	/** Share of months in which the bad one is flagged below. */
	found: Record<Flag, number>;
	/** Flags below on the eleven others, a month. */
	falseFlags: Record<Flag, number>;
}

/** Months in which one of the largest, about 66 rated tickets, is truly 80 % and the others 93 %. */
export function simulateBad(months: number, seed: string): BadCommunity {
	const random = createRandom(seed);
	const last = {
		raw: 0,
		wilsonLower: 0,
		wilsonUpper: 0,
		funnelScore: 0,
		shrunken: 0,
	};
	const found = { near: 0, far: 0, narrow: 0, named: 0 };
	const falseFlags = { near: 0, far: 0, narrow: 0, named: 0 };
	const shareOf = (unit: number) => (unit === BAD_ONE ? BAD : GOOD);
	let before = drawMonth(random, shareOf);
	for (let each = 0; each < months; each += 1) {
		const month = drawMonth(random, shareOf);
		for (const flag of FLAGS)
			for (const unit of SIZES.keys()) {
				if (findStatus(flag, unit, month, before) !== "below") continue;
				if (unit === BAD_ONE) found[flag] += 1;
				else falseFlags[flag] += 1;
			}
		for (const [order, values] of Object.entries(sortBy(month)))
			if (lowest(random, values) === BAD_ONE) last[order as Order] += 1;
		before = month;
	}
	return {
		last: divide(last, months),
		found: divide(found, months),
		falseFlags: divide(falseFlags, months),
	};
}

function findStatus(
	flag: Flag,
	unit: number,
	{ shares, funnel }: Month,
	before: Month,
): "above" | "below" | undefined {
	const share = shares[unit] ?? { hits: 0, trials: 0 };
	const previous = before.shares[unit] ?? { hits: 0, trials: 0 };
	const status = funnelStatus(
		flag === "narrow" && funnel ? { ...funnel, dispersion: 1 } : funnel,
		share,
		flag === "far" ? TAIL_998 : TAIL_95,
	);
	if (status !== "above" && status !== "below") return undefined;
	const isNamed = isFinding(
		{ funnel, share },
		{ funnel: before.funnel, share: previous },
	);
	return flag === "named" && !isNamed ? undefined : status;
}

function sortBy({ shares, funnel }: Month): Record<Order, number[]> {
	const prior = fitPrior(shares);
	const intervals = shares.map(({ hits, trials }) =>
		wilsonInterval(hits, trials),
	);
	const center = funnel?.center ?? 1;
	return {
		raw: shares.map(toRate),
		wilsonLower: intervals.map((interval) => interval.lower),
		wilsonUpper: intervals.map((interval) => interval.upper),
		funnelScore: shares.map(
			(share) => (toRate(share) - center) * Math.sqrt(share.trials),
		),
		shrunken: shares.map((share) =>
			prior ? shrinkShare(prior, share).share : 0,
		),
	};
}

// A community that nobody rated has no rate to sort by: each has at least one rating.
function drawMonth(random: Random, shareOf: (unit: number) => number): Month {
	const shares = SIZES.map((size, unit) => {
		const trials = Math.max(1, drawBinomial(random, size, RATED));
		return { hits: drawBinomial(random, trials, shareOf(unit)), trials };
	});
	return { shares, funnel: makeFunnel(shares) };
}

function divide<Key extends string>(
	counts: Record<Key, number>,
	by: number,
): Record<Key, number> {
	const entries = Object.entries<number>(counts);
	return Object.fromEntries(
		entries.map(([key, count]) => [key, count / by]),
	) as Record<Key, number>;
}

const toRate = ({ hits, trials }: Share) => hits / trials;
const negate = (value: number) => -value;

// Ties are drawn by lot.
function lowest(random: Random, values: readonly number[]): number {
	const least = Math.min(...values);
	return random.pick([...values.keys()].filter((at) => values[at] === least));
}
