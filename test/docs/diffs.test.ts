import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { applyDiff, readDiffs } from "./diffs.ts";

const diffs = readDiffs();

test("each kind of addition has its diff", () => {
	expect(diffs.map(({ heading }) => heading)).toEqual([
		"Add a metric",
		"Add a chart",
		"Add a finding",
		"Add an export format",
		"Add a preset",
	]);
});

test.each(diffs)(
	"$heading: the diff fits what stands here, without TypeScript",
	({ diff }) => {
		applyDiff(packagePath(), diff, "--check", "--unidiff-zero");
		expect(diff).not.toMatch(/^\+\+\+ .*\.ts$/m);
	},
);
