import type { Row } from "../database/database.ts";
import { readDefaults } from "../defaults.ts";
import { type Marts, type Report, reportOf, rowsOf } from "./marts.ts";
import {
	formatCount,
	formatDay,
	formatMonthDay,
	formatWorkingDays,
} from "./numbers.ts";
import { fillText, readReportTexts } from "./report-texts.ts";

interface MeetingTexts {
	most_matters: number;
	kinds: Record<string, { label: string }>;
	reasons: Record<string, string>;
	blockers: Record<string, string>;
	levels: Record<string, string>;
	measures: Record<string, string>;
	asks: Record<string, string>;
	about: { said: string; danger: string; asked: string };
	slips: Record<string, { from: string; to: string; task: string }>;
	decision_states: Record<string, string>;
}

interface Matter {
	matter_no: number;
	kind: string;
	code: string;
	matter: string;
	is_listed: boolean;
	ticket_id: string;
	topic: string;
	topic_label: string;
	hotspot_title: string;
	community: string;
	place: string;
	unit: string;
	first_at: string;
	tickets: number;
	callers: number;
	open: number;
	open_after_period: number;
	working_days_late: number | null;
	deadline_at: string | null;
	returns: number;
	whistles: number;
	blocker: string;
	level: number;
	external_units: string;
	said: string;
	danger_words: string;
	asked: string;
	demand: string;
	[flag: `is_${string}`]: boolean;
}

/** A matter as the pack prints it, column by column. */
export interface MatterView {
	no: number;
	kind: string;
	isDanger: boolean;
	subject: string;
	code: string;
	/** In words of the topic tree and the list of dangers, and what kind of demand it is. */
	about: string;
	reasons: string;
	community: string;
	count: string;
	since: string;
	/** Of several overdue tickets, the one that is latest. */
	oldest: string;
	state: string;
	measures: string;
	blocker: string;
	level: string;
	units: string;
	ask: string;
	owner: string;
	due: string;
	decided: string;
}

/** A matter for which a whistle is proposed, as its slip prints it. */
export interface SlipView extends MatterView {
	caller: string;
	called: string;
	task: string;
}

