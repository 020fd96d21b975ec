import type { AssumedDeadlines } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

/** That deadlines are the rules' where the exports state none; undefined where they state all. */
export function tellAssumed(
	{ timed_tickets: timed, assumed_tickets: assumed }: AssumedDeadlines,
	{ assumed_deadlines }: ReportTexts,
): string | undefined {
	if (!timed || !assumed) return undefined;
	return fillText(assumed_deadlines[assumed === timed ? "all" : "some"], {
		timed: formatCount(timed),
		assumed: formatCount(assumed),
	});
}
