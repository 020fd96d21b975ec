import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";

/** How a metric is named and explained to a reader, from `data/defaults/metrics.yaml`. */
export interface MetricText {
	label: string;
	rule: string;
	numerator: string;
	denominator: string;
	note: string;
	good_direction: "up" | "down" | "none";
	/** Shown as a tile of the first page. */
	is_headline?: boolean;
}

/** The rule texts of every metric, in the order in which they are printed. */
export function readMetricTexts(): Record<string, MetricText> {
	return parse(
		readFileSync(packagePath("data", "defaults", "metrics.yaml"), "utf8"),
	);
}
