import { describe, expect, test } from "vitest";
import {
	type Evidence,
	judgeCampaign,
} from "../../../../pipeline/estimate/campaigns/campaign-effect.ts";

// 58→31 where something was done, 131→120 where nothing was.
const GOLDEN = {
	treatedBefore: 58,
	treatedDuring: 31,
	comparedBefore: 131,
	comparedDuring: 120,
};

describe("a campaign", () => {
	const past = [60, 55, 58].map((treated) => ({ treated, compared: 131 }));
	const evidence: Evidence = {
		cells: GOLDEN,
		dispersion: 1,
		before: { treated: 58, compared: 131 },
		past,
		isOver: true,
		isDeclaredFirst: true,
		hasFields: true,
		isCovered: true,
		hasComparison: true,
	};
	const judge = (changes: Partial<Evidence>) => {
		const { verdict, reason } = judgeCampaign({ ...evidence, ...changes });
		return [verdict, reason];
	};

	test("declared first, with twenty events a cell and an interval below 1, had an effect", () => {
		expect(judge({})).toEqual(["fell", ""]);
	});

	test("that began after a peak is held to its usual level and not to the peak", () => {
		const quiet = [30, 33, 31].map((treated) => ({ treated, compared: 131 }));
		expect(judge({ past: quiet })).toEqual(["unchanged", ""]);
		expect(judgeCampaign({ ...evidence, past: quiet }).baseline).toBeCloseTo(
			31.33,
			2,
		);
	});

	test("whose interval holds 1 is not said to have worked", () => {
		expect(judge({ dispersion: 3 })).toEqual(["unchanged", ""]);
	});

	test("after which there was more is said to have more", () => {
		const cells = { ...GOLDEN, treatedDuring: 110 };
		expect(judge({ cells })).toEqual(["rose", ""]);
	});

	const undecided: [string, Partial<Evidence>, string[]][] = [
		[
			"with nineteen events in a cell",
			{ cells: { ...GOLDEN, treatedDuring: 19 } },
			["unjudged", "few"],
		],
		[
			"without the columns it is counted by",
			{ hasFields: false },
			["unjudged", "no_fields"],
		],
		["without data before", { isCovered: false }, ["unjudged", "uncovered"]],
		[
			"with nothing to compare",
			{ hasComparison: false },
			["unjudged", "no_comparison"],
		],
		["without an earlier past", { past: [] }, ["unjudged", "no_history"]],
		[
			"declared after it began",
			{ isDeclaredFirst: false },
			["described", "late"],
		],
		["not over yet", { isOver: false }, ["running", "running"]],
	];
	test.each(undecided)("%s is not judged", (_, changes, wanted) => {
		expect(judge(changes)).toEqual(wanted);
	});
});
