import { cleanWord } from "../../clean-word.ts";
import { toCommunityStem } from "../../community-stem.ts";
import { type Columns, integer, text } from "../../database/write-table.ts";
import { NO_COMMUNITY, NO_UNIT, STREET } from "../../scope-names.ts";
import type { Rules } from "../rules.ts";

/** The communities, estates and units of the reference tables, and what scopes are called. */
export function placeTables(rules: Rules): Record<string, Columns> {
	const communities = rules.communities ?? [];
	const names = spread(communities);
	const units = spread([...rules.units, ...rules.chosenUnits]);
	return {
		rule_scopes: {
			street: text([STREET]),
			no_community: text([NO_COMMUNITY]),
			no_unit: text([NO_UNIT]),
		},
		ref_communities: {
			community: text(communities.map((each) => each.name)),
			households: integer(communities.map((each) => each.households)),
			community_no: integer(communities.map((_, index) => index + 1)),
		},
		ref_community_names: {
			name: text(names.map(([name]) => name)),
			community: text(names.map(([, community]) => community)),
			stem: text(names.map(([name]) => toCommunityStem(name).stem)),
			family: text(names.map(([name]) => toCommunityStem(name).family)),
		},
		ref_estates: {
			estate: text(rules.estates.map((each) => each.name)),
			community: text(rules.estates.map((each) => each.community)),
		},
		ref_units: {
			unit: text(rules.units.map(({ name }) => name)),
			kind: text(rules.units.map(({ kind }) => kind)),
			unit_no: integer(rules.units.map((_, index) => index + 1)),
		},
		ref_unit_names: {
			name: text(units.map(([name]) => name)),
			unit: text(units.map(([, unit]) => unit)),
		},
	};
}

// The first to claim a name keeps it, so that a name leads to one place only.
function spread(
	named: readonly { name: string; aliases: string[] }[],
): [string, string][] {
	const byName = new Map<string, string>();
	const claims = [
		...named.map((each) => [cleanWord(each.name), each.name] as const),
		...named.flatMap((each) =>
			each.aliases.map((alias) => [cleanWord(alias), each.name] as const),
		),
	];
	for (const [name, owner] of claims)
		if (!byName.has(name)) byName.set(name, owner);
	return [...byName];
}
