import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { formatNear, type MeetingTexts } from "./matter-words.ts";

/** A row of `mart_whistles_pending`. */
interface Pending {
	level: number;
	called: string;
	place: string;
	topic_label: string;
	blown_at: string;
	arrived_at: string | null;
	/** Where the pack tells of it, and by which code. */
	matter_no: number | null;
	is_listed: boolean;
	code: string;
	ticket_id: string;
	unit: string;
	open_state: "open" | "closed" | "";
	deadline_at: string | null;
}

/** Whistles that nobody followed yet, then those that led to nothing yet, each with what it was blown for and whom it called. */
export function viewPending(
	rows: readonly Pending[],
	{ pending: texts, blown, earlier: { due, undated } }: MeetingTexts,
	{ as_of: asOf }: Report,
) {
	const standOf = (row: Pending) => {
		const { matter_no: no, code, open_state: state } = row;
		if (no)
			return fillText(row.is_listed ? texts.told : texts.annexed, {
				no: formatCount(no),
				code,
			});
		if (state === "") return "";
		const at = row.deadline_at;
		return fillText(texts[state], {
			ticket: row.ticket_id,
			unit: row.unit,
			day: at ? fillText(due, { day: formatNear(at, asOf) }) : undated,
		});
	};
	const tell = (row: Pending) => {
		const { place, topic_label, level, called, blown_at } = row;
		return fillText(texts.each, {
			subject: [place, topic_label].filter(Boolean).join("｜"),
			day: formatNear(blown_at, asOf),
			level: blown.levels[level - 1] ?? "",
			called: called
				? fillText(texts.called, { units: called.replaceAll("|", "、") })
				: "",
			stands: standOf(row),
		});
	};
	return [
		{ label: texts.waiting, rows: rows.filter((row) => !row.arrived_at) },
		{ label: texts.arrived, rows: rows.filter((row) => row.arrived_at) },
	]
		.filter((group) => group.rows.length > 0)
		.map((group) => ({
			label: group.label,
			count: group.rows.length,
			whistles: group.rows.map(tell),
		}));
}
