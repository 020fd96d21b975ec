import { expect, test } from "vitest";
import { fisherMidP } from "../../../pipeline/statistics/change.ts";

// Tables that mirror one another are as likely, though their chances differ in the last place: 10 of 120, half of both.
test("takes what differs by rounding as equally likely", () => {
	const p = fisherMidP({ hits: 0, trials: 5 }, { hits: 3, trials: 5 });
	expect(p).toBeCloseTo(1 / 12, 10);
	const again = fisherMidP({ hits: 3, trials: 5 }, { hits: 0, trials: 5 });
	expect(again).toBeCloseTo(1 / 12, 10);
});
