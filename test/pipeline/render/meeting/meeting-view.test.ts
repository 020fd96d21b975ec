import { expect, test } from "vitest";
import { renderMeeting } from "../../../../pipeline/render/render-report.ts";
import { makeMarts } from "../marts-fixture.ts";
import { decision, matter, pageOf, wordsOf } from "./matter-fixture.ts";

test("an export that does not say what is open has no pack", () => {
	expect(renderMeeting(makeMarts())).toEqual([]);
});

test("a matter says what, where, since when, how it stands, what was done, what stops it and whom to call", () => {
	const page = pageOf({
		mart_meeting: [matter()],
		mart_decisions: [
			decision({
				code: "T1-S",
				note: "等区里排期",
				state: "late",
				due_at: "2023-03-30 23:59:59",
			}),
		],
		mart_whistles: [],
	});
	for (const words of [
		"危及安全",
		"海苑小区｜承重墙",
		"T1-S",
		"怡海社区",
		"2件2人",
		'1件在办</span>，<span class="whole">剩2个工作日',
		'已派单、</span><span class="whole">已签收',
		"职权不在街道",
		"三级<br>区住建局、区物管办",
		"二级（社区吹哨、街道报到），三级（街道吹哨、区直部门报到）",
		"先前定的还差什么，由谁哪一天办完",
		"<b>海苑小区承重墙</b>",
		"写在第1项",
		'<span class="whole">3月23日</span> 鉴定墙体（逾期，没有登记落实）；等区里排期',
	])
		expect(page).toContain(words);
	expect(page.indexOf("上次决议落实")).toBeLessThan(page.indexOf("提请会议"));
});

test.each([
	[
		{ working_days_late: 3, tickets: 1, is_overdue: true },
		'在办</span>，<span class="whole">超期3个工作日',
	],
	[
		{ working_days_late: 3, tickets: 4, open: 3, overdue: 2, is_overdue: true },
		'3件在办</span>，<span class="whole">其中2件超期3个工作日',
	],
	[
		{ working_days_late: 3, tickets: 3, open: 2, overdue: 2, is_overdue: true },
		'2件在办</span>，<span class="whole">超期3个工作日',
	],
	[
		{ working_days_late: 0, tickets: 1, is_overdue: true },
		'在办</span>，<span class="whole">超期不满1个工作日',
	],
	[
		{ working_days_late: null, tickets: 1 },
		'到期</span>，<span class="whole">在办</span><br>',
	],
	[
		{ open: 0, deadline_at: null },
		'执法中队<br><span class="whole">已办结</span><br>',
	],
	[{ first_at: "2022-12-30 08:00:00" }, "2022年12月30日</span>起"],
	[
		{ returns: 3, is_reworked: true, is_dispatched: false, is_signed: false },
		'退转3次、</span><span class="whole">已重办',
	],
	[
		{
			topic: "other",
			hotspot_title: "海苑小区集中反映：车贷",
			is_hotspot: true,
		},
		"海苑小区集中反映：车贷",
	],
	[
		{ topic: "other", topic_label: "其他", place: "", community: "" },
		"<br>其他<small>",
	],
	[
		{ blown_level: 3, blown_at: "2023-03-14 09:00:00" },
		'<span class="whole">3月14日</span>已吹三级哨，还没有报到',
	],
	[
		{
			blown_level: 3,
			blown_at: "2023-03-14 09:00:00",
			arrive_by: "2023-03-15 00:00:00",
		},
		'已吹三级哨（应在<span class="whole">3月15日</span>前到），还没有报到',
	],
	[
		{
			blown_level: 3,
			blown_at: "2023-03-14 09:00:00",
			arrived_at: "2023-03-15 09:00:00",
			result_at: "2023-03-16 09:00:00",
			result: "已整改",
		},
		'已吹三级哨，<span class="whole">3月16日</span>有了结果：已整改',
	],
	[
		{
			blown_level: 2,
			blown_at: "2023-03-14 09:00:00",
			arrived_at: "2023-03-15 09:00:00",
		},
		'已吹二级哨，<span class="whole">3月15日</span>报到，还没有结果',
	],
	[
		{ deadline_at: "2023-04-06 23:59:59", working_days_late: -1 },
		"开会当天到期",
	],
	[{ deadline_at: "2023-04-05 23:59:59", working_days_late: 0 }, "会前到期"],
	[
		{
			tickets: 1,
			dispatched_at: "2023-03-02 09:00:00",
			signed_at: "2023-03-02 10:00:00",
			is_contacted: true,
			contacted_at: "2023-03-03 10:00:00",
		},
		'3月2日派单、</span><span class="whole">签收、</span><span class="whole">3月3日联系来电人',
	],
	[{ level: 1 }, "一级<br>怡海社区"],
	[{ level: 0, kind: "overdue" }, "不吹哨<br>可请区住建局、区物管办"],
	[
		{ level: 0, kind: "overdue", external_units: "" },
		'<td class="words">不吹哨</td>',
	],
	[{ level: 2 }, "二级<br>综合行政执法中队</td>"],
	[{ level: 0 }, "不吹哨<br>由承办单位自己办"],
	// What was blown is not blown again, unless at a higher level.
	[
		{
			level: 2,
			blown_level: 2,
			blown_at: "2023-03-20 10:00:00",
			called_units: "区城管局|怡园街道城管办",
		},
		'不再另吹<br><span class="whole">3月20日</span>已吹二级哨（请区城管局、城管办），还没有报到',
	],
	[
		{ level: 3, blown_level: 2, blown_at: "2023-03-20 10:00:00" },
		'三级<br>区住建局、区物管办<br><span class="whole">3月20日</span>已吹二级哨，还没有报到',
	],
	[
		{ level: 2, lead_unit: "" },
		"二级<br>怡园街道（哪个科室牵头，权责清单没写）",
	],
	[{ external_units: "" }, "三级<br>请哪个部门，权责清单没写"],
	[{ code: "T0-S", tickets: 1 }, 'T0-S</span> <span class="whole code">工单T1'],
	[
		{ tickets: 1, dispatched_at: "2023-03-02 09:00:00", signed_at: null },
		'3月2日派单、</span><span class="whole">已签收',
	],
])("%j is told as %s", (more, words) => {
	const marts = {
		mart_meeting: [matter(more)],
		mart_decisions: [],
		mart_whistles: [],
	};
	expect(pageOf(marts)).toContain(words);
});

