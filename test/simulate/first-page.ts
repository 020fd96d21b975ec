import { createRandom, type Random } from "../../data/generator/random.ts";
import { readDefaults } from "../../pipeline/defaults.ts";
import type {
	Candidate,
	FamilyShare,
	Limits,
} from "../../pipeline/estimate/findings/candidates.ts";
import { findingsEstimator } from "../../pipeline/estimate/findings/estimate-findings.ts";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
	type Share,
} from "../../pipeline/statistics/change.ts";
import {
	funnelStatus,
	isFinding,
	makeFunnel,
	TAIL_95,
} from "../../pipeline/statistics/funnel.ts";
import { METRICS, makeCandidate } from "./drawn-candidate.ts";
import { drawBinomial } from "./draws.ts";

/** How many scopes of each kind share a month's tickets, larger ones first. */
const KINDS = { community: 13, unit: 21, topic: 40, channel: 5 };
/** What contradicts itself is looked at in communities and units alone. */
const kindsOf = (metric: string) =>
	Object.entries(KINDS).filter(
		([kind]) =>
			!metric.endsWith("_share") || kind === "community" || kind === "unit",
	);
const TICKETS = 860;
const Q = 0.05;
const LIMITS = readDefaults<Limits>("findings.yaml");

/** A unit whose ratings are worse than all others'. */
export const PLANTED = { scope: "unit 5", share: 0.6 };

export interface FirstPage {
	/** Findings a month. */
	findings: number;
	/** Months that tell any. */
	months: number;
	/** Months that tell what was planted, and that tell it first. */
	found: number;
	first: number;
}

/** First pages of months in which nothing differs but by chance, or one unit's ratings do. */
export function simulateFirstPage(
	months: number,
	seed: string,
	isPlanted: boolean,
): FirstPage {
	const random = createRandom(seed);
	const page = { findings: 0, months: 0, found: 0, first: 0 };
	for (let month = 0; month < months; month += 1) {
		const families = drawFamilies(random, isPlanted);
		const candidates = [
			...METRICS.flatMap((each) => toRates(each, families)),
			...drawStreet(random),
			...drawVolumes(random),
			...drawWaves(random),
		];
		const { est_findings } = findingsEstimator.estimate({
			int_finding_candidates: candidates,
			int_finding_callers: [],
			int_finding_families: families,
			int_finding_months: [],
			int_finding_overlaps: [],
			rule_findings: [LIMITS],
		});
		const told = est_findings.filter(({ finding_no }) => finding_no !== null);
		const planted = told.find(({ candidate }) =>
			String(candidate).endsWith(`satisfaction_strict|${PLANTED.scope}`),
		);
		page.findings += told.length;
		page.months += told.length > 0 ? 1 : 0;
		page.found += planted ? 1 : 0;
		page.first += planted?.finding_no === 1 ? 1 : 0;
	}
	return {
		findings: page.findings / months,
		months: page.months / months,
		found: page.found / months,
		first: page.first / months,
	};
}

function drawFamilies(random: Random, isPlanted: boolean): FamilyShare[] {
	return METRICS.flatMap(({ metric, share, tickets, good_direction }) =>
		kindsOf(metric).flatMap(([scope_kind, scopes]) =>
			Array.from({ length: scopes }, (_, index) => {
				const scope = `${scope_kind} ${index}`;
				const denominator = sizeOf(index, scopes, tickets);
				const chance =
					isPlanted &&
					metric === "satisfaction_strict" &&
					scope === PLANTED.scope
						? PLANTED.share
						: share;
				return {
					metric,
					good_direction,
					scope_kind,
					scope,
					numerator: drawBinomial(random, denominator, chance),
					denominator,
					previous_numerator: drawBinomial(random, denominator, share),
					previous_denominator: denominator,
				};
			}),
		),
	);
}

// The largest has as many as all that are half as large or less have together, nearly.
function sizeOf(index: number, scopes: number, tickets: number): number {
	const weight = (each: number) => 1 / (each + 2);
	const all = Array.from({ length: scopes }, (_, each) => weight(each));
	const sum = all.reduce((total, each) => total + each, 0);
	return Math.round((tickets * weight(index)) / sum);
}

function toRates(
	{ metric, good_direction, share: truth }: (typeof METRICS)[number],
	families: readonly FamilyShare[],
): Candidate[] {
	return kindsOf(metric).flatMap(([scope_kind]) => {
		const family = families.filter(
			(each) => each.metric === metric && each.scope_kind === scope_kind,
		);
		const now = makeFunnel(family.map(toShare));
		const before = makeFunnel(family.map(toEarlier));
		const outside = family.flatMap((each) => {
			const status = funnelStatus(now, toShare(each), TAIL_95);
			const isFlagged = status !== "within" && status !== "too_few";
			// Far off, though the limits hold it: estimating judges.
			if (!isFlagged && !isFarOff(each, truth, good_direction)) return [];
			const is_worse =
				!isFlagged || (status === "below") === (good_direction === "up");
			return [{ each, is_worse, isFlagged }];
		});
		const worse = outside.filter(
			({ is_worse, isFlagged }) => is_worse && isFlagged,
		);
		const rest = family.filter(
			(each) => !worse.some((bad) => bad.each === each),
		);
		const share =
			sum(rest.map(({ numerator }) => numerator)) /
			sum(rest.map(({ denominator }) => denominator ?? 0));
		return outside.map(({ each, is_worse }) => {
			const trials = each.denominator ?? 0;
			const isUp = good_direction === "up";
			return makeCandidate({
				candidate: `${scope_kind}|rate|${metric}|${each.scope}`,
				dimension: scope_kind,
				metric,
				scope: each.scope,
				good_direction,
				is_worse,
				is_beyond: isFinding(
					{ funnel: now, share: toShare(each) },
					{ funnel: before, share: toEarlier(each) },
				),
				numerator: each.numerator,
				denominator: trials,
				bad: isUp ? trials - each.numerator : each.numerator,
				reference_value: share,
				expected_bad: trials * (isUp ? 1 - share : share),
			});
		});
	});
}

