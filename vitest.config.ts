import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		globalSetup: "test/scratch.ts",
		include: ["test/**/*.test.ts"],
		// Vitest leaves a core idle by default: half of a machine of two.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		// No module keeps state between calls, so the files of a worker share what they have loaded.
		isolate: false,
		// As in a small build (pipeline/commands/by-size.ts): optimizing what runs for seconds does not pay; Node 22 and 24 end at once where they are told so.
		execArgv: /^11\./.test(process.versions.v8)
			? ["--interrupt-budget=600000"]
			: [],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		reporters: process.env.CI ? ["default", "json"] : ["default"],
		outputFile: { json: "out/test-report.json" },
	},
});
