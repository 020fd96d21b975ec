import { type Marts, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatDay } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

type Against = "previous" | "year_ago";

interface SourceChangeRow {
	against: Against;
	kind: "begins" | "ends" | "pauses";
	first_at: string;
	last_at: string;
	tickets: number;
	earlier_tickets: number;
	like_tickets: number;
	like_earlier_tickets: number;
}

const rowsFor = (marts: Marts, against: Against) =>
	rowsOf<SourceChangeRow>(marts, "mart_source_changes").filter(
		(row) => row.against === against,
	);

/** What is said where a figure of an earlier period is not there: that its sources are others, or that data is missing. */
export function whyUnknown(
	marts: Marts,
	against: Against,
	{ sources, change }: ReportTexts,
): string {
	return rowsFor(marts, against).length > 0 ? sources.missing : change.unknown;
}

/** Of each earlier period that is not compared for its sources, a sentence why, and what the sources of both tell. */
export function tellSourceChanges(
	marts: Marts,
	{ sources }: ReportTexts,
): string[] {
	const report = reportOf(marts);
	return (["previous", "year_ago"] as const).flatMap((against) => {
		const rows = rowsFor(marts, against);
		const [first] = rows;
		if (!first) return [];
		const nouns = {
			period: report.period_noun,
			earlier: report[`${against}_noun`],
		};
		const changes = rows.map((row) =>
			fillText(sources[row.kind], {
				...nouns,
				first: formatDay(row.first_at),
				last: formatDay(row.last_at),
				tickets: formatCount(row.tickets),
				earlier_tickets: formatCount(row.earlier_tickets),
			}),
		);
		const form = first.like_tickets > 0 ? sources.notice : sources.no_like;
		return fillText(form, {
			...nouns,
			changes: changes.join("，"),
			like: formatCount(first.like_tickets),
			like_earlier: formatCount(first.like_earlier_tickets),
		});
	});
}
