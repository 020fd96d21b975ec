import { type Marts, rowsOf } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { type OpenTicket, openOf } from "./due-words.ts";
import { formatNear, type Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** What is not known for sure of a matter's open tickets: deadlines that the rules alone set, and states that an earlier export tells. */
export function unsureOf(
	matter: Matter & { part?: string },
	open: readonly OpenTicket[],
	{ unsure, most_dues: most }: MeetingTexts,
	asOf: string,
): string[] {
	const own = openOf(matter, open);
	const tell = (list: readonly OpenTicket[]) =>
		list.length === own.length
			? ""
			: list.length > most
				? fillText(unsure.many, { count: formatCount(list.length) })
				: fillText(unsure.tickets, {
						tickets: list.map(({ ticket_id }) => ticket_id).join("、"),
					});
	const assumed = own.filter((row) => row.is_assumed && row.deadline_at);
	const days = [...new Set(own.flatMap(({ told_until }) => told_until ?? []))];
	return [
		...(assumed.length > 0
			? [fillText(unsure.assumed, { tickets: tell(assumed) })]
			: []),
		...days.sort().map((day) =>
			fillText(unsure.earlier, {
				day: formatNear(day, asOf),
				tickets: tell(own.filter(({ told_until }) => told_until === day)),
			}),
		),
	];
}

/** How many open tickets an earlier export alone tells of; empty where none. */
export function earlierNoteOf(
	marts: Marts,
	{ unsure }: MeetingTexts,
	asOf: string,
): string {
	const [counts] = rowsOf<{
		open_earlier: number;
		earlier_until: string | null;
	}>(marts, "mart_open_counts");
	if (!counts?.earlier_until) return "";
	return fillText(unsure.stock, {
		count: formatCount(counts.open_earlier),
		day: formatNear(counts.earlier_until, asOf),
	});
}
