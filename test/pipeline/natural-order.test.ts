import { expect, test } from "vitest";
import { compareNatural } from "../../pipeline/natural-order.ts";

test.each([
	["工单9", "工单10"],
	["a2b", "a10a"],
	["a", "a1"],
	["a01", "a1"],
	["1", "a"],
])("%s stands before %s", (first, second) => {
	expect(compareNatural(first, second)).toBeLessThan(0);
	expect(compareNatural(second, first)).toBeGreaterThan(0);
});

test("a name stands where it stands", () =>
	expect(compareNatural("工单01", "工单01")).toBe(0));
