import { type Finding, type Marts, rowsOf } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

/** Who is asked to settle a finding, and who holds the tickets behind it. */
export interface Owners {
	/** The unit that leads. */
	unit: string;
	/** The same with the community that it is about. */
	team: string;
	/** Of care those that are most behind; blank where the leading unit has all tickets. */
	holders: string;
}

interface Holder {
	finding_no: number;
	/** Blank where it is not known. */
	unit: string;
	unit_tickets: number;
	is_lead: boolean;
}

interface CareBehind {
	community: string;
	/** Null where it is hidden. */
	behind: number | null;
	hidden_behind: number | null;
}

// A cell is to be read.
const MOST_NAMES = 3;

/** A unit that has enough of the tickets leads, else the office; nobody is given what no unit is known to hold. */
export function tellOwners(
	finding: Finding,
	marts: Marts,
	texts: ReportTexts,
): Owners {
	const holders = rowsOf<Holder>(marts, "mart_finding_owners").filter(
		({ finding_no }) => finding_no === finding.finding_no,
	);
	const lead = holders.find(({ is_lead }) => is_lead)?.unit;
	const unit =
		finding.dimension === "unit" ? finding.scope_label : (lead ?? texts.office);
	return {
		unit,
		team: tellTeam(finding, lead, unit, texts),
		holders:
			finding.kind === "care"
				? tellBehind(marts, texts, texts.holding.mostly)
				: tellHolders(holders, unit, texts),
	};
}

// A community's own committee needs no company of itself, nor a unit.
function tellTeam(
	{ dimension, scope_label: scope }: Finding,
	lead: string | undefined,
	unit: string,
	texts: ReportTexts,
): string {
	if (dimension !== "community") return unit;
	if (lead === undefined) return fillText(texts.team_of_many, { scope });
	return lead.includes(scope) ? lead : fillText(texts.team, { scope, unit });
}

function tellHolders(
	holders: readonly Holder[],
	unit: string,
	{ holding }: ReportTexts,
): string {
	const known = holders.filter((each) => each.unit !== "");
	const unknown = holders.find((each) => each.unit === "");
	if (known.length === 0 && !unknown) return "";
	if (holders.length === 1 && known[0]?.unit === unit) return "";
	return nameHolders(holders, holding);
}

/** The units that hold most, the others together, and how many tickets are of no known unit. */
export function nameHolders(
	holders: readonly Pick<Holder, "unit" | "unit_tickets">[],
	holding: ReportTexts["holding"],
): string {
	const known = holders.filter((each) => each.unit !== "");
	const unknown = holders.find((each) => each.unit === "");
	const rest = known.slice(MOST_NAMES);
	const count = rest.reduce((sum, each) => sum + each.unit_tickets, 0);
	return [
		...known.slice(0, MOST_NAMES).map((each) =>
			fillText(holding.one, {
				unit: each.unit,
				count: formatCount(each.unit_tickets),
			}),
		),
		...(rest.length > 0
			? [
					fillText(holding.rest, {
						units: formatCount(rest.length),
						count: formatCount(count),
					}),
				]
			: []),
		...(unknown
			? [
					fillText(holding.unknown, {
						count: formatCount(unknown.unit_tickets),
					}),
				]
			: []),
	].join("、");
}

/** The communities most behind in visiting those under care, told in a form, the others together, and how many are too small to print; blank where none is known. */
export function tellBehind(
	marts: Marts,
	{ holding }: ReportTexts,
	form: string,
): string {
	const rows = rowsOf<CareBehind>(marts, "mart_care_behind");
	const hidden = rows.filter(({ behind }) => behind === null);
	const shown = rows.filter(({ behind }) => behind !== null);
	const rest = shown.slice(MOST_NAMES);
	const named = shown
		.slice(0, MOST_NAMES)
		.map(({ community, behind }) =>
			fillText(holding.behind, { community, count: formatCount(behind) }),
		);
	if (named.length === 0) return "";
	if (rest.length > 0)
		named.push(
			fillText(holding.behind_rest, {
				communities: formatCount(rest.length),
				count: formatCount(
					rest.reduce((sum, { behind }) => sum + Number(behind), 0),
				),
			}),
		);
	return fillText(form, {
		communities: named.join("、") + tellHidden(hidden, holding),
	});
}

function tellHidden(
	hidden: readonly CareBehind[],
	holding: ReportTexts["holding"],
): string {
	const [first] = hidden;
	if (!first) return "";
	const count = formatCount(hidden.length);
	const households = first.hidden_behind ?? null;
	return households === null
		? fillText(holding.behind_hidden_of_unknown, { count })
		: fillText(holding.behind_hidden, {
				count,
				households: formatCount(households),
			});
}
