import { expect, test } from "vitest";
import { isDense } from "../../../pipeline/render/summary/density.ts";

const finding = (text: string) => ({
	finding_no: 1,
	title: "北屏社区按时办结率70.0%，其余正常的92.3%",
	text,
	tickets: 1,
	withheld: 0,
	evidence: undefined,
});
const words = (ems: number) => ({
	lead: {
		title: "满意率87.3%，比上年同月下降6.1个百分点",
		text: "长".repeat(150),
	},
	findings: Array.from({ length: 5 }, () => finding("长".repeat(ems))),
	notes: ["长".repeat(90)],
	decisions: [],
});

test("as many words as a page holds are set as they are, more are set smaller", () => {
	expect(isDense(words(90))).toBe(false);
	expect(isDense(words(300))).toBe(true);
});
