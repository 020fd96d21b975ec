import binomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import { describe, expect, it } from "vitest";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
} from "../../../pipeline/statistics/change.ts";
import {
	funnelLimits,
	funnelStatus,
	isFinding,
	makeFunnel,
	TAIL_95,
	TAIL_998,
} from "../../../pipeline/statistics/funnel.ts";
import {
	poissonInterval,
	wilsonInterval,
} from "../../../pipeline/statistics/intervals.ts";

describe("wilsonInterval", () => {
	it.each([
		[0, 5, 0, 0.434482],
		[3, 3, 0.438503, 1],
		[5, 5, 0.565518, 1],
		[9, 10, 0.59585, 0.982124],
		[18, 20, 0.698966, 0.972134],
		[19, 20, 0.763869, 0.991119],
		[45, 50, 0.786398, 0.956524],
		[614, 670, 0.893013, 0.935075],
		[100, 100, 0.963007, 1],
		[4, 4, 0.510109, 1],
	])("%i of %i lies between %f and %f", (hits, trials, lower, upper) => {
		const interval = wilsonInterval(hits, trials);
		expect(interval.lower).toBeCloseTo(lower, 5);
		expect(interval.upper).toBeCloseTo(upper, 5);
		expect(interval.upper).toBeLessThanOrEqual(1);
		expect(interval.lower).toBeGreaterThanOrEqual(0);
	});
});

describe("poissonInterval", () => {
	it("gives the golden rate per 1,000 households", () => {
		const interval = poissonInterval(24, 1.85);
		expect(24 / 1.85).toBeCloseTo(12.972973, 5);
		expect(interval.lower).toBeCloseTo(8.312029, 5);
		expect(interval.upper).toBeCloseTo(19.302755, 5);
	});

	it("of no event begins at zero and ends at −ln 0.025", () => {
		const interval = poissonInterval(0, 1);
		expect(interval.lower).toBe(0);
		expect(interval.upper).toBeCloseTo(3.688879, 5);
	});
});

describe("funnelLimits", () => {
	const funnel = { center: 0.93, dispersion: 1 };
	it.each([
		[5, 0.2598, 0.5112, 0.9928, 0.9997],
		[10, 0.521, 0.6865, 0.9948, 0.9998],
		[20, 0.6717, 0.7696, 0.9947, 0.9998],
		[50, 0.7854, 0.8416, 0.9812, 0.9992],
		[100, 0.8343, 0.8711, 0.9704, 0.9894],
		[200, 0.8659, 0.8902, 0.9608, 0.9768],
		[500, 0.8913, 0.9058, 0.9506, 0.9617],
	])("of %i tickets are the golden ones", (trials, l998, l95, u95, u998) => {
		const near = funnelLimits(funnel, trials, TAIL_95);
		const far = funnelLimits(funnel, trials, TAIL_998);
		expect([far.lower, near.lower, near.upper, far.upper]).toEqual(
			[l998, l95, u95, u998].map((limit) => expect.closeTo(limit, 4)),
		);
	});

	it("stand √φ times as far out when units vary more than chance", () => {
		const wide = funnelLimits({ center: 0.93, dispersion: 4 }, 100, TAIL_95);
		expect(wide.lower).toBeCloseTo(0.93 - 2 * (0.93 - 0.8711), 3);
		expect(wide.upper).toBe(1);
		const rare = funnelLimits({ center: 0.07, dispersion: 4 }, 100, TAIL_95);
		expect(rare.lower).toBe(0);
	});
});

