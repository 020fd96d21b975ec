/** Of many of one kind those that `npm test` tries, every so many-th; a long run (vitest.long.config.ts) tries all. */
export function someOf<Each>(all: readonly Each[], step: number): Each[] {
	return all.filter((_, at) => process.env.TEST_ALL || at % step === 0);
}
