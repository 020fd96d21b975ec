import type { HouseholdState, VisitSettings } from "./visits.ts";

/** What a grid, or all grids of a place, have reached in this half-year. */
export interface Coverage {
	households: number;
	/** Without verified vacant doors and those not to be visited. */
	due: number;
	met: number;
	vacant: number;
	barred: number;
	refused: number;
	never_home: number;
	info_current: number;
	/** Null where the counts would tell of single households. */
	care_households: number | null;
	care_met: number | null;
}

/** Counts the doors of one place. */
export function countCoverage(
	states: readonly HouseholdState[],
	{ today, update_days }: VisitSettings,
): Coverage {
	const count = (test: (state: HouseholdState) => boolean) =>
		states.filter(test).length;
	const isDue = ({ state }: HouseholdState) =>
		state !== "vacant" && state !== "barred";
	return {
		households: states.length,
		due: count(isDue),
		met: count((each) => isDue(each) && each.isMetInRound),
		vacant: count(({ state }) => state === "vacant"),
		barred: count(({ state }) => state === "barred"),
		refused: count((each) => isDue(each) && each.isRefused),
		never_home: count(({ state }) => state === "never_home"),
		info_current: count(
			(each) =>
				isDue(each) &&
				each.lastUpdate !== null &&
				each.lastUpdate + update_days > today,
		),
		care_households: count((each) => isDue(each) && each.careDue !== null),
		care_met: count(
			(each) => isDue(each) && each.careDue !== null && each.careDue > today,
		),
	};
}

const FEWEST = 5;

interface Placed extends Coverage {
	scope_kind: string;
	scope: string;
	community: string;
}

/**
 * Leaves out the care counts of a grid where they, or what is left of them,
 * are below five; and those of its community and of the street where
 * subtracting the grids that are shown would give them away.
 */
export function hideFewCare(rows: readonly Placed[]): Placed[] {
	const grids = rows.filter(({ scope_kind }) => scope_kind === "grid");
	const hidden = grids.filter(tellsOfFew);
	const hides = new Set<Placed>(hidden);
	const unsolved: Placed[] = [];
	for (const row of rows.filter(
		({ scope_kind }) => scope_kind === "community",
	)) {
		const own = hidden.filter(({ community }) => community === row.scope);
		if (!isMingled(own)) {
			hides.add(row);
			unsolved.push(...own);
		}
	}
	for (const row of rows.filter(({ scope_kind }) => scope_kind === "street"))
		if (!isMingled(unsolved)) hides.add(row);
	return rows.map((row) =>
		hides.has(row) ? { ...row, care_households: null, care_met: null } : row,
	);
}

// Nothing hidden, or so much hidden together that none of it can be told apart.
function isMingled(hidden: readonly Placed[]): boolean {
	if (hidden.length === 0) return true;
	const sum = (key: "care_households" | "care_met") =>
		hidden.reduce((total, row) => total + (row[key] ?? 0), 0);
	return (
		hidden.length > 1 &&
		!tellsOfFew({
			care_households: sum("care_households"),
			care_met: sum("care_met"),
		})
	);
}

function tellsOfFew({
	care_households,
	care_met,
}: Pick<Coverage, "care_households" | "care_met">): boolean {
	const all = care_households ?? 0;
	const met = care_met ?? 0;
	return [all, met, all - met].some((count) => count > 0 && count < FEWEST);
}