describe("funnelStatus", () => {
	const shares = [
		{ hits: 93, trials: 100 },
		{ hits: 94, trials: 100 },
		{ hits: 92, trials: 100 },
		{ hits: 93, trials: 100 },
		{ hits: 70, trials: 100 },
		{ hits: 93, trials: 100 },
		{ hits: 94, trials: 100 },
		{ hits: 92, trials: 100 },
		{ hits: 93, trials: 100 },
		{ hits: 93, trials: 100 },
		{ hits: 94, trials: 100 },
	];
	const funnel = makeFunnel(shares);
	it.each([
		["finds the one far below", { hits: 70, trials: 100 }, "below"],
		["leaves the others alone", { hits: 92, trials: 100 }, "within"],
		["does not judge nine tickets", { hits: 0, trials: 9 }, "too_few"],
		["judges ten", { hits: 0, trials: 10 }, "below"],
	])("%s", (_, share, status) => {
		expect(funnelStatus(funnel, share, TAIL_95)).toBe(status);
	});

	// Interpolated limits alone called these unusual, and a page praised a community for luck.
	it.each([
		[34, 35, 0.884, TAIL_95, "within"],
		[20, 20, 0.815, TAIL_95, "above"],
		[20, 20, 0.815, TAIL_998, "within"],
		[200, 200, 0.93, TAIL_998, "above"],
	])(
		"tells %i of %i at %f by the exact tail",
		(hits, trials, center, tail, status) => {
			const fair = { center, dispersion: 1 };
			expect(funnelStatus(fair, { hits, trials }, tail)).toBe(status);
		},
	);

	it("flags equal communities no more often than its limits promise", () => {
		const fair = { center: 0.9, dispersion: 1 };
		for (const trials of [10, 17, 35, 80, 200]) {
			let above = 0;
			let below = 0;
			for (let hits = 0; hits <= trials; hits++) {
				const status = funnelStatus(fair, { hits, trials }, TAIL_95);
				const chance = binomialPmf(hits, trials, 0.9);
				if (status === "above") above += chance;
				if (status === "below") below += chance;
			}
			expect(above).toBeLessThanOrEqual(TAIL_95);
			expect(below).toBeLessThanOrEqual(TAIL_95);
		}
	});

	it("makes no funnel where every ticket succeeded", () => {
		expect(makeFunnel([{ hits: 50, trials: 50 }])).toBeUndefined();
		expect(funnelStatus(undefined, { hits: 50, trials: 50 }, TAIL_95)).toBe(
			"within",
		);
	});
});

describe("makeFunnel", () => {
	// z of −6, −4, 4 and 6 around a half; the tenth on each side ends nine tenths of the way between the last two.
	it("draws in the outer tenth before it measures how much units vary", () => {
		const hits = [20, 30, 50, 50, 50, 50, 50, 50, 70, 80];
		const funnel = makeFunnel(
			hits.map((each) => ({ hits: each, trials: 100 })),
		);
		expect(funnel?.center).toBe(0.5);
		expect(funnel?.dispersion).toBeCloseTo((2 * (4.2 ** 2 + 4 ** 2)) / 10, 10);
	});

	it("is never narrower than chance", () => {
		const hits = [50, 50, 50, 50, 51, 49];
		const funnel = makeFunnel(
			hits.map((each) => ({ hits: each, trials: 100 })),
		);
		expect(funnel?.dispersion).toBe(1);
	});

	it("passes over what was never tried, and has a single trial in it", () => {
		const shares = [
			{ hits: 0, trials: 1 },
			{ hits: 1, trials: 1 },
			{ hits: 0, trials: 2 },
		];
		expect(makeFunnel([...shares, { hits: 0, trials: 0 }])).toEqual({
			center: 0.25,
			dispersion: makeFunnel(shares)?.dispersion,
		});
	});
});

describe("isFinding", () => {
	const funnel = { center: 0.9, dispersion: 1 };
	const judge = (hits: number) => ({ funnel, share: { hits, trials: 100 } });
	it.each([
		["within the limits twice", 90, 90, false],
		["once beyond 95 %", 82, 90, false],
		["once beyond 99.8 %", 75, 90, true],
		["twice beyond 95 % on one side", 82, 82, true],
		["twice beyond 95 % on either side", 82, 97, false],
		["beyond 95 % before, and no more", 90, 82, false],
		["above 95 % twice", 97, 97, true],
	])("a share %s", (_, now, before, isOne) => {
		expect(isFinding(judge(now), judge(before))).toBe(isOne);
	});

	it("is nothing of too few tickets, however often", () => {
		const few = { funnel, share: { hits: 0, trials: 9 } };
		expect(isFinding(few, few)).toBe(false);
	});
});

