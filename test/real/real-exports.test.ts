import { describe, expect, test } from "vitest";
import { buildReal, expectReadable, isHere } from "./build-real.ts";

// One by a preset and one by a profile of its own; `npm run real` builds these and the others.
describe.runIf(isHere && process.env.TEST_ALL)(
	"real exports nobody here wrote",
	() => {
		test("the units of a district that are hardly ever on time are told first", async () => {
			const { report, findings } = await buildReal(
				"pingshan_to_2018-09.csv",
				"pingshan",
				"2018-09",
			);
			expect(report).toMatchObject({
				records: 3981,
				counted: 3981,
				rejected: 0,
			});
			const told = findings
				.filter((row) => row.finding_no !== "" && row.dimension === "unit")
				.map(({ numerator, denominator }) => `${numerator}/${denominator}`);
			expect(told.sort()).toEqual(["0/10", "124/168", "3/27", "4/35"]);
		});

		test("messages become readable by the profile that check writes", async () => {
			await expectReadable("att3_messages_to_2019-06.csv", "2019-03", 2000);
		});
	},
);
