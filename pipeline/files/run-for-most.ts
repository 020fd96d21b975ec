import { runInNewContext } from "node:vm";

/** What a clock and a processor say, in milliseconds. */
export interface Clocks {
	cpuMs(): number;
}

const ownClocks: Clocks = {
	cpuMs: () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	},
};

/**
 * What `work`, a calculation that waits for nothing, answers; one that takes more than so
 * much of the processor is stopped and throws. The machine can only stop it by the clock:
 * where others had the processor meanwhile, it starts anew with twice the time.
 */
export function runForMost<Result>(
	mostMs: number,
	work: () => Result,
	{ cpuMs }: Clocks = ownClocks,
): Result {
	for (let timeout = mostMs; ; timeout *= 2) {
		const start = cpuMs();
		try {
			return runInNewContext("work()", { work }, { timeout });
		} catch (error) {
			if (!isTimeout(error) || cpuMs() - start >= mostMs) throw error;
		}
	}
}

function isTimeout(error: unknown): boolean {
	return (
		(error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
	);
}
