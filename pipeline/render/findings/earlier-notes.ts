import { type Marts, rowsOf } from "../marts.ts";
import { formatCount, formatMonthDay } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

/** How many overdue tickets an earlier export alone tells of, which may have been closed since; nothing where none. */
export function noteEarlier(marts: Marts, texts: ReportTexts): string[] {
	const [counts] = rowsOf<{
		overdue_earlier: number;
		earlier_until: string | null;
	}>(marts, "mart_open_counts");
	if (!counts?.overdue_earlier || !counts.earlier_until) return [];
	return [
		fillText(texts.earlier_overdue, {
			count: formatCount(counts.overdue_earlier),
			day: formatMonthDay(counts.earlier_until),
		}),
	];
}
