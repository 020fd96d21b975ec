import { readDefaults } from "../defaults.ts";
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
	const index = period.id.replace(/^\d{4}-?[QHW]?0?/, "");
	return {
		year: period.id.slice(0, 4),
		month: String(Number(period.start.slice(5, 7))),
		index,
		halfName: index === "1" ? "上" : "下",
		start: period.start,
		end: period.end,
	};
}

function fill(pattern: string, parts: Record<string, string>): string {
	return pattern.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}
