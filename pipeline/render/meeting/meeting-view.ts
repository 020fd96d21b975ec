import type { Row } from "../../database/database.ts";
import { readDefaults } from "../../defaults.ts";
import { type Marts, type Report, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatDay } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
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
	units: string;
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

/** The pack of the weekly meeting. */
export interface MeetingView {
	report: Report;
	decisions: (Row & { state_label: string; no: number | null })[];
	matters: MatterView[];
	slips: SlipView[];
	/** Kinds of matters that have none. */
	absent: string[];
	/** What the letters of codes mean. */
	letters: { letter: string; label: string }[];
	/** Of what has no place: matters of danger by name, tickets of all others and how many of them are overdue. */
	rest: {
		tickets: number;
		overdue: number;
		dangers: MatterView[];
	};
	whistles: (Row & { level_label: string })[];
	most: number;
	/** Open tickets of the matters that came after the period. */
	openAfterPeriod: number;
}

/** Arranges the meeting's marts in the words of `data/defaults/meeting.yaml`. */
export function viewMeeting(marts: Marts): MeetingView {
	const texts = readTexts();
	const matters = rowsOf<Matter>(marts, "mart_meeting");
	const decisions = rowsOf<Row>(marts, "mart_decisions");
	const report = reportOf(marts);
	const taken = matters.filter(({ is_listed }) => is_listed);
	const view = (matter: Matter) => toView(matter, decisions, texts, report);
	const listed = taken.map(view);
	return {
		report,
		decisions: decisions.map((row) => ({
			...row,
			state_label: texts.decision_states[String(row.state)] ?? "",
			no: taken.find(({ matter }) => matter === row.told_in)?.matter_no ?? null,
		})),
		matters: listed,
		slips: listed.flatMap((view, index) =>
			toSlip(view, taken[index], report, texts),
		),
		absent: absentKinds(taken, texts),
		letters: lettersOf(texts),
		rest: restOf(
			matters.filter(({ is_listed }) => !is_listed),
			view,
		),
		whistles: rowsOf<Row>(marts, "mart_whistles").map((row) => ({
			...row,
			level_label: texts.levels[String(row.level)] ?? "",
		})),
		most: texts.most_matters,
		openAfterPeriod: matters.reduce(
			(sum, matter) => sum + matter.open_after_period,
			0,
		),
	};
}

function readTexts(): MeetingTexts {
	return readDefaults("meeting.yaml");
}

function toView(
	matter: Matter,
	decisions: readonly Row[],
	texts: MeetingTexts,
	{ as_of: asOf, meeting_at: meetingAt }: Report,
): MatterView {
	const { level, deadline_at: dueAt } = matter;
	const isUnits = matter.kind === GATHERED;
	const units = matter.external_units.split("|").filter(Boolean).join("、");
	const gathered = isUnits ? matter.gathered.split("|").filter(Boolean) : [];
	const decided = lastOf(decisions, matter);
	const isDueThen = dueAt?.slice(0, 10) === String(meetingAt).slice(0, 10);
	return {
		no: matter.matter_no,
		kind: texts.kinds[matter.kind]?.label ?? "",
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		code: matter.code,
		about: isUnits ? "" : aboutOf(matter, texts),
		reasons: isUnits ? [] : reasonsOf(matter, texts),
		community: isUnits ? "" : matter.community,
		count: `${formatCount(matter.tickets)}件${formatCount(matter.callers)}人`,
		since: formatNear(matter.first_at, asOf),
		gathered,
		more: isUnits ? matter.tickets - gathered.length : 0,
		states: statesOf(matter, isDueThen),
		measures: measuresOf(matter, texts, asOf),
		blocker: blockerOf(matter, decided, texts),
		level: texts.levels[level] ?? "",
		units,
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

// By the places that kinds have in common, each called by its first, without what that is in brackets.
function absentKinds(
	taken: readonly Matter[],
	{ kinds }: MeetingTexts,
): string[] {
	const kept = Object.values(kinds).filter(({ places }) => places > 0);
	return kept
		.filter(
			({ no }, index) =>
				kept.findIndex((each) => each.no === no) === index &&
				!taken.some(({ kind }) => kinds[kind]?.no === no),
		)
		.map(({ label }) => label.replace(/（.*）/, ""));
}

function lettersOf({ kinds }: MeetingTexts): MeetingView["letters"] {
	return Object.values(kinds)
		.filter(({ places }) => places > 0)
		.map(({ letter, label }) => ({ letter, label }));
}

// Who calls whom, by the level of the whistle; none where no whistle is proposed.
function toSlip(
	view: MatterView,
	matter: Matter | undefined,
	{ street_name: street }: Report,
	{ slips }: MeetingTexts,
): SlipView[] {
	const sides = slips[matter?.level ?? 0];
	if (!sides) return [];
	const { community, units } = view;
	const fill = (side: string) => fillText(side, { community, units, street });
	const [caller, called] = [fill(sides.from), fill(sides.to)];
	const isBlockerKnown = matter?.blocker !== UNKNOWN;
	return [{ ...view, caller, called, isBlockerKnown, task: sides.task }];
}

const DANGER = "danger";
const UNKNOWN = "unknown";

function restOf(
	matters: readonly Matter[],
	view: (matter: Matter) => MatterView,
): MeetingView["rest"] {
	const sum = (list: readonly Matter[]) =>
		list.reduce((total, { tickets }) => total + tickets, 0);
	const others = matters.filter(({ kind }) => kind !== DANGER);
	return {
		dangers: matters
			.filter(({ kind }) => kind === DANGER)
			.map((matter) => view({ ...matter, said: "" })),
		tickets: sum(others),
		overdue: sum(others.filter(({ is_overdue }) => is_overdue)),
	};
}

/** The pack's title, by the day of its meeting. */
export function meetingTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}热线处置领导小组例会材料（${formatDay(meeting_at)}）`;
}

/** The slips' title. */
export function slipsTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}吹哨单（${formatDay(meeting_at)}例会）`;
}
