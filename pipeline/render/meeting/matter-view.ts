import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { type Continued, changeOf, sameAs } from "./earlier-words.ts";
import {
	aboutOf,
	blownOf,
	formatNear,
	GATHERED,
	type Matter,
	type MeetingTexts,
	measuresOf,
	reasonsOf,
	statesOf,
	subjectOf,
} from "./matter-words.ts";

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
	/** In words of the topic tree and the list of dangers, and what kind of demand it is. */
	about: string;
	reasons: string[];
	community: string;
	count: string;
	since: string;
	/** Of a unit's overdue tickets: place, topic and number of the latest. */
	gathered: string[];
	/** How many more of them there are. */
	more: number;
	states: string[];
	measures: string[];
	/** Why it hangs; empty where nothing is known of it. */
	blocker: string;
	level: string;
	/** The level without its name. */
	levelShort: string;
	/** Units beyond the street. */
	units: string;
	/** Whom the whistle calls. */
	summoned: string;
	/** The last whistle that was blown for it. */
	blown: string;
	ask: string;
	owner: string;
	due: string;
	decided: string;
}

/** A matter for which a whistle is proposed, as its slip prints it. */
export interface SlipView extends MatterView {
	caller: string;
	called: string;
	isBlockerKnown: boolean;
	task: string;
}

export const DANGER = "danger";
const UNKNOWN = "unknown";

/** What matters are told by. */
export interface MatterContext {
	decisions: readonly Row[];
	/** What continues the last meeting's; nothing where those are not known. */
	continued: readonly Continued[] | undefined;
	texts: MeetingTexts;
	report: Report;
}

/** A matter in words. */
export function toView(
	matter: Matter,
	{ decisions, continued, texts, report }: MatterContext,
): MatterView {
	const { as_of: asOf, meeting_at: meetingAt, street_name: street } = report;
	const { level, deadline_at: dueAt } = matter;
	const isUnits = matter.kind === GATHERED;
	const units = matter.external_units.split("|").filter(Boolean).join("、");
	const gathered = isUnits ? matter.gathered.split("|").filter(Boolean) : [];
	const decided = lastOf(decisions, matter);
	const earlier = continued?.find((row) => row.matter === matter.matter);
	return {
		no: matter.matter_no,
		kind: texts.kinds[matter.kind]?.label ?? "",
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		same: continued ? sameAs(earlier, texts) : "",
		change: changeOf(earlier, texts),
		code: matter.code,
		about: isUnits ? "" : aboutOf(matter, texts),
		reasons: isUnits ? [] : reasonsOf(matter, texts),
		community: isUnits ? "" : matter.community,
		count: `${formatCount(matter.tickets)}件${formatCount(matter.callers)}人`,
		since: formatNear(matter.first_at, asOf),
		gathered,
		more: isUnits ? matter.tickets - gathered.length : 0,
		states: statesOf(matter, texts, String(meetingAt)),
		measures: measuresOf(matter, texts, asOf),
		blocker: blockerOf(matter, decided, texts),
		level: texts.levels[level] ?? "",
		levelShort: texts.level_short[level] ?? "",
		units,
		summoned: summonedBy(matter, units, street, texts),
		blown: blownOf(matter, texts, asOf),
		ask: fillText(texts.asks[askOf(decided) ?? level] ?? "", {
			units: units || "相关部门",
		}),
		owner: isUnits ? "" : matter.unit,
		due: dueAt ? formatNear(dueAt, asOf) : "",
		decided: decided
			? `${formatNear(String(decided.decided_at), asOf)} ${decided.decision}（${texts.decision_states[String(decided.state)] ?? ""}）`
			: "",
	};
}

function lastOf(decisions: readonly Row[], { matter }: Matter) {
	return decisions
		.filter(({ told_in }) => told_in === matter)
		.sort((a, b) =>
			String(b.decided_at).localeCompare(String(a.decided_at)),
		)[0];
}

// What is under way is not decided anew.
function askOf(decided: Row | undefined): string | undefined {
	if (!decided) return undefined;
	return decided.state === "back" ? "back" : "decided";
}

function blockerOf(
	{ blocker }: Matter,
	decided: Row | undefined,
	{ blockers }: MeetingTexts,
): string {
	const note = decided && decided.state !== "back" ? decided.note : "";
	if (note) return fillText(blockers.noted ?? "", { note: String(note) });
	return blockers[blocker] ?? "";
}

// Without a whistle those beyond the street that could help are named.
function summonedBy(
	{ level, community }: Matter,
	units: string,
	street: string,
	{ slips }: MeetingTexts,
): string {
	const sides = slips[level];
	return sides ? fillText(sides.to, { community, units, street }) : units;
}

/** Who calls whom, by the level of the whistle; none where no whistle is proposed. */
export function toSlip(
	view: MatterView,
	matter: Matter | undefined,
	{ street_name: street }: Report,
	{ slips }: MeetingTexts,
): SlipView[] {
	const sides = slips[matter?.level ?? 0];
	if (!sides) return [];
	const { community, units, summoned: called } = view;
	const caller = fillText(sides.from, { community, units, street });
	const isBlockerKnown = matter?.blocker !== UNKNOWN;
	return [{ ...view, caller, called, isBlockerKnown, task: sides.task }];
}
