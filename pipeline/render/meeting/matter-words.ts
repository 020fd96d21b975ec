import type { Row } from "../../database/database.ts";
import {
	formatCount,
	formatDay,
	formatMonthDay,
	formatWorkingDays,
} from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** A row of `mart_meeting`. */
export interface Matter {
	matter_no: number;
	kind: string;
	code: string;
	matter: string;
	is_listed: boolean;
	/** In the pack, listed or after the list. */
	is_told: boolean;
	ticket_id: string;
	topic: string;
	topic_label: string;
	hotspot_title: string;
	/** Of a hotspot, those of the period. */
	hotspot_tickets?: number | null;
	/** Closed ones that are not solved, the first of them. */
	unsolved?: number | null;
	unsolved_ticket?: string | null;
	community: string;
	place: string;
	unit: string;
	first_at: string;
	tickets: number;
	callers: number;
	open: number;
	overdue: number;
	open_after_period: number;
	working_days_late: number | null;
	deadline_at: string | null;
	returns: number;
	whistles: number;
	/** Of the last whistle for it. */
	blown_level: number | null;
	/** Units, with a bar between. */
	called_units: string;
	blown_at: string | null;
	arrived_at: string | null;
	/** The last day on which those that it called are in time. */
	arrive_by: string | null;
	result_at: string | null;
	result: string;
	/** Tickets that came before and led to it: the first, and when the last was closed. */
	before?: number;
	before_callers?: number | null;
	/** Whose they are, the first of so many. */
	before_unit?: string | null;
	before_units?: number | null;
	/** Of its own caller, or named by it; of nobody knows whom. */
	before_own?: number | null;
	before_unknown?: number | null;
	/** Where all are one caller's who raises it over and over: which it is, of how many, since when, and when the one before was closed. */
	heavy_no?: number | null;
	heavy_tickets?: number | null;
	heavy_begun_at?: string | null;
	heavy_ended_at?: string | null;
	/** Open ones that came after these were closed. */
	later?: number | null;
	begun_at?: string | null;
	ended_at?: string | null;
	blocker: string;
	level: number;
	external_units: string;
	/** The office that would lead; empty where nobody said. */
	lead_unit: string;
	said: string;
	danger_words: string;
	asked: string;
	dispatched_at: string | null;
	signed_at: string | null;
	contacted_at: string | null;
	demand: string;
	[flag: `is_${string}`]: boolean;
}

/** A row of `mart_meeting_parts`: what some of a unit's overdue tickets are about. */
export interface Part extends Matter {
	part: string;
	part_no: number;
	/** How many the matter has. */
	parts: number;
	decision_no: number | null;
}

/** What the pack calls a part of a matter: its own number after a hyphen, where there are several. */
export const partNumber = ({
	matter_no: no,
	part_no,
	parts,
}: Pick<Part, "matter_no" | "part_no" | "parts">) =>
	parts > 1 ? `${formatCount(no)}-${part_no}` : formatCount(no);

/** Numbers of parts one upon another, the first and the last of more than two. */
export function numbersOf(parts: readonly Part[], range: string): string {
	const nos = parts.map(partNumber);
	if (nos.length < 3) return nos.join("、");
	return fillText(range, { from: nos[0] ?? "", to: nos.at(-1) ?? "" });
}

const REASONS = [
	"safety",
	"overdue",
	"near",
	"reworked",
	"returned",
	"hotspot",
	"dissatisfied",
	"suspended",
] as const;

// Tickets that are overdue are told by their unit, whatever they are about.
export const GATHERED = "overdue";
export const DANGER = "danger";
const OTHER = "other";
const UNKNOWN = "unknown";

export function subjectOf(
	matter: Pick<
		Matter,
		"kind" | "unit" | "place" | "community" | "topic" | "topic_label"
	> & { hotspot_title?: string; part?: string },
): string {
	if (matter.kind === GATHERED && matter.part === undefined)
		return matter.unit || "承办单位不明";
	const { place, community, topic, topic_label, hotspot_title } = matter;
	const isVague = topic === OTHER || !(place || community);
	if (isVague && hotspot_title) return hotspot_title;
	return [place || community, topic_label].filter(Boolean).join("｜");
}

export function reasonsOf(matter: Matter, { reasons }: MeetingTexts): string[] {
	return REASONS.filter(
		(reason) =>
			matter[`is_${reason}`] &&
			!(reason === "safety" && matter.kind === DANGER) &&
			!(reason === "overdue" && matter.kind === GATHERED),
	).map((reason) => reasons[reason] ?? "");
}

