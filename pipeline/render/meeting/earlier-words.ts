import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import type { Continued } from "./continued-words.ts";
import {
	DANGER,
	formatNear,
	GATHERED,
	type Matter,
	shortUnit,
	subjectOf,
} from "./matter-words.ts";
import type { Fate, MeetingTexts } from "./meeting-texts.ts";
import { calledOf } from "./outcome-words.ts";

/** A row of `mart_meeting_earlier`. */
export interface Earlier
	extends Pick<
		Matter,
		"kind" | "unit" | "place" | "community" | "topic" | "topic_label"
	> {
	earlier_no: number;
	/** Or told of after the list. */
	was_listed: boolean;
	/** Where it is told now. */
	matter_no: number | null;
	is_decided: boolean;
	state: Fate | "listed";
	open: number;
	deadline_at: string | null;
	closed_at: string | null;
	/** Of the last call-back, and what all of them said. */
	called_at: string | null;
	solved: string;
	/** Of the whistle that was proposed. */
	level: number;
	met_at: string;
}

/** What came to a matter that was closed, since when and how many. */
export interface Since {
	begun: string;
	count: number;
}

/** The matters of the last meeting: how many there were, how many are before this one, and by reason those that are not. */
export interface EarlierView {
	metOn: string;
	count: number;
	/** Told of after the list. */
	annexed: string;
	/** How many are before this one, and by which numbers; empty where none is. */
	listed: string;
	/** Which of those that were told of no decision was noted for. */
	unrecorded: string;
	/** By why they are not listed. */
	left: { label: string; matters: string[] }[];
}

const FATES: readonly Fate[] = [
	"waiting",
	"annexed",
	"renewed",
	"quiet",
	"closed",
];

// What had no place then either gives way to nothing.
const fateOf = ({ state, was_listed }: Earlier) =>
	state === "waiting" && !was_listed ? "annexed" : state;

/** What became of the last meeting's matters; nothing where that is not known. */
export function viewEarlier(
	rows: readonly Earlier[],
	meetingTexts: MeetingTexts,
	asOf: string,
	listedCount = 0,
	street = "",
	sinceOf: ReadonlyMap<number, Since> = new Map(),
): EarlierView | undefined {
	const { earlier: texts, still } = meetingTexts;
	const [first] = rows;
	if (!first) return undefined;
	const tellOne = (row: Earlier, each: string) => {
		const subject = shortUnit(subjectOf(row), street);
		const named = fillText(texts.matter, {
			no: formatCount(row.earlier_no),
			subject:
				row.kind === GATHERED ? fillText(texts.gathered, { subject }) : subject,
		});
		const since =
			row.state === "renewed" ? sinceOf.get(row.matter_no ?? 0) : undefined;
		return (
			named +
			fillText(since ? texts.since : each, {
				begun: since ? formatNear(since.begun, asOf) : "",
				count: since ? formatCount(since.count) : "",
				called: isUnconfirmed(row)
					? fillText(texts.called, {
							box: boxOf(row, meetingTexts),
							called: calledOf({ ...row, satisfaction: "" }, still, (at) =>
								at ? formatNear(String(at), asOf) : "",
							),
						})
					: "",
				open: formatCount(row.open),
				day: dayOf(row, texts, asOf),
				place: row.matter_no
					? fillText(
							row.matter_no <= listedCount
								? texts.told.listed
								: texts.told.annexed,
							{ no: formatCount(row.matter_no) },
						)
					: texts.untold,
			})
		);
	};
	const listed = rows.filter(({ was_listed }) => was_listed);
	const annexed = rows.length - listed.length;
	const metOn = formatNear(first.met_at, asOf);
	return {
		metOn,
		count: listed.length,
		annexed: annexed
			? fillText(texts.annexes, { count: formatCount(annexed) })
			: "",
		unrecorded: unrecordedOf(rows, texts),
		listed: listedOf(rows, texts),
		left: FATES.map((fate) => {
			const own = rows.filter((row) => fateOf(row) === fate);
			const { label, each } = texts[fate];
			return {
				label: fillText(label, { count: formatCount(own.length) }),
				matters: own.map((row) => tellOne(row, each)),
			};
		}).filter(({ matters }) => matters.length > 0),
	};
}

