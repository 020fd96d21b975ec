import { toCoded } from "./source.ts";

/** A span of time that work may take in all. */
export interface Span {
	/** The work's answer, or an error where the span is over first. */
	race<Result>(work: Promise<Result>): Promise<Result>;
	/** What waits for it waits no more. */
	end(): void;
}

/** Begins a span; `stop` ends the work that outlives it. */
export function startSpan(seconds: number, stop: () => void): Span {
	let fail: (cause: Error) => void = () => undefined;
	const over = new Promise<never>((_, reject) => {
		fail = reject;
	});
	over.catch(() => undefined);
	const timer = setTimeout(() => {
		fail(toCoded("time_out"));
		stop();
	}, seconds * 1000);
	return {
		race: async (work) => {
			// What loses the race fails unheard.
			work.catch(() => undefined);
			return await Promise.race([work, over]);
		},
		end: () => clearTimeout(timer),
	};
}
