import type { Report } from "../marts.ts";
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
}

/** Whistles that nobody followed yet, then those that led to nothing yet, each with what it was blown for and whom it called. */
export function viewPending(
	rows: readonly Pending[],
	{ pending: texts, blown }: MeetingTexts,
	{ as_of: asOf }: Report,
) {
	const tell = ({ place, topic_label, level, called, blown_at }: Pending) =>
		fillText(texts.each, {
			subject: [place, topic_label].filter(Boolean).join("｜"),
			day: formatNear(blown_at, asOf),
			level: blown.levels[level - 1] ?? "",
			called: called
				? fillText(texts.called, { units: called.replaceAll("|", "、") })
				: "",
		});
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
