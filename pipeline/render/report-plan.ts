import type { CaseGroup } from "./cases-view.ts";
import type { Advice } from "./findings/advice-view.ts";

/** Which chapters have something to tell. */
export function planSections(
	shown: Record<string, boolean>,
	content: {
		cases: readonly CaseGroup[];
		advice: readonly Advice[];
	},
): Record<string, boolean> {
	const has = (section: string) => shown[section] ?? false;
	return {
		summary: true,
		overview: true,
		topics: has("topics") || has("hotspots"),
		communities: has("communities"),
		units: has("units"),
		timeliness: has("timeliness") || has("overdue"),
		satisfaction: has("satisfaction"),
		repeats: has("repeats"),
		cases: has("cases") && content.cases.length > 0,
		ahead: ["outlook", "theme", "problem_estates", "visits", "effects"].some(
			has,
		),
		advice: content.advice.length > 0,
		appendix: true,
	};
}

interface Countable {
	total: number;
}

/** What of a report's content has rows to stand at its end. */
interface Listed {
	changes: { groups: readonly unknown[] };
	topicGroups: readonly unknown[];
	typeChannels: { rows: readonly unknown[]; channels: readonly unknown[] };
	communities: readonly unknown[];
	units: readonly unknown[];
	stages: readonly unknown[];
	nearDue: Countable;
	overdue: Countable;
	dissatisfied: Countable;
	contradicting: Countable;
	appeals: { list: Countable };
	hard: Countable;
	clearingWeeks: readonly unknown[];
	visits: { careCommunities: readonly unknown[] } | undefined;
}

/** Which tables stand at the end: where the chapter is there, and there are rows. */
export function planTables(
	shown: Record<string, boolean>,
	content: Listed,
): Record<string, boolean> {
	const has = (section: string) => shown[section] ?? false;
	const isTold = has("satisfaction");
	return {
		changes: content.changes.groups.length > 0,
		topics: has("topics") && content.topicGroups.length > 0,
		"type-channels": content.typeChannels.channels.length > 0,
		types:
			content.typeChannels.rows.length > 0 &&
			content.typeChannels.channels.length === 0,
		"community-results":
			isTold && has("communities") && content.communities.length > 0,
		"unit-results": isTold && has("units") && content.units.length > 0,
		stages: content.stages.length > 0,
		"near-due": content.nearDue.total > 0,
		overdue: has("overdue") && content.overdue.total > 0,
		dissatisfied: isTold && content.dissatisfied.total > 0,
		contradictions: isTold && content.contradicting.total > 0,
		appeals: content.appeals.list.total > 0,
		hard: has("repeats") && content.hard.total > 0,
		"clearing-weeks": has("repeats") && content.clearingWeeks.length > 0,
		care: has("visits") && Boolean(content.visits?.careCommunities.length),
	};
}
