import { expect, test } from "vitest";
import {
	fitSharpness,
	measureReliability,
	toProbabilities,
} from "../../../pipeline/topic-model/calibration.ts";

test("probabilities sum to one and keep the order of the scores, however great", () => {
	const found = toProbabilities(Float64Array.of(900, -900, 899), 3);
	expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
	expect(found[0]).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
	expect(found[1]).toBe(0);
});

test("the sharpness makes probabilities match how often a score is right", () => {
	// With scores 1 and 0 and three of four right, e^s / (e^s + 1) = 3/4, so s = ln 3.
	const scores = Array.from({ length: 4 }, () => Float64Array.of(1, 0));
	expect(fitSharpness(scores, Int32Array.of(0, 0, 0, 1))).toBeCloseTo(
		Math.log(3),
		6,
	);
});

test("scores that are always right are sharpened no further than the limit", () => {
	const scores = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
	expect(fitSharpness(scores, Int32Array.of(0, 1))).toBeLessThanOrEqual(50);
});

test("reliability sets confidence against truth, bin by bin", () => {
	const { bins, calibration_error } = measureReliability(
		[0.55, 0.55, 0.95, 1],
		[true, false, true, true],
	);
	expect(bins).toEqual([
		{ texts: 2, confidence: 0.55, accuracy: 0.5 },
		{ texts: 2, confidence: 0.975, accuracy: 1 },
	]);
	expect(calibration_error).toBeCloseTo((0.1 + 0.05) / 4, 12);
});
