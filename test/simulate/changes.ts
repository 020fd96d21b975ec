import { createRandom } from "../../data/generator/random.ts";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
} from "../../pipeline/statistics/change.ts";
import { GOOD, SIZES } from "./communities.ts";
import { drawBinomial } from "./draws.ts";

/** How often a test calls a change significant where nothing has changed. */
export interface Size {
	/** Share of tests with p ≤ 0.05. */
	perTest: number;
	/** Share of months in which any of the twelve has p ≤ 0.05. */
	monthsByP: number;
	/** The same by q ≤ 0.05, which the report goes by. */
	monthsByQ: number;
}

const LEVEL = 0.05;

/** Rates of twelve communities, two months alike: Fisher's mid-p. */
export function testRates(months: number, seed: string): Size {
	const random = createRandom(seed);
	const draw = (trials: number) => ({
		hits: drawBinomial(random, trials, GOOD),
		trials,
	});
	return sizeOf(months, (size) => fisherMidP(draw(size), draw(size)));
}

/** Counts of twelve communities in March after February, at the same pace a day: the conditional exact test. */
export function testCounts(months: number, seed: string): Size {
	const random = createRandom(seed);
	const draw = (size: number, days: number) => ({
		count: random.poisson((size * days) / 30),
		days,
	});
	return sizeOf(months, (size) =>
		conditionalExactP(draw(size, 31), draw(size, 28)),
	);
}

function sizeOf(months: number, test: (size: number) => number | null): Size {
	let tests = 0;
	let significant = 0;
	let byP = 0;
	let byQ = 0;
	for (let month = 0; month < months; month += 1) {
		const pValues = SIZES.map(test).filter((p) => p !== null);
		const few = pValues.filter((p) => p <= LEVEL).length;
		tests += pValues.length;
		significant += few;
		if (few > 0) byP += 1;
		if (benjaminiHochberg(pValues).some((q) => q <= LEVEL)) byQ += 1;
	}
	return {
		perTest: significant / tests,
		monthsByP: byP / months,
		monthsByQ: byQ / months,
	};
}
