import { describe, expect, test } from "vitest";
import { simulateCampaigns, simulateSelected } from "./campaigns.ts";
import { testCounts, testRates } from "./changes.ts";
import { simulateClosing } from "./closing.ts";
import { simulateBad, simulateEqual } from "./communities.ts";
import { coverPoisson, coverWilson } from "./coverage.ts";
import { simulateFirstPage } from "./first-page.ts";
import { simulateHotspots } from "./hotspots.ts";
import { shrinkDiffering, shrinkEqual } from "./shrinking.ts";

// The seeds are fixed; tolerances are three standard errors of the months drawn.
const tolerance = (share: number, draws: number) =>
	3 * Math.sqrt((share * (1 - share)) / draws);

describe("intervals", () => {
	test.each([5, 10, 20, 50, 100, 300])(
		"Wilson's of %i tickets hold the truth 95 times in 100 on average",
		(trials) => {
			const { mean, least } = coverWilson(trials);
			expect(Math.abs(mean - 0.95)).toBeLessThan(0.006);
			expect(least).toBeGreaterThan(0.85);
		},
	);

	test("the exact Poisson interval never holds less than it promises", () => {
		expect(coverPoisson(1, 50).least).toBeGreaterThanOrEqual(0.95);
	});
});

describe("twelve equal communities", () => {
	const months = 4000;
	const equal = simulateEqual(months, "equal");

	test("are flagged no more often than the limits promise", () => {
		expect(equal.flagsPerLook.near).toBeLessThanOrEqual(0.05);
		expect(equal.flagsPerLook.narrow).toBeLessThanOrEqual(0.05);
		expect(equal.flagsPerLook.far).toBeLessThanOrEqual(0.002);
	});

	test("are flagged no more often in a month of twelve looks either", () => {
		expect(equal.monthsWithFlag.near).toBeLessThanOrEqual(1 - 0.95 ** 12);
		expect(equal.monthsWithFlag.far).toBeLessThanOrEqual(1 - 0.998 ** 12);
	});

	test("are put in words less than once in ten years", () => {
		expect(equal.monthsWithFlag.named).toBeLessThan(1 / 120);
	});

	test("fill both ends of a league table with the smallest", () => {
		expect(equal.bottomIsSmall).toBeGreaterThan(0.58);
		expect(equal.topIsSmall).toBeGreaterThan(0.69);
		expect(equal.medianSpread).toBeGreaterThan(0.17);
	});
});

describe("one truly bad community", () => {
	const months = 4000;
	const bad = simulateBad(months, "bad");
	const atLeast = (reported: number) => reported - tolerance(reported, months);

	// Reported: the same months simulated with numpy and scipy, before this project.
	test.each([
		["wilsonUpper", 0.8674],
		["funnelScore", 0.872],
		["shrunken", 0.7962],
	] as const)("comes last by %s as often as reported", (order, reported) => {
		expect(bad.last[order]).toBeGreaterThanOrEqual(atLeast(reported));
	});

	test("is below the exact limits as often as reported, with fewer false flags", () => {
		expect(bad.found.narrow).toBeGreaterThanOrEqual(atLeast(0.7036));
		expect(bad.falseFlags.narrow).toBeLessThanOrEqual(0.0264);
	});

	// The bad one itself widens the limits of all: a quarter of months have φ > 1.
	test("is found four points less often by widened limits, for a third of the false flags", () => {
		expect(bad.found.near).toBeGreaterThanOrEqual(0.66);
		expect(bad.falseFlags.near).toBeLessThanOrEqual(0.0264 / 3);
	});

	test("is put in words every other month, the good ones never", () => {
		expect(bad.found.named).toBeGreaterThan(0.5);
		expect(bad.falseFlags.named).toBeLessThan(0.001);
	});

	test("is not found by sorting by Wilson's lower bound", () => {
		expect(bad.last.wilsonLower).toBeLessThan(0.01);
	});
});