test("what has no place is one line with a number, and names are words", () => {
	const page = pageOf({
		mart_meeting: [
			matter({ place: "<script>" }),
			matter({ is_listed: false, matter_no: 13, code: "T7-S", tickets: 4 }),
			matter({ is_listed: false, matter_no: 14, kind: "many" }),
			matter({
				is_listed: false,
				is_told: false,
				kind: "single",
				tickets: 3,
				overdue: 1,
			}),
			matter({ is_listed: false, is_told: false, kind: "single", tickets: 2 }),
		],
		mart_decisions: [],
		mart_whistles: [],
	});
	const words = wordsOf(page);
	expect(words).toContain(
		"此外的5件是将到期（单位已回复、等办结的不算）、重办的单件和没有列出的超期件，由各承办单位本周办结，不逐件上会：执法中队5件。清单见附件",
	);
	expect(words).toContain("危及安全的另1件在附表最前面。");
	expect(words).toMatch(/附表 没有排上的事项.*13 危及安全.*T7-S.*14 多人同诉/);
	expect(words).toContain(
		"本周没有退转两次以上或挂起三十天以上、超期在办的事项",
	);
	expect(page).toContain("&lt;script&gt;｜承重墙");
	expect(page).not.toContain("<script");
});

test("where nothing is left over, nothing is said of it", () => {
	const page = pageOf({
		mart_meeting: [],
		mart_decisions: [],
		mart_whistles: [],
	});
	expect(page).toContain("没有需要上会的事项");
	expect(page).not.toContain("此外的");
});

test("the pack says how many of its open tickets came after the period, and that a period is not over", () => {
	const marts = makeMarts();
	const page = pageOf({
		mart_report: [{ ...marts.mart_report?.[0], is_period_complete: false }],
		mart_meeting: [
			matter({ open_after_period: 1 }),
			matter({ matter_no: 2, matter: "x", open_after_period: 2 }),
		],
	});
	expect(page).toContain("其中3件为本月之后受理。");
	expect(page).toContain("2023年3月（未满期，数据到2023年3月31日，共31天）");
	expect(pageOf({ mart_meeting: [matter()] })).not.toContain("之后受理");
});

test("a matter of many places names none", () => {
	const page = pageOf({ mart_meeting: [matter({ community: "", place: "" })] });
	expect(page).toContain("<br>承重墙<small>");
});

test("a matter is told in words of the tree and of the list of dangers, and by its kind of demand", () => {
	const tell = (more: object) =>
		pageOf({ mart_meeting: [matter(more)] }).replace(/<[^>]+>/g, " ");
	// What the danger says already is not said again.
	expect(tell({})).toContain("险情：承重墙、砸、塌；投诉");
	expect(tell({ said: "砸墙、阳台、楼板" })).toContain(
		"险情：承重墙、砸、塌；说到阳台、楼板；投诉",
	);
	expect(tell({ danger_words: "" })).toMatch(/ 说到砸墙、承重墙；投诉 /);
	expect(tell({ danger_words: "", said: "" })).toMatch(/｜承重墙\s+投诉 /);
});

test("the last word upon a matter counts: what is under way is not asked anew, and its note stands beside it", () => {
	const noted = (more: object) => decision({ note: "已约谈业主", ...more });
	const tell = (...decisions: object[]) =>
		wordsOf(pageOf({ mart_meeting: [matter()], mart_decisions: decisions }));
	const page = tell(
		noted({ decided_at: "2023-03-16 00:00:00", decision: "约谈业主" }),
		noted({}),
	);
	expect(page).toContain("上次定：3月23日 鉴定墙体（在办）；已约谈业主");
	expect(page).toContain("职权不在街道");
	expect(page).not.toContain("上次定：3月16日");
	const blocked = tell(noted({ blocker: "等区里排期" }));
	expect(blocked).toContain("等区里排期（已登记）");
	expect(blocked).not.toContain("职权不在街道");
	const again = tell(noted({ state: "back", blocker: "等区里排期" }));
	expect(again).toContain("先前办了为什么又来");
	expect(again).toContain("职权不在街道");
	expect(tell(noted({ state: "unclosed" }))).toContain(
		"报了落实，工单为什么没有办结",
	);
	expect(tell(noted({ told_in: "else" }))).toContain(
		"由综合行政执法中队召集，4月7日前到场",
	);
});
