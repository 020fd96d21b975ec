import type { Report } from "../marts.ts";
import { fillText } from "../report-texts.ts";
import { dangerOf } from "./about-words.ts";
import {
	formatNear,
	type Matter,
	partNumber,
	shortUnit,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** A row of `mart_whistles_told`. */
interface Told {
	level: number;
	called: string;
	place: string;
	topic_label: string;
	topic: string;
	/** Of its ticket. */
	danger_words: string;
	blown_at: string;
	arrived_at: string | null;
	/** The last day on which they are in time. */
	arrive_by: string | null;
	result_at: string | null;
	result: string;
	/** Where the pack tells of it, and by which code. */
	matter_no: number | null;
	/** Of a unit's overdue tickets which it is, of how many. */
	part_no: number | null;
	parts: number;
	is_listed: boolean;
	code: string;
	ticket_id: string;
	unit: string;
	open_state: "open" | "closed" | "";
	deadline_at: string | null;
}

/** Whistles that nobody followed yet, those that led to nothing yet, and those that did of late, each with what it was blown for and whom it called. */
export function viewWhistles(
	rows: readonly Told[],
	meetingTexts: MeetingTexts,
	{ as_of: asOf }: Report,
	/** The tickets of the pack that have no row, and what dangers are about. */
	singles: ReadonlySet<string> = new Set(),
	dangerTopics: ReadonlySet<string> = new Set(),
) {
	const { whistles: texts, blown, committees } = meetingTexts;
	const { due, undated } = meetingTexts.earlier;
	const near = (at: string) => formatNear(at, asOf);
	const cameOf = ({ arrived_at, arrive_by, result_at, result }: Told) => {
		const by = arrive_by ?? "";
		const isLate = `${by.slice(0, 10)} 23:59:59` <= asOf;
		const came = arrived_at
			? fillText(texts.came, { day: near(arrived_at) })
			: by && fillText(isLate ? texts.late : texts.by, { day: near(by) });
		const told = result && fillText(blown.told, { result });
		return result_at
			? came + fillText(texts.result, { day: near(result_at), told })
			: came;
	};
	const standOf = (row: Told) => {
		const { matter_no: no, code, open_state: state } = row;
		if (no)
			return fillText(row.is_listed ? texts.told : texts.annexed, {
				no: partNumber({ ...row, matter_no: no, part_no: row.part_no ?? 1 }),
				code,
			});
		if (state === "") return "";
		const at = row.deadline_at;
		const isBeyond =
			state === "open" &&
			row.level === 1 &&
			row.unit !== "" &&
			!committees.some((ending) => row.unit.endsWith(ending));
		const beyond = isBeyond ? texts.beyond : "";
		const danger = dangerOf(row, meetingTexts, dangerTopics);
		const isSingle = state === "open" && singles.has(row.ticket_id);
		const stand = texts[isSingle ? "single" : state];
		const mark = danger && `，${danger}`;
		return fillText(stand + mark + beyond, {
			ticket: row.ticket_id,
			unit: row.unit,
			day: at ? fillText(due, { day: formatNear(at, asOf) }) : undated,
		});
	};
	const tell = (row: Told) => {
		const { place, topic_label, level, called, blown_at } = row;
		return fillText(texts.each, {
			subject: [place, topic_label].filter(Boolean).join("｜"),
			day: formatNear(blown_at, asOf),
			level: blown.levels[level - 1] ?? "",
			called: called
				? fillText(texts.called, { units: called.replaceAll("|", "、") })
				: "",
			came: cameOf(row),
			stands: standOf(row),
		});
	};
	const going = rows.filter((row) => !row.result_at);
	return [
		{ label: texts.waiting, rows: going.filter((row) => !row.arrived_at) },
		{ label: texts.arrived, rows: going.filter((row) => row.arrived_at) },
		{ label: texts.resulted, rows: rows.filter((row) => row.result_at) },
	]
		.filter((group) => group.rows.length > 0)
		.map((group) => ({
			label: group.label,
			count: group.rows.length,
			whistles: group.rows.map(tell),
		}));
}

/** The last whistle that was blown for it; empty where none was. */
export function blownOf(
	matter: Matter,
	{ blown, whistles }: MeetingTexts,
	{ as_of: asOf, street_name: street }: Report,
): string {
	const { blown_level, blown_at, result, called_units: called } = matter;
	const units = called.split("|").filter(Boolean);
	if (!blown_at) return "";
	const near = (at: string | null) => (at ? formatNear(at, asOf) : "");
	const { arrived_at, arrive_by, result_at } = matter;
	const came = arrived_at ? blown.came : blown.waiting;
	return fillText(result_at ? blown.result : came, {
		day: near(blown_at),
		level: blown.levels[Number(blown_level) - 1] ?? "",
		called: units.length
			? fillText(whistles.called, {
					units: units.map((unit) => shortUnit(unit, street)).join("、"),
				})
			: "",
		arrived: near(arrived_at),
		by: arrive_by ? fillText(blown.by, { day: near(arrive_by) }) : "",
		closed: near(result_at),
		told: result && fillText(blown.told, { result }),
	});
}
