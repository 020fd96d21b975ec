import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { EngineSettings } from "../database/engine/engine.ts";
import type { Source } from "../database/sources/source.ts";
import { once } from "../defaults.ts";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
import {
	type Clock,
	type Exclusion,
	settleClock,
	settleExclusions,
} from "./clock.ts";
import { type FigureSet, planFigures } from "./figures.ts";
import { chooseForFiles, type FileFields } from "./naming/chosen-for-files.ts";
import { withChosenNames } from "./naming/chosen-names.ts";
import { readNamingBook } from "./naming/naming-book.ts";
import { askBack, matchNamed } from "./nearest.ts";
import { toEngine } from "./profile/engine-settings.ts";
import { mergeValues } from "./profile/merge-values.ts";
import { toSources } from "./profile/source-settings.ts";
import {
	type Masthead,
	type ProfileFile,
	type RANKINGS,
	readProfileFile,
	type TOPIC_SOURCES,
} from "./profile-file.ts";
import { type Sla, settleSla } from "./sla.ts";

type SatisfactionSet =
	| "levels"
	| "rated"
	| "strict"
	| "inclusive"
	| "dissatisfied"
	| "unrated";

export type TopicSource = (typeof TOPIC_SOURCES)[number];

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
	/** What headings are in single files, where they are other things than elsewhere. */
	fieldsByFile?: Record<string, FileFields>;
	values: Record<string, Record<string, string[]>>;
	dateFormats: string[];
	deadlineLevel: string;
	topicSource: TopicSource;
	/** The file that `topicSource: model` goes by, as it was written. */
	topicModel?: string;
	satisfaction: Record<SatisfactionSet, string[]>;
	signMinutes: Record<string, number>;
	clock: Clock;
	/** What stays out of the rates. */
	excluded: Exclusion[];
	repeat: RepeatRule;
	ranking: (typeof RANKINGS)[number];
	coveredMonths: string[];
	/** Whether a build makes papers for a meeting that nobody asked for. */
	hasMeetings: boolean;
	masthead: Partial<Masthead> | undefined;
	/** Every preset that counts its own way, those to print first. */
	figureSets: FigureSet[];
}

const PRESETS = packagePath("data", "defaults", "presets");
const EXAMPLES = packagePath("data", "examples");

export const DEFAULT_PRESET = "default-shandong";

/** Reads the profile a user named, else the workspace's own, else the defaults; beneath it what the clerk chose for columns and words. */
export function readProfile(
	folder: string,
	nameOrFile?: string,
	book = readNamingBook(folder),
): Profile {
	const file = findProfile(folder, nameOrFile);
	const settings = readSettings(file);
	checkTopicModel(settings, file);
	const preset = findPreset(
		settings.profile ?? DEFAULT_PRESET,
		"profile",
		file,
	);
	const layers = [DEFAULT_PRESET, preset].map(readPreset);
	layers.push(settings);
	const merged = withChosenNames(layers.reduce(mergeSettings), folder, book);
	const fieldsByFile = chooseForFiles(
		book,
		folder,
		Object.values(settings.fields ?? {}).flat(),
	);
	return {
		...toProfile(preset, merged),
		...(Object.keys(fieldsByFile).length > 0 && { fieldsByFile }),
		...settleSla(layers.map((layer) => layer.sla)),
		figureSets: collectFigures(preset, settings, file),
	};
}

/** The databases that the same profile names to read tickets from. */
export function readSources(folder: string, nameOrFile?: string): Source[] {
	const file = findProfile(folder, nameOrFile);
	return toSources(readSettings(file).source, folder, file ?? "profile.yaml");
}

/** The database that the same profile names to count in. */
export function readEngine(
	folder: string,
	nameOrFile?: string,
): EngineSettings {
	const file = findProfile(folder, nameOrFile);
	return toEngine(readSettings(file).engine, folder, file ?? "profile.yaml");
}

function checkTopicModel(
	{ topics, topic_model }: ProfileFile,
	file = "profile.yaml",
): void {
	const place = { file, column: "topic_model" };
	if (topics === "model" && topic_model === undefined)
		throw new UserError("写了 topics: model，没有写用哪个模型文件。", {
			place,
			hint: "加一行 topic_model: 模型.json（相对于工作区的路径）；模型由 hotline-review train 生成。",
		});
	if (topics !== "model" && topic_model !== undefined)
		throw new UserError("写了 topic_model，没有写 topics: model。", {
			place,
			hint: "要按模型归类，加一行 topics: model；不用就删去 topic_model。",
		});
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

function collectFigures(
	preset: string,
	settings: ProfileFile,
	file = "profile.yaml",
): FigureSet[] {
	const compared = (settings.compare_with ?? []).map((name) =>
		findPreset(name, "compare_with", file),
	);
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

function findProfile(folder: string, nameOrFile?: string): string | undefined {
	const own = join(folder, "profile.yaml");
	if (nameOrFile) return findNamed(nameOrFile);
	return existsSync(own) ? own : undefined;
}

function findNamed(nameOrFile: string): string {
	const places = [
		nameOrFile,
		join(EXAMPLES, `${nameOrFile}.yaml`),
		join(PRESETS, `${nameOrFile}.yaml`),
	];
	const found = places.find(
		(place) => existsSync(place) && /\.ya?ml$/.test(place),
	);
	if (found) return found;
	const preset = matchNamed(nameOrFile, namedPresets());
	if (preset) return presetFile(preset.code);
	throw new UserError(`没有名为“${nameOrFile}”的规则文件。`, {
		hint: "写一个 .yaml 文件的路径，或随包自带的名字，如 message-board、pingshan、default-shandong、西宁城中口径。",
	});
}

/** The presets that ship with the program, the default one first. */
export function presetNames(): string[] {
	const names = readdirSync(PRESETS).map((file) => basename(file, ".yaml"));
	const others = names.filter((name) => name !== DEFAULT_PRESET);
	return [DEFAULT_PRESET, ...others.sort()];
}

const presetFile = (preset: string) => join(PRESETS, `${preset}.yaml`);
const readPreset = (preset: string) => {
	const read =
		presets.get(preset) ?? once(() => readProfileFile(presetFile(preset)));
	presets.set(preset, read);
	return read();
};
const presets = new Map<string, () => ProfileFile>();

// By its code, by what people call it, or by how one of them alone begins.
function findPreset(typed: string, key: string, file?: string): string {
	const known = namedPresets();
	const found = matchNamed(typed, known);
	if (found) return found.code;
	throw new UserError(`没有名为“${typed}”的口径。`, {
		place: { file: file ?? "profile.yaml", column: key },
		hint: `${askBack(typed, known)}可用的有：${known.map(({ code, names }) => `${names[0]}（${code}）`).join("、")}。`,
	});
}

const namedPresets = () =>
	presetNames().map((code) => ({
		code,
		names: [readPreset(code).label ?? code],
	}));

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
		topicModel: settings.topic_model,
		satisfaction: {
			levels: [],
			rated: [],
			strict: [],
			inclusive: [],
			dissatisfied: [],
			unrated: [],
			...settings.satisfaction,
		},
		signMinutes: settings.sign_minutes ?? {},
		clock: settleClock(settings.clock, settings.deadline_midnight),
		excluded: settleExclusions(settings.exclude),
		repeat: { ...NO_REPEATS, ...settings.repeat },
		coveredMonths: settings.covered_months ?? [],
		ranking: settings.ranking ?? "status",
		hasMeetings: settings.meeting !== "none",
		masthead: settings.masthead,
	};
}
