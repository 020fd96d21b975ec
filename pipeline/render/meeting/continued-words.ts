import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { formatNear, type Matter, shortUnit } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

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

/** What came before and led to it; empty where nothing did. */
export function chainOf(
	{
		before = 0,
		before_callers: callers,
		before_units,
		before_unit,
		begun_at: begun,
		ended_at: ended,
		unit,
		open,
		later,
	}: Chain,
	{ continued: texts }: MeetingTexts,
	asOf: string,
	street = "",
): string {
	if (!before || !begun) return "";
	const units = before_units ?? 0;
	const first = before_unit ?? "";
	const isTold = first !== "" && (before > 1 || units > 1 || first !== unit);
	const early = ended ? open - (later ?? open) : 0;
	const tell = (text: string, count: number) =>
		fillText(text, { count: formatCount(count) });
	return fillText(texts.again, {
		count: formatCount(before),
		callers: before > 1 && callers ? tell(texts.callers, callers) : "",
		begun:
			before > 1 || !ended
				? fillText(texts.begun, { day: formatNear(begun, asOf) })
				: "",
		stands: ended
			? fillText(texts.ended, {
					day: formatNear(ended, asOf),
					last: before > 1 ? texts.last : "",
					unit: isTold
						? fillText(units > 1 ? texts.by_several : texts.by, {
								unit: shortUnit(first, street),
								count: formatCount(units),
							})
						: "",
				})
			: texts.going,
		early: early > 0 ? tell(texts.early, early) : "",
	});
}

type Chain = Pick<
	Matter,
	| "before"
	| "before_callers"
	| "before_units"
	| "before_unit"
	| "later"
	| "begun_at"
	| "ended_at"
	| "unit"
	| "open"
>;

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
	isGathered = false,
): string {
	if (!continued) return "";
	const { earlier_tickets, kept, closed, open_elsewhere, arrived, joined } =
		continued;
	const fates = countWords({ kept, closed, elsewhere: open_elsewhere }, texts);
	const [only] = fates;
	const isOne = fates.length === 1 && earlier_tickets === 1;
	if (isOne && kept === 1 && arrived + joined === 0) return "";
	const more = countWords(
		isGathered ? { arrived, late: joined } : { arrived, joined },
		{ parts: texts.more },
	);
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
