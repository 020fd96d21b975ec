import { NO_COMMUNITY } from "../../scope-names.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { dangerOf, isDoubted, isSafe } from "./about-words.ts";
import {
	formatNear,
	type Matter,
	reasonsOf,
	subjectOf,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import { calledOf } from "./outcome-words.ts";

/** Tickets of matters that are not told one by one, and whose they are, most of them first. */
export interface RestView {
	tickets: number;
	overdue: number;
	units: string[];
	more: number;
	/** In the pack of a meeting each of them: place and topic, ticket and when it is due. */
	lists: { unit: string; items: string[] }[];
	/** How many matters the lists leave out. */
	unlisted: number;
	/** Who is to place those of no community; empty where all have one. */
	unplaced: string;
}

/** What is told by number, and by unit; `matters` are those that are not told and not closed. */
export function restOf(
	matters: readonly Matter[],
	texts: MeetingTexts,
	report: Report,
	dangerTopics: ReadonlySet<string> = new Set(),
): RestView {
	const { rest, about, most_named: most } = texts;
	const { as_of: asOf } = report;
	const named = (name: string, list: readonly Matter[]) =>
		fillText(rest.unit, {
			name: name || rest.nobody,
			count: formatCount(ticketsOf(list)),
		});
	const units = byUnit(matters);
	const shown = shownOf(matters, texts, report);
	const tellOne = (matter: Matter) =>
		fillText(matter.tickets > 1 ? rest.several : rest.one, {
			subject: subjectOf(matter),
			ticket: matter.ticket_id,
			count: formatCount(matter.tickets),
			why: [
				...(matter.deadline_at
					? [
							fillText(rest.due, { day: formatNear(matter.deadline_at, asOf) }),
							...reasonsOf(
								{ ...matter, is_near: false, is_overdue: false },
								texts,
							),
						]
					: reasonsOf(matter, texts)),
				...(isSafe(matter, dangerTopics) ? [about.safe] : []),
			].join("、"),
		});
	return {
		tickets: ticketsOf(matters),
		overdue: matters.reduce((total, { overdue }) => total + overdue, 0),
		units: units.slice(0, most).map(([name, list]) => named(name, list)),
		more: Math.max(0, units.length - most),
		lists: byUnit(shown).map(([name, list]) => ({
			unit: named(name, list),
			items: list.map(tellOne),
		})),
		unplaced: shown.some(({ community }) => community === NO_COMMUNITY)
			? rest.unplaced
			: "",
		unlisted: shown.length > 0 ? matters.length - shown.length : 0,
	};
}

/** Those of them that the pack of a meeting names. */
export const shownOf = (
	matters: readonly Matter[],
	{ most_singles: longest }: MeetingTexts,
	{ period_kind: kind }: Report,
) => (kind === "meeting" ? matters.slice(0, longest) : []);

function byUnit<T extends { unit: string; tickets?: number }>(
	matters: readonly T[],
): [string, T[]][] {
	const found = new Map<string, T[]>();
	for (const matter of matters)
		found.set(matter.unit, [...(found.get(matter.unit) ?? []), matter]);
	return [...found].sort(
		([a, one], [b, other]) =>
			ticketsOf(other) - ticketsOf(one) || (a < b ? -1 : 1),
	);
}

const ticketsOf = (matters: readonly { tickets?: number }[]) =>
	matters.reduce((total, { tickets = 1 }) => total + tickets, 0);

/** A row of `mart_unsolved`. */
export interface Unsolved {
	ticket_id: string;
	community: string;
	place: string;
	topic: string;
	topic_label: string;
	danger_words: string;
	/** Told a week ago, and for the last time. */
	is_gone: boolean;
	unit: string;
	is_reworked: boolean;
	/** Empty where nobody wrote it. */
	satisfaction: string;
	accepted_at: string;
	closed_at: string;
	called_at: string;
}

/** Whether it is a danger that is not solved, and more than a word that does not fit; those told for the last time are not. */
export const isRedo = (row: Unsolved, texts: MeetingTexts) =>
	row.danger_words !== "" && !row.is_gone && !isDoubted(row, texts);

/** What was closed and left the citizen dissatisfied, unit by unit, and what is asked of them; nothing where there is none. */
export function unsolvedOf(
	rows: readonly Unsolved[],
	meetingTexts: MeetingTexts,
	asOf: string,
	dangerTopics: ReadonlySet<string> = new Set(),
):
	| {
			intro: string;
			/** Dangers of which but a word tells: to be telephoned today. */
			calls: string[];
			lists: RestView["lists"];
			unlisted: number;
			gone: string;
	  }
	| undefined {
	const { unsolved: texts, rest, most_singles: longest } = meetingTexts;
	const left = rows.filter((row) => row.is_gone);
	const redone = rows.filter((row) => isRedo(row, meetingTexts)).length;
	const kept = rows.filter((row) => !row.is_gone && !isRedo(row, meetingTexts));
	if (kept.length + left.length === 0) return undefined;
	const calls = kept.filter((row) => row.danger_words !== "");
	const plain = kept.filter((row) => row.danger_words === "");
	const shown = plain.slice(-longest);
	const near = (at: unknown) => (at ? formatNear(String(at), asOf) : "");
	const tellOne = (row: Unsolved) =>
		fillText(texts.one, {
			subject: [row.place, row.topic_label].filter(Boolean).join("｜"),
			ticket: row.ticket_id,
			closed: formatNear(row.closed_at, asOf),
			called: formatNear(row.called_at, asOf),
			reworked: row.is_reworked ? texts.reworked : "",
			danger: markOf(dangerOf(row, meetingTexts, dangerTopics)),
		});
	return {
		intro: fillText(texts.all, {
			count: formatCount(kept.length),
			redone: redone
				? fillText(texts.redone, { count: formatCount(redone) })
				: "",
		}),
		calls: calls.map((row) =>
			fillText(texts.call, {
				subject: [row.place, row.topic_label].filter(Boolean).join("｜"),
				ticket: row.ticket_id,
				danger: dangerOf(row, meetingTexts, dangerTopics),
				closed: near(row.closed_at),
				called: calledOf(
					{ ...row, solved: "unsolved" },
					meetingTexts.still,
					near,
				),
				unit: row.unit || rest.nobody,
			}),
		),
		lists: byUnit(shown).map(([unit, list]) => ({
			unit: fillText(rest.unit, {
				name: unit || rest.nobody,
				count: formatCount(list.length),
			}),
			items: list.map(tellOne),
		})),
		unlisted: plain.length - shown.length,
		gone: left.length
			? fillText(texts.gone, {
					count: formatCount(left.length),
					tickets: left.map((row) => row.ticket_id).join("、"),
				})
			: "",
	};
}

const markOf = (danger: string) => danger && `、${danger}`;
