import type { Callers, Candidate, Limits, Verdict } from "./candidates.ts";

/** What a test says of a candidate; null where it has none. */
export interface Tested {
	p: number | null;
	q: number | null;
	test: string;
	isBeyond: boolean;
}

/** A candidate with what decides whether it is told. */
export interface Judged extends Tested {
	candidate: Candidate;
	callers: Callers | undefined;
	/** Cases more than usual; of what is better, more good ones. */
	excess: number;
	standsWithout: boolean;
}

export interface Chosen extends Judged {
	verdict: Verdict;
	/** Its place on the page, where it is told. */
	findingNo: number | null;
	/** The candidate that it is told with. */
	mergedInto: string | null;
}

/** How many tickets on the bad side two candidates share. */
export type Shared = (one: string, other: string) => number;

/**
 * What is told, and of all else why it is not. Worse before better, and most cases first; two that are about
 * the same scope, or rest on the same tickets by half or more of either, are one. A change of the whole street that what is
 * told of its parts carries by half or more is told with them.
 */
export function choose(
	judged: readonly Judged[],
	shared: Shared,
	limits: Limits,
): Chosen[] {
	const ordered = [...judged].sort(compare);
	const decided = new Map<string, Chosen>();
	const accepted: Judged[] = [];
	// Each with what is told of its own scope besides.
	const groups = new Map<Judged, Judged[]>();
	const byRank = [...ordered].sort((a, b) => rankOf(a) - rankOf(b));
	for (const each of byRank) {
		const verdict = judge(each, limits);
		const into =
			verdict === "told"
				? (accepted.find((head) =>
						groups
							.get(head)
							?.some((other) => areOne(each, other, shared, limits)),
					) ??
					(isWhole(each)
						? carrierOf(each, accepted, shared, limits)
						: undefined))
				: undefined;
		if (verdict === "told" && !into) {
			accepted.push(each);
			groups.set(each, [each]);
		} else if (into && isOfScope(each, into)) groups.get(into)?.push(each);
		decided.set(each.candidate.candidate, {
			...each,
			verdict: into ? "same_tickets" : verdict,
			findingNo: null,
			mergedInto: into?.candidate.candidate ?? null,
		});
	}
	const told = [...accepted].sort(compare);
	for (const [index, { candidate }] of told.entries()) {
		const one = decided.get(candidate.candidate);
		if (!one) continue;
		if (index < limits.most) one.findingNo = index + 1;
		else one.verdict = "after_the_first";
	}
	return ordered.flatMap(({ candidate }) => {
		const one = decided.get(candidate.candidate);
		return one ? [one] : [];
	});
}

function compare(a: Judged, b: Judged): number {
	return (
		Number(b.candidate.is_worse) - Number(a.candidate.is_worse) ||
		b.excess - a.excess ||
		(a.candidate.candidate < b.candidate.candidate ? -1 : 1)
	);
}

function judge(
	{ candidate, callers, isBeyond, standsWithout }: Judged,
	{ fewest_cases, fewest_callers, same_share }: Limits,
): Verdict {
	if (!isBeyond) return "within_chance";
	if (!candidate.is_worse) return "told";
	// What persists has the cases of a year.
	if (Math.max(candidate.bad, callers?.bad ?? 0) < fewest_cases)
		return "too_few";
	if (!callers?.are_known) return candidate.is_settled ? "settled" : "told";
	if (callers.callers < fewest_callers) return "one_caller";
	if (standsWithout) return candidate.is_settled ? "settled" : "told";
	// What one ticket more or less decides is chance; what one caller makes is that person's.
	return callers.most_bad >= same_share * Math.max(candidate.bad, callers.bad)
		? "one_caller"
		: "within_chance";
}

// Who and where before what, and both before the whole.
function rankOf(each: Judged): number {
	if (isWhole(each)) return 3;
	return each.candidate.dimension === "topic" ? 2 : 1;
}

// The street and its channels are made of what the other findings are about.
function isWhole({ candidate: { dimension, kind } }: Judged): boolean {
	return (
		kind !== "stock" && (dimension === "street" || dimension === "channel")
	);
}

function isOfScope(a: Judged, b: Judged): boolean {
	return (
		a.candidate.dimension === b.candidate.dimension &&
		a.candidate.scope === b.candidate.scope &&
		a.candidate.dimension !== "street"
	);
}

/** Whether two are about the same scope, or rest on the same tickets by half or more. */
function areOne(
	a: Judged,
	b: Judged,
	shared: Shared,
	{ same_share }: Limits,
): boolean {
	if (a.candidate.is_worse !== b.candidate.is_worse) return false;
	if (isOfScope(a, b)) return true;
	if (isWhole(a) || isWhole(b)) return false;
	const least = Math.min(a.candidate.bad, b.candidate.bad);
	const both = shared(a.candidate.candidate, b.candidate.candidate);
	return least > 0 && both >= same_share * least;
}

// What is told of the parts has half of the whole's excess among its tickets: the part with most of them.
function carrierOf(
	whole: Judged,
	accepted: readonly Judged[],
	shared: Shared,
	{ same_share }: Limits,
): Judged | undefined {
	const parts = accepted
		.filter(({ candidate }) => candidate.is_worse === whole.candidate.is_worse)
		.map((part) => ({
			part,
			tickets: Math.min(
				shared(whole.candidate.candidate, part.candidate.candidate),
				part.excess,
			),
		}))
		.sort((a, b) => b.tickets - a.tickets);
	const carried = parts.reduce((sum, { tickets }) => sum + tickets, 0);
	return carried > 0 && carried >= same_share * whole.excess
		? parts[0]?.part
		: undefined;
}
