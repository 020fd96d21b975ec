import { expect, test } from "vitest";
import { decision, matter, pageOf, wordsOf } from "./matter-fixture.ts";

test.each([
	[{}, "由综合行政执法中队召集，4月7日前到场；哪天办结"],
	[{ lead_unit: "" }, "由谁召集，4月7日前到场；哪天办结"],
	// Whoever is called comes before the ticket is due.
	[
		{ deadline_at: "2023-04-06 23:59:59" },
		"由综合行政执法中队召集，散会后当天到场；哪天办结",
	],
	[{ deadline_at: "2023-04-05 23:59:59" }, "4月7日前到场"],
	[{ deadline_at: null }, "4月7日前到场"],
	[{ level: 2 }, "由综合行政执法中队牵头、谁配合，4月7日前到场；哪天办结"],
	[{ level: 2, lead_unit: "怡园街道办" }, "由怡园街道办牵头"],
	[{ level: 2, lead_unit: "" }, "由哪个科室牵头、谁配合，4月7日前到场"],
	[{ level: 1 }, "怡海社区派谁到现场、哪天办结"],
	[{ level: 1, community: "" }, "执法中队派谁到现场、哪天办结"],
	// Where nobody else is to come, whoever has it is asked; not so of a unit's overdue tickets as a whole.
	[{ level: 0 }, "由执法中队派谁去办、哪天办结"],
	[{ level: 0, is_overdue: true }, "承办单位说明超期原因，定哪天办结"],
	[{ level: 0, kind: "overdue" }, "逐件定哪天办结，该延期的哪天报"],
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
		"会前先由执法中队给来电人打电话（号码在工单里），问清有没有险情，勾在右边；由综合行政执法中队召集",
	],
	// Somebody may be in it, or nobody knows where it is.
	[
		{ danger_words: "电梯困人" },
		"会前先由执法中队问清人脱险没有；由综合行政执法中队召集，散会后当天到场",
	],
	// Gas and whoever is shut in do not wait until the day after, nor when they are overdue; a word that is but a word does.
	[
		{ danger_words: "煤气味", is_overdue: true, deadline_at: "2023-03-01" },
		"由综合行政执法中队召集，散会后当天到场",
	],
	[
		{ topic: "parking", danger_words: "冒烟" },
		"由综合行政执法中队召集，4月7日前到场",
	],
	[
		{ community: "未归属" },
		"会前由执法中队照工单的地址定属哪个社区；由综合行政执法中队召集",
	],
	[{ community: "未归属", open: 0 }, " 全部办结；定谁、何时排查 "],
	// Where all is closed nobody is called, and nobody asked why it came again.
	[
		{ open: 0, level: 0, topic: "heating", before: 2, ended_at: "2023-03-14" },
		"不吹哨 全部办结；定下个供暖季前谁、何时排查 ",
	],
	[
		{ open: 0, unsolved: 1, unsolved_ticket: "T7" },
		"全部办结；回访未解决的T7：谁、何时复测，怎么补",
	],
	[{ open: 0, unsolved: 2, unsolved_ticket: "T7" }, "未解决的T7等2件："],
	[
		{ before: 1, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；3月14日办结的为什么又来",
	],
	[
		{ before: 1, later: 0, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；老的没办结（3月14日才办结）就又来，为什么",
	],
	// One ticket is not asked why it came again where another called.
	[
		{ tickets: 1, before: 1, before_own: 0, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；此前同类1件（3月14日办结）不是同一来电人 ",
	],
	[
		{
			tickets: 1,
			before: 2,
			before_own: 0,
			before_unknown: 1,
			later: 0,
			ended_at: "2023-03-14 09:00:00",
		},
		"；此前同类2件（3月14日办结），来电人是不是同一个不知道 ",
	],
	[
		{ tickets: 1, before: 2, before_own: 1, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；3月14日办结的为什么又来",
	],
	[
		{ tickets: 2, before: 1, before_own: 0, ended_at: "2023-03-14 09:00:00" },
		"哪天办结；3月14日办结的为什么又来",
	],
	// Whoever raises it over and over is met before a whistle is blown.
	[
		{
			level: 0,
			before: 1,
			before_own: 1,
			ended_at: "2023-03-14 09:00:00",
			heavy_no: 14,
			heavy_tickets: 15,
			heavy_begun_at: "2023-03-06 09:00:00",
			heavy_ended_at: "2023-03-24 09:00:00",
		},
		"约见后再定可请区住建局、区物管办 同一来电人3月6日起第14件（共15件），上一件3月24日办结：先约见来电人，再定吹不吹哨 ",
	],
	[
		{ level: 0, heavy_no: 1, heavy_tickets: 3, heavy_begun_at: "2023-03-06" },
		"第1件（共3件）：先约见",
	],
	[
		{ heavy_no: 1, heavy_tickets: 3, blown_level: 3, blown_at: "2023-03-14" },
		"不再另吹",
	],
])("of %j the meeting is asked: %s", (more, words) => {
	expect(wordsOf(pageOf({ mart_meeting: [matter(more)] }))).toContain(words);
});

test.each([
	[{}, "职权不在街道（据权责清单）"],
	[{ blocker: "unknown" }, "在期限内，没有登记"],
	[{ blocker: "unknown", is_extended: true }, "延期的原因没有登记"],
	[{ blocker: "unknown", is_overdue: true }, "超期，原因没有登记"],
	[{ open: 0 }, '<td class="words">已办结</td>'],
])("of %j what stands in the way is told: %s", (more, words) => {
	expect(pageOf({ mart_meeting: [matter(more)] })).toContain(words);
});

test.each([
	["parking", "着火", "险情没有核实，只见“着火”一词"],
	["parking", "着火|漏电", "险情：着火、漏电"],
	["parking", "着火|消防通道&堵", "险情：着火、消防通道、堵"],
	["wall", "着火", "险情：着火"],
	["water_supply", "着火", "险情没有核实，只见“着火”一词"],
	["water_supply", "漏电", "险情：漏电"],
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
	[{ level: 0 }, {}, "由谁哪一天办完；由执法中队限期办结"],
	[
		{},
		{ due_at: "2023-04-06 23:59:59" },
		"先前定的今天到期，办完没有，还差什么；由",
	],
	[
		{},
		{ due_at: "2023-04-07 23:59:59" },
		"先前定的4月7日到期，现在办到哪里；在办的工单哪天办结；由",
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
	expect(tell({ level: 2 })).toContain(
		"由谁盯、哪一天办结，升不升三级（请哪个部门，权责清单没写，由综合行政执法中队提出）",
	);
	expect(tell({ level: 1, blown_level: 1 })).toContain(
		"由谁盯、哪一天办结，升不升二级（请综合行政执法中队）",
	);
	// Whoever had it already was called among others.
	expect(tell({ level: 0 })).toContain("升不升三级");
	expect(tell({ level: 3 })).not.toContain("升不升");
	expect(tell({ level: 2, is_overdue: false })).not.toContain("升不升");
});

test.each([
	[{}, "延期到4月7日 ，在办 ，超期", { is_extended: true }],
	[{}, "已延期 ", { is_extended: true, deadline_at: null }],
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

test("whom nobody telephoned is to be, where others were; a word of danger has its own call", () => {
	const tell = (more: object, other: object = { is_contacted: true }) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter(more), matter({ matter_no: 2, ...other })],
			}),
		);
	expect(tell({ level: 1 })).toContain("先由执法中队联系来电人；怡海社区派谁");
	const calls = "先由执法中队联系来电人";
	expect(tell({ is_contacted: true })).not.toContain(calls);
	expect(tell({}, {})).not.toContain(calls);
	expect(tell({ open: 0 })).not.toContain(calls);
	expect(tell({ is_dispatched: false })).toContain(calls);
	const untouched = { is_dispatched: false, is_signed: false };
	expect(tell({ ...untouched, kind: "many" })).not.toContain(calls);
	// A danger is not left alone, whatever was noted.
	expect(tell(untouched)).toContain(calls);
	expect(tell(untouched)).toContain("没有派单、签收、联系记录、工单在它名下");
	expect(tell({ topic: "parking", danger_words: "着火" })).not.toContain(calls);
});