function listedOf(
	rows: readonly Earlier[],
	{ listed: { label, all } }: MeetingTexts["earlier"],
): string {
	const listed = rows.filter(({ state }) => state === "listed");
	if (listed.length === 0) return "";
	const nos = (list: readonly (number | null)[]) =>
		list.map((no) => formatCount(no ?? 0)).join("、");
	return fillText(label, {
		count: formatCount(listed.length),
		which: fillText(all, {
			nos: nos(listed.map((row) => row.earlier_no)),
			nows: nos(listed.map((row) => row.matter_no)),
		}),
	});
}

// A danger that is closed and nobody decided upon has no row of its own.
const isUnconfirmed = ({ state, kind, is_decided }: Earlier) =>
	state === "closed" && kind === DANGER && !is_decided;

// Where it is but a word whoever was called back settles it.
function boxOf(
	{ topic, solved }: Earlier,
	{ danger_doubts, earlier: texts }: MeetingTexts,
): string {
	if (!danger_doubts.topics.includes(topic)) return texts.box;
	return solved === "solved" ? "" : texts.box_doubted;
}

function unrecordedOf(
	rows: readonly Earlier[],
	{ unrecorded: texts }: MeetingTexts["earlier"],
): string {
	const missing = rows.filter(({ is_decided }) => !is_decided);
	if (missing.length === 0) return "";
	const tell = (isListed: boolean, words: string) => {
		const own = missing.filter(({ was_listed }) => was_listed === isListed);
		const nos = own.map(({ earlier_no: no }) => formatCount(no)).join("、");
		return nos ? [fillText(words, { nos })] : [];
	};
	return fillText(missing.length === rows.length ? texts.all : texts.some, {
		count: formatCount(missing.length),
		which: [...tell(true, texts.listed), ...tell(false, texts.annexed)].join(
			"、",
		),
	});
}

/** When the last was closed of what each of this meeting's matters was in the last one, by its number. */
export function endedOf(rows: readonly Earlier[]): ReadonlyMap<number, string> {
	const ended = rows
		.flatMap(({ matter_no: no, closed_at: at }): [number, string][] =>
			no !== null && at ? [[no, at]] : [],
		)
		.sort(([, a], [, b]) => (a < b ? -1 : 1));
	return new Map(ended);
}

/** Whose each of this meeting's matters was when the last one sat, by its number; nothing where several were told in one. */
export function unitsOf(rows: readonly Earlier[]): ReadonlyMap<number, string> {
	const units = new Map<number, string>();
	const several = new Set<number>();
	for (const { matter_no: no, unit } of rows) {
		if (no === null) continue;
		if (units.has(no)) several.add(no);
		units.set(no, unit);
	}
	return new Map([...units].filter(([no]) => !several.has(no)));
}

/** The numbers of this meeting's matters that the last one told of and that no decision upon was noted since. */
export function undecidedOf(rows: readonly Earlier[]): ReadonlySet<number> {
	const decided = new Set(
		rows.filter((row) => row.is_decided).map((row) => row.matter_no),
	);
	return new Set(
		rows.flatMap(({ matter_no: no }) =>
			no !== null && !decided.has(no) ? [no] : [],
		),
	);
}

/** The numbers of this meeting's matters for which the last one was advised to blow a whistle; of a unit's overdue tickets that is not known. */
export const advisedOf = (rows: readonly Earlier[]): ReadonlySet<number> =>
	new Set(
		rows.flatMap(({ matter_no: no, level, kind }) =>
			no !== null && (level > 0 || kind === GATHERED) ? [no] : [],
		),
	);

function dayOf(
	{ state, closed_at, deadline_at }: Earlier,
	texts: MeetingTexts["earlier"],
	asOf: string,
): string {
	if (state === "closed" || state === "renewed")
		return closed_at ? formatNear(closed_at, asOf) : texts.unknown_day;
	if (!deadline_at) return texts.undated;
	return fillText(texts.due, { day: formatNear(deadline_at, asOf) });
}

/** What came to each of this meeting's matters of which none of the last one's is left, by its number. */
export function sinceOf(
	matters: readonly Matter[],
	continued: readonly Continued[],
): ReadonlyMap<number, Since> {
	return new Map(
		matters
			.filter(({ matter }) =>
				continued.some((row) => row.matter === matter && row.kept === 0),
			)
			.map((row) => [
				row.matter_no,
				{ begun: row.first_at, count: row.tickets },
			]),
	);
}
