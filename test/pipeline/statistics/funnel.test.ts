import { expect, test } from "vitest";
import {
	funnelStatus,
	judgedLimits,
	TAIL_95,
} from "../../../pipeline/statistics/funnel.ts";

// By chance alone all of them would be unusual; units that vary three times as much may have all or none.
test.each([
	[40, 40, 0.9],
	[0, 40, 0.1],
])(
	"calls %i of %i at %f nothing unusual where limits end with the scale",
	(hits, trials, center) => {
		const wild = { center, dispersion: 9 };
		expect(funnelStatus(wild, { hits, trials }, TAIL_95)).toBe("within");
	},
);

test("what has the very chance of the tail stands on the line, on either side", () => {
	const fair = { center: 0.5, dispersion: 1 };
	for (const hits of [0, 10]) {
		const told = (tail: number) =>
			funnelStatus(fair, { hits, trials: 10 }, tail);
		expect(told(1 / 1024)).toBe("within");
		expect(told(1.01 / 1024)).toBe(hits === 0 ? "below" : "above");
	}
});

// A page drew 35 of 36 above the line and called it within.
test.each([
	[35, 36, 0.8733, 1, "within"],
	[36, 36, 0.8733, 1, "above"],
	[54, 57, 0.8733, 1, "within"],
	[10, 10, 0.93, 1, "within"],
	[54, 57, 0.8733, 4, "within"],
])(
	"draws %i of %i at %f on the side of the line that it tells",
	(hits, trials, center, dispersion, status) => {
		const own = { center, dispersion };
		const { upper } = judgedLimits(own, trials, TAIL_95);
		expect(upper).toBeLessThanOrEqual(1);
		expect(hits / trials > upper ? "above" : "within").toBe(status);
		expect(funnelStatus(own, { hits, trials }, TAIL_95)).toBe(status);
	},
);
