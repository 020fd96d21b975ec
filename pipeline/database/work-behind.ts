/** Lets the engine write one sheet while the next is looked at: one piece of work at a time, in order. */
export interface WorkBehind {
	/** Starts a piece once the one before has ended. */
	start(work: () => Promise<void>): Promise<void>;
	/** Waits for what was started; throws what it failed of. */
	finish(): Promise<void>;
	/** Waits likewise, and leaves the failure to whoever finishes. */
	settle(): Promise<void>;
}

export function createWorkBehind(): WorkBehind {
	let running: Promise<void> = Promise.resolve();
	const settle = () => running.catch(() => undefined);
	return {
		async start(work) {
			await running;
			running = work();
			// Whoever waits next hears of a failure: until then it is not lost.
			void settle();
		},
		finish: () => running,
		settle,
	};
}
