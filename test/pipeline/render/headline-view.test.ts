import { expect, it } from "vitest";
import { viewHeadlines } from "../../../pipeline/render/headline-view.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "./marts-fixture.ts";

const texts = readReportTexts();
const [base] = makeMarts().mart_headlines ?? [];

const isWorse = (own: Row) =>
	viewHeadlines(
		{ ...makeMarts(), mart_headlines: [{ ...base, ...own }] },
		definitions,
		texts,
	)[0]?.comparisons[0]?.isWorse;

it.each<[string, Row, boolean]>([
	["a rate that should rise and fell", { previous_direction: "down" }, true],
	["a rate that should rise and rose", { previous_direction: "up" }, false],
	[
		"repeats that rose",
		{ good_direction: "down", previous_direction: "up" },
		true,
	],
	[
		"repeats that fell",
		{ good_direction: "down", previous_direction: "down" },
		false,
	],
	[
		"a number that is neither good nor bad",
		{ good_direction: "none", previous_direction: "up" },
		false,
	],
	[
		"a fall that chance makes",
		{ previous_direction: "down", is_change_significant: false },
		false,
	],
])("alarms at what got worse alone: %s", (_, own, wanted) => {
	const row = { good_direction: "up", is_change_significant: true, ...own };
	expect(isWorse(row)).toBe(wanted);
});

const tell = (own: Row) => {
	const [headline] = viewHeadlines(
		{ ...makeMarts(), mart_headlines: [{ ...base, ...own }] },
		definitions,
		texts,
	);
	const { words, isSignificant, isWorse } = headline?.change ?? {};
	return [words, isSignificant, isWorse];
};
const rose = {
	good_direction: "down",
	metric_kind: "rate",
	is_change_significant: true,
	p_change: 0.001,
	previous_change: 2,
	previous_direction: "up",
	is_year_ago_significant: false,
	p_year_ago: 0.5,
	year_ago_change: 0,
	year_ago_direction: "flat",
};

it.each<[string, Row, unknown[]]>([
	["many", {}, ["环比变化显著", true, true]],
	[
		"one caller, which is no alarm",
		{ is_change_one_callers: true },
		["环比变化系一人所致", false, false],
	],
	[
		"one caller, and by many since a year ago",
		{
			...{ is_change_one_callers: true, is_year_ago_significant: true },
			...{ year_ago_change: 2, year_ago_direction: "up" },
		},
		["同比变化显著；环比变化系一人所致", true, true],
	],
	[
		"chance",
		{ is_change_significant: false },
		["环比、同比未超出正常波动", false, false],
	],
])("tells a change that was made by %s", (_, own, wanted) => {
	expect(tell({ ...rose, ...own })).toEqual(wanted);
});
