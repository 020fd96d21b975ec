import type { Row } from "../database/database.ts";
import { tellDueDay } from "./findings/steps.ts";
import { type Definitions, type Marts, reportOf, rowsOf } from "./marts.ts";
import { formatCount, formatRate, formatSigned } from "./numbers.ts";
import { type CutRows, cutRows, withheldOf } from "./report-lists.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";

/** What a fair judge of the street would look at besides its rates: results that contradict each other, and what may be disputed. */
export interface FairnessView {
	contradictions: Contradiction[];
	contradicting: CutRows;
	appeals: {
		total: number;
		/** Who puts them forward, and by which day; empty where the calendar does not say. */
		office: string;
		due: string;
		/** How many there are by reason. */
		reasons: { reason: string; tickets: number }[];
		effects: AppealEffect[];
		list: CutRows;
	};
}

interface Contradiction {
	metric: string;
	label: string;
	numerator: number;
	denominator: number;
	/** The periods before: their counts, null where nothing is known. */
	previous_numerator: number | null;
	previous_denominator: number | null;
	year_ago_numerator: number | null;
	year_ago_denominator: number | null;
	/** What is beyond chance, and against what; blank where nothing is. */
	verdict: string;
}

interface AppealEffect {
	label: string;
	tickets: number;
	against: number;
	value: string;
	without: string;
	change: string;
}

type Metric = Contradiction & {
	scope_kind: string;
	is_change_significant: boolean;
	is_year_ago_significant: boolean;
};

interface Lead {
	metric: string;
	one_caller_tickets: number | null;
}

interface Effect {
	reason: string;
	metric: string;
	tickets: number;
	against: number;
	numerator: number;
	denominator: number;
	value: number;
	without_numerator: number;
	without_denominator: number;
	without_value: number | null;
}

/** Arranges both; lists are cut after so many rows and say what is left out. */
export function viewFairness(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
	mostRows: number,
): FairnessView {
	const effects = rowsOf<Effect>(marts, "mart_appeal_effects");
	const own = rowsOf<{ reason: string; tickets: number }>(
		marts,
		"mart_appeal_counts",
	);
	// Of an unrated ticket there is nothing to dispute.
	const told = texts.words.against_rate ?? {};
	const list = rowsOf<Row>(marts, "mart_appeals").map((row) => ({
		...row,
		counts: tellCounts(row, texts),
		reasons: tellReasons(row, texts),
	}));
	return {
		contradictions: viewContradictions(marts, definitions, texts),
		contradicting: cutRows(
			rowsOf<Row>(marts, "mart_contradictions"),
			mostRows,
			withheldOf(marts, "contradictions"),
		),
		appeals: {
			total: own.find(({ reason }) => reason === "all")?.tickets ?? 0,
			office: texts.office,
			due: tellDueDay(texts.appeal_days, marts, { ...texts, no_calendar: "" }),
			reasons: own.filter(({ reason }) => reason !== "all"),
			effects: effects
				.filter(
					({ reason, metric, against }) =>
						reason === "all" && against > 0 && metric in told,
				)
				.map((effect) => viewEffect(effect, definitions)),
			list: cutRows(list, mostRows, withheldOf(marts, "appeals")),
		},
	};
}

function viewContradictions(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Contradiction[] {
	const kinds = Object.keys(texts.words.contradiction ?? {});
	const street = rowsOf<Metric>(marts, "int_metrics").filter(
		(row) => row.scope_kind === "street" && row.denominator > 0,
	);
	const { previous_noun, year_ago_noun } = reportOf(marts);
	const leads = rowsOf<Lead>(marts, "mart_change_leads");
	return kinds.flatMap((metric) => {
		const row = street.find((each) => each.metric === metric);
		if (!row) return [];
		const beyond = [
			row.is_change_significant ? previous_noun : "",
			row.is_year_ago_significant ? year_ago_noun : "",
		].filter((noun) => noun !== "");
		return [
			{
				...row,
				label: definitions[metric]?.label ?? metric,
				verdict: tellBeyond(beyond, leads, metric, texts),
			},
		];
	});
}

// What is one person's matter is told as such.
function tellBeyond(
	nouns: readonly string[],
	leads: readonly Lead[],
	metric: string,
	texts: ReportTexts,
): string {
	const verdict = nouns
		.map((noun) => fillText(texts.changes.beyond, { earlier: noun }))
		.join("，");
	const lead = leads.find(
		(each) => each.metric === metric && each.one_caller_tickets !== null,
	);
	return verdict === "" || !lead
		? verdict
		: fillText(texts.changes.beyond_one_caller, {
				verdict,
				count: formatCount(lead.one_caller_tickets),
			});
}

function viewEffect(effect: Effect, definitions: Definitions): AppealEffect {
	const { value, without_value } = effect;
	return {
		label: definitions[effect.metric]?.label ?? effect.metric,
		tickets: effect.tickets,
		against: effect.against,
		value: formatRate(effect.numerator, effect.denominator),
		without: formatRate(effect.without_numerator, effect.without_denominator),
		change:
			without_value === null
				? ""
				: formatSigned((without_value - value) * 100, "points"),
	};
}

function tellCounts(row: Row, texts: ReportTexts): string {
	return Object.entries(texts.words.against_rate ?? {})
		.filter(([metric]) => row[`against_${metric}`])
		.map(([, word]) => word)
		.join("、");
}

function tellReasons(row: Row, texts: ReportTexts): string {
	const holds = {
		outside_competence: row.is_outside_competence,
		wrongly_dispatched: row.is_wrongly_dispatched,
		unreasonable: row.is_unreasonable,
	};
	const units = String(row.external_units ?? "").replaceAll("|", "、");
	return Object.entries(holds)
		.filter(([, does]) => does)
		.map(([reason]) => {
			const word = texts.words.appeal?.[reason] ?? reason;
			return reason === "outside_competence" && units !== ""
				? `${word}（${units}）`
				: word;
		})
		.join("；");
}
