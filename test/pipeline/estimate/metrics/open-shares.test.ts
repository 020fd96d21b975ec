import { expect, test } from "vitest";
import { openShares } from "../../../../pipeline/estimate/metrics/open-shares.ts";

const DAY = 86_400;
const closed = (days: number, count: number) => ({
	seconds: days * DAY,
	closed: count,
	censored: 0,
});
const open = (days: number, count: number) => ({
	seconds: days * DAY,
	closed: 0,
	censored: count,
});

test("the share still open falls as tickets close, and a ticket last seen open leaves without lowering it", () => {
	const shares = openShares([
		closed(0.4, 5),
		open(0.9, 5),
		closed(1.2, 5),
		closed(2, 5),
	]);
	expect(
		shares.map(({ days, open_share, at_risk }) => [days, open_share, at_risk]),
	).toEqual([
		[0, 1, 20],
		[0.5, 0.75, 15],
		[1, 0.75, 10],
		[1.5, 0.375, 5],
		[2, 0, 5],
	]);
});

test("fewer than twenty tickets make no curve", () => {
	expect(openShares([closed(1, 19)])).toEqual([]);
});

test("it ends at thirty days, however long the oldest has waited", () => {
	const shares = openShares([closed(1, 20), open(90, 1)]);
	expect(shares.at(-1)?.days).toBe(30);
	expect(shares).toHaveLength(61);
});
