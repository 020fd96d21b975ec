import { z } from "zod";
import { UserError } from "../user-error.ts";

// What a question can be answered with; satisfaction has the profile's own levels.
const STATES: Record<string, readonly string[]> = {
	contact: ["yes", "no", "blank"],
	solved: ["solved", "partial", "unsolved", "explained", "blank"],
	closure: ["closed", "open", "blank"],
	timeliness: ["ontime", "not_ontime", "pending", "blank"],
};
const RESERVED = ["score", "volume_share"];
// A workspace's own figures, beside those of the presets.
const OWN_SET = "profile";

const figure = z
	.strictObject({
		label: z.string(),
		population: z.enum(["accepted", "closed", "due"]),
		dimension: z.enum([
			"satisfaction",
			"contact",
			"solved",
			"closure",
			"timeliness",
		]),
		weights: z.record(z.string(), z.number().int().min(0).max(100)),
		metric: z.string().optional(),
		text: z.string(),
		source: z.string(),
	})
	.superRefine(({ dimension, weights }, context) => {
		const known = STATES[dimension];
		const stray = known && Object.keys(weights).find((x) => !known.includes(x));
		if (stray !== undefined)
			context.addIssue({
				code: "custom",
				path: ["weights", stray],
				message: `dimension: ${dimension} 可写的有：${known?.join("、")}。`,
			});
	});

const part = z.strictObject({
	figure: z.string(),
	label: z.string().optional(),
	points: z.number().positive(),
	kind: z.enum(["linear", "flat"]).optional(),
	target: z.number().positive().max(100).optional(),
	per_point_below: z.number().positive().optional(),
	floor: z.number().min(0).optional(),
});

const score = z.strictObject({
	label: z.string(),
	text: z.string(),
	source: z.string(),
	parts: z.array(part).min(1),
});

/** The settings that let a preset, or a workspace, count its own way beside the report. */
export const figureSettings = {
	figures: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), figure).optional(),
	score: score.optional(),
};

export type Figure = z.infer<typeof figure>;
export type Score = z.infer<typeof score>;

/** One preset's figures and score; the chosen ones are printed and scored. */
export interface FigureSet {
	preset: string;
	label: string;
	isChosen: boolean;
	figures: Record<string, Figure>;
	score?: Score;
}

interface Source {
	label?: string;
	figures?: Record<string, Figure>;
	score?: Score;
}

/** What is known before it is settled which figures are printed. */
export interface FigureSources {
	preset: string;
	compared: readonly string[];
	shipped: readonly (Source & { preset: string; file: string })[];
	/** The workspace's own, from `file`. */
	own: Source;
	file: string;
	/** Every satisfaction level that a weight may be given to. */
	levels: readonly string[];
}

/** The presets that have figures: the workspace's own, its preset, those compared, then the rest. */
export function planFigures(sources: FigureSources): FigureSet[] {
	const { preset, compared, shipped, own, file, levels } = sources;
	const chosen = [OWN_SET, preset, ...compared];
	const rank = (name: string) => (chosen.indexOf(name) + 1 || 99) - 1;
	const all = [{ label: "本地口径", ...own, preset: OWN_SET, file }, ...shipped]
		.sort((a, b) => rank(a.preset) - rank(b.preset))
		.map((source) => toFigureSet(source, chosen, levels));
	const filled = all.filter((set) => Object.keys(set.figures).length > 0);
	const empty = compared.find(
		(name) => !filled.some((set) => set.preset === name),
	);
	if (empty !== undefined)
		throw new UserError(`口径“${empty}”没有自己的指标，无从并列。`, {
			place: { file, column: "compare_with" },
			hint: `从 compare_with 中删去它；它的办理时限可以用 profile: ${empty} 采用。`,
		});
	return filled;
}

function toFigureSet(
	source: Source & { preset: string; file: string },
	chosen: readonly string[],
	levels: readonly string[],
): FigureSet {
	const { preset, label = preset, figures = {}, score, file } = source;
	const stray = findStray(figures, score, levels);
	if (stray !== undefined)
		throw new UserError(`设置项“${stray}”指向不存在的名称。`, {
			place: { file },
			hint: "weights 里写评价结果的规范名称，score 里写 figures 中已有的指标，各写一次；score、volume_share 不能用作指标名。",
		});
	return { preset, label, isChosen: chosen.includes(preset), figures, score };
}

function findStray(
	figures: Record<string, Figure>,
	score: Score | undefined,
	levels: readonly string[],
): string | undefined {
	for (const [id, { dimension, weights }] of Object.entries(figures)) {
		if (RESERVED.includes(id)) return `figures.${id}`;
		const stray = Object.keys(weights).find(
			(state) => state !== "blank" && !levels.includes(state),
		);
		if (dimension === "satisfaction" && stray !== undefined)
			return `figures.${id}.weights.${stray}`;
	}
	const parts = (score?.parts ?? []).map((each) => each.figure);
	const index = parts.findIndex(
		(id, at) =>
			(id !== "volume_share" && !(id in figures)) || parts.indexOf(id) !== at,
	);
	return index < 0 ? undefined : `score.parts.${index}.figure`;
}
