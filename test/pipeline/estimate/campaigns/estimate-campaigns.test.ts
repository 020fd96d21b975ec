import { expect, test } from "vitest";
import { campaignsEstimator } from "../../../../pipeline/estimate/campaigns/estimate-campaigns.ts";

type Cell = [
	span: string,
	spanNo: number,
	arm: string,
	community: string,
	hotline: number,
	total?: number,
];

const SPANS = ["before", "during", "last_year_before", "last_year_during"];

/** One campaign of sixty days after sixty, with cells as given and three earlier stretches. */
async function estimate(
	comparison: string,
	cells: readonly Cell[],
	uncovered: readonly string[] = [],
) {
	const campaign = "c";
	const { est_campaigns: effects } = campaignsEstimator.estimate({
		int_campaigns: [
			{
				campaign,
				comparison: comparison as "untreated",
				is_declared_first: true,
				has_fields: true,
				is_over: true,
			},
		],
		run_campaign_spans: [
			...SPANS.map((span) => ({ span, span_no: 0 })),
			...[1, 2, 3].map((span_no) => ({ span: "history", span_no })),
		].map(({ span, span_no }) => ({
			campaign,
			span: span as "before",
			span_no,
			days: 60,
			is_covered: !uncovered.includes(span),
		})),
		int_campaign_cells: cells.map(
			([span, span_no, arm, community, hotline, total]) => ({
				campaign,
				span: span as "before",
				span_no,
				arm: arm as "treated",
				community,
				hotline,
				total: total ?? hotline,
			}),
		),
	});
	return effects.map((row) => ({ ...row })) as Record<
		string,
		number | string | boolean
	>[];
}

const history = (arm: string, community: string, count: number): Cell[] =>
	[1, 2, 3].map((no) => ["history", no, arm, community, count]);

// The same golden, spread over communities as evenly as it goes.
const golden: Cell[] = [
	["before", 0, "treated", "甲社区", 30],
	["before", 0, "treated", "乙社区", 28],
	["during", 0, "treated", "甲社区", 16, 20],
	["during", 0, "treated", "乙社区", 15],
	["before", 0, "untreated", "丙社区", 66],
	["before", 0, "untreated", "丁社区", 65],
	["during", 0, "untreated", "丙社区", 60],
	["during", 0, "untreated", "丁社区", 60],
	...history("treated", "甲社区", 29),
	...history("treated", "乙社区", 29),
	...history("untreated", "丙社区", 65),
	...history("untreated", "丁社区", 65),
];

test("the golden cells, with the grid's tickets beside", async () => {
	const [main, ...others] = await estimate("untreated", golden, [
		"last_year_before",
		"last_year_during",
	]);
	expect(others).toEqual([]);
	expect(main).toMatchObject({
		treated_before: 58,
		treated_during: 31,
		compared_before: 131,
		compared_during: 120,
		total_during: 35,
		dispersion: 1,
		verdict: "fell",
		reason: "",
	});
	expect(main?.naive_change).toBeCloseTo(-0.466, 3);
	expect(main?.ratio).toBeCloseTo(0.583, 3);
	expect(main?.lower_95).toBeCloseTo(0.353, 3);
	expect(main?.upper_95).toBeCloseTo(0.963, 3);
	expect(main?.total_ratio).toBeCloseTo(35 / 58 / (120 / 131), 6);
});

test("places that vary by themselves widen the interval until nothing can be said", async () => {
	const wild = golden.map((cell): Cell => {
		const [span, no, arm, community, count] = cell;
		const up = (no + Number(span === "before")) % 2 === 0 ? 1 : -1;
		const sign = community === "丙社区" ? up : -up;
		return arm === "untreated"
			? [span, no, arm, community, count + 35 * sign]
			: cell;
	});
	const [main] = await estimate("untreated", wild);
	expect(main?.dispersion).toBeGreaterThan(3);
	expect(main?.upper_95).toBeGreaterThan(1);
	expect(main?.verdict).toBe("unchanged");
});

test("last year's same months are a second comparison, without a verdict of their own", async () => {
	const [main, byYear, ownYear] = await estimate("untreated", [
		...golden,
		["last_year_before", 0, "treated", "甲社区", 60],
		["last_year_during", 0, "treated", "甲社区", 62],
		["last_year_during", 0, "untreated", "丙社区", 118],
	]);
	expect(main?.comparison).toBe("untreated");
	expect(byYear).toMatchObject({
		comparison: "untreated_year",
		treated_before: 62,
		treated_during: 31,
		compared_before: 118,
		compared_during: 120,
		verdict: "",
	});
	expect(ownYear).toMatchObject({
		comparison: "last_year",
		compared_before: 60,
		compared_during: 62,
		verdict: "",
	});
});

test("a campaign of the whole street is held against its own last year", async () => {
	const [main, ...others] = await estimate("last_year", [
		["before", 0, "treated", "甲社区", 100],
		["during", 0, "treated", "甲社区", 50],
		["last_year_before", 0, "treated", "甲社区", 102],
		["last_year_during", 0, "treated", "甲社区", 99],
		...history("treated", "甲社区", 101),
	]);
	expect(others).toEqual([]);
	expect(main).toMatchObject({ comparison: "last_year", verdict: "fell" });
	expect(main?.ratio).toBeCloseTo(50 / 100 / (99 / 102), 6);
	expect(main?.usual_before).toBeCloseTo(101, 6);
});

test("without last year's data it cannot be judged", async () => {
	const [main] = await estimate(
		"last_year",
		[
			["before", 0, "treated", "甲社区", 100],
			["during", 0, "treated", "甲社区", 50],
		],
		["last_year_before", "last_year_during"],
	);
	expect(main).toMatchObject({
		verdict: "unjudged",
		reason: "uncovered",
		ratio: null,
	});
});

test("without any untreated place there is nothing to compare", async () => {
	const [main] = await estimate("untreated", [
		["before", 0, "treated", "甲社区", 100],
		["during", 0, "treated", "甲社区", 50],
	]);
	expect(main).toMatchObject({ verdict: "unjudged", reason: "no_comparison" });
});
