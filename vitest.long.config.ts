import { defineConfig } from "vitest/config";

// Runs that take minutes; each has a script of its own in package.json.
export default defineConfig({
	test: {
		globalSetup: "test/scratch.ts",
		include: [
			"test/long/*.long.ts",
			"test/cases/*.long.ts",
			"test/fuzz/*.test.ts",
			"test/attack/*.test.ts",
			"test/mutate/*.long.ts",
		],
		env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? "1000" },
		testTimeout: 3_600_000,
		hookTimeout: 300_000,
	},
});
