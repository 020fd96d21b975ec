import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import { decision, matter, pageOf, wordsOf } from "./matter-fixture.ts";

test("a pack for a day says which of last week's matters are in it and what became of the others, and points to no annex", () => {
	const marts = makeMarts();
	const page = pageOf({
		mart_report: [{ ...marts.mart_report?.[0], period_kind: "meeting" }],
		mart_meeting: [
			matter({ tickets: 7 }),
			matter({ matter_no: 2, matter: "new" }),
			matter({ is_listed: false, is_told: false, kind: "single" }),
		],
		mart_meeting_earlier: [
			{
				...matter(),
				earlier_no: 1,
				state: "closed",
				was_listed: true,
				matter_no: null,
				is_decided: false,
				closed_at: "2023-04-03 09:00:00",
				called_at: "2023-04-05 09:00:00",
				solved: "solved",
				met_at: "2023-03-30 00:00:00",
			},
			{
				...matter(),
				earlier_no: 4,
				state: "listed",
				was_listed: true,
				matter_no: 1,
				is_decided: false,
				closed_at: null,
				met_at: "2023-03-30 00:00:00",
			},
		],
		mart_meeting_continued: [
			{
				matter: "wall@海苑小区",
				earlier_no: 4,
				earlier_matters: 1,
				earlier_codes: "",
				earlier_tickets: 9,
				kept: 2,
				closed: 7,
				open_elsewhere: 0,
				tickets: 7,
				arrived: 5,
				joined: 0,
			},
		],
	});
	expect(page).toContain("·上周第4项");
	expect(page).toContain("·新列");
	expect(page.match(/上周没有定/g)).toHaveLength(1);
	expect(page).toContain("<br>上周9件：还在2件、已办结7件；新来5件");
	expect(page).toContain(
		'上次会议（3月30日）列了2项，这2项会后都没有登记决议；还在办、仍列在下面的1项：第4项（现第1项）；已办结1项：第1项海苑小区｜承重墙（<span class="whole">4月3日</span>，<span class="whole">4月5日</span>回访：解决，险情□已排除□还在）。',
	);
	expect(page).not.toContain("附件");
});

test("what was decided before the last meeting and is done is told in a sentence", () => {
	const page = pageOf({
		mart_meeting: [matter()],
		mart_meeting_earlier: [
			{
				...matter(),
				earlier_no: 1,
				state: "listed",
				was_listed: true,
				matter_no: 1,
				is_decided: true,
				closed_at: null,
				met_at: "2023-03-30 00:00:00",
			},
		],
		mart_meeting_continued: [],
		mart_decisions: [
			decision({ state: "done", matter_label: "甲苑路灯" }),
			decision({ decided_at: "2023-03-30 00:00:00", state: "done" }),
		],
	});
	expect(page).not.toContain("上周没有定");
	expect(page.match(/鉴定墙体/g)).toHaveLength(2);
	expect(wordsOf(page)).toContain(
		"更早定的、报已落实的1项：甲苑路灯（3月23日定）。",
	);
});

test("a decision under way that has no row in the list has its code, where it stands and room to decide; one that has a row points to it", () => {
	const tell = (more: object) => {
		const page = pageOf({
			mart_meeting: [
				matter(),
				matter({ matter_no: 9, matter: "p", is_listed: false }),
			],
			mart_decisions: [
				decision({ told_in: "", matter_label: "甲苑路灯", ...more }),
			],
		});
		const [row = ""] = /(?<=<tbody>).*?(?=<\/tbody>)/s.exec(page) ?? [];
		return wordsOf(row);
	};
	expect(tell({})).toBe(
		"3月23日甲苑路灯 鉴定墙体物管办 在办；没有对应的工单；没有登记进展 还差什么，谁哪天办完责任： 时限：",
	);
	const open = { open: 2, open_ticket: "T9", open_unit: "城管办" };
	const left = "还有2件在办：工单T9，城管办";
	expect(tell({ ...open, ticket_code: "T9-T", code: "T8-M" })).toContain(
		`T8-M 鉴定墙体物管办 在办；${left}；没有登记进展 还差什么，谁哪天办完责任：`,
	);
	expect(
		tell({ ...open, ticket_code: "T9-T", open_until: "2023-04-10 23:59:59" }),
	).toContain(`甲苑路灯 现编号T9-T 鉴定墙体物管办 在办；${left}，4月10日到期`);
	expect(tell({ state: "closed", ended_at: "2023-03-30 10:00:00" })).toContain(
		"没有登记落实；工单3月30日已办结 补报落实，还是销号责任：",
	);
	const kept = { ...open, due_at: "2023-04-30 23:59:59" };
	expect(tell(kept)).toContain(
		"没有到期，照原定；责任单位现为物管办，工单在城管办，是否改由城管办负责责任：",
	);
	expect(tell({ ...kept, open_unit: "物管办" })).not.toContain("是否改由");
	for (const state of ["done", "back", "unclosed"]) {
		expect(tell({ state })).toContain("哪天、由谁报的没有登记");
		expect(tell({ state, note: "3月29日已修" })).not.toContain("由谁报的");
	}
	// Not due yet: as it was decided, and its last day is the meeting's.
	expect(tell({ due_at: "2023-04-30 23:59:59" })).toContain(
		"物管办，4月30日前 在办；没有对应的工单；没有登记进展 没有到期，照原定",
	);
	expect(tell({ due_at: "2023-04-06 23:59:59" })).toContain(
		"没有登记进展 还差什么，谁哪天办完责任：",
	);
	expect(
		tell({ state: "done", ended_at: "2023-03-30 10:00:00" }),
	).not.toContain("责任：");
	// By its topic and estate; the pack has the code.
	expect(tell({ ...open, told_in: "wall@海苑小区" })).toBe(
		"3月23日甲苑路灯 现编号T1-S 鉴定墙体物管办 在办；还有2件在办；没有登记进展；工单现由执法中队承办 写在第1项",
	);
	expect(tell({ told_in: "p" })).toContain("写在附表第9项");
	expect(tell({ told_in: "p", owner: "怡园街道执法中队" })).not.toContain(
		"现由",
	);
	expect(
		tell({
			due_at: "2023-03-30 23:59:59",
			state: "late",
			note: "已约谈",
			blocker: "等物料",
			before_at: "2023-02-16 00:00:00",
			before_decision: "疏通",
			before_is_done: true,
		}),
	).toContain(
		"物管办，3月30日前 逾期，没有登记落实；没有对应的工单；卡在：等物料；说明：已约谈；先前2月16日定：疏通（报已落实）",
	);
});

