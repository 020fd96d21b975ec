import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { packagePath } from "../../pipeline/package-root.ts";

const weights = z.record(z.string(), z.number());

const numbers = <Name extends string>(...names: [Name, ...Name[]]) =>
	z.record(z.enum(names), z.number());

const issueSchema = z.strictObject({
	place: z.enum(["home", "estate", "street", "school", "none"]),
	weight: z.number().default(1),
	type: z.string().optional(),
	urgency: z.enum(["utility", "emergency"]).optional(),
	months: z.array(z.number()).optional(),
	tiers: z.array(z.string()).optional(),
	until: z.string().optional(),
	/** The plant whose tickets alone are about it. */
	only: z.string().optional(),
	title: z.array(z.string()),
	event: z.array(z.string()),
	effect: z.array(z.string()).default([]),
	ask: z.array(z.string()),
});

const topicSchema = z.strictObject({
	id: z.string(),
	name: z.string(),
	volume: z.number(),
	types: z.array(z.number()).length(5),
	unit: z.string(),
	assist: z.string().optional(),
	urgency: z.enum(["utility", "emergency"]).optional(),
	clock: z.enum(["day", "evening"]).default("day"),
	months: weights.default({}),
	tiers: weights.default({}),
});

const effectSchema = z.strictObject({
	name: z.string(),
	community: z.string().optional(),
	estate: z.string().optional(),
	topic: z.string().optional(),
	unit: z.string().optional(),
	from: z.string(),
	ontime: z.number().optional(),
	satisfied: z.number().optional(),
	solved: z.number().optional(),
});

const plantSchema = z.strictObject({
	kind: z.enum(["burst", "heavy_caller", "wave", "season", "persistent"]),
	name: z.string(),
	topic: z.string(),
	/** A wave has none: it is everywhere. */
	estate: z.string().optional(),
	spans: z.array(z.string()),
	/** In each span. */
	tickets: z.number(),
	/** In all spans together. */
	callers: z.number(),
});

const campaignSchema = z.strictObject({
	id: z.string(),
	topic: z.string(),
	communities: z.array(z.string()),
	before: z.string(),
	during: z.string(),
	/** Of the calls that would have come, those that still came to the hotline, and those that went to the grid. */
	hotline: z.number(),
	grid: z.number(),
});

const settingsSchema = z.strictObject({
	seed: z.string(),
	first_month: z.string(),
	last_month: z.string(),
	volume_scale: z.number(),
	days: weights,
	festival: z.array(z.string()),
	day_noise: z.number(),
	hours: z.strictObject({
		day: z.array(z.number()),
		evening: z.array(z.number()),
	}),
	channels: weights,
	self_written: z.array(z.string()),
	callers: numbers("same_matter", "other_matter", "confidential"),
	text: numbers(
		"curt",
		"long",
		"again",
		"alias",
		"typo",
		"full_width",
		"line_break",
	),
	handling: numbers(
		"ontime",
		"satisfied",
		"solved_if_satisfied",
		"solved_if_dissatisfied",
		"reworked_if_dissatisfied",
		"extended",
		"extension_refused",
		"stuck",
		"suspended",
		"suspended_late",
		"by_community",
		"returned_once",
		"urged",
		"contacted",
		"contact_answered",
		"contact_unstamped",
		"unreasonable",
		"unreasonable_approved",
		"called_back",
		"void",
		"returned",
		"assisted",
	),
	answers: z.strictObject({
		reached: weights,
		satisfied: weights,
		dissatisfied: weights,
		not_solved: weights,
	}),
	effects: z.array(effectSchema),
	plants: z.array(plantSchema),
	/** Each topic once a month, in turn. */
	weary_estates: z.array(
		z.strictObject({
			estate: z.string(),
			months: z.array(z.string()),
			tickets: z.number(),
			topics: z.array(z.string()),
		}),
	),
	grid_channel: z.string(),
	campaigns: z.array(campaignSchema),
	seasonal_topics: z.record(z.string(), z.array(z.number())),
	roads: z.record(z.string(), z.array(z.string())),
	schools: z.record(z.string(), z.string()),
});

export type Issue = z.infer<typeof issueSchema>;
export type Topic = z.infer<typeof topicSchema> & { issues: Issue[] };
export type Plant = z.infer<typeof plantSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Campaign = z.infer<typeof campaignSchema>;

export interface Community {
	name: string;
	aliases: string[];
	tier: string;
	roads: string[];
	school: string;
}

export interface Estate {
	name: string;
	aliases: string[];
	community: Community;
	grid: string;
	households: number;
}

export interface World {
	settings: z.infer<typeof settingsSchema>;
	topics: Topic[];
	communities: Community[];
	estates: Estate[];
}

/** The world as its data files describe it. */
export function loadWorld(): World {
	const settings = settingsSchema.parse(readYaml("world.yaml"));
	const communities = readCommunities(settings);
	return {
		settings,
		topics: readTopics(),
		communities,
		estates: readEstates(communities),
	};
}

/** A data file of the generator, unchecked. */
export function readYaml(name: string): unknown {
	return parse(readFileSync(packagePath("data", "generator", name), "utf8"));
}

const PHRASES = ["property", "buildings", "streets", "living", "people"];

function readTopics(): Topic[] {
	const { topics } = z
		.strictObject({ topics: z.array(topicSchema) })
		.parse(readYaml("topics.yaml"));
	const issuesByName = z
		.record(z.string(), z.array(issueSchema))
		.parse(
			Object.assign(
				{},
				...PHRASES.map((name) => readYaml(`phrases/${name}.yaml`)),
			),
		);
	return topics.map((topic) => {
		const issues = issuesByName[topic.name];
		if (!issues) throw new Error(`no phrases for ${topic.name}`);
		return { ...topic, issues };
	});
}

function readCommunities(settings: World["settings"]): Community[] {
	return readReference("communities.csv", ["community", "aliases", "tier"]).map(
		({ community, aliases, tier }) => ({
			name: community,
			aliases: aliases.split("|"),
			tier,
			roads: settings.roads[community] ?? [],
			school: settings.schools[community] ?? "",
		}),
	);
}

function readEstates(communities: Community[]): Estate[] {
	return readReference("estates.csv", [
		"estate",
		"aliases",
		"community",
		"grid",
		"households",
	]).map((row) => {
		const community = communities.find(({ name }) => name === row.community);
		if (!community) throw new Error(`no community ${row.community}`);
		return {
			name: row.estate,
			aliases: row.aliases.split("|"),
			community,
			grid: row.grid,
			households: Number(row.households),
		};
	});
}

/** The sample's own reference files: plain commas, no quotes. */
function readReference<Column extends string>(
	name: string,
	columns: readonly Column[],
): Record<Column, string>[] {
	const text = readFileSync(packagePath("data/yiyuan/reference", name), "utf8");
	const [header = [], ...rows] = text
		.trim()
		.split("\n")
		.map((line) => line.split(","));
	return rows.map(
		(cells) =>
			Object.fromEntries(
				columns.map((column) => [column, cells[header.indexOf(column)] ?? ""]),
			) as Record<Column, string>,
	);
}
