import { createHash } from "node:crypto";
import { defineEstimator } from "../estimator.ts";

interface Drawable {
	ticket_id: string;
}

/**
 * Writes `est_draws`: for each ticket that may be called back about, by which it is put in a row, the
 * SHA-256 of `<seed>:<ticket_id>`. The seed follows from the bytes of all exports and the period: nobody
 * knows it before they are there, and whoever has the manifest can draw again.
 */
export const drawsEstimator = defineEstimator({
	reads: {
		int_callback_reasons: { columns: ["ticket_id"], order: ["ticket_id"] },
		run_draw: { columns: ["seed"], order: ["seed"] },
	},
	writes: { est_draws: { ticket_id: "text", draw_key: "text" } },
	grains: { est_draws: ["ticket_id"] },
	estimate: ({
		int_callback_reasons,
		run_draw,
	}: {
		int_callback_reasons: Drawable[];
		run_draw: { seed: string }[];
	}) => ({
		est_draws: int_callback_reasons.map(({ ticket_id }) => ({
			ticket_id,
			draw_key: drawKey(run_draw[0]?.seed ?? "", ticket_id),
		})),
	}),
});

/** The place of a ticket among those that may be drawn: the least are. */
export function drawKey(seed: string, ticketId: string): string {
	return createHash("sha256").update(`${seed}:${ticketId}`).digest("hex");
}
