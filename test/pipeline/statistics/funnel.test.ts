import { expect, test } from "vitest";
import { funnelStatus, TAIL_95 } from "../../../pipeline/statistics/funnel.ts";

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
