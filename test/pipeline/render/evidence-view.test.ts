import { expect, test } from "vitest";
import type { Finding } from "../../../pipeline/render/marts.ts";
import { reportOf } from "../../../pipeline/render/marts.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { viewEvidence } from "../../../pipeline/render/summary/evidence-view.ts";
import { makeMarts, type Row } from "./marts-fixture.ts";
import { makeFinding } from "./marts-fixture-figures.ts";

const rise = {
	kind: "volume_change",
	dimension: "topic",
	against: "previous",
	cases: 50,
	denominator: null,
	reference_value: null,
	expected_cases: null,
	earlier_numerator: 27,
	excess: 20.1,
};
const estate = {
	kind: "estate",
	dimension: "place",
	against: "expected",
	cases: 21,
	denominator: null,
	reference_value: null,
	expected_cases: 8.4,
};

test.each<[string, Row, string]>([
	[
		"what came in fewer days is said to be drawn out where the sentence has another number",
		rise,
		"上月折合30件",
	],
	[
		"what came in as many days is what came",
		{ ...rise, excess: 23 },
		"上月27件",
	],
	["an estate has what its households ask for", estate, "应为8.4件"],
	["a place has what is usual", { ...estate, kind: "hotspot" }, "平常8.4件"],
])("%s", (_, finding, expected) => {
	expect(
		viewEvidence(
			makeFinding(finding) as unknown as Finding,
			reportOf(makeMarts()),
			readReportTexts(),
		)?.reference,
	).toBe(expected);
});
