import { toPrintable } from "../../printable.ts";
import type { RunEffects } from "../warehouse.ts";
import type { ShownProgress } from "./show-progress.ts";

/** What was asked of a run's words while it works. */
export interface Wanted {
	/** What each step took. */
	isVerbose?: boolean;
	isQuiet?: boolean;
	/** A line a stage, wherever it goes. */
	isLogged?: boolean;
}

/** What a run may do besides its work, and the progress that is shown of it. */
export interface OpenEffects {
	effects: RunEffects;
	progress?: ShownProgress;
}

/** Progress is for a person at a terminal, or for a log that asks for it; a pipe gets the result only. */
export async function openEffects(wanted: Wanted): Promise<OpenEffects> {
	const progress = await openProgress(wanted);
	const effects = {
		log: progress?.log ?? (() => undefined),
		secret: process.env.HOTLINE_SECRET,
		now: () => performance.now(),
	};
	if (!wanted.isVerbose) return { effects, ...(progress && { progress }) };
	const { formatCost } = await import("../format/format-plan.ts");
	const tell: RunEffects["tell"] = (cost) =>
		console.error(toPrintable(formatCost(cost)));
	return { effects: { ...effects, tell }, ...(progress && { progress }) };
}

async function openProgress({
	isVerbose = false,
	isQuiet = false,
	isLogged = false,
}: Wanted): Promise<ShownProgress | undefined> {
	const { stderr, stdout, env } = process;
	if (isQuiet || !(stderr.isTTY || isLogged)) return undefined;
	const { showProgress } = await import("./show-progress.ts");
	const isLive =
		stderr.isTTY &&
		stdout.isTTY &&
		// A terminal that tells no width has a line drawn over without end.
		stderr.columns > 0 &&
		env.TERM !== "dumb" &&
		!isVerbose;
	return showProgress({
		stream: stderr,
		now: () => performance.now(),
		isPlain: !isLive || isLogged,
		hasColor: !env.NO_COLOR,
	});
}
