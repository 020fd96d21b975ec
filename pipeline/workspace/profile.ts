import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
import {
	type Clock,
	clockSettings,
	EXCLUSIONS,
	type Exclusion,
	settleClock,
	settleExclusions,
} from "./clock.ts";
import { type FigureSet, figureSettings, planFigures } from "./figures.ts";
import { nearestName } from "./nearest.ts";
import { readYaml } from "./read-yaml.ts";
import {
	findDoubleLimit,
	SLA_KEYS,
	type Sla,
	settleSla,
	slaSettings,
} from "./sla.ts";

const words = z.array(z.coerce.string());
const workingDays = z.number().int().positive();

/** How communities stand beside each other: by funnel status alone, in a list, or as those to praise and to worry about. */
export const RANKINGS = ["status", "list", "redblack"] as const;

const schema = z.strictObject({
	profile: z.string().optional(),
	label: z.string().optional(),
	name: z.string().optional(),
	fields: z.record(z.string(), words).optional(),
	values: z.record(z.string(), z.record(z.string(), words)).optional(),
	date_formats: words.optional(),
	deadline_level: z.enum(["city", "district", "street"]).optional(),
	deadline_midnight: z.enum(["start", "end"]).optional(),
	topics: z.enum(["tree", "given"]).optional(),
	sla: slaSettings.optional(),
	satisfaction: z
		.strictObject({
			levels: words,
			rated: words,
			strict: words,
			inclusive: words,
			dissatisfied: words,
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
	compare_with: words.optional(),
	figures: figureSettings.figures,
	score: figureSettings.score,
});

type ProfileFile = z.infer<typeof schema>;
type SatisfactionSet =
	| "levels"
	| "rated"
	| "strict"
	| "inclusive"
	| "dissatisfied";

/** Windows in days, and from how many tickets a caller is a heavy one. */
export interface RepeatRule {
	window_days: number;
	once_days: number;
	alike_days: number;
	heavy_tickets: number;
	heavy_days: number;
}

const NO_REPEATS: RepeatRule = {
	window_days: 0,
	once_days: 0,
	alike_days: 0,
	heavy_tickets: 0,
	heavy_days: 0,
};

/** What differs between cities, settled: the preset with the workspace's own file over it. */
export interface Profile extends Sla {
	preset: string;
	/** What people call the preset. */
	label: string;
	streetName: string;
	fields: Record<string, string[]>;
	values: Record<string, Record<string, string[]>>;
	dateFormats: string[];
	deadlineLevel: string;
	topicSource: "tree" | "given";
	satisfaction: Record<SatisfactionSet, string[]>;
	signMinutes: Record<string, number>;
	clock: Clock;
	/** What stays out of the rates. */
	excluded: Exclusion[];
	repeat: RepeatRule;
	ranking: (typeof RANKINGS)[number];
	coveredMonths: string[];
	/** Every preset that counts its own way, those to print first. */
	figureSets: FigureSet[];
}

const PRESETS = packagePath("data", "defaults", "presets");
const EXAMPLES = packagePath("data", "examples");

const DEFAULT_PRESET = "default-shandong";

/** Reads the profile a user named, else the workspace's own, else the defaults. */
export function readProfile(folder: string, nameOrFile?: string): Profile {
	const own = join(folder, "profile.yaml");
	const file = nameOrFile
		? findProfile(nameOrFile)
		: existsSync(own)
			? own
			: undefined;
	const settings = readSettings(file);
	const preset = settings.profile ?? DEFAULT_PRESET;
	checkPreset(preset, "profile", file);
	const layers = [DEFAULT_PRESET, preset].map(readPreset);
	layers.push(settings);
	const merged = layers.reduce(mergeSettings);
	return {
		...toProfile(preset, merged),
		...settleSla(layers.map((layer) => layer.sla)),
		figureSets: collectFigures(preset, settings, file),
	};
}

// A preset that is itself named by --profile is the base, with nothing over it.
function readSettings(file: string | undefined): ProfileFile {
	if (file === undefined) return {};
	return dirname(resolve(file)) === PRESETS
		? { profile: basename(file).replace(/\.ya?ml$/, "") }
		: readProfileFile(file);
}

// A list in a profile replaces the preset's; a table in it changes the lines it names.
function mergeSettings(
	defaults: ProfileFile,
	settings: ProfileFile,
): ProfileFile {
	return {
		...defaults,
		...settings,
		fields: { ...defaults.fields, ...settings.fields },
		values: mergeValues(defaults.values, settings.values),
		satisfaction: { ...defaults.satisfaction, ...settings.satisfaction },
		sign_minutes: { ...defaults.sign_minutes, ...settings.sign_minutes },
		repeat: { ...defaults.repeat, ...settings.repeat },
		clock: { ...defaults.clock, ...settings.clock },
	};
}

function mergeValues(
	defaults: ProfileFile["values"],
	settings: ProfileFile["values"],
): ProfileFile["values"] {
	const fields = Object.entries(settings ?? {});
	return {
		...defaults,
		...Object.fromEntries(
			fields.map(([field, lists]) => [
				field,
				{ ...defaults?.[field], ...lists },
			]),
		),
	};
}

function collectFigures(
	preset: string,
	settings: ProfileFile,
	file = "profile.yaml",
): FigureSet[] {
	const compared = settings.compare_with ?? [];
	for (const name of compared) checkPreset(name, "compare_with", file);
	const shipped = presetNames().map((name) => ({
		preset: name,
		file: presetFile(name),
		...readPreset(name),
	}));
	const levels = [...shipped, settings].flatMap(
		(each) => each.satisfaction?.levels ?? [],
	);
	return planFigures({
		preset,
		compared,
		shipped,
		own: settings,
		file,
		levels,
	});
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

/** The presets that ship with the program, the default one first. */
export function presetNames(): string[] {
	const names = readdirSync(PRESETS).map((file) => basename(file, ".yaml"));
	const others = names.filter((name) => name !== DEFAULT_PRESET);
	return [DEFAULT_PRESET, ...others.sort()];
}

const presetFile = (preset: string) => join(PRESETS, `${preset}.yaml`);
const readPreset = (preset: string) => readProfileFile(presetFile(preset));

function checkPreset(preset: string, key: string, file?: string): void {
	const known = presetNames();
	if (known.includes(preset)) return;
	throw new UserError(`没有名为“${preset}”的口径。`, {
		place: { file: file ?? "profile.yaml", column: key },
		hint: `最接近的是 ${nearestName(preset, known)}；可用的有：${known.join("、")}。`,
	});
}

function readProfileFile(file: string): ProfileFile {
	const parsed = schema.safeParse(readYaml(file, "规则文件"));
	if (!parsed.success) throw toProfileError(file, parsed.error.issues[0]);
	const double = findDoubleLimit(parsed.data.sla);
	if (double !== undefined)
		throw new UserError(`设置项“sla.${double}”与工作日的一项重复。`, {
			place: { file },
			hint: "同一类工单只能按工作日或按自然日计，留一项即可。",
		});
	return parsed.data;
}

function toProfileError(
	file: string,
	issue: z.core.$ZodIssue | undefined,
): UserError {
	const path = issue?.path.join(".") ?? "";
	const readme = "可用的设置项和写法见 README.md“规则文件”一节。";
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
	return path === "sla" ? SLA_KEYS : undefined;
}

function toProfile(
	preset: string,
	settings: ProfileFile,
): Omit<Profile, keyof Sla | "figureSets"> {
	return {
		preset,
		label: settings.label ?? preset,
		streetName: settings.name ?? "街道",
		fields: settings.fields ?? {},
		values: settings.values ?? {},
		dateFormats: settings.date_formats ?? [],
		deadlineLevel: settings.deadline_level ?? "district",
		topicSource: settings.topics ?? "tree",
		satisfaction: {
			levels: [],
			rated: [],
			strict: [],
			inclusive: [],
			dissatisfied: [],
			...settings.satisfaction,
		},
		signMinutes: settings.sign_minutes ?? {},
		clock: settleClock(settings.clock, settings.deadline_midnight),
		excluded: settleExclusions(settings.exclude),
		repeat: { ...NO_REPEATS, ...settings.repeat },
		coveredMonths: settings.covered_months ?? [],
		ranking: settings.ranking ?? "status",
	};
}
