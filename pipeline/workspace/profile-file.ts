import { z } from "zod";
import { UserError } from "../user-error.ts";
import { clockSettings, EXCLUSIONS } from "./clock.ts";
import { figureSettings } from "./figures.ts";
import { nearestName } from "./nearest.ts";
import { ENGINE_KEYS, engineSettings } from "./profile/engine-settings.ts";
import { withCodes } from "./profile/profile-names.ts";
import { withSettingCodes } from "./profile/setting-names.ts";
import { SOURCE_KEYS, sourceSettings } from "./profile/source-settings.ts";
import { readYaml } from "./read-yaml.ts";
import { findDoubleLimit, SLA_KEYS, slaSettings } from "./sla.ts";

const words = z.array(z.coerce.string());
const workingDays = z.number().int().positive();

/** How communities stand beside each other: by funnel status alone, in a list, or as those to praise and to worry about. */
export const RANKINGS = ["status", "list", "redblack"] as const;

/** What says of each ticket which topic it is: the topic tree, the export itself, or a trained model. */
export const TOPIC_SOURCES = ["tree", "given", "model"] as const;

/** Whether a build makes papers for the weekly meeting. */
const MEETINGS = ["weekly", "none"] as const;

const schema = z.strictObject({
	profile: z.string().optional(),
	label: z.string().optional(),
	name: z.string().optional(),
	fields: z.record(z.string(), words).optional(),
	values: z.record(z.string(), z.record(z.string(), words)).optional(),
	date_formats: words.optional(),
	deadline_level: z.enum(["city", "district", "street"]).optional(),
	deadline_midnight: z.enum(["start", "end"]).optional(),
	source: sourceSettings.optional(),
	engine: engineSettings.optional(),
	topics: z.enum(TOPIC_SOURCES).optional(),
	topic_model: z.string().min(1).optional(),
	sla: slaSettings.optional(),
	satisfaction: z
		.strictObject({
			levels: words,
			rated: words,
			strict: words,
			inclusive: words,
			dissatisfied: words,
			unrated: words,
		})
		.partial()
		.optional(),
	sign_minutes: z
		.strictObject({
			emergency: workingDays,
			utility: workingDays,
			other: workingDays,
		})
		.partial()
		.optional(),
	clock: clockSettings.optional(),
	exclude: z.array(z.enum(EXCLUSIONS)).optional(),
	repeat: z
		.strictObject({
			window_days: workingDays,
			once_days: workingDays,
			alike_days: workingDays,
			heavy_tickets: workingDays,
			heavy_days: workingDays,
		})
		.partial()
		.optional(),
	covered_months: words.optional(),
	ranking: z.enum(RANKINGS).optional(),
	meeting: z.enum(MEETINGS).optional(),
	masthead: z
		.strictObject({
			issuer: z.string(),
			issue: z.string(),
			issued: z.coerce.string(),
			mark: z.string(),
		})
		.partial()
		.optional(),
	compare_with: words.optional(),
	figures: figureSettings.figures,
	score: figureSettings.score,
});

/** What a paper says of itself under its title. */
export interface Masthead {
	issuer: string;
	/** May hold {year} and {month} of the period's first day. */
	issue: string;
	issued: string;
	mark: string;
}

/** A profile as somebody wrote it. */
export type ProfileFile = z.infer<typeof schema>;
/** Reads a profile; throws a `UserError` that names the key at fault and the nearest one. */
export function readProfileFile(file: string): ProfileFile {
	const parsed = schema.safeParse(withSettingCodes(readYaml(file, "规则文件")));
	if (!parsed.success) throw toProfileError(file, parsed.error.issues[0]);
	const settings = withCodes(parsed.data, file);
	const double = findDoubleLimit(settings.sla);
	if (double !== undefined)
		throw new UserError(`设置项“sla.${double}”与工作日的一项重复。`, {
			place: { file },
			hint: "同一类工单只能按工作日或按自然日计，留一项即可。",
		});
	return settings;
}

const READMES: Record<string, string> = {
	source: "docs/sources.md",
	engine: "docs/engines.md",
};

function toProfileError(
	file: string,
	issue: z.core.$ZodIssue | undefined,
): UserError {
	const isSource = issue?.path[0] === "source";
	// One database is a list of one.
	const steps = (issue?.path ?? []).filter(
		(step) => !isSource || typeof step !== "number",
	);
	const path = steps.join(".");
	const readme = `可用的设置项和写法见 ${READMES[String(steps[0])] ?? "docs/presets.md“规则文件”一节"}。`;
	if (issue?.code === "unrecognized_keys") {
		const [key = ""] = issue.keys;
		const known = knownKeys(path);
		return new UserError(`不认识的设置项“${key}”。`, {
			place: { file, column: path },
			hint: known ? `最接近的设置项是 ${nearestName(key, known)}。` : readme,
		});
	}
	return new UserError(`设置项“${path}”的值不合要求。`, {
		place: { file },
		hint: issue?.code === "custom" ? issue.message : readme,
	});
}

function knownKeys(path: string): string[] | undefined {
	if (path === "") return Object.keys(schema.shape);
	if (path === "source") return SOURCE_KEYS;
	if (path === "engine") return ENGINE_KEYS;
	return path === "sla" ? SLA_KEYS : undefined;
}
