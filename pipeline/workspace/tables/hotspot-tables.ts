import { type Columns, integer, text } from "../../database/write-table.ts";
import type { Rules } from "../rules.ts";

/** How kinds of hotspots are told, and what is done about each topic. */
export function hotspotTables({
	hotspotKinds: kinds,
	ways,
}: Pick<Rules, "hotspotKinds" | "ways">): Record<string, Columns> {
	const each = ways.flatMap((way) =>
		way.topics.map((topic) => ({ ...way, topic })),
	);
	return {
		rule_hotspots: {
			kind: text(kinds.map(({ kind }) => kind)),
			kind_no: integer(kinds.map((_, index) => index + 1)),
			kind_label: text(kinds.map(({ label }) => label)),
			title: text(kinds.map(({ title }) => title)),
			advice: text(kinds.map(({ advice }) => advice)),
			spread_advice: text(kinds.map(({ spread, advice }) => spread ?? advice)),
			endorsements_per_voice: integer(
				kinds.map(({ endorsements_per_voice: most }) => most ?? null),
			),
		},
		rule_ways: {
			topic: text(each.map(({ topic }) => topic)),
			way: text(each.map(({ way }) => way)),
			advice: text(each.map(({ advice }) => advice)),
			spread_advice: text(each.map(({ spread, advice }) => spread ?? advice)),
		},
	};
}
