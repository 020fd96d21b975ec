import {
	type FourCells,
	type PastStretch,
	type Ratio,
	ratioOfRatios,
	shrunkenBaseline,
} from "../../statistics/ratio-of-ratios.ts";

export type Verdict =
	| "fell"
	| "rose"
	| "unchanged"
	| "unjudged"
	| "described"
	| "running";

/** What is known of a campaign when it is judged. */
export interface Evidence {
	cells: FourCells;
	dispersion: number;
	/** The stretch before as its past is measured, and the stretches earlier still. */
	before: PastStretch;
	past: readonly PastStretch[];
	isOver: boolean;
	isDeclaredFirst: boolean;
	/** The exports have the columns its outcome is counted by. */
	hasFields: boolean;
	isCovered: boolean;
	hasComparison: boolean;
}

export interface Judged {
	verdict: Verdict;
	/** A word of campaigns.yaml for why there is no verdict; empty where there is one. */
	reason: string;
	estimate: Ratio | undefined;
	/** The stretch before, drawn towards its own past. */
	baseline: number | undefined;
	/** The ratio from that baseline instead of the chosen one. */
	corrected: Ratio | undefined;
}

/** Fewer events in a cell, and numbers are described and not judged. */
const FEWEST_EVENTS = 20;

/**
 * Whether a campaign changed what it was about. An effect is called only where
 * it was declared beforehand, each cell has twenty events, and the interval
 * excludes 1 both as counted and after the fall that a bad month brings by itself.
 */
export function judgeCampaign(evidence: Evidence): Judged {
	const { cells, dispersion, before, past } = evidence;
	const isFull = Object.values(cells).every((count) => count >= FEWEST_EVENTS);
	const estimate =
		isFull && evidence.isCovered ? ratioOfRatios(cells, dispersion) : undefined;
	const baseline = shrunkenBaseline(before, past);
	const corrected =
		baseline === undefined || !estimate
			? undefined
			: ratioOfRatios({ ...cells, treatedBefore: baseline }, dispersion);
	const told = { estimate, baseline, corrected };
	if (!evidence.isOver)
		return { ...told, verdict: "running", reason: "running" };
	if (!evidence.isDeclaredFirst)
		return { ...told, verdict: "described", reason: "late" };
	if (!evidence.hasFields)
		return { ...told, verdict: "unjudged", reason: "no_fields" };
	if (!evidence.hasComparison)
		return { ...told, verdict: "unjudged", reason: "no_comparison" };
	if (!evidence.isCovered)
		return { ...told, verdict: "unjudged", reason: "uncovered" };
	if (!estimate) return { ...told, verdict: "unjudged", reason: "few" };
	const side = sideOf(estimate);
	if (side === "unchanged") return { ...told, verdict: side, reason: "" };
	if (!corrected) return { ...told, verdict: "unjudged", reason: "no_history" };
	const verdict = sideOf(corrected) === side ? side : "unchanged";
	return { ...told, verdict, reason: "" };
}

function sideOf({ lower, upper }: Ratio): "fell" | "rose" | "unchanged" {
	if (upper < 1) return "fell";
	return lower > 1 ? "rose" : "unchanged";
}
