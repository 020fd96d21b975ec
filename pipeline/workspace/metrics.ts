import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readDefaults } from "../defaults.ts";
import { UserError } from "../user-error.ts";
import { findNamed } from "./nearest.ts";
import { readYaml } from "./read-yaml.ts";

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

const OWN_TEXTS = join("queries", "metrics.yaml");

const ownText = z.strictObject({
	label: z.string().min(1),
	rule: z.string().min(1),
	numerator: z.string().min(1),
	denominator: z.string().default(""),
	note: z.string().default(""),
	good_direction: z.enum(["up", "down", "none"]).default("none"),
	is_headline: z.boolean().optional(),
	is_printed: z.boolean().optional(),
	monthly: z
		.strictObject({
			count: z.string().optional(),
			fraction: z.string().optional(),
			rate: z.string().optional(),
		})
		.optional(),
});

/** The rule texts of every metric, in the order in which they are printed: the workspace's own, in its `queries/metrics.yaml`, last. */
export function readMetricTexts(
	workspace?: string,
): Record<string, MetricText> {
	const packaged = readDefaults<Record<string, MetricText>>("metrics.yaml");
	return workspace === undefined
		? packaged
		: { ...packaged, ...readOwnTexts(workspace) };
}

function readOwnTexts(workspace: string): Record<string, MetricText> {
	const file = join(workspace, OWN_TEXTS);
	if (!existsSync(file)) return {};
	const texts = readYaml(file, "自己的指标文字");
	return Object.fromEntries(
		Object.entries(texts).map(([metric, text]) => {
			const parsed = ownText.safeParse(text);
			if (parsed.success) return [metric, parsed.data as MetricText];
			const issue = parsed.error.issues[0];
			throw new UserError(
				`指标“${metric}”的“${issue?.path.join(".") || "文字"}”写得不对。`,
				{
					place: { file, column: metric },
					hint: "每个指标写 label、rule、numerator、denominator 四项文字，另可写 note、good_direction（up、down 或 none）、is_headline（true 就列进总体数）。",
				},
			);
		}),
	);
}

/** The metric that somebody means, by its name or code, or by how one of them alone begins. */
export function findMetric(typed: string, workspace?: string): string {
	return findNamed(typed, namedMetrics(workspace), "指标").code;
}

/** Every metric with the name that it is printed under. */
export const namedMetrics = (workspace?: string) =>
	Object.entries(readMetricTexts(workspace)).map(([code, { label }]) => ({
		code,
		names: [label],
	}));
