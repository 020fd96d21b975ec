import type { Row } from "../../database/database.ts";
import { NO_COMMUNITY } from "../../scope-names.ts";
import { formatCount, formatMonthDay } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { isDoubted } from "./about-words.ts";
import {
	againOf,
	isOneCaller,
	oneCallerOf,
	unsolvedIn,
	whySince,
} from "./again-words.ts";
import {
	DANGER,
	formatNear,
	GATHERED,
	isUncontacted,
	type Matter,
	shortUnit,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** What whistles and questions are told by. */
export interface Sides {
	texts: MeetingTexts;
	street: string;
	/** By when those that are called have to come; empty where the calendar ends before. */
	arriveBy: string;
	meetingAt: string;
	asOf: string;
}

const LEVEL_OF_OFFICES = 2;
const LEVEL_BEYOND = 3;

const unitsOf = ({ external_units: units }: Matter) =>
	units.split("|").filter(Boolean).join("、");

/** Whom the whistle calls, and where nobody said, what is missing; without a whistle those beyond the street that could help. */
export function summonedBy(
	matter: Matter,
	{ texts: { calls, slips }, street }: Sides,
	name = (unit: string, _street: string) => unit,
): string {
	const { level, community, lead_unit } = matter;
	const lead = name(lead_unit, street);
	const units = unitsOf(matter);
	const sides = slips[level];
	if (isBlown(matter) || matter.open === 0) return "";
	if (isOneCaller(matter)) return units && fillText(calls.optional, { units });
	if (isOwn(matter)) return calls.own;
	if (!sides) return units && fillText(calls.optional, { units });
	if (level === LEVEL_BEYOND && !units) return calls.nobody;
	if (level === LEVEL_OF_OFFICES && !lead)
		return fillText(calls.no_lead, { street });
	return fillText(sides.to, { community, units, lead });
}

/** Whether a whistle of its level, or of a higher one, was blown for it: the same is not proposed again. */
const isBlown = ({ blown_at, blown_level, level }: Matter) =>
	Boolean(blown_at) && Number(blown_level) >= level;

/** The level that is proposed, in short. */
export function levelOf(
	matter: Matter,
	{ blown, calls, level_short: levels }: MeetingTexts,
): string {
	if (isBlown(matter)) return blown.again;
	return isOneCaller(matter) ? calls.met : (levels[matter.level] ?? "");
}

/** Whether nobody is to come but the unit that has it. */
export const isOwn = (matter: Matter) =>
	matter.level === 0 && (matter.kind !== GATHERED || "part" in matter);

/** Whether the pack cannot say whom a whistle calls. */
export function isCallUnknown(matter: Matter): boolean {
	if (isBlown(matter)) return false;
	return (
		(matter.level === LEVEL_BEYOND && !matter.external_units) ||
		(matter.level === LEVEL_OF_OFFICES && !matter.lead_unit)
	);
}

/** What the meeting is to decide: what is under way or was called for is not decided anew. */
export function askFor(
	matter: Matter,
	decided: Row | undefined,
	{ texts, street, arriveBy, meetingAt, asOf }: Sides,
	isContactKnown = false,
): string {
	const { asks } = texts;
	const { level, lead_unit: lead, unit, community, ticket_id } = matter;
	const arrive = arrivalOf(matter, arriveBy, meetingAt, texts);
	const isNow = isSameDay(arrive, meetingAt);
	const state = String(decided?.state);
	const blown = blownKey(matter);
	const due = state === "open" ? String(decided?.due_at ?? "") : "";
	const isAhead = due.slice(0, 10) > meetingAt.slice(0, 10);
	const isToday = isSameDay(due, meetingAt);
	const openKey = isToday ? "today" : isAhead ? "ahead" : "decided";
	const decidedKey = state in asks ? state : openKey;
	const isSince = state === "again";
	const own = matter.is_overdue ? "own_late" : "own";
	const key = isSince ? "since" : decided ? decidedKey : blown;
	const isClosed = matter.open === 0;
	const openAsk = isOwn(matter) ? own : level;
	const closed = matter.unsolved ? "closed_unsolved" : "closed";
	const plainKey = isClosed
		? closed
		: isOneCaller(matter)
			? "one_caller"
			: openAsk;
	const again = decided ? "" : againOf(matter, asks, asOf);
	const more = decided
		? [
				blown
					? `；${asks[blown] ?? ""}`
					: isClosed
						? ""
						: (asks.with[openAsk] ?? ""),
				decided.note && state !== "back"
					? fillText(asks.noted ?? "", { note: String(decided.note) })
					: "",
			].join("")
		: "";
	const highest = Math.max(level, Number(matter.blown_level));
	const raised =
		blown === "arrived" && matter.is_overdue && highest < LEVEL_BEYOND
			? fillText(asks.raise ?? "", {
					level: texts.level_short[highest + 1] ?? "",
					whom: asks.raised[highest + 1] ?? "",
				})
			: "";
	const isDoubtful = isDoubted(matter, texts);
	const isCalled = isDoubtful || !isContactKnown || !isUncontacted(matter);
	const first = [
		isHandedOver(matter, decided) ? asks.handover : "",
		isUnplaced(matter) ? asks.unplaced : "",
		isDoubtful ? asks.doubted : "",
		isCalled ? "" : asks.contact,
		isOfPeople(matter, texts) ? asks.people : "",
	].join("");
	return fillText(
		`${first}${asks[key ?? plainKey] ?? ""}${more}${raised}${again}`,
		{
			lead: lead ? shortUnit(lead, street) : (asks.whom[level] ?? ""),
			community: community || unit,
			unit: shortUnit(unit, street),
			owner: shortUnit(String(decided?.owner ?? ""), street),
			due: due && formatNear(due, asOf),
			why: isSince ? whySince(decided, asks, asOf) : "",
			ticket: ticket_id,
			before: asks.before[matter.topic] ?? "",
			tickets: unsolvedIn(matter, asks),
			...oneCallerOf(matter, asks, asOf),
			arrive: fillText((isNow ? asks.arrive.today : asks.arrive.by) ?? "", {
				day: arrive && formatMonthDay(arrive),
			}),
		},
	);
}

/** What whoever leads the meeting ticks and writes in. */
export function fillsFor(matter: Matter, texts: MeetingTexts): string[] {
	const { fills } = texts;
	const danger = isDoubted(matter, texts) ? fills.doubted : fills.danger;
	return [
		...(matter.kind === DANGER && matter.open > 0 ? [danger] : []),
		...(isUnplaced(matter) ? [fills.unplaced] : []),
		fills.owner,
		fills.due,
	];
}

/** Whether another unit has now what was decided for one and is not done. */
const isHandedOver = ({ kind, unit, open }: Matter, decided?: Row) =>
	decided !== undefined &&
	!["back", "done"].includes(String(decided.state)) &&
	kind !== GATHERED &&
	open > 0 &&
	unit !== "" &&
	Boolean(decided.owner) &&
	!String(decided.owner).includes(unit);

const isUnplaced = ({ community, open }: Matter) =>
	community === NO_COMMUNITY && open > 0;

const isOfPeople = (
	{ danger_words, open }: Matter,
	{ danger_people }: MeetingTexts,
) => open > 0 && danger_people.some((word) => danger_words.includes(word));

const isSameDay = (one: unknown, other: string) =>
	String(one ?? "").slice(0, 10) === other.slice(0, 10);

function blownKey({
	blown_at,
	arrived_at,
	result_at,
}: Matter): string | undefined {
	if (!blown_at) return undefined;
	if (result_at) return "result";
	return arrived_at ? "arrived" : "waiting";
}

// Whoever is called comes before the ticket is due, and at once where lives are at stake.
function arrivalOf(
	matter: Matter,
	arriveBy: string,
	meetingAt: string,
	texts: MeetingTexts,
): string {
	const { deadline_at: dueAt, danger_words: words } = matter;
	const isUrgent =
		!isDoubted(matter, texts) &&
		texts.danger_today.some((word) => words.includes(word));
	if (isUrgent) return meetingAt;
	return dueAt && dueAt >= meetingAt && dueAt < arriveBy ? dueAt : arriveBy;
}

/** What a whistle's slip says beside what the pack does. */
export interface SlipWords {
	caller: string;
	/** Empty where it is to be written in. */
	called: string;
	where: string;
	task: string;
	/** By when they are to come, and by when it is to be done. */
	arrive: string;
	dueBy: string;
}

/** Who calls whom to where, what for and by when; nothing where no whistle is proposed. */
export function slipWords(
	matter: Matter,
	called: string,
	{ texts, street, arriveBy, meetingAt, asOf }: Sides,
): SlipWords | undefined {
	const { slips, slip } = texts;
	const { level, place, danger_words, asked, deadline_at: dueAt } = matter;
	const isPlaced = matter.community !== "" && matter.community !== NO_COMMUNITY;
	const community = isPlaced ? matter.community : matter.unit;
	const sides = slips[level];
	if (!sides || isBlown(matter)) return undefined;
	const spot = place || (isPlaced ? community : slip.nowhere);
	const isDueLater = dueAt !== null && dueAt >= meetingAt;
	const arrive = arrivalOf(matter, arriveBy, meetingAt, texts);
	return {
		caller: fillText(sides.from, { community, street }),
		called: isCallUnknown(matter) ? "" : called,
		where: fillText(matter.tickets > 1 ? slip.places : slip.where, {
			place: spot,
			ticket: matter.ticket_id,
			count: formatCount(matter.tickets),
		}),
		task: fillText(sides.task, {
			gather: matter.lead_unit
				? fillText(slip.gather, { lead: matter.lead_unit })
				: "",
			place: spot,
			danger:
				danger_words &&
				fillText(isDoubted(matter, texts) ? slip.doubted : slip.danger, {
					words: danger_words.replace(/[|&]/g, "、"),
				}),
			asked: asked && fillText(slip.asked, { words: asked }),
		}),
		arrive: arrive
			? fillText(isSameDay(arrive, meetingAt) ? slip.today : slip.arrive, {
					day: formatMonthDay(arrive),
				})
			: "",
		dueBy: isDueLater
			? fillText(slip.due, { day: formatNear(dueAt, asOf) })
			: dueAt
				? slip.overdue
				: "",
	};
}
