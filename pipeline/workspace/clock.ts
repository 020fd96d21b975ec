import { z } from "zod";
import { readDefaults } from "../defaults.ts";

const LAST_SECOND = 86_399;

const clockTime = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$|^24:00$/);

/** How a profile may set the clocks that exports leave open. */
export const clockSettings = z
	.strictObject({
		day_end: clockTime,
		extension_in_time: z.boolean(),
		extension_cutoff: clockTime,
	})
	.partial();

/** The clocks, settled; seconds count from midnight. */
export interface Clock {
	/** When the last day of a working-day limit ends. */
	dayEndSecond: number;
	/** Whether an extension asked for after the deadline counts for nothing. */
	isRequestTimed: boolean;
	/** Until when it may be asked for on the last day. */
	cutoffSecond: number;
	/** Whether deadlines that are all at midnight mean the start of their day. */
	isMidnightStart: boolean;
}

export function settleClock(
	settings: z.infer<typeof clockSettings> | undefined,
	deadlineMidnight: "start" | "end" = "end",
): Clock {
	return {
		dayEndSecond: toSecond(settings?.day_end),
		isRequestTimed: settings?.extension_in_time ?? false,
		cutoffSecond: toSecond(settings?.extension_cutoff),
		isMidnightStart: deadlineMidnight === "start",
	};
}

// The end of a day is its last second.
function toSecond(time = "24:00"): number {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return Math.min(LAST_SECOND, hours * 3600 + minutes * 60);
}

/** What a profile may keep out of the rates; the first that holds names a ticket. */
export const EXCLUSIONS = [
	"not_assessed",
	"unreasonable",
	"praise",
	"suspended",
	"merged",
] as const;

export interface Exclusion {
	reason: (typeof EXCLUSIONS)[number];
	label: string;
}

export function settleExclusions(
	reasons: readonly Exclusion["reason"][] = [],
): Exclusion[] {
	const labels: Record<string, string> = readDefaults("exclusions.yaml");
	return EXCLUSIONS.filter((reason) => reasons.includes(reason)).map(
		(reason) => ({ reason, label: labels[reason] ?? reason }),
	);
}
