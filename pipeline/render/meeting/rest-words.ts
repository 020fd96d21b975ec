import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import {
	formatNear,
	type Matter,
	reasonsOf,
	subjectOf,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

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
}

/** What is told by number, and by unit; `matters` are those that are not told. */
export function restOf(
	matters: readonly Matter[],
	texts: MeetingTexts,
	{ as_of: asOf, period_kind: kind }: Report,
): RestView {
	const { rest, most_named: most, most_singles: longest } = texts;
	const named = (name: string, list: readonly Matter[]) =>
		fillText(rest.unit, {
			name: name || rest.nobody,
			count: formatCount(ticketsOf(list)),
		});
	const units = byUnit(matters);
	const shown = kind === "meeting" ? matters.slice(0, longest) : [];
	const tellOne = (matter: Matter) =>
		fillText(matter.tickets > 1 ? rest.several : rest.one, {
			subject: subjectOf(matter),
			ticket: matter.ticket_id,
			count: formatCount(matter.tickets),
			why:
				matter.open > 0 && matter.deadline_at
					? [
							fillText(rest.due, { day: formatNear(matter.deadline_at, asOf) }),
							...reasonsOf(
								{ ...matter, is_near: false, is_overdue: false },
								texts,
							),
						].join("、")
					: reasonsOf(matter, texts).join("、"),
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
		unlisted: shown.length > 0 ? matters.length - shown.length : 0,
	};
}

function byUnit(matters: readonly Matter[]): [string, Matter[]][] {
	const found = new Map<string, Matter[]>();
	for (const matter of matters)
		found.set(matter.unit, [...(found.get(matter.unit) ?? []), matter]);
	return [...found].sort(
		([a, one], [b, other]) =>
			ticketsOf(other) - ticketsOf(one) || (a < b ? -1 : 1),
	);
}

const ticketsOf = (matters: readonly Matter[]) =>
	matters.reduce((total, { tickets }) => total + tickets, 0);
