import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import { matter, pageOf, wordsOf } from "./matter-fixture.ts";

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
	expect(page).toContain("<br>上周9件：还在2件、已办结7件；新来5件");
	expect(page).toContain(
		'上次会议（3月30日）列了1项，这1项会后都没有登记决议；已办结1项：第1项海苑小区｜承重墙（<span class="whole">4月3日</span>）。',
	);
	expect(page).not.toContain("附件");
});

test("whistles without a result are told one by one, those that nobody followed first", () => {
	const whistle = {
		level: 3,
		called: "区城管局|区公安局",
		place: "甲苑",
		topic_label: "路灯",
		blown_at: "2023-03-30 09:00:00",
		arrived_at: null,
		matter_no: null,
		is_listed: false,
		code: "",
		ticket_id: "T9",
		unit: "执法中队",
		open_state: "open",
		deadline_at: "2023-04-10 23:59:59",
	};
	const page = pageOf({
		mart_meeting: [matter()],
		mart_whistles: [
			{
				level: 3,
				whistles: 2,
				arrived: 1,
				in_time: 1,
				judged: 1,
				with_result: 0,
				days_to_result: null,
				blown_again: 0,
			},
		],
		mart_whistles_pending: [
			{
				...whistle,
				called: "",
				arrived_at: "2023-03-30 10:00:00",
				matter_no: 3,
				is_listed: true,
				code: "T3-S",
			},
			whistle,
			{ ...whistle, matter_no: 14, code: "T4-M" },
			{ ...whistle, deadline_at: null },
			{ ...whistle, open_state: "closed" },
			{ ...whistle, open_state: "", ticket_id: "" },
		],
	});
	const each = "甲苑｜路灯3月30日三级哨（请区城管局、区公安局）";
	const words = wordsOf(page);
	const waiting = [
		`${each}，没有另列：工单T9，执法中队，在办，4月10日到期`,
		`${each}，见附表第14项（T4-M）`,
		`${each}，没有另列：工单T9，执法中队，在办，没有期限`,
		`${each}，工单T9已办结`,
		each,
	];
	expect(words).toContain(`还没有报到的5次：${waiting.join("；")}。`);
	expect(words).toContain(
		"报到了还没有结果的1次：甲苑｜路灯3月30日三级哨，见第3项（T3-S）。",
	);
});

test("a decision upon what is not before the meeting says whether anything of it is open", () => {
	const decision = {
		told_in: "",
		matter_label: "甲苑路灯",
		code: "",
		owner: "",
		note: "",
		decision: "修灯",
		state: "late",
		decided_at: "2023-03-23 00:00:00",
		due_at: null,
		blocker: "",
		open: 0,
		open_until: null,
		open_ticket: "T9",
		open_unit: "城管办",
	};
	const tell = (more: object) =>
		pageOf({
			mart_meeting: [matter()],
			mart_decisions: [{ ...decision, ...more }],
		}).replace(/<[^>]+>/g, "");
	expect(tell({})).toContain("甲苑路灯（没有在办的工单）");
	expect(tell({ open: 2 })).toContain(
		"甲苑路灯（没有另列，还有2件在办：工单T9，城管办）",
	);
	expect(tell({ open: 1, open_until: "2023-04-10 23:59:59" })).toContain(
		"甲苑路灯（没有另列，还有1件在办：工单T9，城管办，4月10日到期）",
	);
	// By its topic and estate; the pack has the code.
	expect(tell({ told_in: "wall@海苑小区" })).toContain(
		"甲苑路灯（见第1项） T1-S",
	);
});
