import { expect, test } from "vitest";
import { rangesOf } from "../../../../pipeline/estimate/metrics/trend-range.ts";

const month = (index: number, tickets: number | null, days = 30) => ({
	month: `2022-${String(index + 1).padStart(2, "0")}`,
	days,
	tickets,
});

test("six months as even as chance give a Poisson range around their daily rate", () => {
	const months = [300, 300, 300, 300, 300, 300, 0].map((tickets, index) =>
		month(index, tickets),
	);
	const last = rangesOf(months).at(-1);
	const spread = 1.959964 * Math.sqrt(10 * (1 / 30 + 1 / 180));
	expect(last?.expected_per_day).toBeCloseTo(10, 9);
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
	expect(last?.expected_per_day).toBeCloseTo(1 / 30, 9);
	expect(last?.lower_95).toBe(0);
});
