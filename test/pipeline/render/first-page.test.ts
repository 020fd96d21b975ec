import { expect, test } from "vitest";
import {
	fitFirstPage,
	type Words,
} from "../../../pipeline/render/summary/first-page.ts";

const tile = {
	comparisons: [],
	judged: { words: "", range: "", isSignificant: false, isWorse: false },
	past: undefined,
};
const words = (findings: number, ems: number): Words => ({
	lead: {
		title: "满意率87.3%，比上年同月下降6.1个百分点",
		text: "长".repeat(150),
	},
	tiles: [tile],
	findings: Array.from({ length: findings }, () => ({
		finding_no: 1,
		title: "北屏社区按时办结率70.0%，其余正常的92.3%",
		text: "长".repeat(ems),
		tickets: 1,
		withheld: 0,
		evidence: undefined,
	})),
	notes: ["长".repeat(90)],
	decisions: [],
	where: "",
});

test("the first page is set in smaller letters, the more it says, and then ends with it", () => {
	const some = fitFirstPage(words(7, 130));
	const more = fitFirstPage(words(7, 180));
	expect(some.isOpen).toBe(false);
	expect(more.isOpen).toBe(false);
	expect(more.scale).toBeLessThan(some.scale);
});

test("of few words no letter is larger than read with pleasure, and the report goes on below them", () => {
	expect(fitFirstPage(words(2, 30))).toEqual({ scale: 1.45, isOpen: true });
});

test("no letters are smaller than can be read, whatever is said", () => {
	expect(fitFirstPage(words(20, 400))).toEqual({ scale: 0.8, isOpen: false });
});
