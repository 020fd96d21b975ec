import {
	boolean,
	type Columns,
	integer,
	text,
	time,
} from "../../database/write-table.ts";
import type { Campaign } from "../campaigns.ts";
import { coveredDays, isCovered } from "../coverage.ts";
import { addDays, addYears, daysBetween } from "../days.ts";
import type { Rules } from "../rules.ts";
import type { RunTimes } from "../run-periods.ts";

/** The campaigns as declared, and the words their effects are told in. */
export function campaignTables(rules: Rules): Record<string, Columns> {
	const { campaigns, campaignWords } = rules;
	const names = new Map(rules.topics.leaves.map(({ id, name }) => [id, name]));
	const topics = campaigns.flatMap(({ id, topics }) =>
		topics.map((topic) => ({ id, topic })),
	);
	const places = campaigns.flatMap((campaign) => listPlaces(campaign, rules));
	const words = Object.entries(campaignWords).flatMap(([kind, labels]) =>
		Object.entries(labels).map(([word, label]) => ({ kind, word, label })),
	);
	return {
		rule_campaigns: {
			campaign: text(campaigns.map(({ id }) => id)),
			campaign_no: integer(campaigns.map((_, index) => index + 1)),
			campaign_label: text(campaigns.map(({ name }) => name)),
			declared_date: text(campaigns.map(({ declaredAt }) => declaredAt)),
			start_date: text(campaigns.map(({ start }) => start)),
			end_date: text(campaigns.map(({ end }) => end)),
			before_start_date: text(campaigns.map(({ before }) => before.start)),
			before_end_date: text(campaigns.map(({ before }) => before.end)),
			outcome: text(campaigns.map(({ outcome }) => outcome)),
			comparison: text(campaigns.map(({ comparison }) => comparison)),
			is_declared_first: boolean(
				campaigns.map(({ declaredAt, start }) => declaredAt < start),
			),
			is_street_wide: boolean(
				campaigns.map(
					({ communities, estates }) =>
						communities.length + estates.length === 0,
				),
			),
			topics: text(campaigns.map(({ topics }) => topics.join("|"))),
			topic_labels: text(
				campaigns.map(({ topics }) =>
					topics.map((topic) => names.get(topic) ?? topic).join("、"),
				),
			),
			place_labels: text(
				campaigns.map(({ communities, estates }) =>
					[...communities, ...estates].join("、"),
				),
			),
		},
		rule_campaign_topics: {
			campaign: text(topics.map(({ id }) => id)),
			topic: text(topics.map(({ topic }) => topic)),
			topic_no: integer(topics.map((_, index) => index + 1)),
		},
		rule_campaign_places: {
			campaign: text(places.map(({ campaign }) => campaign)),
			place_kind: text(places.map(({ kind }) => kind)),
			place: text(places.map(({ place }) => place)),
			is_treated: boolean(places.map(({ isTreated }) => isTreated)),
		},
		rule_campaign_words: {
			word_kind: text(words.map(({ kind }) => kind)),
			word: text(words.map(({ word }) => word)),
			word_label: text(words.map(({ label }) => label)),
		},
	};
}

interface Place {
	campaign: string;
	kind: string;
	place: string;
	isTreated: boolean;
}

// What is neither treated nor to be compared with: the rest of a treated estate's community,
// and where another campaign was at work on the same topics at the same time.
function listPlaces(campaign: Campaign, rules: Rules): Place[] {
	const own = (kind: string, names: readonly string[], isTreated = true) =>
		names.map((place) => ({ campaign: campaign.id, kind, place, isTreated }));
	const around = (each: Campaign) => [
		...each.communities,
		...rules.estates
			.filter(({ name }) => each.estates.includes(name))
			.map(({ community }) => community),
	];
	const apart = [
		...around(campaign),
		...rules.campaigns
			.filter((other) => other !== campaign && isMingled(campaign, other))
			.flatMap(around),
	].filter((community) => !campaign.communities.includes(community));
	return [
		...own("community", campaign.communities),
		...own("estate", campaign.estates),
		...own("community", [...new Set(apart)], false),
	];
}

function isMingled(one: Campaign, other: Campaign): boolean {
	return (
		one.topics.some((topic) => other.topics.includes(topic)) &&
		one.before.start <= other.end &&
		other.start <= one.end
	);
}

const HISTORY_DAYS = 365;

interface Span {
	campaign: string;
	span: string;
	spanNo: number;
	start: string;
	end: string;
}

/** The stretches of days that each campaign is judged by, and whether the exports cover them. */
export function campaignSpanTable(
	campaigns: readonly Campaign[],
	{ coverage }: Pick<RunTimes, "coverage">,
): Record<string, Columns> {
	const spans = campaigns.flatMap(listSpans);
	return {
		run_campaign_spans: {
			campaign: text(spans.map(({ campaign }) => campaign)),
			span: text(spans.map(({ span }) => span)),
			span_no: integer(spans.map(({ spanNo }) => spanNo)),
			start_at: time(spans.map(({ start }) => `${start} 00:00:00`)),
			end_at: time(spans.map(({ end }) => `${addDays(end, 1)} 00:00:00`)),
			days: integer(spans.map((span) => coveredDays(span, coverage))),
			is_covered: boolean(spans.map((span) => isCovered(span, coverage))),
		},
	};
}

function listSpans({ id, start, end, before }: Campaign): Span[] {
	const own = (span: string, spanNo: number, first: string, last: string) => ({
		campaign: id,
		span,
		spanNo,
		start: first,
		end: last,
	});
	const length = daysBetween(before.start, before.end) + 1;
	const count = Math.floor(HISTORY_DAYS / length);
	return [
		own("during", 0, start, end),
		own("before", 0, before.start, before.end),
		own("last_year_during", 0, addYears(start, -1), addYears(end, -1)),
		own(
			"last_year_before",
			0,
			addYears(before.start, -1),
			addYears(before.end, -1),
		),
		...Array.from({ length: count }, (_, index) => {
			const last = addDays(before.start, -1 - index * length);
			return own("history", index + 1, addDays(last, 1 - length), last);
		}),
	];
}
