import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { distance } from "fastest-levenshtein";
import { parseDocument } from "yaml";
import { z } from "zod";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";

const words = z.array(z.coerce.string());
const workingDays = z.number().int().positive();

const sla = z.union([
	z.literal("none"),
	z.strictObject({
		working_days: z.record(z.string(), workingDays).optional(),
		hard_working_days: workingDays.optional(),
		hours: z
			.strictObject({
				utility: z.number().positive(),
				emergency: z.number().positive(),
			})
			.partial()
			.optional(),
	}),
]);

const schema = z.strictObject({
	profile: z.string().optional(),
	name: z.string().optional(),
	fields: z.record(z.string(), words).optional(),
	values: z.record(z.string(), z.record(z.string(), words)).optional(),
	date_formats: words.optional(),
	deadline_level: z.enum(["city", "district", "street"]).optional(),
	topics: z.enum(["tree", "given"]).optional(),
	sla: sla.optional(),
	satisfaction: z
		.strictObject({
			levels: words,
			rated: words,
			strict: words,
			inclusive: words,
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
	repeat: z
		.strictObject({ window_days: workingDays, once_days: workingDays })
		.partial()
		.optional(),
	covered_months: words.optional(),
});

type ProfileFile = z.infer<typeof schema>;
type SatisfactionSet = "levels" | "rated" | "strict" | "inclusive";

/** What differs between cities, settled: the preset with the workspace's own file over it. */
export interface Profile {
	preset: string;
	streetName: string;
	fields: Record<string, string[]>;
	values: Record<string, Record<string, string[]>>;
	dateFormats: string[];
	deadlineLevel: string;
	topicSource: "tree" | "given";
	slaWorkingDays: Record<string, number>;
	slaHardWorkingDays: number | null;
	slaHours: Record<string, number>;
	satisfaction: Record<SatisfactionSet, string[]>;
	signMinutes: Record<string, number>;
	repeat: { window_days: number; once_days: number };
	coveredMonths: string[];
}

const PRESETS = packagePath("data", "defaults", "presets");
const EXAMPLES = packagePath("data", "examples");

/** Reads the profile a user named, else the workspace's own, else the defaults. */
export function readProfile(folder: string, nameOrFile?: string): Profile {
	const own = join(folder, "profile.yaml");
	const file = nameOrFile
		? findProfile(nameOrFile)
		: existsSync(own)
			? own
			: undefined;
	const settings = file ? readProfileFile(file) : {};
	const preset = settings.profile ?? "default-shandong";
	const defaults = readProfileFile(presetFile(preset, file));
	return toProfile(preset, mergeSettings(defaults, settings), defaults.sla);
}

// A list in a profile replaces the preset's; a table in it changes the lines it names.
function mergeSettings(
	defaults: ProfileFile,
	settings: ProfileFile,
): ProfileFile {
	return {
		...defaults,
		...settings,
		satisfaction: { ...defaults.satisfaction, ...settings.satisfaction },
		sign_minutes: { ...defaults.sign_minutes, ...settings.sign_minutes },
		repeat: { ...defaults.repeat, ...settings.repeat },
	};
}

function findProfile(nameOrFile: string): string {
	const places = [
		nameOrFile,
		join(EXAMPLES, `${nameOrFile}.yaml`),
		join(PRESETS, `${nameOrFile}.yaml`),
	];
	const found = places.find(
		(place) => existsSync(place) && /\.ya?ml$/.test(place),
	);
	if (!found)
		throw new UserError(`没有名为“${nameOrFile}”的规则文件。`, {
			hint: "写一个 .yaml 文件的路径，或随包自带的名字，如 message-board、pingshan、default-shandong。",
		});
	return found;
}

function presetFile(preset: string, file?: string): string {
	const found = join(PRESETS, `${preset}.yaml`);
	if (!existsSync(found))
		throw new UserError(`没有名为“${preset}”的口径。`, {
			place: { file: file ?? "profile.yaml" },
			hint: "profile 一行可写 default-shandong，或整行删去。",
		});
	return found;
}

function readProfileFile(file: string): ProfileFile {
	const document = parseDocument(readFileSync(file, "utf8"));
	const [syntaxError] = document.errors;
	if (syntaxError)
		throw new UserError("规则文件不是合法的 YAML。", {
			place: { file, row: syntaxError.linePos?.[0].line },
			hint: "检查这一行的缩进、冒号后的空格和引号。",
			cause: syntaxError,
		});
	const parsed = schema.safeParse(document.toJS() ?? {});
	if (parsed.success) return parsed.data;
	throw toProfileError(file, parsed.error.issues[0]);
}

function toProfileError(
	file: string,
	issue: z.core.$ZodIssue | undefined,
): UserError {
	const path = issue?.path.join(".") ?? "";
	if (issue?.code === "unrecognized_keys") {
		const [key = ""] = issue.keys;
		return new UserError(`不认识的设置项“${key}”。`, {
			place: { file, column: path },
			hint: `最接近的设置项是 ${nearestKey(key, path)}。`,
		});
	}
	return new UserError(`设置项“${path}”的值不合要求。`, {
		place: { file },
		hint: `可用的设置项和写法见 README.md“规则文件”一节。`,
	});
}

function nearestKey(key: string, path: string): string {
	const known = path.startsWith("sla")
		? ["working_days", "hard_working_days", "hours"]
		: Object.keys(schema.shape);
	const ranked = known.map((name) => ({ name, far: distance(name, key) }));
	ranked.sort((a, b) => a.far - b.far || a.name.localeCompare(b.name));
	return ranked[0]?.name ?? "";
}

function toProfile(
	preset: string,
	settings: ProfileFile,
	defaultSla: ProfileFile["sla"],
): Profile {
	const table = settings.sla === "none" ? undefined : settings.sla;
	const base =
		settings.sla === "none" || defaultSla === "none" ? undefined : defaultSla;
	return {
		preset,
		streetName: settings.name ?? "街道",
		fields: settings.fields ?? {},
		values: settings.values ?? {},
		dateFormats: settings.date_formats ?? [],
		deadlineLevel: settings.deadline_level ?? "district",
		topicSource: settings.topics ?? "tree",
		slaWorkingDays: { ...base?.working_days, ...table?.working_days },
		slaHardWorkingDays:
			table?.hard_working_days ?? base?.hard_working_days ?? null,
		slaHours: { ...base?.hours, ...table?.hours },
		satisfaction: {
			levels: [],
			rated: [],
			strict: [],
			inclusive: [],
			...settings.satisfaction,
		},
		signMinutes: settings.sign_minutes ?? {},
		repeat: { window_days: 0, once_days: 0, ...settings.repeat },
		coveredMonths: settings.covered_months ?? [],
	};
}
