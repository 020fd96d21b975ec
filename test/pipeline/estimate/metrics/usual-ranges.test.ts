import { expect, test } from "vitest";
import { rangesOf } from "../../../../pipeline/estimate/metrics/usual-ranges.ts";

const month = (index: number, tickets: number | null, days = 30) => ({
	month: `2022-${String(index + 1).padStart(2, "0")}`,
	metric_kind: "count" as const,
	numerator: tickets,
	trials: tickets === null ? null : days,
});

test("six months as even as chance give a Poisson range around their daily rate", () => {
	const months = [300, 300, 300, 300, 300, 300, 0].map((tickets, index) =>
		month(index, tickets),
	);
	const last = rangesOf(months).at(-1);
	const spread = 1.959964 * Math.sqrt(10 * (1 / 30 + 1 / 180));
	expect(last?.usual).toBeCloseTo(10, 9);
	expect(last?.lower_95).toBeCloseTo(10 - spread, 9);
	expect(last?.upper_95).toBeCloseTo(10 + spread, 9);
});

test("uneven months widen it by their dispersion", () => {
	const counts = [240, 360, 240, 360, 240, 360, 300];
	const last = rangesOf(counts.map((count, index) => month(index, count))).at(
		-1,
	);
	// Six squared differences of 60 over 300, five degrees of freedom.
	const dispersion = (6 * 60 ** 2) / 300 / 5;
	const spread = 1.959964 * Math.sqrt(dispersion * 10 * (1 / 30 + 1 / 180));
	expect(Number(last?.upper_95) - 10).toBeCloseTo(spread, 9);
});

test("months without data are passed over and told nothing of, and fewer than six say nothing", () => {
	const counts = [300, null, 300, 300, 300, 300, 300, 300, null];
	const ranges = rangesOf(counts.map((count, index) => month(index, count)));
	expect(ranges.map(({ upper_95 }) => upper_95 !== null)).toEqual([
		false,
		false,
		false,
		false,
		false,
		false,
		false,
		true,
		false,
	]);
});

test("only the twelve months before count, and nothing is below nought", () => {
	const counts = [9000, ...Array(12).fill(1), 2];
	const last = rangesOf(counts.map((count, index) => month(index, count))).at(
		-1,
	);
	expect(last?.usual).toBeCloseTo(1 / 30, 9);
	expect(last?.lower_95).toBe(0);
});

test("a rate's range lies around its share, narrower the more tickets there are, and within nought and one", () => {
	const rates = (hits: number, trials: number) => ({
		month: "2022-01",
		metric_kind: "rate" as const,
		numerator: hits,
		trials,
	});
	const before = Array.from({ length: 8 }, () => rates(90, 100));
	const [few, many] = [rates(9, 10), rates(900, 1000)].map((now) =>
		rangesOf([...before, now]).at(-1),
	);
	const spread = 1.959964 * Math.sqrt(0.09 * (1 / 1000 + 1 / 800));
	expect(many?.usual).toBeCloseTo(0.9, 9);
	expect(many?.lower_95).toBeCloseTo(0.9 - spread, 9);
	expect(few?.upper_95).toBe(1);
	const perfect = rangesOf(Array.from({ length: 7 }, () => rates(5, 5)));
	expect(perfect.at(-1)).toEqual({ usual: 1, lower_95: 1, upper_95: 1 });
	expect(rangesOf([...before, rates(0, 0)]).at(-1)?.usual).toBeNull();
});

test("a pile is held against the piles of the months before", () => {
	const piles = [10, 12, 8, 11, 9, 10, 30].map((numerator) => ({
		month: "2022-01",
		metric_kind: "stock" as const,
		numerator,
		trials: 1,
	}));
	const last = rangesOf(piles).at(-1);
	expect(last?.usual).toBeCloseTo(10, 9);
	expect(Number(last?.upper_95)).toBeLessThan(30);
});
