import { readDefaults } from "../defaults.ts";
import { isCovered } from "./coverage.ts";
import { addDays } from "./days.ts";
import type { RunPeriod, RunTimes } from "./run-periods.ts";

/** Tickets of a day, and those of them whose caller is known. */
export interface CallerDay {
	day: string;
	accepted: number;
	known: number;
}

/** A metric of which a period's exports say too little: it is unknown there, not zero. */
export interface Unknown {
	metric: string;
	period: RunPeriod;
	reason: string;
}

interface Evidence {
	times: Pick<RunTimes, "periods" | "coverage">;
	fields: ReadonlySet<string>;
	callerDays: readonly CallerDay[];
	hasEstates: boolean;
	windowDays: number;
}

type Reason = "estates" | "callers" | "before" | "contacts";

const LEAST_KNOWN = 0.5;

/**
 * The metrics that have their columns and yet cannot be told, for each period by
 * itself: repeats rest on estates, callers and the days before; what was done at
 * once on the records of rework or on callers.
 */
export function findUnknowns(evidence: Evidence): Unknown[] {
	const texts: Record<Reason, string> = readDefaults("unknowns.yaml");
	const tell = (reason: Reason) =>
		texts[reason].replace("{days}", String(evidence.windowDays));
	return evidence.times.periods.flatMap((period) => {
		const told = {
			repeat_rate: whyRepeatsUnknown(period, evidence),
			once_rate: whyOnceUnknown(evidence),
		};
		return Object.entries(told).flatMap(([metric, reason]) =>
			reason ? [{ metric, period, reason: tell(reason) }] : [],
		);
	});
}

function whyRepeatsUnknown(
	{ startAt, endAt, asOf }: RunPeriod,
	{ times, fields, callerDays, hasEstates, windowDays }: Evidence,
): Reason | undefined {
	if (fields.has("repeat_flag")) return undefined;
	if (!hasEstates) return "estates";
	const start = startAt.slice(0, 10);
	const own = callerDays.filter(
		({ day }) =>
			day >= start && day < endAt.slice(0, 10) && day <= asOf.slice(0, 10),
	);
	const known = sum(own.map((each) => each.known));
	if (known < LEAST_KNOWN * sum(own.map((each) => each.accepted)))
		return "callers";
	const before = {
		start: addDays(start, -windowDays),
		end: addDays(start, -1),
	};
	return isCovered(before, times.coverage) ? undefined : "before";
}

function whyOnceUnknown({ fields, callerDays }: Evidence): Reason | undefined {
	if (fields.has("rework") || fields.has("rework_count")) return undefined;
	return callerDays.some(({ known }) => known > 0) ? undefined : "contacts";
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}
