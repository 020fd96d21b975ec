import type { AssumedDeadlines } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

/** A row of `mart_assumed_deadlines`. */
export interface AssumedSource {
	source_name: string;
	timed_tickets: number;
	assumed_tickets: number;
}

/** That deadlines are the rules' where the exports state none, and of which sources; undefined where they state all. */
export function tellAssumed(
	{ timed_tickets: timed, assumed_tickets: assumed }: AssumedDeadlines,
	{ assumed_deadlines: texts }: ReportTexts,
	sources: readonly AssumedSource[] = [],
): string | undefined {
	if (!timed || !assumed) return undefined;
	const list = sources
		.filter(({ source_name }) => source_name !== "")
		.toSorted((one, other) => other.assumed_tickets - one.assumed_tickets)
		.map((source) =>
			fillText(
				source.assumed_tickets === source.timed_tickets
					? texts.whole_source
					: texts.source,
				{
					name: source.source_name,
					assumed: formatCount(source.assumed_tickets),
				},
			),
		);
	return fillText(texts[assumed === timed ? "all" : "some"], {
		timed: formatCount(timed),
		assumed: formatCount(assumed),
		sources:
			list.length > 0 && assumed !== timed
				? fillText(texts.sources, { list: list.join("、") })
				: "",
	});
}
