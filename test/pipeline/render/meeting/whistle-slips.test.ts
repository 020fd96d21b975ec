import { expect, test } from "vitest";
import { renderMeeting } from "../../../../pipeline/render/render-report.ts";
import { makeMarts } from "../marts-fixture.ts";
import { decision, matter, part, totals, wordsOf } from "./matter-fixture.ts";

const slipsOf = (...matters: object[]) => decidedSlips([], ...matters);
const decidedSlips = (decisions: object[], ...matters: object[]) =>
	String(
		renderMeeting({
			...makeMarts(),
			mart_meeting: matters,
			mart_meeting_totals: [totals()],
			mart_decisions: decisions,
			mart_whistles: [],
		} as never).find(({ path }) => path === "whistle-slips.html")?.content ??
			"",
	);

test("a proposed whistle has a slip: who calls whom to where, for what and by when, and a receipt to fill in", () => {
	const page = slipsOf(matter({ asked: "鉴定" }));
	for (const words of [
		"吹哨单（2023年4月6日例会）",
		"<dd>怡园街道</dd>",
		"<dd>区住建局、区物管办</dd>",
		"危及安全：海苑小区｜承重墙（怡海社区）",
		"海苑小区，楼栋、门牌照T1等2件工单填：",
		"到海苑小区处置“承重墙、砸、塌”的险情，依法认定，提出处理意见；来电人要求鉴定",
		"没有登记过决议",
		"职权不在街道（据权责清单）",
		"最迟4月7日，定在：",
		"最迟4月7日（工单期限），定在：",
		"<h3>回执</h3>",
	])
		expect(page).toContain(words);
	const first = slipsOf(matter({ level: 1, danger_words: "" }));
	expect(first).toContain("<dd>怡海社区网格</dd>");
	expect(first).toContain("到海苑小区核实，商定哪一天办结");
	const second = slipsOf(matter({ level: 2, blocker: "unknown" }));
	expect(second).toContain("<dd>怡海社区</dd>");
	expect(second).toContain("<dd>怡园街道综合行政执法中队</dd>");
	expect(second).toContain("在期限内，没有登记");
	expect(slipsOf(matter({ deadline_at: "2023-04-05 23:59:59" }))).toContain(
		"已经超期，定在：",
	);
	expect(slipsOf(matter({ deadline_at: null }))).toContain(
		'请办结的日子</dt><dd class="blank"></dd>',
	);
});

test("what was decided last stands on the slip, with what was noted of it", () => {
	const page = decidedSlips(
		[decision({ note: "已约谈业主", blocker: "等区里排期", state: "late" })],
		matter(),
	);
	expect(wordsOf(page)).toContain(
		"先前决议3月23日 鉴定墙体（逾期，没有登记落实）；已约谈业主",
	);
	expect(page).toContain("等区里排期（已登记）");
});

test("of a unit's overdue tickets each that needs one has a slip, and what lies in no community is called by its unit", () => {
	const page = String(
		renderMeeting({
			...makeMarts(),
			mart_meeting: [matter({ kind: "overdue", matter: "o", level: 0 })],
			mart_meeting_parts: [
				part({ matter: "o", topic_label: "供暖", level: 0 }),
				part({
					matter: "o",
					part_no: 2,
					ticket_id: "T2",
					topic_label: "路灯",
					level: 2,
					community: "未归属",
					place: "",
				}),
			],
			mart_meeting_totals: [totals()],
		} as never).find(({ path }) => path === "whistle-slips.html")?.content,
	);
	expect(page.match(/<h2>吹哨单/g)).toHaveLength(1);
	expect(page).toContain("超期在办 2/2：未归属｜路灯");
	// A receipt is filed by the number of what it is about.
	expect(page).not.toContain("T1-D");
	expect(wordsOf(page)).toMatch(/编号\s*工单T2\s*哨级/);
	expect(page).toContain("<dd>执法中队</dd>");
	expect(page).toContain("现场，楼栋、门牌照工单T2填：");
});

test("what was blown has no slip of the same level, whoever came or not, and one of the next", () => {
	const blown = { blown_level: 2, blown_at: "2023-03-20 10:00:00" };
	expect(slipsOf(matter({ level: 2, ...blown }))).toBe("");
	expect(slipsOf(matter({ level: 3, ...blown }))).toContain("三级");
});

test("a matter that has its code from an earlier ticket has both on its slip", () => {
	const page = slipsOf(matter({ code: "T0-S", tickets: 1 }));
	expect(wordsOf(page)).toMatch(/编号\s*T0-S 工单T1\s*哨级/);
});

test("whom nobody knows is left to be written in; what needs no whistle or is not in the pack has no slip", () => {
	const blank = '请到场的单位</dt><dd class="blank"></dd>';
	expect(slipsOf(matter({ external_units: "" }))).toContain(blank);
	expect(slipsOf(matter({ level: 2, lead_unit: "" }))).toContain(blank);
	expect(
		slipsOf(matter({ level: 0 }), matter({ is_listed: false, is_told: false })),
	).toBe("");
	const three = slipsOf(
		matter({ level: 0, code: "T1-D" }),
		matter({ matter_no: 2, code: "T2-S", level: 1 }),
		matter({ matter_no: 13, code: "T3-S", is_listed: false }),
	);
	expect(three).toContain("T2-S");
	expect(three).toContain("T3-S");
	expect(three).toContain("社区报到");
	expect(three).not.toContain("T1-D");
});
