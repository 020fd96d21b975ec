import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { type Continued, changeOf, sameAs } from "./earlier-words.ts";
import {
	aboutOf,
	DANGER,
	formatNear,
	type Matter,
	measuresOf,
	type Part,
	reasonsOf,
	statesOf,
	subjectOf,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import { blownOf } from "./told-whistles.ts";
import {
	askFor,
	isCallUnknown,
	LEVEL_BEYOND,
	type Sides,
	type SlipWords,
	shortUnit,
	slipWords,
	summonedBy,
} from "./whistle-words.ts";

/** A matter as the pack prints it, column by column. */
export interface MatterView {
	/** Of the several parts of one, its own after a hyphen. */
	no: string;
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

/** What matters are told by. */
export interface MatterContext {
	decisions: readonly Row[];
	/** All matters, each as a whole. */
	wholes: readonly Matter[];
	/** What continues the last meeting's; nothing where those are not known. */
	continued: readonly Continued[] | undefined;
	/** The numbers of those that the last meeting had and did not decide upon. */
	undecided: ReadonlySet<number>;
	/** When the last of the earlier ones in each was closed, by number. */
	endedAt: ReadonlyMap<number, string>;
	texts: MeetingTexts;
	report: Report;
	arriveBy: string;
}

/** A matter, or a part of one, in words. */
export function toView(
	matter: Matter | Part,
	context: MatterContext,
): MatterView {
	const { continued, undecided, wholes, texts, report } = context;
	const { as_of: asOf, meeting_at: meetingAt } = report;
	const { level, deadline_at: dueAt, code, ticket_id: ticket } = matter;
	const part = "part" in matter ? matter : undefined;
	const isFirst = !part || part.part_no === 1;
	const decided = lastOf(matter, context);
	const earlier = continued?.find((row) => row.matter === matter.matter);
	const hasEarlierCode = !part && !code.startsWith(`${ticket}-`);
	// A part is called by its own ticket, the whole by that of the latest.
	const isNumbered = part
		? !code.startsWith(`${ticket}-`)
		: matter.tickets === 1 && hasEarlierCode;
	const chain = hasEarlierCode ? matter : undefined;
	return {
		no: numberOf(matter),
		kind: kindOf(matter, texts),
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		same: continued && isFirst ? sameAs(earlier, texts, asOf, chain) : "",
		change: isFirst ? changeWithin(earlier, matter, context) : "",
		code: isFirst ? code : "",
		ticket: isNumbered ? ticket : "",
		about: aboutOf(matter, texts),
		reasons: [
			...reasonsOf(matter, texts),
			...(earlier && !isSeveral(matter) && undecided.has(matter.matter_no)
				? [texts.continued.undecided]
				: []),
		],
		community: matter.community,
		count: countOf(matter),
		since: formatNear(matter.first_at, asOf),
		states: statesOf(matter, texts, String(meetingAt)),
		measures: measuresOf(
			matter,
			texts,
			asOf,
			wholes.some((row) => row.is_contacted),
		),
		blocker: blockerOf(matter, decided, texts),
		level: texts.levels[level] ?? "",
		levelShort: texts.level_short[level] ?? "",
		summoned: summonedBy(matter, sidesOf(context), shortUnit),
		isCallUnknown: isCallUnknown(matter),
		blown:
			blownOf(matter, texts, asOf) ||
			(earlier && isFirst && level === LEVEL_BEYOND ? texts.blown.never : ""),
		ask: askFor(matter, decided, sidesOf(context)),
		owner: shortUnit(matter.unit, report.street_name),
		due: dueAt ? formatNear(dueAt, asOf) : "",
		decided: decided
			? `${formatNear(String(decided.decided_at), asOf)} ${decided.decision}（${texts.decision_states[String(decided.state)] ?? ""}）`
			: "",
		note: String(decided?.note ?? ""),
	};
}

const isSeveral = (matter: Matter | Part): matter is Part =>
	"part" in matter && matter.parts > 1;

const countOf = ({ tickets, callers }: Matter) =>
	`${formatCount(tickets)}件${formatCount(callers)}人`;

function numberOf(matter: Matter | Part): string {
	const no = formatCount(matter.matter_no);
	return isSeveral(matter) ? `${no}-${matter.part_no}` : no;
}

function kindOf(matter: Matter | Part, { kinds, parts }: MeetingTexts): string {
	const kind = kinds[matter.kind]?.label ?? "";
	if (!isSeveral(matter)) return kind;
	return fillText(parts.kind, {
		kind,
		no: formatCount(matter.part_no),
		parts: formatCount(matter.parts),
	});
}

// The first part of several tells of the whole.
function changeWithin(
	earlier: Continued | undefined,
	matter: Matter | Part,
	{ texts, wholes, endedAt, undecided, report }: MatterContext,
): string {
	const ended = endedAt.get(matter.matter_no);
	const day = ended ? formatNear(ended, report.as_of) : "";
	const change = changeOf(
		earlier,
		texts,
		day,
		isSeveral(matter) && undecided.has(matter.matter_no),
	);
	const whole = wholes.find((row) => row.matter === matter.matter);
	if (!isSeveral(matter) || !whole) return change;
	const group = fillText(texts.parts.group, {
		count: countOf(whole),
	});
	return [group, change].filter(Boolean).join("；");
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

function lastOf(
	matter: Matter | Part,
	{ decisions }: MatterContext,
): Row | undefined {
	if ("part" in matter)
		return decisions.find(({ decision_no: no }) => no === matter.decision_no);
	return decisions
		.filter(({ told_in }) => told_in === matter.matter)
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
	const isDone = ["back", "unclosed"].includes(String(decided?.state));
	const noted = decided && !isDone ? decided.blocker : "";
	if (noted)
		return fillText(blockers.registered ?? "", { blocker: String(noted) });
	if (matter.open === 0) return blockers.closed ?? "";
	if (matter.blocker !== UNKNOWN) return blockers[matter.blocker] ?? "";
	if (matter.is_overdue) return blockers.late ?? "";
	return (matter.is_extended ? blockers.extended : blockers.within) ?? "";
}

/** A matter's slip, or that of a part of one; none where no whistle is proposed. */
export function toSlip(
	matter: Matter | Part,
	context: MatterContext,
): SlipView[] {
	const view = toView(matter, context);
	const sides = sidesOf(context);
	const words = slipWords(matter, summonedBy(matter, sides), sides);
	if (!words) return [];
	const { undecided } = context.texts.slip;
	const { code, unit: owner } = matter;
	return [
		{ ...view, ...words, code, owner, decided: view.decided || undecided },
	];
}
