import { defineConfig } from "vitest/config";

// Runs that take minutes; each has a script of its own in package.json.
export default defineConfig({
	test: {
		globalSetup: "test/scratch.ts",
		include: [
			"test/**/*.long.ts",
			"test/fuzz/*.test.ts",
			"test/pipeline/read/{clean-csv,read-staged,unreadable-cells}.test.ts",
			"test/attack/*.test.ts",
			"test/bench/ratio.test.ts",
			"test/cases/*.test.ts",
			"test/browser/{pages,report-script}.test.ts",
			"test/crash/{publishing,signals}.test.ts",
			"test/data/generator/sample.test.ts",
			"test/faults/full-disks.test.ts",
			"test/pipeline/commands/{data-as-header,explain}.test.ts",
			"test/pipeline/commands/kept/{months,settled}.test.ts",
			"test/real/*.test.ts",
		],
		env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? "1000", TEST_ALL: "1" },
		testTimeout: 3_600_000,
		hookTimeout: 300_000,
	},
});
