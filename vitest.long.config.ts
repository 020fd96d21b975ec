import { defineConfig } from "vitest/config";

// Runs that take minutes; each has a script of its own in package.json.
export default defineConfig({
	test: {
		include: ["test/long/*.long.ts"],
		testTimeout: 3_600_000,
		hookTimeout: 300_000,
	},
});
