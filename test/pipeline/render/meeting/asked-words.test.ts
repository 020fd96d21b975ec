import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import { decision, matter, pageOf, totals, wordsOf } from "./matter-fixture.ts";

test.each([
	[{}, "由综合行政执法中队召集，4月7日前到场；哪天办结"],
	[{ lead_unit: "" }, "由谁召集，4月7日前到场；哪天办结"],
	// Whoever is called comes before the ticket is due.
	[{ deadline_at: "2023-04-06 23:59:59" }, "4月6日前到场"],
	[{ deadline_at: "2023-04-05 23:59:59" }, "4月7日前到场"],
	[{ deadline_at: null }, "4月7日前到场"],
	[{ level: 2 }, "由综合行政执法中队牵头、谁配合；哪天办结"],
	[{ level: 2, lead_unit: "怡园街道办" }, "由怡园街道办牵头"],
	[{ level: 2, lead_unit: "" }, "由哪个科室牵头、谁配合；哪天办结"],
	[{ level: 1 }, "怡海社区派谁到现场、哪天办结"],
	[{ level: 1, community: "" }, "执法中队派谁到现场、哪天办结"],
	[{ level: 0 }, "逐件定哪天办结，该延期的哪天报"],
	[
		{
			blown_level: 3,
			blown_at: "2023-03-14 09:00:00",
			result_at: "2023-03-16 09:00:00",
		},
		"哨有了结果，工单还差什么、哪一天办结",
	],
	[{ blown_level: 3, blown_at: "2023-03-14 09:00:00" }, "请的没有到，由谁催"],
	[
		{
			blown_level: 3,
			blown_at: "2023-03-14 09:00:00",
			arrived_at: "2023-03-15 09:00:00",
		},
		"报到了没有结果，由谁盯",
	],
	// A word of danger that does not fit the topic is but a word.
	[
		{ topic: "parking", danger_words: "着火" },
		"会前先给来电人打电话，问清有没有险情；由综合行政执法中队召集",
	],
	[
		{ before: 1, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；3月14日办结的为什么又来",
	],
])("of %j the meeting is asked: %s", (more, words) => {
	expect(wordsOf(pageOf({ mart_meeting: [matter(more)] }))).toContain(words);
});

test.each([
	[{}, "职权不在街道（据权责清单）"],
	[{ blocker: "unknown" }, "在期限内，没有登记"],
	[{ blocker: "unknown", is_extended: true }, "已延期，原因没有登记"],
	[{ blocker: "unknown", is_overdue: true }, "超期，原因没有登记"],
	[{ open: 0 }, '<td class="words">已办结</td>'],
])("of %j what stands in the way is told: %s", (more, words) => {
	expect(pageOf({ mart_meeting: [matter(more)] })).toContain(words);
});

test.each([
	["parking", "着火", "险情没有核实，只见“着火”一词"],
	["parking", "着火|消防通道&堵", "险情：着火、消防通道、堵"],
	["wall", "着火", "险情：着火"],
])(
	"a ticket about %s that says %s is told: %s",
	(topic, danger_words, words) => {
		const page = pageOf({ mart_meeting: [matter({ topic, danger_words })] });
		expect(wordsOf(page)).toContain(words);
	},
);

test.each([
	[{}, {}, "由谁哪一天办完；由综合行政执法中队召集，4月7日前到场"],
	[{ level: 2 }, {}, "由谁哪一天办完；由综合行政执法中队牵头"],
	[
		{},
		{ due_at: "2023-04-06 23:59:59" },
		"上次定的今天到期，办完没有，还差什么；由",
	],
	[
		{},
		{ due_at: "2023-04-07 23:59:59" },
		"上次定的还差什么，由谁哪一天办完；由",
	],
	[
		{ blown_level: 3, blown_at: "2023-04-01 09:00:00" },
		{ note: "业主申请复议" },
		"由谁哪一天办完；请的没有到，由谁催、哪一天前到；“业主申请复议”怎么办",
	],
])("of %j decided as %j the meeting is asked: %s", (more, last, words) => {
	const page = pageOf({
		mart_meeting: [matter(more)],
		mart_decisions: [decision(last)],
	});
	expect(wordsOf(page)).toContain(words);
});

test("who came upon a whistle to no result and is late is asked whether the next level is blown; of those beyond the street there is none", () => {
	const whistle = {
		blown_level: 2,
		blown_at: "2023-03-14 09:00:00",
		arrived_at: "2023-03-15 09:00:00",
		is_overdue: true,
	};
	const tell = (more: object) =>
		wordsOf(pageOf({ mart_meeting: [matter({ ...whistle, ...more })] }));
	expect(tell({ level: 2 })).toContain("由谁盯、哪一天办结，升不升三级");
	expect(tell({ level: 3 })).not.toContain("升不升");
	expect(tell({ level: 2, is_overdue: false })).not.toContain("升不升");
});

test.each([
	[{}, "4月1日派单、 签收、 没有联系来电人、 已延期", { is_extended: true }],
	[
		{},
		"3月1日派单、 没有联系来电人、 此后没有记录",
		{ dispatched_at: "2023-03-01 09:00:00", signed_at: null, is_signed: false },
	],
	[{ is_contacted: true }, "已联系来电人", {}],
])(
	"what was not done is told where it is known of others: %j: %s",
	(one, words, more) => {
		const page = pageOf({
			mart_meeting: [
				matter({
					tickets: 1,
					is_overdue: true,
					dispatched_at: "2023-04-01 09:00:00",
					signed_at: "2023-04-01 10:00:00",
					...one,
					...more,
				}),
				matter({ matter_no: 2, is_contacted: true }),
			],
		});
		expect(wordsOf(page.replaceAll("</span>", " "))).toContain(words);
	},
);

test("what is overdue adds up: in the list, after it, told by number alone, before no meeting", () => {
	const page = pageOf({
		mart_meeting_totals: [
			totals({
				open: 40,
				overdue: 10,
				due_on_last_day: 3,
				untold_overdue: 1,
			}),
		],
		mart_meeting: [
			matter({ overdue: 2 }),
			matter({ overdue: 3, is_listed: false }),
			matter({ overdue: 4, is_listed: false, is_told: false }),
		],
	});
	expect(page).toContain(
		"到数据截至时在办40件，到开会时超期10件（4月5日到期的3件算在内）：上面各项里2件、附表里3件、没有逐项列的4件、保密等不上会的1件。",
	);
	expect(pageOf({ mart_meeting: [matter()] })).toContain(
		"到数据截至时在办9件，到开会时超期0件。",
	);
	expect(pageOf({ mart_meeting: [], mart_meeting_totals: [] })).not.toContain(
		"到数据截至时在办",
	);
});

test("what the table of competence does not say has its column named", () => {
	const note = "牵头科室补在 lead_unit 一栏";
	const tell = (more: object) => pageOf({ mart_meeting: [matter(more)] });
	expect(tell({})).not.toContain(note);
	expect(tell({ external_units: "" })).toContain(note);
	expect(tell({ level: 2, lead_unit: "" })).toContain(note);
	expect(tell({ level: 1, lead_unit: "", external_units: "" })).not.toContain(
		note,
	);
});

test("of units whose tickets are told by number alone the first are named", () => {
	const single = (unit: string, tickets: number) =>
		matter({ unit, tickets, is_listed: false, is_told: false, kind: "single" });
	const page = wordsOf(
		pageOf({
			mart_meeting: [
				...[..."甲乙丙丁戊己庚辛"].map((unit) => single(unit, 2)),
				single("壬", 1),
				single("辛", 1),
				single("", 1),
			],
		}),
	);
	expect(page).toContain("不逐件上会：辛3件、丁2件");
	expect(page).toContain("，另有2个单位");
});

test("in the pack of a meeting each of those that are told by number stands at its end, by unit, as many as there is room for", () => {
	const marts = makeMarts();
	const single = (more: object) =>
		matter({
			is_listed: false,
			is_told: false,
			kind: "single",
			is_safety: false,
			...more,
		});
	const tell = (...matters: object[]) =>
		wordsOf(
			pageOf({
				mart_report: [{ ...marts.mart_report?.[0], period_kind: "meeting" }],
				mart_meeting: matters,
			}),
		);
	const page = tell(
		single({ tickets: 1 }),
		single({
			unit: "城管办",
			tickets: 1,
			ticket_id: "T2",
			is_near: true,
			is_reworked: true,
		}),
		single({ unit: "城管办", tickets: 3, ticket_id: "T3" }),
		single({
			unit: "",
			tickets: 1,
			ticket_id: "T4",
			open: 0,
			deadline_at: null,
			is_safety: false,
			is_dissatisfied: true,
		}),
	);
	expect(page).toContain("附表 没有排上的事项");
	expect(page.replaceAll(" ", "")).toContain(
		[
			"不逐件上会，按承办单位：城管办4件：海苑小区｜承重墙T2（4月7日到期、重办）；海苑小区｜承重墙T3等3件（4月7日到期）。",
			"承办单位不明1件：海苑小区｜承重墙T4（不满意且未解决）。",
			"执法中队1件：海苑小区｜承重墙T1（4月7日到期）。",
		].join(""),
	);
	const many = tell(
		...Array.from({ length: 62 }, () => single({ tickets: 1 })),
	);
	expect(many.match(/海苑小区｜承重墙 T1（/g)).toHaveLength(60);
	expect(many).toContain("另有2项没有写在这里。");
	expect(tell(matter())).not.toContain("附表");
});
