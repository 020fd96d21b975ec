import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";
import type { Period, PeriodKind } from "./period.ts";

interface PeriodWords {
	label: string;
	noun: string;
	previous: string;
	year_ago: string;
}

/** What a reader calls a kind of period, and a label for each single one. */
export function namePeriods(kind: PeriodKind): PeriodWords & {
	labelOf(period: Period): string;
} {
	const words: Record<PeriodKind, PeriodWords> = parse(
		readFileSync(packagePath("data", "defaults", "periods.yaml"), "utf8"),
	);
	const own = words[kind];
	return { ...own, labelOf: (period) => fill(own.label, partsOf(period)) };
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
