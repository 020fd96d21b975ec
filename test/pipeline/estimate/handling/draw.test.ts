import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import {
	drawKey,
	drawsEstimator,
} from "../../../../pipeline/estimate/handling/draw.ts";

const tickets = ["A1", "A2", "A3", "A4", "A5", "A6"];

function drawnBy(seed: string): string[] {
	const { est_draws } = drawsEstimator.estimate({
		int_callback_reasons: tickets.map((ticket_id) => ({ ticket_id })),
		run_draw: [{ seed }],
	});
	return [...est_draws]
		.sort((a, b) => (String(a.draw_key) < String(b.draw_key) ? -1 : 1))
		.map(({ ticket_id }) => String(ticket_id));
}

// Sorted by the number read backwards, the same last figures were called every month: a unit could know which.
test("the same seed draws the same, and another one others", () => {
	expect(drawnBy("a")).toEqual(drawnBy("a"));
	const orders = new Set(
		"abcdefgh".split("").map((seed) => drawnBy(seed).join()),
	);
	expect(orders.size).toBeGreaterThan(6);
});

test.skipIf(process.platform === "win32")(
	"whoever has the seed can draw again without this program",
	() => {
		const sum = execFileSync("sha256sum", { input: "the seed:A1" });
		expect(drawKey("the seed", "A1")).toBe(String(sum).slice(0, 64));
	},
);