/** The pack of the weekly meeting. */
export interface MeetingView {
	report: Report;
	decisions: (Row & { state_label: string })[];
	matters: MatterView[];
	slips: SlipView[];
	/** Where any of the matters was decided upon before. */
	isAnyDecided: boolean;
	/** Of what has no place: matters of danger by name, tickets of all others and how many of them are overdue. */
	rest: {
		tickets: number;
		overdue: number;
		dangers: { subject: string; code: string }[];
	};
	whistles: (Row & { level_label: string })[];
	most: number;
	/** Open tickets of the matters that came after the period. */
	openAfterPeriod: number;
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

/** Arranges the meeting's marts in the words of `data/defaults/meeting.yaml`. */
export function viewMeeting(marts: Marts): MeetingView {
	const texts = readTexts();
	const matters = rowsOf<Matter>(marts, "mart_meeting");
	const decisions = rowsOf<Row>(marts, "mart_decisions");
	const report = reportOf(marts);
	const taken = matters.filter(({ is_listed }) => is_listed);
	const listed = taken.map((matter) =>
		toView(matter, decisions, texts, report.as_of),
	);
	return {
		report,
		decisions: decisions.map((row) => ({
			...row,
			state_label: texts.decision_states[String(row.state)] ?? "",
		})),
		matters: listed,
		slips: listed.flatMap((view, index) =>
			toSlip(view, taken[index]?.level ?? 0, report, texts),
		),
		isAnyDecided: listed.some(({ decided }) => decided !== ""),
		rest: restOf(matters.filter(({ is_listed }) => !is_listed)),
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
	asOf: string,
): MatterView {
	const units = matter.external_units.split("|").filter(Boolean).join("、");
	const isUnits = matter.kind === GATHERED;
	const decided = decisions.find(({ told_in }) => told_in === matter.matter);
	return {
		no: matter.matter_no,
		kind: texts.kinds[matter.kind]?.label ?? "",
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		code: matter.code,
		about: isUnits ? "" : aboutOf(matter, texts),
		reasons: reasonsOf(matter, texts),
		community: isUnits ? "" : matter.community,
		count: `${formatCount(matter.tickets)}件${formatCount(matter.callers)}人`,
		since: formatNear(matter.first_at, asOf),
		oldest: isUnits ? matter.ticket_id : "",
		state: stateOf(matter),
		measures: measuresOf(matter, texts),
		blocker: texts.blockers[matter.blocker] ?? "",
		level: texts.levels[matter.level] ?? "",
		units,
		ask: fillText(texts.asks[matter.level] ?? "", {
			units: units || "相关部门",
		}),
		owner: isUnits ? "" : matter.unit,
		due: matter.deadline_at ? formatNear(matter.deadline_at, asOf) : "",
		decided: decided
			? `${formatNear(String(decided.decided_at), asOf)} ${decided.decision}（${texts.decision_states[String(decided.state)] ?? ""}）`
			: "",
	};
}

// Who calls whom, by the level of the whistle; none where no whistle is proposed.
function toSlip(
	view: MatterView,
	level: number,
	{ street_name: street }: Report,
	{ slips }: MeetingTexts,
): SlipView[] {
	const sides = slips[level];
	if (!sides) return [];
	const { community, units } = view;
	const fill = (side: string) => fillText(side, { community, units, street });
	const [caller, called] = [fill(sides.from), fill(sides.to)];
	return [{ ...view, caller, called, task: sides.task }];
}

// In the year of the data the year goes without saying.
function formatNear(time: string, asOf: string): string {
	return time.slice(0, 4) === asOf.slice(0, 4)
		? formatMonthDay(time)
		: formatDay(time);
}

const DANGER = "danger";
// Tickets that are overdue are told by their unit, whatever they are about.
const GATHERED = "overdue";
const OTHER = "other";

function subjectOf(matter: Matter): string {
	if (matter.kind === GATHERED) return matter.unit || "承办单位不明";
	const { place, community, topic, topic_label, hotspot_title } = matter;
	const isVague = topic === OTHER || !(place || community);
	if (isVague && hotspot_title) return hotspot_title;
	return [place || community, topic_label].filter(Boolean).join("｜");
}

function aboutOf(
	{ said, danger_words, demand, asked }: Matter,
	{ about }: MeetingTexts,
): string {
	const { demand_type: demands } = readReportTexts().words;
	return [
		danger_words &&
			fillText(about.danger, { words: danger_words.replace(/[|&]/g, "、") }),
		said && fillText(about.said, { words: said }),
		asked ? fillText(about.asked, { words: asked }) : demands?.[demand],
	]
		.filter(Boolean)
		.join("；");
}

function restOf(matters: readonly Matter[]): MeetingView["rest"] {
	const sum = (list: readonly Matter[]) =>
		list.reduce((total, { tickets }) => total + tickets, 0);
	const [dangers, others] = [
		matters.filter(({ kind }) => kind === DANGER),
		matters.filter(({ kind }) => kind !== DANGER),
	];
	return {
		dangers: dangers.map((matter) => ({
			subject: subjectOf(matter),
			code: matter.code,
		})),
		tickets: sum(others),
		overdue: sum(others.filter(({ is_overdue }) => is_overdue)),
	};
}

function reasonsOf(matter: Matter, { reasons }: MeetingTexts): string {
	return REASONS.filter((reason) => matter[`is_${reason}`])
		.map((reason) => reasons[reason])
		.join("、");
}

function stateOf(matter: Matter): string {
	const { open, tickets, working_days_late: late } = matter;
	if (open === 0) return "已办结";
	const stand = tickets > 1 ? `${formatCount(open)}件在办` : "在办";
	if (late === null) return stand;
	if (matter.is_overdue || late > 0)
		return `${stand}，超期${formatWorkingDays(late)}`;
	return `${stand}，剩${formatCount(-late)}个工作日`;
}

function measuresOf(matter: Matter, { measures }: MeetingTexts): string {
	const taken = (["dispatched", "signed", "contacted", "extended"] as const)
		.filter((step) => matter[`is_${step}`])
		.map((step) => measures[step] ?? "");
	if (matter.returns > 0)
		taken.push(
			fillText(measures.returned ?? "", { count: formatCount(matter.returns) }),
		);
	if (matter.is_reworked) taken.push(measures.reworked ?? "");
	if (matter.is_suspended) taken.push(measures.suspended ?? "");
	return taken.length > 0 ? taken.join("、") : (measures.none ?? "");
}

/** The pack's title, by the day of its meeting. */
export function meetingTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}热线处置领导小组例会材料（${formatDay(meeting_at)}）`;
}

/** The slips' title. */
export function slipsTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}吹哨单（${formatDay(meeting_at)}例会）`;
}
