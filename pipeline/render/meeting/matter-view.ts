import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { aboutOf } from "./about-words.ts";
import {
	type Continued,
	chainOf,
	changeOf,
	sameAs,
} from "./continued-words.ts";
import {
	duesOf,
	othersOf,
	repliedOf,
	suspensionOf,
	withSuspended,
} from "./due-words.ts";
import type { MatterContext, MatterView, SlipView } from "./matter-types.ts";
import {
	blockerOf,
	DANGER,
	formatNear,
	GATHERED,
	type Matter,
	measuresOf,
	numbersOf,
	type Part,
	partNumber,
	reasonsOf,
	shortUnit,
	statesOf,
	subjectOf,
	untilOf,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import { reportedOf } from "./reported-words.ts";
import { blownOf } from "./told-whistles.ts";
import { unsureOf } from "./unsure-words.ts";
import {
	askFor,
	fillsFor,
	isCallUnknown,
	levelOf,
	type Sides,
	slipWords,
	summonedBy,
} from "./whistle-words.ts";

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
	const sides = sidesOf(context);
	const isContactKnown = wholes.some((row) => row.is_contacted);
	// What led to it was told and asked of when it was there first.
	const wasThere = earlier !== undefined && isFirst;
	const hasEarlierCode = !part && !code.startsWith(`${ticket}-`);
	// A part is called by its own ticket, the whole by that of the latest.
	const isNumbered = part
		? !code.startsWith(`${ticket}-`)
		: matter.tickets === 1 && hasEarlierCode;
	const ticketTold = isNumbered ? ticket : "";
	const codeTold = isFirst ? code : "";
	const { openTickets } = context;
	const met = String(meetingAt);
	const dues = duesOf(matter, openTickets, texts, asOf, met);
	const then = isSeveral(matter)
		? undefined
		: context.unitsThen.get(matter.matter_no);
	return {
		no: part ? partNumber(part) : formatCount(matter.matter_no),
		kind: kindOf(matter, texts),
		isDanger: matter.kind === DANGER,
		subject: subjectOf(matter),
		same: continued ? sameOf(matter, earlier, decided, context) : "",
		change: isFirst ? changeWithin(earlier, matter, context) : "",
		unitThen:
			then && then !== matter.unit
				? fillText(texts.continued.unit, {
						unit: shortUnit(then, report.street_name),
					})
				: "",
		dues,
		others: dues
			? ""
			: othersOf(matter, [codeTold, ticketTold], openTickets, texts, asOf),
		unsure: [
			...repliedOf(matter, openTickets, texts),
			...unsureOf(matter, openTickets, texts, asOf),
		],
		code: codeTold,
		beyond: part ? beyondOf(part, context) : "",
		ticket: ticketTold,
		about: aboutOf(matter, texts, context.dangerTopics),
		reasons: [
			...reasonsOf(matter, texts),
			...(earlier && !isSeveral(matter) && undecided.has(matter.matter_no)
				? [texts.continued.undecided]
				: []),
		],
		community: matter.community,
		count: countOf(matter) + hotspotCountOf(matter, context),
		since: formatNear(matter.first_at, asOf),
		states: withSuspended(
			statesOf(matter, texts, met, dues !== ""),
			matter,
			openTickets,
			texts,
		),
		measures: measuresOf(matter, texts, asOf, isContactKnown, dues !== ""),
		blocker: suspensionOf(
			...([blockerOf(matter, decided, texts), matter, openTickets] as const),
			...([texts, asOf] as const),
		),
		level: texts.levels[level] ?? "",
		levelShort: levelOf(matter, texts),
		summoned: summonedBy(matter, sides, shortUnit),
		isCallUnknown: isCallUnknown(matter),
		blown:
			blownOf(matter, texts, report) ||
			(level > 0 && wasAdvised(matter, context) ? texts.blown.never : ""),
		ask: askFor(
			wasThere ? { ...matter, before: 0 } : matter,
			decided,
			sides,
			isContactKnown,
		),
		fills: fillsFor(matter, texts),
		owner: shortUnit(matter.unit, report.street_name),
		due:
			dueAt && !dues
				? untilOf(matter, asOf, texts.measures) ||
					fillText(texts.rest.due, { day: formatNear(dueAt, asOf) })
				: "",
		decided: decided ? decidedOf(decided, texts, report) : "",
		decidedLabel:
			decided && String(decided.decided_at) < context.lastMetAt
				? texts.continued.earlier_decided
				: texts.continued.last_decided,
		note: String(decided?.note ?? ""),
	};
}

