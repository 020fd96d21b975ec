import type Handlebars from "handlebars";
import type { Row } from "../database/database.ts";
import { type Marts, type Report, reportOf, rowsOf } from "./marts.ts";
import { drawBar } from "./summary/bar.ts";

const MOST_NAMED = 8;
const MOST_SHORT = 3;

/** The coverage board: the street's own row, its communities with their grids, and what was heard and is to be asked. */
export interface VisitsView {
	report: Report;
	street: Row;
	communities: { community: Row; grids: Row[] }[];
	/** The care households that were not met; undefined where there are none, or their number is hidden. */
	uncared: Uncared | undefined;
	/** How often those under care are to be visited; of all others no group is named. */
	cycles: { days: number; groups: string[] }[];
	/** Communities with households under care, of which a hidden number is null. */
	careCommunities: Row[];
	/** Estates by what there is to win for a household visited. */
	gains: Row[];
	/** By grid, the buildings to go to this week. */
	week: {
		grid: string;
		/** Care households not met, where their number may be told and there are some. */
		hasCare: boolean;
		careUnmet: number;
		stops: Stop[];
	}[];
	/** How far the half-year's visits and those of care households are, beside how much of its working days is gone. */
	way: { label: string; part: Row; bar: Handlebars.SafeString }[];
	behind: Row[];
	/** Grids with less time than their list asks for, those that lack most first: how many, and the first of them. */
	short: { total: number; isCut: boolean; grids: Row[] };
	concerns: Row[];
	topics: Row[];
}

/** A building, how many households the week holds there, and how many of them for which reason. */
interface Stop {
	estate: string;
	building: string;
	households: number;
	reasons: Row[];
}

/** Care households not met, by grid: those named, the most first, those beyond them, and those too small to print. */
interface Uncared {
	grids: Row[];
	rest: { grids: number; households: number };
	hidden: { grids: number; households: number };
}

/** Arranges the visits' marts; nothing where there is no register of households. */
export function viewVisits(marts: Marts): VisitsView | undefined {
	const rows = rowsOf<Row>(marts, "mart_visit_coverage");
	const street = rows.find(({ scope_kind }) => scope_kind === "street");
	if (!street) return undefined;
	const grids = rows.filter(({ scope_kind }) => scope_kind === "grid");
	const stops = rowsOf<Row>(marts, "mart_visit_week");
	const communities = rows.filter(
		({ scope_kind }) => scope_kind === "community",
	);
	return {
		report: reportOf(marts),
		street,
		communities: communities.map((community) => ({
			community,
			grids: grids.filter((grid) => grid.community === community.scope),
		})),
		uncared: viewUncared(street, grids),
		cycles: viewCycles(marts),
		careCommunities: street.care_households
			? communities.filter(({ care_households }) => care_households !== 0)
			: [],
		gains: rowsOf<Row>(marts, "mart_visit_gains").slice(0, MOST_NAMED),
		week: grids
			.map(({ scope, care_unmet: unmet }) => ({
				grid: String(scope),
				hasCare: Number(unmet ?? 0) > 0,
				careUnmet: Number(unmet ?? 0),
				stops: toStops(stops.filter(({ grid }) => grid === scope)),
			}))
			.filter((own) => own.stops.length > 0),
		way: viewWay(street),
		behind: grids.filter(({ is_behind }) => is_behind === true),
		short: viewShort(grids),
		concerns: rowsOf<Row>(marts, "mart_visit_concerns"),
		topics: rowsOf<Row>(marts, "mart_visit_topics").map(viewTopic),
	};
}

// Progress is told where a hotspot is the reason, and closing where the exports tell it.
function viewTopic(row: Row): Row {
	const tickets = Number(row.tickets ?? 0);
	const open = Number(row.open ?? 0);
	return {
		...row,
		isClosureKnown: (row.open ?? null) !== null,
		closed: tickets - open,
		isOne: open === 1,
	};
}

function viewCycles(marts: Marts): VisitsView["cycles"] {
	const cycles: VisitsView["cycles"] = [];
	for (const { care_group, days } of rowsOf<Row>(marts, "mart_visit_cycles")) {
		const group = String(care_group);
		const own = cycles.find(
			(each) => each.days === days && group !== "" && each.groups.length > 0,
		);
		if (own) own.groups.push(group);
		else cycles.push({ days: Number(days), groups: group ? [group] : [] });
	}
	return cycles;
}

function toStops(rows: readonly Row[]): Stop[] {
	const stops = new Map<number, Stop>();
	for (const row of rows) {
		const stop = stops.get(Number(row.stop_no)) ?? {
			estate: String(row.estate),
			building: buildingOf(row),
			households: 0,
			reasons: [],
		};
		stop.households += Number(row.households);
		stop.reasons.push(row);
		stops.set(Number(row.stop_no), stop);
	}
	return [...stops.values()];
}

function viewShort(grids: readonly Row[]): VisitsView["short"] {
	const lacking = (grid: Row) => Number(grid.shortfall_days ?? 0);
	const short = grids
		.filter((grid) => lacking(grid) > 0)
		.sort((a, b) => lacking(b) - lacking(a));
	return {
		total: short.length,
		isCut: short.length > MOST_SHORT,
		grids: short.slice(0, MOST_SHORT),
	};
}

function viewWay(street: Row): VisitsView["way"] {
	const elapsed = Number(street.elapsed_share ?? 0);
	const ways = [
		{ label: "应走访", met: street.met, due: street.due },
		{
			label: "关爱对象",
			met: street.care_met,
			due: street.care_households,
		},
	];
	return ways
		.filter(({ due }) => Number(due) > 0)
		.map(({ label, met = null, due = null }) => {
			const share = Number(met) / Number(due);
			return {
				label,
				part: { met, due },
				bar: drawBar(share, elapsed, share < elapsed),
			};
		});
}

function viewUncared(street: Row, grids: readonly Row[]): Uncared | undefined {
	if (!street.care_unmet) return undefined;
	const unmetOf = ({ care_unmet }: Row) => Number(care_unmet ?? 0);
	const sum = (rows: readonly Row[]) =>
		rows.reduce((total, row) => total + unmetOf(row), 0);
	const shown = grids
		.filter((grid) => unmetOf(grid) > 0)
		.sort((a, b) => unmetOf(b) - unmetOf(a));
	const rest = shown.slice(MOST_NAMED);
	return {
		grids: shown.slice(0, MOST_NAMED),
		rest: { grids: rest.length, households: sum(rest) },
		hidden: {
			grids: grids.filter(({ care_unmet }) => care_unmet === null).length,
			households: unmetOf(street) - sum(shown),
		},
	};
}

// A register often has the bare number.
const buildingOf = ({ building }: Row) =>
	/^\d+$/.test(String(building)) ? `${building}号楼` : String(building ?? "");
