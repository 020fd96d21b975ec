import { readDefaults } from "../defaults.ts";
import { addDays } from "./days.ts";
import type { Period, PeriodKind } from "./period.ts";

interface PeriodWords {
	label: string;
	noun: string;
	previous: string;
	year_ago: string;
}

const WORDS: Record<PeriodKind | "first_days", unknown> =
	readDefaults("periods.yaml");

/** What a reader calls a kind of period, and a label for each single one or its first days. */
export function namePeriods(kind: PeriodKind): PeriodWords & {
	labelOf(period: Period, firstDays?: number): string;
} {
	const own = WORDS[kind] as PeriodWords;
	return {
		...own,
		labelOf: (period, firstDays) =>
			nameFirstDays(fill(own.label, partsOf(period)), firstDays),
	};
}

/** The name of a period's first days; its own where no number of days is given. */
export function nameFirstDays(name: string, days: number | undefined): string {
	return days === undefined
		? name
		: fill(String(WORDS.first_days), { name, days: String(days) });
}

function partsOf(period: Period): Record<string, string> {
	const meeting = addDays(period.end, 1);
	const index = period.id.replace(/^\d{4}-?[QHW]?0?/, "");
	return {
		year: (period.kind === "meeting" ? meeting : period.id).slice(0, 4),
		month: monthNumber(period.start),
		index,
		halfName: index === "1" ? "上" : "下",
		meetingMonth: monthNumber(meeting),
		meetingDay: dayNumber(meeting),
		startDay: `${monthNumber(period.start)}月${dayNumber(period.start)}日`,
		endDay: `${monthNumber(period.end)}月${dayNumber(period.end)}日`,
		start: period.start,
		end: period.end,
	};
}

const monthNumber = (day: string) => String(Number(day.slice(5, 7)));
const dayNumber = (day: string) => String(Number(day.slice(8)));

function fill(pattern: string, parts: Record<string, string>): string {
	return pattern.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}
