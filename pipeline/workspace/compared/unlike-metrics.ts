import { readDefaults } from "../../defaults.ts";
import type { Unknown } from "../unknowns.ts";
import type { SourceChange } from "./source-changes.ts";

/** A metric, and the fields without which it is not counted; each entry lists alternatives. */
interface Counted {
	metric: string;
	kind: string;
	needs: readonly (readonly string[])[];
}

// A share is of its own period; a median is not tested.
const COMPARED_KINDS = ["rate", "count", "stock", "per_1000_households"];

/**
 * The metrics of earlier periods that cannot be compared with this one's, since a source that bears on them is in one of both alone: all
 * but rates of those that answered, where the source has not asked.
 * `given` are the fields that are no source's own, such as a time limit of the rules.
 */
export function findUnlike(
	changes: readonly SourceChange[],
	metrics: readonly Counted[],
	given: ReadonlySet<string>,
): Unknown[] {
	const { sources: reason, answered } = readDefaults<{
		sources: string;
		answered: string[];
	}>("unknowns.yaml");
	const periods = [...new Set(changes.map(({ period }) => period))];
	return periods.flatMap((period) => {
		const own = changes.filter((change) => change.period === period);
		return metrics
			.filter(
				({ metric, kind, needs }) =>
					COMPARED_KINDS.includes(kind) &&
					(!answered.includes(metric) ||
						own.some(({ source }) =>
							needs.every((alternatives) =>
								alternatives.some(
									(field) => source.fields.has(field) || given.has(field),
								),
							),
						)),
			)
			.map(({ metric }) => ({ metric, period, reason }));
	});
}
