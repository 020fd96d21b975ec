import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import {
	DANGER,
	formatNear,
	GATHERED,
	type Matter,
	subjectOf,
} from "./matter-words.ts";
import type { Fate, MeetingTexts } from "./meeting-texts.ts";

/** A row of `mart_meeting_continued`. */
export interface Continued {
	matter: string;
	earlier_no: number;
	earlier_matters: number;
	/** Other than the present one. */
	earlier_codes: string;
	earlier_tickets: number;
	kept: number;
	closed: number;
	open_elsewhere: number;
	tickets: number;
	arrived: number;
	joined: number;
}

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
	met_at: string;
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

/** What came before and led to it; empty where nothing did. */
export function chainOf(
	{
		before = 0,
		begun_at: begun,
		ended_at: ended,
	}: Pick<Matter, "before" | "begun_at" | "ended_at">,
	{ continued: texts }: MeetingTexts,
	asOf: string,
): string {
	if (!before || !begun) return "";
	return fillText(texts.again, {
		count: formatCount(before),
		begun: formatNear(begun, asOf),
		stands: ended
			? fillText(texts.ended, { day: formatNear(ended, asOf) })
			: texts.going,
	});
}

/** Which of the last meeting's matters it is. */
export function sameAs(
	continued: Continued,
	{ continued: texts }: MeetingTexts,
): string {
	const { earlier_no, earlier_matters, earlier_codes: codes } = continued;
	const same = fillText(earlier_matters > 1 ? texts.several : texts.one, {
		no: formatCount(earlier_no),
		matters: formatCount(earlier_matters),
	});
	return codes ? same + fillText(texts.was, { codes }) : same;
}

/** Which of last week's tickets are still in it, what became of the others and what is new; empty where it is the same one ticket. */
export function changeOf(
	continued: Continued | undefined,
	{ continued: texts }: MeetingTexts,
	closedOn = "",
	isUndecided = false,
): string {
	if (!continued) return "";
	const { earlier_tickets, kept, closed, open_elsewhere, arrived, joined } =
		continued;
	const fates = countWords({ kept, closed, elsewhere: open_elsewhere }, texts);
	const [only] = fates;
	const isOne = fates.length === 1 && earlier_tickets === 1;
	if (isOne && kept === 1 && arrived + joined === 0) return "";
	const more = countWords({ arrived, joined }, { parts: texts.more });
	const told =
		fates.length === 1 ? texts.all[only?.part ?? ""] : tell(fates, "、");
	return [
		fillText(texts.earlier, {
			count: formatCount(earlier_tickets),
			undecided: isUndecided ? texts.several_undecided : "",
			fates: fillText(told ?? "", { day: closedOn && `（${closedOn}）` }),
		}),
		...(more.length > 0 ? [tell(more, "、")] : []),
	].join("；");
}

interface Part {
	part: string;
	words: string;
}

function countWords(
	counts: Record<string, number>,
	{ parts }: { parts: Record<string, string> },
): Part[] {
	return Object.entries(counts)
		.filter(([, count]) => count > 0)
		.map(([part, count]) => ({
			part,
			words: fillText(parts[part] ?? "", { count: formatCount(count) }),
		}));
}

const tell = (parts: readonly Part[], mark: string) =>
	parts.map(({ words }) => words).join(mark);

const FATES: readonly Fate[] = ["waiting", "renewed", "quiet", "closed"];

/** What became of the last meeting's matters; nothing where that is not known. */
export function viewEarlier(
	rows: readonly Earlier[],
	{ earlier: texts }: MeetingTexts,
	asOf: string,
	listedCount = 0,
): EarlierView | undefined {
	const [first] = rows;
	if (!first) return undefined;
	const tellOne = (row: Earlier, each: string) => {
		const subject = subjectOf(row);
		const named = fillText(texts.matter, {
			no: formatCount(row.earlier_no),
			subject:
				row.kind === GATHERED ? fillText(texts.gathered, { subject }) : subject,
		});
		return (
			named +
			fillText(each, {
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
			? fillText(texts.annexed, { count: formatCount(annexed) })
			: "",
		unrecorded: unrecordedOf(rows, texts),
		listed: listedOf(rows, texts),
		left: FATES.map((fate) => {
			const own = rows.filter(({ state }) => state === fate);
			const { label, each } = texts[fate];
			return {
				label: fillText(label, { count: formatCount(own.length) }),
				matters: [
					...own.filter(isNamed).map((row) => tellOne(row, each)),
					...numbersOf(
						own.filter((row) => !isNamed(row)),
						texts,
					),
				],
			};
		}).filter(({ matters }) => matters.length > 0),
	};
}

function listedOf(
	rows: readonly Earlier[],
	{ listed: { label, each } }: MeetingTexts["earlier"],
): string {
	const listed = rows.filter(({ state }) => state === "listed");
	const which = listed.map(({ earlier_no, matter_no }) =>
		fillText(each, {
			no: formatCount(earlier_no),
			now: formatCount(matter_no ?? 0),
		}),
	);
	if (which.length === 0) return "";
	return fillText(label, {
		count: formatCount(which.length),
		which: which.join("、"),
	});
}

const isNamed = ({ was_listed, state, kind }: Earlier) =>
	was_listed || state !== "closed" || kind === DANGER;

function numbersOf(
	rows: readonly Earlier[],
	{ numbers }: MeetingTexts["earlier"],
): string[] {
	const nos = rows.map(({ earlier_no }) => formatCount(earlier_no)).join("、");
	return nos ? [fillText(numbers, { nos })] : [];
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
