import { describe, expect, it } from "vitest";
import {
	kaplanMeier,
	type Observation,
} from "../../../pipeline/statistics/survival.ts";

describe("kaplanMeier", () => {
	it("gives the golden curve", () => {
		const t = [1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 7, 8];
		const e = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1];
		const steps = kaplanMeier(
			t.map((seconds, i) => observe(seconds, e[i] === 1)),
		);
		expect(steps.map((s) => [s.seconds, s.atRisk, s.closed])).toEqual([
			[1, 12, 1],
			[2, 11, 1],
			[3, 9, 2],
			[4, 6, 1],
			[5, 5, 1],
			[6, 3, 1],
			[8, 1, 1],
		]);
		expect(steps.map((s) => s.survival)).toEqual(
			[0.916667, 0.833333, 0.648148, 0.540123, 0.432099, 0.288066, 0].map((v) =>
				expect.closeTo(v, 5),
			),
		);
		const turned = t
			.map((seconds, i) => observe(seconds, e[i] === 1))
			.reverse();
		expect(kaplanMeier(turned)).toEqual(steps);
	});
});

function observe(seconds: number, isClosed: boolean): Observation {
	return { seconds, closed: isClosed ? 1 : 0, censored: isClosed ? 0 : 1 };
}
