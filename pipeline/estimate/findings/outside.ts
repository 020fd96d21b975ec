import { benjaminiHochberg, type Share } from "../../statistics/change.ts";
import { binomialTail } from "../../statistics/counts.ts";
import { type Funnel, isFinding, makeFunnel } from "../../statistics/funnel.ts";
import type { Candidate, FamilyShare, Limits } from "./candidates.ts";

/** How far a rate lies from the rest of its kind of scope. */
export interface Look {
	metric: string;
	scope_kind: string;
	scope: string;
	/** One side, towards the worse. */
	p: number;
	q: number;
}

/**
 * Every rate of ten tickets or more against the rest of its kind of scope, corrected over all of them together. The rest leaves out
 * what is itself far off, so that a few bad units do not widen the limits until none of them stands out;
 * what the remaining ones differ by beyond chance widens the limits as in a funnel.
 */
export function lookAtRates(
	families: readonly FamilyShare[],
	limits: Limits,
): Look[] {
	const judged = families.filter(
		({ denominator }) => (denominator ?? 0) >= limits.fewest_trials,
	);
	const looks = judged.map((own) => ({
		...own,
		p: tailOf(own, toShare(own), families, own.good_direction === "up", limits),
	}));
	const qs = benjaminiHochberg(looks.map(({ p }) => p));
	return looks.map(({ metric, scope_kind, scope, p }, index) => ({
		metric,
		scope_kind,
		scope,
		p,
		q: qs[index] ?? 1,
	}));
}

/** The same of a rate that is better, on its own side; corrected over nothing. */
export function pOfBetter(
	{ metric, dimension, scope, good_direction }: Candidate,
	families: readonly FamilyShare[],
	limits: Limits,
): number | null {
	const own = familyOf(metric, dimension, families).find(
		(each) => each.scope === scope,
	);
	const isLow = good_direction !== "up";
	return own ? tailOf(own, toShare(own), families, isLow, limits) : null;
}

/** Whether a look is beyond chance: beyond 99.8 %, and still so among all the looks taken. */
export function isBeyondChance(
	{ p, q }: Pick<Look, "p" | "q">,
	{ tail, most_q }: Limits,
): boolean {
	return p <= tail && q <= most_q;
}

/** Whether a scope's rate would still be outside if it were `share`: beyond 99.8 % of the rest, or named as a funnel names it. */
export function isOutside(
	{ metric, dimension, scope, good_direction, is_worse }: Candidate,
	families: readonly FamilyShare[],
	share: Share,
	limits: Limits,
): boolean {
	const family = familyOf(metric, dimension, families);
	const own = family.find((each) => each.scope === scope);
	if (!own) return false;
	const before = family.map(toEarlier);
	const now = family.map((each) => (each === own ? share : toShare(each)));
	const isLow = is_worse === (good_direction === "up");
	return (
		isFinding(
			{ funnel: makeFunnel(now), share },
			{ funnel: makeFunnel(before), share: toEarlier(own) },
		) || tailOf(own, share, families, isLow, limits) <= limits.tail
	);
}

function tailOf(
	own: FamilyShare,
	share: Share,
	families: readonly FamilyShare[],
	isLow: boolean,
	limits: Limits,
): number {
	const others = familyOf(own.metric, own.scope_kind, families)
		.filter((each) => each !== own)
		.map(toShare);
	const funnel = robustFunnel(others, limits);
	return funnel ? tailIn(funnel, share, isLow) : 1;
}

// Of scopes with enough tickets; leaves out, again and again, what lies beyond 99.8 % of the others on either side.
function robustFunnel(
	shares: readonly Share[],
	{ tail, fewest_trials, fewest_rest, most_dispersion }: Limits,
): Funnel | undefined {
	let kept = shares.filter(({ trials }) => trials >= fewest_trials);
	for (;;) {
		const made = makeFunnel(kept) ?? withoutVariation(kept);
		if (!made) return undefined;
		const funnel = {
			...made,
			dispersion: Math.min(most_dispersion, made.dispersion),
		};
		const near = kept.filter(
			(share) =>
				Math.min(tailIn(funnel, share, true), tailIn(funnel, share, false)) >
				tail,
		);
		if (near.length === kept.length || near.length < fewest_rest) return funnel;
		kept = near;
	}
}

// Where all are perfect, half a case is what one does not know of.
function withoutVariation(shares: readonly Share[]): Funnel | undefined {
	const trials = shares.reduce((sum, each) => sum + each.trials, 0);
	const hits = shares.reduce((sum, each) => sum + each.hits, 0);
	if (trials === 0) return undefined;
	return { center: (hits + 0.5) / (trials + 1), dispersion: 1 };
}

// Scopes that differ by more than chance weigh as fewer tickets.
function tailIn(
	{ center, dispersion }: Funnel,
	{ hits, trials }: Share,
	isLow: boolean,
): number {
	const few = isLow ? hits : trials - hits;
	return binomialTail(
		Math.ceil(few / dispersion),
		Math.round(trials / dispersion),
		isLow ? center : 1 - center,
	);
}

function familyOf(
	metric: string,
	scopeKind: string,
	families: readonly FamilyShare[],
): FamilyShare[] {
	return families.filter(
		(each) => each.metric === metric && each.scope_kind === scopeKind,
	);
}

function toShare({ numerator, denominator }: FamilyShare): Share {
	return { hits: numerator, trials: denominator ?? 0 };
}

function toEarlier(each: FamilyShare): Share {
	return {
		hits: each.previous_numerator ?? 0,
		trials: each.previous_denominator ?? 0,
	};
}
