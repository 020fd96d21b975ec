import type { Row } from "../../database/database.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { formatNear, type Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** What is asked of those that came before: one ticket is not asked why it came again where another called; empty where all is closed or nothing came before. */
export function againOf(
	matter: Matter,
	asks: MeetingTexts["asks"],
	asOf: string,
): string {
	const { before = 0, ended_at: ended, later = 1, open, tickets } = matter;
	if (isOneCaller(matter) || open === 0 || before === 0 || !ended) return "";
	const isAgain = tickets > 1 || Number(matter.before_own ?? before) > 0;
	const known = matter.before_unknown ? asks.unknown : asks.others;
	const came = later === 0 ? asks.early : asks.again;
	return fillText((isAgain ? came : known) ?? "", {
		day: formatNear(ended, asOf),
		count: formatCount(before),
	});
}

/** Whether one caller raises it over and over, and no whistle was blown for it. */
export const isOneCaller = ({ heavy_tickets: heavy, blown_at }: Matter) =>
	Boolean(heavy) && !blown_at;

/** Which of that caller's it is, and when the one before was closed. */
export const oneCallerOf = (
	{ heavy_no, heavy_tickets, heavy_begun_at, heavy_ended_at }: Matter,
	{ one_caller_ended: text = "" }: MeetingTexts["asks"],
	asOf: string,
) => ({
	begun: heavy_begun_at ? formatNear(heavy_begun_at, asOf) : "",
	no: formatCount(heavy_no ?? 0),
	count: formatCount(heavy_tickets ?? 0),
	ended: heavy_ended_at
		? fillText(text, { day: formatNear(heavy_ended_at, asOf) })
		: "",
});

/** Which of it are closed and not solved. */
export const unsolvedIn = (
	{ unsolved, unsolved_ticket: ticket }: Matter,
	{ unsolved: { one = "", several = "" } }: MeetingTexts["asks"],
) =>
	unsolved
		? fillText(unsolved > 1 ? several : one, {
				ticket: ticket ?? "",
				count: formatCount(unsolved),
			})
		: "";

/** Why what was decided upon came again: where the first that came since came before the last of those of then was closed, nobody can ask that. */
export function whySince(
	decided: Row | undefined,
	asks: MeetingTexts["asks"],
	asOf: string,
): string {
	const ended = String(decided?.met_ended_at ?? "");
	const isLater = String(decided?.since_at ?? "") > ended;
	return fillText((isLater ? asks.since_again : asks.since_early) ?? "", {
		day: formatNear(ended, asOf),
	});
}
