import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { METRIC_KEYS, MODEL_KEYS } from "../../pipeline/plan/header.ts";

const keysIn = (file: string) => {
	const text = readFileSync(packagePath(file), "utf8");
	const lines = text.matchAll(/^ {4,}-- ([a-z]+):/gm);
	return [...new Set([...lines].map(([, key]) => key))].sort();
};

test("ARCHITECTURE.md names every key of a model's header, and no other", () => {
	expect(keysIn("ARCHITECTURE.md")).toEqual(
		[...MODEL_KEYS, ...METRIC_KEYS].sort(),
	);
});

test("docs/maintainer.md names every key of a metric's, beside its grain and its needs", () => {
	expect(keysIn("docs/maintainer.md")).toEqual(
		["grain", "needs", ...METRIC_KEYS].sort(),
	);
});
