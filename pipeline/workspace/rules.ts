import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDefaults } from "../defaults.ts";
import { type Calendar, readCalendar } from "./calendar.ts";
import { type Campaign, readCampaigns } from "./campaigns.ts";
import { type Competence, readCompetence } from "./competence.ts";
import type { ForecastRules } from "./forecast.ts";
import { type LabellingModel, readLabellingModel } from "./labelling-model.ts";
import { withChosenAliases } from "./naming/chosen-communities.ts";
import { type ChosenUnit, chooseUnits } from "./naming/chosen-units.ts";
import { readNamingBook } from "./naming/naming-book.ts";
import { mergeWords, type ValueWords } from "./profile/merge-words.ts";
import { type Profile, readProfile } from "./profile.ts";
import {
	type Community,
	type Estate,
	readCommunities,
	readEstates,
	readOwnDays,
	readUnits,
	type Unit,
} from "./reference-tables.ts";
import type { FindingRules } from "./tables/finding-tables.ts";
import { type MeetingRules, readMeeting } from "./tables/meeting-tables.ts";
import { leavesByName, namesWithClasses } from "./topic-names.ts";
import { packagedTopics, readTopics, type TopicTree } from "./topics.ts";
import {
	readVisitFiles,
	readVisitRules,
	type VisitFiles,
	type VisitRules,
} from "./visits/visits.ts";

interface FieldDefaults {
	kind:
		| "id"
		| "text"
		| "category"
		| "flag"
		| "time"
		| "deadline"
		| "count"
		| "limit"
		| "limit_unit"
		| "caller"
		| "private";
	label: string;
	aliases: string[];
	levels?: Record<string, string[]>;
	swaps?: Record<string, Record<string, unknown>>;
	/** Nobody names a column for it. */
	is_given?: boolean;
}

/** How a kind of hotspot is called and told, in order of importance. */
export interface HotspotText {
	kind: string;
	label: string;
	title: string;
	advice: string;
	/** The advice where it is the same kind of thing at several places. */
	spread?: string;
	/** Where such are ordered by voices. */
	endorsements_per_voice?: number;
}

/** What somebody may ask for, as words of `data/defaults/demands.yaml`. */
export interface DemandWords {
	openers: string[];
	not_openers: string[];
	verbs: string[][];
	objects: string[];
	/** To be told something or to see somebody: said of a text that asks for nothing else. */
	answers: string[];
	/** Of a text. */
	most: number;
	/** How far a demand reaches within its sentence, and an object stands behind its verb, in characters. */
	reach: number;
	between: number;
}

/** How a kind of matter is dealt with, as advice tells it. */
export interface Way {
	way: string;
	advice: string;
	/** The same for what is at several places. */
	spread?: string;
	topics: string[];
}

/** The words by which places are known where there is no list of them (`data/defaults/places.yaml`). */
export interface PlaceWords {
	/** The name of an estate may end in one of these, */
	suffixes: readonly string[];
	/** unless one of these follows. */
	not_after: readonly string[];
	/** Class words that follow a name and are no part of it, as 小区. */
	generic: readonly string[];
	/** Words that follow a name. */
	followers: readonly string[];
	/** Counters that follow a name and a number, as 期. */
	numbered: readonly string[];
	/** A name begins after one of these. */
	boundaries: readonly string[];
	/** No name holds one of these. */
	not_names: readonly string[];
	/** What communities and villages, and roads, end in; and words that end so and are none. */
	neighbourhoods: readonly string[];
	not_neighbourhoods: readonly string[];
	roads: readonly string[];
	not_roads: readonly string[];
}

/** What words are to the title of a cluster, where the dictionary does not say it; the rest of `titles.yaml` is for who writes titles. */
export interface TitleWords {
	kept: string[];
	negations: string[];
	asks: string[];
	predicates: string[];
	empty: string[];
	things: string[];
	doings: string[];
	rewritten: Record<string, string>;
	joints: string[];
	manners: string[];
	passed: string[];
	kinds: string[];
	doors: string[];
	regions: string;
	districts: string[];
	named: string[];
	owned: string[];
	stances: { told: string; words: string[] }[];
	concerns: { told: string; words: string[] }[];
	question_words: string[];
}

/** Everything that is not tickets: what a build is told before it reads. */
export interface Rules {
	profile: Profile;
	fields: Record<string, FieldDefaults>;
	unknownMarkers: string[];
	confidentialMarkers: string[];
	/** Field to word to canonical value. */
	values: Record<string, Record<string, string>>;
	/** Issue id to what people call it. */
	issueLabels: Record<string, string>;
	hotspotKinds: HotspotText[];
	ways: Way[];
	/** By which places are known in texts where there is no list of estates. */
	placeWords: PlaceWords;
	stopWords: string[];
	safetyWords: { danger: string[]; threat: string[]; unless: string[] };
	demandWords: DemandWords;
	titleWords: TitleWords;
	/** In a given topic path, they make it a sensitive one. */
	sensitiveWords: string[];
	/** From how many tickets on a sensitive topic is printed. */
	fewestSensitive: number;
	findings: FindingRules;
	topics: TopicTree;
	/** Labels in the place of the tree. */
	labellingModel?: LabellingModel;
	communities?: Community[];
	estates: Estate[];
	units: Unit[];
	/** What the clerk says that units are called as well. */
	chosenUnits: ChosenUnit[];
	calendar: Calendar;
	competences: Competence[];
	meeting: MeetingRules;
	forecast: ForecastRules;
	campaigns: Campaign[];
	/** Kind of word to word to what people call it. */
	campaignWords: Record<string, Record<string, string>>;
	visitFiles: VisitFiles;
	visitRules: VisitRules;
}