// Of a unit's several the first tells of the whole, the others of what came before each.
function sameOf(
	matter: Matter | Part,
	earlier: Continued | undefined,
	decided: Row | undefined,
	{ texts, report: { as_of: asOf, street_name: street } }: MatterContext,
): string {
	const isFirst = !("part" in matter) || matter.part_no === 1;
	const isCalledByEarlier = !matter.code.startsWith(`${matter.ticket_id}-`);
	const isChained = "part" in matter || isCalledByEarlier;
	const before = isChained ? chainOf(matter, texts, asOf, street) : "";
	if (!isFirst) return before;
	if (earlier) return sameAs(earlier, texts);
	if (decided)
		return fillText(texts.continued.decided, {
			day: formatNear(String(decided.decided_at), asOf),
		});
	return before || texts.continued.fresh;
}

function decidedOf(
	decided: Row,
	{ decision_states, still }: MeetingTexts,
	{ as_of: asOf, meeting_at: meetingAt }: Report,
): string {
	const { decided_at: decidedAt, decision, state, due_at: dueAt } = decided;
	const told = [
		decision_states[String(state)] ?? "",
		...reportedOf(decided, still, (at) => formatNear(String(at), asOf)),
	].join("，");
	const day = String(dueAt ?? "").slice(0, 10);
	const isAhead = state === "open" && day > String(meetingAt).slice(0, 10);
	const by = isAhead
		? fillText(still.by, { day: formatNear(String(dueAt), asOf) })
		: "";
	return `${formatNear(String(decidedAt), asOf)} ${decision}（${told}${by}）`;
}

const isSeveral = (matter: Matter | Part): matter is Part =>
	"part" in matter && matter.parts > 1;

// A whistle was proposed for it at the last meeting; a part was told of then where it was overdue.
const wasAdvised = (
	matter: Matter | Part,
	{ advised, lastMetAt }: MatterContext,
): boolean =>
	advised.has(matter.matter_no) &&
	(!isSeveral(matter) || String(matter.deadline_at) < lastMetAt);

const countOf = ({ tickets, callers }: Matter) =>
	`${formatCount(tickets)}件${formatCount(callers)}人`;

// The report counts what came in its period alone.
const hotspotCountOf = (
	{ hotspot_tickets: counted, tickets }: Matter,
	{ texts, report }: MatterContext,
) =>
	counted && counted < tickets
		? fillText(texts.hotspot_count, {
				noun: report.period_noun,
				count: formatCount(counted),
			})
		: "";

// Said once, behind the last that has a row in the list.
function beyondOf(part: Part, { parts, texts }: MatterContext): string {
	const own = parts.filter(({ matter }) => matter === part.matter);
	const last = own.filter(({ is_listed }) => is_listed).at(-1);
	const rest = own.filter(({ is_listed }) => !is_listed);
	if (last?.part !== part.part || rest.length === 0) return "";
	const { rest: text, range } = texts.parts;
	return fillText(text, {
		count: formatCount(rest.reduce((sum, { tickets }) => sum + tickets, 0)),
		nos: numbersOf(rest, range),
	});
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
		matter.kind === GATHERED,
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

/** A matter's slip, or that of a part of one; none where no whistle is proposed. */
export function toSlip(
	matter: Matter | Part,
	context: MatterContext,
): SlipView[] {
	const view = toView(matter, context);
	const sides = sidesOf(context);
	const words = slipWords(matter, summonedBy(matter, sides), sides);
	if (!words) return [];
	const { texts, report } = context;
	const { unit: owner } = matter;
	const decided = view.decided || texts.slip.undecided;
	const chain = chainOf(matter, texts, report.as_of, report.street_name);
	return [{ ...view, ...words, owner, decided, chain }];
}