describe("shrinkage", () => {
	test("sees no real difference in most months of equal communities", () => {
		const alike = shrinkEqual(1000, "alike");
		expect(alike.withinChance).toBeGreaterThan(0.5);
		expect(alike.shrunkenError).toBeLessThan(alike.rawError / 3);
	});

	test("sees one where there is, and is nearer to it than raw rates", () => {
		const differing = shrinkDiffering(1000, "differing");
		expect(differing.withinChance).toBeLessThan(0.05);
		expect(differing.shrunkenError).toBeLessThan(0.8 * differing.rawError);
		// Short of 95 %: a prior of twelve communities is taken as known.
		expect(differing.coverage).toBeGreaterThan(0.86);
	});
});

describe("tests of change where nothing changed", () => {
	const months = 800;
	test.each([
		["rates", testRates],
		["counts", testCounts],
	])("of %s call one in twenty significant at most", (seed, simulate) => {
		const size = simulate(months, seed);
		expect(size.perTest).toBeLessThanOrEqual(0.05);
		expect(size.monthsByQ).toBeLessThanOrEqual(0.05 + tolerance(0.05, months));
		expect(size.monthsByP).toBeGreaterThan(0.2);
	});
});

describe("hotspots among twelve communities and forty topics", () => {
	test("are hardly ever called where nothing is planted", () => {
		const { falseAlarms } = simulateHotspots(30, 0, "quiet");
		expect(falseAlarms).toBeLessThanOrEqual(0.3);
	});

	test("are mostly found where eight more tickets come than usual", () => {
		const { found } = simulateHotspots(30, 8, "burst");
		expect(found).toBeGreaterThan(0.6);
	});
});

describe("months seen at their own end", () => {
	test("ontime_rate is the truth, where closed tickets alone flatter", async () => {
		const months = 12;
		const rates = await simulateClosing(months, "closing");
		const error = tolerance(rates.truth, months * 780);
		expect(Math.abs(rates.due - rates.truth)).toBeLessThan(error);
		expect(Math.abs(rates.survival - rates.truth)).toBeLessThan(error);
		expect(rates.closedOnly - rates.truth).toBeGreaterThan(0.03);
		expect(rates.truth - rates.accepted).toBeGreaterThan(0.06);
	});

	test("read the same with the same seed, and otherwise with another", async () => {
		const first = await simulateClosing(1, "a");
		expect(await simulateClosing(1, "a")).toEqual(first);
		expect(await simulateClosing(1, "b")).not.toEqual(first);
	});
});

describe("campaigns", () => {
	const draws = 1000;

	test.each([1, 0.5])(
		"the interval holds a true ratio of %d as often as it promises",
		(ratio) => {
			const { coverage } = simulateCampaigns(draws, ratio, `ratio ${ratio}`);
			expect(coverage).toBeGreaterThan(0.95 - tolerance(0.95, draws));
		},
	);

	test("that do nothing are called an effect no more often than chance may, chosen after the worst month or not", () => {
		const none = simulateCampaigns(draws, 1, "none");
		const selected = simulateSelected(draws, "selected");
		const most = 0.025 + tolerance(0.025, draws);
		expect(none.fell).toBeLessThan(most);
		expect(selected.fell).toBeLessThan(most);
		expect(selected.fellPlainly).toBeGreaterThan(4 * most);
		expect(selected.naive).toBeLessThan(-0.25);
	});

	test("that halve what they are about are mostly found", () => {
		expect(simulateCampaigns(draws, 0.5, "half").fell).toBeGreaterThan(0.7);
	});
});

describe("the first page", () => {
	test("tells next to nothing where nothing is, and what is planted first", () => {
		expect(simulateFirstPage(60, "page", false).findings).toBeLessThanOrEqual(
			0.3,
		);
		const planted = simulateFirstPage(60, "planted", true);
		expect(planted.found).toBeGreaterThan(0.75);
		expect(planted.first).toBeGreaterThan(0.65);
	});
});