/** Reads the profile, the defaults it extends and the reference tables of a workspace. */
export function readRules(
	folder: string,
	profileName?: string,
	book = readNamingBook(folder),
): Rules {
	const profile = readProfile(folder, profileName, book);
	const reference = join(folder, "reference");
	const ownTopics = join(reference, "topics.yaml");
	const defaults = readDefaults("values.yaml");
	const topics = existsSync(ownTopics)
		? readTopics(ownTopics)
		: packagedTopics();
	const labellingModel =
		profile.topicModel === undefined
			? undefined
			: readLabellingModel(folder, profile.topicModel, topics);
	const topicNames = listTopicNames(profile, topics, labellingModel);
	const communities = withChosenAliases(
		readCommunities(reference),
		folder,
		book,
	);
	const estates = readEstates(reference);
	const units = readUnits(reference);
	const known = new Set(
		[...(communities ?? []), ...estates, ...units].flatMap(
			({ name, aliases }) => [name, ...aliases],
		),
	);
	return {
		profile,
		fields: mergeFields(profile),
		unknownMarkers: (defaults.unknown_markers as unknown[]).map(String),
		confidentialMarkers: (defaults.confidential_markers as unknown[]).map(
			String,
		),
		values: mergeWords(defaults.values as ValueWords, profile.values),
		issueLabels: readIssueLabels(),
		hotspotKinds: readHotspotKinds(),
		ways: readDefaults<Way[]>("ways.yaml"),
		placeWords: readDefaults("places.yaml"),
		stopWords: readDefaults("stop-words.yaml").stop_words as string[],
		safetyWords: readDefaults("safety.yaml"),
		demandWords: readDefaults("demands.yaml"),
		titleWords: readDefaults("titles.yaml"),
		sensitiveWords: readDefaults("sensitive.yaml").words as string[],
		fewestSensitive: readDefaults("sensitive.yaml").fewest as number,
		findings: readDefaults<FindingRules>("findings.yaml"),
		topics,
		...(labellingModel && { labellingModel }),
		communities,
		estates,
		units,
		chosenUnits: chooseUnits(book, folder),
		calendar: readCalendar(readOwnDays(reference)),
		meeting: readMeeting(join(folder, "campaign"), known, topics.leaves),
		competences: readCompetence(reference, topicNames),
		forecast: readDefaults("forecast.yaml"),
		campaigns: readCampaigns(folder, {
			topics: topicNames,
			communities: communities?.map(({ name }) => name),
			estates: estates.map(({ name }) => name),
		}),
		campaignWords: readDefaults("campaigns.yaml"),
		visitFiles: readVisitFiles(folder, known),
		visitRules: readVisitRules(),
	};
}

// Which names may stand for a topic; undefined where the exports bring their own.
function listTopicNames(
	{ topicSource }: Profile,
	topics: TopicTree,
	model: LabellingModel | undefined,
): Map<string, string[]> | undefined {
	if (model) return namesWithClasses(topics, model.topics);
	return topicSource === "tree" ? leavesByName(topics) : undefined;
}

function readIssueLabels(): Record<string, string> {
	const { issues, rejects } = readDefaults("issues.yaml");
	const texts = { ...(issues as object), ...(rejects as object) };
	return Object.fromEntries(
		Object.entries(texts as Record<string, { label: string }>).map(
			([issue, { label }]) => [issue, label],
		),
	);
}

function readHotspotKinds(): HotspotText[] {
	const texts =
		readDefaults<Record<string, Omit<HotspotText, "kind">>>("hotspots.yaml");
	return Object.entries(texts).map(([kind, text]) => ({ kind, ...text }));
}

/** The fields of an export, by the headers that are known without a profile. */
export function readFieldDefaults(): Record<string, FieldDefaults> {
	return readDefaults("fields.yaml");
}

// A profile's own headers stand before the default ones, and no other field claims them.
function mergeFields(profile: Profile): Record<string, FieldDefaults> {
	const fields = readFieldDefaults();
	const claimed = new Set(Object.values(profile.fields).flat());
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => {
			const defaults = field.aliases.filter((alias) => !claimed.has(alias));
			const aliases = [...(profile.fields[name] ?? []), ...defaults];
			return [name, { ...field, aliases }];
		}),
	);
}
