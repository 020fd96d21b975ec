import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import type { HandedFate, MeetingTexts } from "./meeting-texts.ts";

/** A row of `mart_meeting_handed`. */
interface Handed {
	ticket_id: string;
	fate: HandedFate;
	place: string;
	topic_label: string;
	/** Where it is told now. */
	matter_no: number | null;
}

const FATES = [
	"closed",
	"open",
	"extended",
	"overdue",
	"dissatisfied",
] as const;

/** How many of the tickets that the last pack left to their units became what, and which of them are overdue: by their numbers in this one, else by name, as far as there is room. */
export function handedOf(
	rows: readonly Handed[],
	{ handed: texts, most_named: most }: MeetingTexts,
): string {
	if (rows.length === 0) return "";
	const fates = FATES.flatMap((fate) => {
		const own = rows.filter((row) => row.fate === fate);
		if (own.length === 0) return [];
		const count = formatCount(own.length);
		const which = fate === "overdue" ? whichOf(own, texts, most) : "";
		return [fillText(texts[fate], { count, which })];
	});
	return fillText(texts.all, {
		count: formatCount(rows.length),
		fates: fates.join("、"),
	});
}

function whichOf(
	rows: readonly Handed[],
	texts: MeetingTexts["handed"],
	most: number,
): string {
	const nos = [...new Set(rows.map((row) => row.matter_no ?? 0))]
		.filter(Boolean)
		.map(formatCount)
		.join("、");
	const named = rows
		.filter((row) => row.matter_no === null)
		.map(({ place, topic_label, ticket_id: ticket }) =>
			fillText(texts.ticket, {
				subject: [place, topic_label].filter(Boolean).join("｜"),
				ticket,
			}),
		);
	const more = named.length - most;
	return fillText(texts.named, {
		which: [
			...(nos ? [fillText(texts.told, { nos })] : []),
			...named.slice(0, most),
			...(more > 0 ? [fillText(texts.more, { count: formatCount(more) })] : []),
		].join("、"),
	});
}
