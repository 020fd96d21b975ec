import { describe, expect, test } from "vitest";
import { LIMITS } from "./limits.ts";
import { readSources } from "./sources.ts";

const files = readSources();

describe.each(LIMITS)("$says", ({ offenders, planted }) => {
	test("everywhere", () => {
		expect(offenders(files)).toEqual([]);
	});

	test("and is noticed where it is broken", () => {
		const before = offenders(files).length;
		expect(offenders([...files, ...planted]).length).toBeGreaterThan(before);
	});
});