test("when what was decided was done, and by whom, is told where it was noted: beside it, in the matter that it is back in, of what was decided before and of what is long done", () => {
	const done = { done_at: "2023-03-29 00:00:00", done_by: "城管办" };
	const tell = (more: object, others: object = {}) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter()],
				mart_decisions: [decision({ state: "done", told_in: "", ...more })],
				...others,
			}),
		);
	for (const state of ["done", "back", "unclosed"]) {
		const words = tell({ ...done, state });
		expect(words).toContain("；3月29日由城管办落实");
		expect(words).not.toContain("没有登记");
	}
	expect(tell({ ...done, done_by: "" })).toContain(
		"3月29日落实，由谁落实没有登记",
	);
	expect(tell({ ...done, done_at: null })).toContain(
		"由城管办落实，哪天没有登记",
	);
	expect(tell({ ...done, note: "灯已亮" })).toContain(
		"；3月29日由城管办落实；说明：灯已亮",
	);
	const back = { ...done, state: "back", told_in: "wall@海苑小区" };
	expect(tell(back)).toContain(
		"上次定：3月23日 鉴定墙体（报已落实，又有诉求，3月29日由城管办落实）",
	);
	expect(
		tell({
			state: "late",
			before_at: "2023-02-16 00:00:00",
			before_decision: "疏通",
			before_is_done: true,
			before_done_at: "2023-02-20 00:00:00",
			before_done_by: "排水公司",
		}),
	).toContain("先前2月16日定：疏通（2月20日由排水公司落实）");
	expect(
		tell(
			{ ...done, matter_label: "甲苑路灯" },
			{
				mart_meeting_earlier: [
					{
						...matter(),
						earlier_no: 1,
						state: "listed",
						was_listed: true,
						is_decided: true,
						closed_at: null,
						met_at: "2023-03-30 00:00:00",
					},
				],
			},
		),
	).toContain("甲苑路灯（3月23日定，3月29日由城管办落实）");
});

test.each([
	[{ ended_at: "2023-03-29 10:00:00" }, true],
	// Closed after the last meeting, due on its day, or decided there: nobody could be asked.
	[{ ended_at: "2023-03-30 10:00:00" }, false],
	[{ ended_at: "2023-03-29 10:00:00", due_at: "2023-03-30 23:59:59" }, false],
	[
		{ ended_at: "2023-03-29 10:00:00", decided_at: "2023-03-30 00:00:00" },
		false,
	],
	[{ state: "late" }, true],
	[{ state: "back", ended_at: "2023-03-29 10:00:00" }, false],
])("that the last meeting was asked of %j is told: %s", (more, isTold) => {
	const page = pageOf({
		mart_meeting: [matter()],
		mart_meeting_earlier: [
			{
				...matter(),
				earlier_no: 1,
				state: "listed",
				was_listed: true,
				is_decided: true,
				closed_at: null,
				met_at: "2023-03-30 00:00:00",
			},
		],
		mart_decisions: [
			decision({
				told_in: "",
				state: "closed",
				due_at: "2023-03-29 23:59:59",
				...more,
			}),
		],
	});
	expect(wordsOf(page).includes("；3月30日问过，没有登记答复")).toBe(isTold);
});

test("a matter that another unit had when the last meeting sat says so, and one decided upon before is not new", () => {
	const tell = (unit: string, ...decisions: object[]) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter(), matter({ matter_no: 2, matter: "n" })],
				mart_meeting_earlier: [
					{
						...matter({ unit }),
						earlier_no: 1,
						state: "renewed",
						was_listed: true,
						is_decided: true,
						closed_at: null,
						met_at: "2023-03-30 00:00:00",
					},
				],
				mart_decisions: decisions,
			}),
		);
	expect(tell("怡园街道城管办")).toContain("上周由城管办承办");
	expect(tell("执法中队")).not.toContain("上周由");
	expect(tell("执法中队", decision({ told_in: "n" }))).toContain(
		"·上周没有列，3月23日定过",
	);
});