/** Why it hangs: what somebody noted, else what can be inferred, else how far it is. */
export function blockerOf(
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

/** How it stands, part by part. */
export function statesOf(
	matter: Matter,
	{ states }: MeetingTexts,
	meetingAt: string,
	areDuesTold = false,
): string[] {
	const { open, tickets, working_days_late: late, deadline_at } = matter;
	if (open === 0) return ["已办结"];
	const stand = tickets > 1 ? `${formatCount(open)}件在办` : "在办";
	if (late === null) return [stand];
	if (matter.is_overdue || late > 0) {
		const isPart = matter.overdue > 0 && matter.overdue < open;
		const part = isPart ? `其中${formatCount(matter.overdue)}件` : "";
		return [stand, `${part}超期${formatWorkingDays(late)}`];
	}
	if (areDuesTold) return [stand];
	const [due = "", meeting = ""] = [deadline_at ?? "", meetingAt].map((at) =>
		at.slice(0, 10),
	);
	if (due < meeting) return [stand, states.before];
	if (due === meeting) return [stand, states.today];
	return [stand, `剩${formatCount(-late)}个工作日`];
}

export function measuresOf(
	matter: Matter,
	{ measures, steps, silent_days }: MeetingTexts,
	asOf: string,
	isContactKnown = true,
	/** Whether it is told when each of its tickets is due. */
	areDuesTold = false,
): string[] {
	let said = "";
	const taken = (["dispatched", "signed", "contacted"] as const)
		.filter((step) => matter[`is_${step}`])
		.map((step) => {
			const at = matter[`${step}_at`];
			if (!at) return measures[step] ?? "";
			const day = formatNear(at, asOf);
			const words = steps[step] ?? "";
			if (day === said) return words;
			said = day;
			return fillText(steps.day ?? "", { day, step: words });
		});
	if (isContactKnown && isUncontacted(matter)) {
		const { uncontacted = "", nothing = "", held = "" } = measures;
		taken.push(...(taken.length > 0 ? [uncontacted] : [nothing, held]));
	}
	const stepsTaken = taken.length;
	const isDueTold = areDuesTold || untilOf(matter, asOf, measures) !== "";
	if (matter.is_extended && !isDueTold) taken.push(measures.extended ?? "");
	if (matter.returns > 0)
		taken.push(
			fillText(measures.returned ?? "", { count: formatCount(matter.returns) }),
		);
	if (matter.is_reworked) taken.push(measures.reworked ?? "");
	if (matter.is_suspended) taken.push(measures.suspended ?? "");
	if (
		taken.length === stepsTaken &&
		!matter.is_extended &&
		isSilent(matter, silent_days, asOf)
	)
		taken.push(measures.silent ?? "");
	return taken.length > 0 ? taken : [measures.none ?? ""];
}

/** Until when it was extended; empty where it was not, or is of several tickets. */
export const untilOf = (
	{ is_extended: isExtended, tickets, deadline_at: due }: Matter,
	asOf: string,
	{ until = "" }: MeetingTexts["measures"],
) =>
	isExtended && tickets === 1 && due
		? fillText(until, { day: formatNear(due, asOf) })
		: "";

/** Dispatched or signed for, or a danger, and nobody has telephoned. */
export const isUncontacted = (matter: Matter) =>
	matter.open > 0 &&
	!matter.is_contacted &&
	Boolean(matter.is_dispatched || matter.is_signed || matter.kind === DANGER);

// Overdue, and nothing since the last of its steps.
function isSilent(matter: Matter, days: number, asOf: string): boolean {
	const { dispatched_at, signed_at, contacted_at } = matter;
	const last = [dispatched_at, signed_at, contacted_at]
		.flatMap((at) => at ?? [])
		.sort()
		.at(-1);
	if (!last || !matter.is_overdue || matter.whistles > 0 || matter.blown_at)
		return false;
	return Date.parse(asOf) - Date.parse(last) >= days * 86_400_000;
}

/** In the year of the data the year goes without saying. */
export function formatNear(time: string, asOf: string): string {
	return time.slice(0, 4) === asOf.slice(0, 4)
		? formatMonthDay(time)
		: formatDay(time);
}

/** An office without the name of its street before it. */
export function shortUnit(unit: string, street: string): string {
	const rest = unit.startsWith(street) ? unit.slice(street.length) : unit;
	return rest.length > 1 ? rest : unit;
}
