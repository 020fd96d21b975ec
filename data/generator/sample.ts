import { type PlannedFile, planExports } from "./export-plan.ts";
import { loadExportSettings } from "./export-settings.ts";
import {
	createVisitSample,
	type VisitSample,
	type VisitTruth,
} from "./households.ts";
import { generateTickets, type Ticket } from "./tickets.ts";
import { findTruth, type Truth } from "./truth.ts";
import { loadWorld } from "./world.ts";
import { type ExportFile, writeExports } from "./write-exports.ts";

/** The truth of the tickets, and of the visits beside them. */
export type SampleTruth = Truth & { visits: VisitTruth };

/** The sample before it is written, and how to write it. */
export interface Sample {
	tickets: Ticket[];
	plan: PlannedFile[];
	/** Made beside the tickets, of the same estates. */
	visits: VisitSample;
	findTruth(): SampleTruth;
	writeFiles(): ExportFile[];
}

/** Makes the whole sample; the same on each call. */
export function createSample(): Sample {
	const world = loadWorld();
	const settings = loadExportSettings();
	const tickets = generateTickets(world);
	const plan = planExports(world, settings, tickets);
	const visits = createVisitSample(world);
	return {
		tickets,
		plan,
		visits,
		findTruth: () => ({
			...findTruth(world, settings, plan),
			visits: visits.truth,
		}),
		writeFiles: () => writeExports(settings, world.settings.seed, plan),
	};
}

/** What each ticket is truly about, as CSV, to score the labelling by. */
export function formatLabels(tickets: readonly Ticket[]): string {
	const lines = tickets.map(({ id, topic, secondTopic, estate }) =>
		[
			id,
			topic.id,
			secondTopic ?? "",
			estate.name,
			estate.community.name,
		].join(),
	);
	const header = "ticket_id,topic,second_topic,estate,community";
	return `${[header, ...lines].join("\n")}\n`;
}

/** The truth as JSON, one scope a line, so that a change shows in a diff. */
export function formatTruth(truth: SampleTruth): string {
	const marked = JSON.stringify(truth, collapse, 1);
	const text = marked.replace(/"@(.*)"(?=,?$)/gm, (_, inner: string) =>
		JSON.parse(`"${inner}"`),
	);
	return `${text}\n`;
}

function collapse(key: string, value: unknown): unknown {
	const isScope =
		typeof value === "object" &&
		value !== null &&
		LINE_KEYS.some((each) => each in value);
	const isLine = isScope || ONE_LINE.includes(key);
	return isLine ? `@${JSON.stringify(value)}` : value;
}

const ONE_LINE = [
	"ontime_rate",
	"solved_rate",
	"satisfaction_strict",
	"ticket_ids",
	"monthly",
	"months",
	"status",
	"extension",
	"unreasonable",
	"accepted",
	"treated",
	"untreated",
];

/** A key of each thing that is written on one line. */
const LINE_KEYS = ["volume", "records", "reason", "damage"];