function isFarOff(
	{ numerator, denominator }: FamilyShare,
	truth: number,
	good_direction: string,
): boolean {
	const trials = denominator ?? 0;
	const [bad, share] =
		good_direction === "up"
			? [trials - numerator, 1 - truth]
			: [numerator, truth];
	return (
		trials >= 10 && bad >= LIMITS.fewest_cases && bad > 1.5 * share * trials
	);
}

// Of each rate the period before and a year ago.
function drawStreet(random: Random): Candidate[] {
	return METRICS.flatMap(({ metric, share, tickets, good_direction }) => {
		const draw = () => ({
			hits: drawBinomial(random, tickets, share),
			trials: tickets,
		});
		const now = draw();
		const earlier = [draw(), draw()].find(
			(each) => (fisherMidP(now, each) ?? 1) <= Q / (2 * METRICS.length),
		);
		if (!earlier) return [];
		const isUp = good_direction === "up";
		return [
			makeCandidate({
				candidate: `street|rate_change|${metric}|street`,
				dimension: "street",
				kind: "rate_change",
				metric,
				good_direction,
				is_worse: now.hits < earlier.hits === isUp,
				numerator: now.hits,
				denominator: tickets,
				bad: isUp ? tickets - now.hits : now.hits,
				expected_bad: isUp ? tickets - earlier.hits : earlier.hits,
			}),
		];
	});
}

function drawVolumes(random: Random): Candidate[] {
	const kinds = { street: 1, community: KINDS.community, topic: KINDS.topic };
	return Object.entries(kinds).flatMap(([dimension, scopes]) => {
		const counts = Array.from({ length: scopes }, (_, index) => {
			const trials = 4 * sizeOf(index, scopes, TICKETS);
			const draw = () => drawBinomial(random, trials, 0.25);
			return { now: draw(), before: draw(), yearAgo: draw() };
		});
		const test = (key: "before" | "yearAgo") => {
			const ps = counts.map(
				(each) =>
					conditionalExactP(
						{ count: each.now, days: 30 },
						{ count: each[key], days: 30 },
					) ?? 1,
			);
			return { ps, qs: benjaminiHochberg(ps) };
		};
		const [last, year] = [test("before"), test("yearAgo")];
		return counts.flatMap(({ now, before, yearAgo }, at) => {
			const q = Math.min(last.qs[at] ?? 1, year.qs[at] ?? 1);
			const p = Math.max(last.ps[at] ?? 1, year.ps[at] ?? 1);
			const is_worse = now > before;
			if (q > Q / 2 || p > Q || is_worse !== now > yearAgo) return [];
			const nearer = is_worse ? Math.max : Math.min;
			return [
				makeCandidate({
					candidate: `${dimension}|volume_change|volume|${at}`,
					dimension,
					kind: "volume_change",
					metric: "volume",
					scope: String(at),
					is_worse,
					bad: now,
					expected_bad: nearer(before, yearAgo),
				}),
			];
		});
	});
}

// Of each topic the three days of the month with most tickets, against a pace that is known.
function drawWaves(random: Random): Candidate[] {
	return Array.from({ length: KINDS.topic }, (_, index) => {
		const size = sizeOf(index, KINDS.topic, TICKETS);
		const days: number[] = Array(30).fill(0);
		const tickets = drawBinomial(random, 4 * size, 0.25);
		for (let each = 0; each < tickets; each += 1) {
			const day = Math.floor(random.unit() * 30);
			days[day] = (days[day] ?? 0) + 1;
		}
		const windows = days.slice(2).map((_, at) => sum(days.slice(at, at + 3)));
		return makeCandidate({
			candidate: `topic|wave|volume|${index}`,
			dimension: "topic",
			kind: "wave",
			metric: "volume",
			scope: String(index),
			good_direction: "down",
			bad: Math.max(...windows),
			expected_bad: (3 * size) / 30,
		});
	});
}

const sum = (numbers: readonly number[]) =>
	numbers.reduce((total, each) => total + each, 0);

function toShare({ numerator, denominator }: FamilyShare): Share {
	return { hits: numerator, trials: denominator ?? 0 };
}

function toEarlier(each: FamilyShare): Share {
	return {
		hits: each.previous_numerator ?? 0,
		trials: each.previous_denominator ?? 0,
	};
}
