import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { formatNear, type Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** A row of `mart_meeting_tickets`. */
export interface OpenTicket {
	told_as: string;
	ticket_id: string;
	deadline_at: string | null;
	is_extended: boolean;
	/** Its deadline is by the rules alone. */
	is_assumed: boolean;
	/** The last day of the export that tells of it, where that is an earlier one. */
	told_until: string | null;
	/** The unit has replied and has not closed it. */
	is_replied?: boolean;
	is_written?: boolean;
	is_suspended?: boolean;
}

/** Those of a matter, or of a part of one. */
export const openOf = (
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
) => open.filter((row) => row.told_as === (matter.part ?? matter.matter));

/** That its unit has replied to it, or to how many of its open tickets; nothing of what is closed. */
export function repliedOf(
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
	{ stopped }: MeetingTexts,
): string[] {
	const own = openOf(matter, open);
	const replied = own.filter((row) => row.is_replied);
	if (replied.length === 0) return [];
	const form = own.length === 1 ? stopped.replied : stopped.replied_of;
	return [
		fillText(form, {
			count: formatCount(replied.length),
			written: replied[0]?.is_written ? stopped.written : stopped.unwritten,
		}),
	];
}

/** How it stands, and that it is suspended instead of under way, or how many of its open tickets are; where that is told by nothing else. */
export function withSuspended(
	[stand = "", ...rest]: readonly string[],
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
	{ stopped }: MeetingTexts,
): string[] {
	const own = openOf(matter, open);
	const suspended = own.filter((row) => row.is_suspended).length;
	if (matter.is_suspended || suspended === 0) return [stand, ...rest];
	if (own.length === 1) return [stopped.suspended, ...rest];
	const count = formatCount(suspended);
	return [stand, fillText(stopped.suspended_of, { count }), ...rest];
}

/** Why it hangs where some of it is suspended: that instead of nothing known, else behind what is. */
export function suspensionOf(
	blocker: string,
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
	{ stopped, blockers }: MeetingTexts,
	asOf: string,
): string {
	const own = openOf(matter, open);
	const suspended = own.filter((row) => row.is_suspended).length;
	if (suspended === 0) return blocker;
	const [from, to] = [matter.first_at, asOf].map((at) =>
		Date.parse(at.slice(0, 10)),
	) as [number, number];
	const told = fillText(
		matter.tickets === 1 ? stopped.since : stopped.since_of,
		{
			days: formatCount((to - from) / 86_400_000),
			count: formatCount(suspended),
		},
	);
	return [blockers.late, blockers.within].includes(blocker)
		? told
		: `${blocker}；${told}`;
}

/** How many of open tickets are suspended. */
export const suspendedAmong = (
	matters: readonly Matter[],
	open: readonly OpenTicket[],
) =>
	matters
		.flatMap((matter) => openOf(matter, open))
		.filter((row) => row.is_suspended).length;

/** When each of several open tickets is due, and which were extended or are due on the day of the meeting; empty where all are due on one day and none was. */
export function duesOf(
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
	{ dues, most_dues }: MeetingTexts,
	asOf: string,
	meetingAt: string,
): string {
	const own = openOf(matter, open);
	const groups = new Map<string, OpenTicket[]>();
	for (const row of own) {
		const key = `${row.deadline_at?.slice(0, 10) ?? ""} ${row.is_extended}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	const isPlain = groups.size < 2 && !own.some((row) => row.is_extended);
	if (own.length < 2 || isPlain) return "";
	const each = [...groups.values()].map((rows) => {
		const [{ deadline_at: due, is_extended: isExtended }] = rows as [
			OpenTicket,
		];
		const isToday = due?.slice(0, 10) === meetingAt.slice(0, 10);
		const text = isExtended ? dues.extended : dues.each;
		return fillText(due ? text : dues.undated, {
			day: due ? formatNear(due, asOf) + (isToday ? dues.today : "") : "",
			count: formatCount(rows.length),
			tickets:
				own.length > most_dues && !isToday && !isExtended
					? ""
					: fillText(dues.tickets, {
							tickets: rows.map((row) => row.ticket_id).join("、"),
						}),
		});
	});
	return fillText(dues.all, { list: each.join("；") });
}

/** Its open tickets beside those of which the number is told, where they are few; the due day of the only one is told by its row. */
export function othersOf(
	matter: Matter & { part?: string },
	told: readonly string[],
	open: readonly OpenTicket[],
	{ others, most_others, rest, earlier }: MeetingTexts,
	asOf: string,
): string {
	const own = openOf(matter, open);
	const list = own.filter(
		(row) => !told.some((number) => number.startsWith(row.ticket_id)),
	);
	const isNoneTold = list.length === own.length;
	if (matter.tickets < 2 || list.length === 0 || list.length > most_others)
		return "";
	const each = list.map(({ ticket_id: ticket, deadline_at: due }) =>
		isNoneTold && own.length === 1
			? ticket
			: fillText(others.each, {
					ticket,
					due: due
						? fillText(rest.due, { day: formatNear(due, asOf) })
						: earlier.undated,
				}),
	);
	return fillText(isNoneTold ? others.only : others.all, {
		list: each.join("、"),
	});
}
