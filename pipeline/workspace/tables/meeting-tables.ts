import {
	boolean,
	type Columns,
	integer,
	text,
	time,
} from "../../database/write-table.ts";
import { readDefaults } from "../../defaults.ts";
import { maskName } from "../../privacy/printed-name.ts";
import { UserError } from "../../user-error.ts";
import { isDay } from "../days.ts";
import { readReference } from "../reference.ts";

interface Doubts {
	topics: string[];
	words: string[];
}

/** What the weekly meeting goes by, and what earlier ones left behind. */
export interface MeetingRules {
	most_matters: number;
	usual_matters: number;
	/** So many stand in the pack at most, those after the list among them; dangers all do. */
	most_told: number;
	/** So many rows of the list has a unit's overdue tickets at most, and the list altogether. */
	most_parts: number;
	most_rows: number;
	/** So many callers make a matter one of many people. */
	least_callers: number;
	kinds: Record<string, { no: number; letter: string; places: number }>;
	/** How the names of committees end. */
	committees: string[];
	/** By words of danger: the topic whose line of the table of competence says whom to call. */
	danger_topics: Record<string, string>;
	danger_first: string[];
	danger_doubts: Doubts & { some: Doubts };
	near_working_days: number;
	suspended_days: number;
	arrival_working_days: number;
	most_callbacks_each: number;
	least_same_replies: number;
	done_words: string[];
	/** What columns of `decisions.csv` may be called besides. */
	decision_headings: Record<string, string[]>;
	whistles: Whistle[];
	decisions: Decision[];
}

interface Whistle {
	id: string;
	ticketId: string | null;
	hotspotId: string | null;
	level: number;
	/** Names of units, with a bar between. */
	called: string;
	blownAt: string;
	arrivedAt: string | null;
	closedAt: string | null;
	/** What it led to, as somebody noted it. */
	result: string;
}

interface Decision {
	matter: string;
	decision: string;
	owner: string;
	note: string;
	/** What stands in the way, as somebody noted it. */
	blocker: string;
	decidedAt: string;
	dueAt: string | null;
	isDone: boolean;
	/** When and by whom, where somebody noted it. */
	doneAt: string | null;
	doneBy: string;
}

const WHISTLES = [
	"whistle_id",
	"ticket_id",
	"hotspot_id",
	"level",
	"blown_at",
	"called_units",
	"arrived_at",
	"closed_at",
	"result",
];
const DECISIONS = [
	"matter",
	"decided_at",
	"decision",
	"owner",
	"due_at",
	"state",
	"note",
	"blocker",
	"done_at",
	"done_by",
];

/**
 * Reads the rules of the meeting, and `campaign/whistles.csv` and `decisions.csv` where they
 * are. What leads to a person is masked, but not in a name that is known; a topic may be
 * called by its name.
 */
export function readMeeting(
	campaignFolder: string,
	known: ReadonlySet<string>,
	topics: readonly { id: string; name: string }[] = [],
): MeetingRules {
	const topicIds = new Map(topics.map(({ id, name }) => [name, id]));
	const show = (text = "") => (known.has(text) ? text : maskName(text));

	const rules = readDefaults<MeetingRules>("meeting.yaml");
	return {
		...rules,
		whistles: (readReference(campaignFolder, "whistles", WHISTLES) ?? []).map(
			(row) => ({
				id: row.whistle_id ?? "",
				ticketId: row.ticket_id || null,
				hotspotId: row.hotspot_id || null,
				level: toLevel(row.level ?? ""),
				called: (row.called_units ?? "")
					.split("|")
					.map((unit) => show(unit.trim()))
					.filter(Boolean)
					.join("|"),
				blownAt: toTime("whistles", "blown_at", row.blown_at, "start") ?? "",
				arrivedAt: toTime("whistles", "arrived_at", row.arrived_at, "start"),
				closedAt: toTime("whistles", "closed_at", row.closed_at, "start"),
				result: toChineseSigns(show(row.result)),
			}),
		),
		decisions: (
			readReference(
				campaignFolder,
				"decisions",
				DECISIONS,
				rules.decision_headings,
			) ?? []
		).map((row) => ({
			matter: readMatter(row.matter ?? "", topicIds, show),
			decision: toChineseSigns(show(row.decision)),
			owner: show(row.owner),
			note: toChineseSigns(show(row.note)),
			blocker: toChineseSigns(show(row.blocker)),
			decidedAt: toDecisionTime(row, "decided_at", "start", rules) ?? "",
			dueAt: toDecisionTime(row, "due_at", "end", rules),
			isDone:
				rules.done_words.includes(row.state ?? "") || Boolean(row.done_at),
			doneAt: toDecisionTime(row, "done_at", "start", rules),
			doneBy: show(row.done_by),
		})),
	};
}

function toLevel(value: string): number {
	const level = Number(value);
	if ([1, 2, 3].includes(level)) return level;
	throw new UserError(`哨级“${value}”不是 1、2、3。`, {
		place: { file: "campaign/whistles.csv", column: "level" },
		hint: "1 网格吹哨、社区报到；2 社区吹哨、街道报到；3 街道吹哨、区直部门报到。",
	});
}

