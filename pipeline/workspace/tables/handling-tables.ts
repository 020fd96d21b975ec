import {
	boolean,
	type Columns,
	integer,
	text,
} from "../../database/write-table.ts";
import type { Rules } from "../rules.ts";

/** The rules by which handling is judged: ratings, limits, clocks, repeats and what stays out of the rates. */
export function handlingTables({
	profile,
	values,
}: Rules): Record<string, Columns> {
	const working = profile.slaWorkingDays;
	const natural = profile.slaNaturalDays;
	const types = [...Object.keys(working), ...Object.keys(natural)];
	const hours = Object.entries(profile.slaHours);
	const { levels, rated, strict, inclusive, dissatisfied, unrated } =
		profile.satisfaction;
	const ratings = Object.entries(values.satisfaction ?? {}).filter(
		([, level]) => levels.includes(level),
	);
	const signing = Object.entries(profile.signMinutes);
	return {
		rule_satisfaction: {
			level: text(levels),
			level_no: integer(levels.map((_, index) => index + 1)),
			is_rated: boolean(levels.map((level) => rated.includes(level))),
			is_strict: boolean(levels.map((level) => strict.includes(level))),
			is_inclusive: boolean(levels.map((level) => inclusive.includes(level))),
			is_dissatisfied: boolean(
				levels.map((level) => dissatisfied.includes(level)),
			),
			is_unrated: boolean(levels.map((level) => unrated.includes(level))),
		},
		// A word that says how somebody was satisfied, and the level it is a rating of, if it is one.
		rule_ratings: {
			value: text(ratings.map(([word]) => word)),
			level: text(ratings.map(([, level]) => level)),
			rated_level: text(
				ratings.map(([, level]) => (rated.includes(level) ? level : null)),
			),
		},
		rule_repeats: Object.fromEntries(
			Object.entries(profile.repeat).map(([name, value]) => [
				name,
				integer([value]),
			]),
		),
		rule_clock: {
			day_end_second: integer([profile.clock.dayEndSecond]),
			is_request_timed: boolean([profile.clock.isRequestTimed]),
			cutoff_second: integer([profile.clock.cutoffSecond]),
			is_midnight_start: boolean([profile.clock.isMidnightStart]),
		},
		rule_exclusions: {
			reason: text(profile.excluded.map(({ reason }) => reason)),
			reason_no: integer(profile.excluded.map((_, index) => index + 1)),
			reason_label: text(profile.excluded.map(({ label }) => label)),
		},
		rule_signing: {
			urgency: text(signing.map(([urgency]) => urgency)),
			minutes: integer(signing.map(([, minutes]) => minutes)),
		},
		rule_sla: {
			demand_type: text(types),
			working_days: integer(types.map((type) => working[type] ?? null)),
			hard_working_days: integer(types.map(() => profile.slaHardWorkingDays)),
			natural_days: integer(types.map((type) => natural[type] ?? null)),
			hard_natural_days: integer(types.map(() => profile.slaHardNaturalDays)),
		},
		rule_urgency: {
			urgency: text(hours.map(([urgency]) => urgency)),
			hours: integer(hours.map(([, count]) => count)),
		},
	};
}
