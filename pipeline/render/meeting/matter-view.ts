import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { type Continued, changeOf, sameAs } from "./earlier-words.ts";
import {
	aboutOf,
	blownOf,
	DANGER,
	formatNear,
	GATHERED,
	type Matter,
	type MeetingTexts,
	measuresOf,
	reasonsOf,
	statesOf,
	subjectOf,
} from "./matter-words.ts";
import {
	askFor,
	isCallUnknown,
	type Sides,
	type SlipWords,
	slipWords,
	summonedBy,
} from "./whistle-words.ts";

/** A matter as the pack prints it, column by column. */
export interface MatterView {
	no: number;
	kind: string;
	isDanger: boolean;
	subject: string;
	/** Which of the last meeting's matters it is; empty where those are not known. */
	same: string;
	/** Which of its tickets were before the last meeting, and which are new. */
	change: string;
	code: string;
	/** Of a matter of one ticket that has its code from an earlier one. */
	ticket: string;
	/** In words of the topic tree and the list of dangers, and what kind of demand it is. */
	about: string;
	reasons: string[];
	community: string;
	count: string;
	since: string;
	/** Of a unit's overdue tickets: place, topic and number of the latest. */
	gathered: { what: string; ticket: string }[];
	/** Whether they are too many for a line each. */
	isDense: boolean;
	/** How many more of them there are. */
	more: number;
	states: string[];
	measures: string[];
	/** Why it hangs; empty where nothing is known of it. */
	blocker: string;
	level: string;
	/** The level without its name. */
	levelShort: string;
	/** Whom the whistle calls. */
	summoned: string;
	isCallUnknown: boolean;
	/** The last whistle that was blown for it. */
	blown: string;
	ask: string;
	owner: string;
	due: string;
	/** What was decided last, how that stands and what was noted of it. */
	decided: string;
	note: string;
}

/** A matter for which a whistle is proposed, as its slip prints it. */
export interface SlipView extends MatterView, SlipWords {}

const UNKNOWN = "unknown";
const MOST_LINES = 3;

/** What matters are told by. */
export interface MatterContext {
	decisions: readonly Row[];
	/** What continues the last meeting's; nothing where those are not known. */
	continued: readonly Continued[] | undefined;
	texts: MeetingTexts;
	report: Report;
	arriveBy: string;
}

/** A matter in words. */
export function toView(matter: Matter, context: MatterContext): MatterView {
	const { decisions, continued, texts, report } = context;
	const { as_of: asOf, meeting_at: meetingAt } = report;
	const { level, deadline_at: dueAt, code, ticket_id: ticket } = matter;
	const isUnits = matter.kind === GATHERED;
	const gathered = isUnits ? gatheredIn(matter) : [];
	const decided = lastOf(decisions, matter);
	const earlier = continued?.find((row) => row.matter === matter.matter);
	const hasEarlierCode = !isUnits && !code.startsWith(`${ticket}-`);
	return {
		no: matter.matter_no,
		kind: texts.kinds[matter.kind]?.label ?? "",
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		same: continued ? sameAs(earlier, texts, { hasEarlierCode }) : "",
		change: changeOf(earlier, texts),
		code,
		ticket: matter.tickets === 1 && hasEarlierCode ? ticket : "",
		about: isUnits ? "" : aboutOf(matter, texts),
		reasons: isUnits ? [] : reasonsOf(matter, texts),
		community: isUnits ? "" : matter.community,
		count: `${formatCount(matter.tickets)}件${formatCount(matter.callers)}人`,
		since: formatNear(matter.first_at, asOf),
		gathered,
		isDense: gathered.length > MOST_LINES,
		more: isUnits ? matter.tickets - gathered.length : 0,
		states: statesOf(matter, texts, String(meetingAt)),
		measures: measuresOf(matter, texts, asOf),
		blocker: blockerOf(matter, decided, texts),
		level: texts.levels[level] ?? "",
		levelShort: texts.level_short[level] ?? "",
		summoned: summonedBy(matter, sidesOf(context)),
		isCallUnknown: isCallUnknown(matter),
		blown: blownOf(matter, texts, asOf),
		ask: askFor(matter, decided, sidesOf(context)),
		owner: isUnits ? "" : matter.unit,
		due: dueAt ? formatNear(dueAt, asOf) : "",
		decided: decided
			? `${formatNear(String(decided.decided_at), asOf)} ${decided.decision}（${texts.decision_states[String(decided.state)] ?? ""}）`
			: "",
		note: String(decided?.note ?? ""),
	};
}

// A place, a topic, a space, the ticket and how late it is.
function gatheredIn({ gathered }: Matter): MatterView["gathered"] {
	return gathered
		.split("|")
		.filter(Boolean)
		.map((words) => /^(?<what>.*?) (?<ticket>\S+(?: 超\S+)?)$/.exec(words))
		.map((found) => ({
			what: found?.groups?.what ?? "",
			ticket: found?.groups?.ticket ?? "",
		}));
}

function sidesOf({ texts, report, arriveBy }: MatterContext): Sides {
	return {
		texts,
		street: report.street_name,
		arriveBy,
		meetingAt: String(report.meeting_at),
		asOf: report.as_of,
	};
}

function lastOf(decisions: readonly Row[], { matter }: Matter) {
	return decisions
		.filter(({ told_in }) => told_in === matter)
		.sort((a, b) =>
			String(b.decided_at).localeCompare(String(a.decided_at)),
		)[0];
}

// What somebody noted, else what can be inferred, else how far it is.
function blockerOf(
	matter: Matter,
	decided: Row | undefined,
	{ blockers }: MeetingTexts,
): string {
	const noted = decided && decided.state !== "back" ? decided.blocker : "";
	if (noted)
		return fillText(blockers.registered ?? "", { blocker: String(noted) });
	if (matter.open === 0) return blockers.closed ?? "";
	if (matter.blocker !== UNKNOWN) return blockers[matter.blocker] ?? "";
	if (matter.is_overdue) return blockers.late ?? "";
	return (matter.is_extended ? blockers.extended : blockers.within) ?? "";
}

/** A matter's slip; none where no whistle is proposed. */
export function toSlip(matter: Matter, context: MatterContext): SlipView[] {
	const view = toView(matter, context);
	const words = slipWords(matter, view.summoned, sidesOf(context));
	if (!words) return [];
	const { undecided } = context.texts.slip;
	const [only] = view.gathered;
	const subject = only?.what ?? view.subject;
	const owner = matter.unit;
	const decided = view.decided || undecided;
	return [{ ...view, ...words, subject, owner, decided }];
}