describe("tests of change", () => {
	it("tell of one ticket against one that nothing is known", () => {
		expect(fisherMidP({ hits: 0, trials: 1 }, { hits: 1, trials: 1 })).toBe(
			0.5,
		);
	});

	// scipy.stats.hypergeom by hand: 8/10 against 3/10, less likely tables plus half of the equally likely.
	it("halves the observed table in Fisher's mid-p", () => {
		const p = fisherMidP({ hits: 8, trials: 10 }, { hits: 3, trials: 10 });
		const chance = (k: number) =>
			(choose(11, k) * choose(9, 10 - k)) / choose(20, 10);
		const less = [1, 2, 9, 10].reduce((sum, k) => sum + chance(k), 0);
		expect(p).toBeCloseTo(less + (chance(8) + chance(3)) / 2, 6);
	});

	it("is the conditional binomial for counts with exposures", () => {
		const p = conditionalExactP({ count: 3, days: 31 }, { count: 0, days: 28 });
		const share = 31 / 59;
		expect(p).toBeCloseTo(share ** 3 + (1 - share) ** 3, 6);
	});

	// The other tail has none less likely: no ticket at all has chance 0.0021, fourteen have 0.0014.
	it("gives the golden chance of 14 after 63 in twelve months", () => {
		const p = conditionalExactP(
			{ count: 14, days: 30 },
			{ count: 63, days: 360 },
		);
		expect(p).toBeCloseTo(0.002079, 6);
	});

	it.each([
		[fisherMidP({ hits: 0, trials: 0 }, { hits: 3, trials: 10 })],
		[conditionalExactP({ count: 0, days: 31 }, { count: 0, days: 28 })],
	])("say nothing where nothing can be compared", (p) => {
		expect(p).toBeNull();
	});

	it("never exceed one and see no change in equal shares", () => {
		expect(
			fisherMidP({ hits: 90, trials: 100 }, { hits: 90, trials: 100 }),
		).toBeGreaterThan(0.9);
		// The parts of one sum up to a little more.
		expect(
			conditionalExactP({ count: 3, days: 28 }, { count: 4, days: 28 }),
		).toBe(1);
	});
});

describe("benjaminiHochberg", () => {
	it("leaves a single one as it is, and none", () => {
		expect(benjaminiHochberg([0.04])).toEqual([0.04]);
		expect(benjaminiHochberg([])).toEqual([]);
	});

	it("gives the golden q-values, in the order given", () => {
		const p = [
			0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216,
		];
		const q = [
			0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.1057, 0.216, 0.216, 0.216,
		];
		expect(benjaminiHochberg(p)).toEqual(
			q.map((value) => expect.closeTo(value, 4)),
		);
		expect(benjaminiHochberg([...p].reverse())).toEqual(
			[...q].reverse().map((value) => expect.closeTo(value, 4)),
		);
	});

	it("counts looks that saw nothing as if each were there with a chance of one", () => {
		const p = [0.04, 1, 0.0003, 0.2, 0.0003];
		for (const looks of [5, 6, 1000, 186_000])
			expect(benjaminiHochberg(p, looks)).toEqual(
				benjaminiHochberg([...p, ...Array(looks - p.length).fill(1)]).slice(
					0,
					p.length,
				),
			);
		expect(benjaminiHochberg([], 100)).toEqual([]);
	});
});

function choose(n: number, k: number): number {
	let result = 1;
	for (let i = 1; i <= k; i += 1) result = (result * (n - k + i)) / i;
	return result;
}
