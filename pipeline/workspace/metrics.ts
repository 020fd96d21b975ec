import { readDefaults } from "../defaults.ts";
import { findNamed } from "./nearest.ts";

/** How a metric is named and explained to a reader, from `data/defaults/metrics.yaml`. */
export interface MetricText {
	label: string;
	rule: string;
	numerator: string;
	denominator: string;
	note: string;
	good_direction: "up" | "down" | "none";
	/** Listed among the figures of the street and of each community. */
	is_headline?: boolean;
	/** Printed somewhere else, and therefore explained as well. */
	is_printed?: boolean;
	/** What its columns are called where months stand below each other. */
	monthly?: { count?: string; fraction?: string; rate?: string };
}

/** The rule texts of every metric, in the order in which they are printed. */
export function readMetricTexts(): Record<string, MetricText> {
	return readDefaults("metrics.yaml");
}

/** The metric that somebody means, by its name or code, or by how one of them alone begins. */
export function findMetric(typed: string): string {
	return findNamed(typed, namedMetrics(), "指标").code;
}

/** Every metric with the name that it is printed under. */
export const namedMetrics = () =>
	Object.entries(readMetricTexts()).map(([code, { label }]) => ({
		code,
		names: [label],
	}));
