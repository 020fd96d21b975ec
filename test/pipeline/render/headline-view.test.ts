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