// What is wrong is told by the heading that the file has.
const toDecisionTime = (
	row: Record<string, string>,
	column: string,
	day: "start" | "end",
	{ decision_headings: headings }: MeetingRules,
) =>
	toTime(
		"decisions",
		column,
		row[column],
		day,
		headings[column]?.find((heading) => heading in row),
	);

// A day alone is its start for what happened, its end for what is due.
function toTime(
	table: string,
	column: string,
	value: string | undefined,
	day: "start" | "end",
	heading = column,
): string | null {
	const given = (value ?? "").replaceAll("/", "-");
	if (given === "" && column !== "blown_at" && column !== "decided_at")
		return null;
	const [, date = "", clock] =
		/^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/.exec(given) ?? [];
	if (!isDay(date))
		throw new UserError(`“${(value ?? "").slice(0, 40)}”不是时间。`, {
			place: { file: `campaign/${table}.csv`, column: heading },
			hint: "写成 2023-03-16 或 2023-03-16 09:30:00。",
		});
	if (!clock) return `${date} ${day === "start" ? "00:00:00" : "23:59:59"}`;
	return `${date} ${clock.length === 5 ? `${clock}:00` : clock}`;
}

// Tables are read with narrow signs; a sentence is printed with those of its language.
function toChineseSigns(text: string): string {
	return text.replace(
		/(?<=\p{Script=Han})[,;:!?]/gu,
		(sign) => WIDE[",;:!?".indexOf(sign)] ?? sign,
	);
}

const WIDE = "，；：！？";

// A matter is a topic, and after the first @ its place.
function readMatter(
	matter: string,
	topicIds: ReadonlyMap<string, string>,
	show: (text: string) => string,
): string {
	const at = matter.indexOf("@");
	// Copied from a document a code has the hyphen that no line breaks at.
	if (at < 0) return show(matter.replace(/[\u2010-\u2015](?=[A-Z]$)/, "-"));
	const topic = matter.slice(0, at);
	return `${topicIds.get(topic) ?? topic}@${show(matter.slice(at + 1))}`;
}

/** The meeting's rules, whistles and decisions, for SQL to join. */
export function meetingTables(rules: MeetingRules): Record<string, Columns> {
	const { whistles, decisions } = rules;
	const kinds = Object.entries(rules.kinds);
	const { danger_doubts: doubted } = rules;
	const doubts = [doubted, doubted.some].flatMap(({ topics, words }) =>
		topics.flatMap((topic) =>
			words.map((word): [string, string] => [topic, word]),
		),
	);
	return {
		rule_meeting: {
			most_matters: integer([rules.most_matters]),
			usual_matters: integer([rules.usual_matters]),
			most_told: integer([rules.most_told]),
			most_parts: integer([rules.most_parts]),
			most_rows: integer([rules.most_rows]),
			least_callers: integer([rules.least_callers]),
			near_days: integer([rules.near_working_days]),
			suspended_days: integer([rules.suspended_days]),
			arrival_days: integer([rules.arrival_working_days]),
		},
		rule_meeting_kinds: {
			kind: text(kinds.map(([kind]) => kind)),
			kind_no: integer(kinds.map(([, { no }]) => no)),
			letter: text(kinds.map(([, { letter }]) => letter)),
			places: integer(kinds.map(([, { places }]) => places)),
		},
		rule_committees: { ending: text(rules.committees) },
		rule_danger_topics: {
			word: text(Object.keys(rules.danger_topics)),
			topic: text(Object.values(rules.danger_topics)),
		},
		rule_danger_first: { word: text(rules.danger_first) },
		rule_danger_doubts: {
			topic: text(doubts.map(([topic]) => topic)),
			word: text(doubts.map(([, word]) => word)),
		},
		rule_callbacks: {
			most_each: integer([rules.most_callbacks_each]),
			least_same_replies: integer([rules.least_same_replies]),
		},
		ref_whistles: {
			whistle_id: text(whistles.map(({ id }) => id)),
			ticket_id: text(whistles.map(({ ticketId }) => ticketId)),
			hotspot_id: text(whistles.map(({ hotspotId }) => hotspotId)),
			level: integer(whistles.map(({ level }) => level)),
			called: text(whistles.map(({ called }) => called)),
			blown_at: time(whistles.map(({ blownAt }) => blownAt)),
			arrived_at: time(whistles.map(({ arrivedAt }) => arrivedAt)),
			closed_at: time(whistles.map(({ closedAt }) => closedAt)),
			result: text(whistles.map(({ result }) => result)),
		},
		ref_decisions: {
			decision_no: integer(decisions.map((_, index) => index + 1)),
			matter: text(decisions.map(({ matter }) => matter)),
			decision: text(decisions.map(({ decision }) => decision)),
			owner: text(decisions.map(({ owner }) => owner)),
			note: text(decisions.map(({ note }) => note)),
			blocker: text(decisions.map(({ blocker }) => blocker)),
			decided_at: time(decisions.map(({ decidedAt }) => decidedAt)),
			due_at: time(decisions.map(({ dueAt }) => dueAt)),
			is_done: boolean(decisions.map(({ isDone }) => isDone)),
			done_at: time(decisions.map(({ doneAt }) => doneAt)),
			done_by: text(decisions.map(({ doneBy }) => doneBy)),
		},
	};
}
