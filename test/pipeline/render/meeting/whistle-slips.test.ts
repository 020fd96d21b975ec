import { expect, test } from "vitest";
import { renderMeeting } from "../../../../pipeline/render/render-report.ts";
import { makeMarts } from "../marts-fixture.ts";
import { matter } from "./matter-fixture.ts";

const slipsOf = (...matters: object[]) =>
	String(
		renderMeeting({
			...makeMarts(),
			mart_meeting: matters,
			mart_decisions: [],
			mart_whistles: [],
		} as never).find(({ path }) => path === "whistle-slips.html")?.content ??
			"",
	);

test("a proposed whistle has a slip: who calls whom for what, and a receipt to fill in", () => {
	const page = slipsOf(matter());
	for (const words of [
		"吹哨单（2023年4月6日例会）",
		"<dd>怡园街道</dd>",
		"<dd>区住建局、区物管办</dd>",
		"危及安全：海苑小区｜承重墙（怡海社区）",
		"到现场处置，依法认定",
		"卡在哪里",
		"<h3>回执</h3>",
	])
		expect(page).toContain(words);
	expect(slipsOf(matter({ level: 1 }))).toContain("<dd>怡海社区网格</dd>");
	expect(slipsOf(matter({ level: 2 }))).toContain("<dd>怡海社区</dd>");
	expect(slipsOf(matter({ blocker: "unknown" }))).not.toContain("卡在哪里");
});

test("whom nobody knows is left to be written in, and what needs no whistle or has no place has no slip", () => {
	const unknown = slipsOf(matter({ external_units: "" }));
	expect(unknown).toContain('请到场的单位</dt><dd class="blank"></dd>');
	expect(slipsOf(matter({ level: 0 }), matter({ is_listed: false }))).toBe("");
	const two = slipsOf(
		matter({ level: 0, code: "T1-D" }),
		matter({ matter_no: 2, code: "T2-S", level: 1 }),
	);
	expect(two).toContain("T2-S");
	expect(two).toContain("社区报到");
	expect(two).not.toContain("T1-D");
});
