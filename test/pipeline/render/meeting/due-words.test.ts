import { expect, test } from "vitest";
import { decision, matter, pageOf, wordsOf } from "./matter-fixture.ts";

test("of a matter of few tickets the open ones without a number in its row are named", () => {
	const tell = (more: object, ...tickets: string[]) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter(more)],
				mart_meeting_tickets: tickets.map((ticket_id, index) => ({
					told_as: index === 3 ? "else" : "wall@海苑小区",
					ticket_id,
					deadline_at: null,
					is_extended: false,
				})),
			}),
		);
	expect(tell({}, "T1", "T2")).toContain("另有在办：T2（没有期限）");
	expect(tell({ code: "T0-S" }, "T1", "T2")).toContain(
		"在办的是T1（没有期限）、T2（没有期限）",
	);
	const one = tell({ code: "T0-S" }, "T2");
	expect(one).toContain("在办的是T2 ");
	expect(one).not.toContain("另有在办");
	expect(tell({}, "T1", "T2", "T3", "T4")).toContain("、T3（没有期限）");
	expect(tell({ code: "T0-S" }, "T1", "T2", "T3")).not.toContain("另有在办");
	expect(tell({ tickets: 1, code: "T0-S" }, "T2")).not.toContain("另有在办");
});

test("of several tickets it is told which are due when, which were extended until when, and which of them on the day of the meeting", () => {
	const tell = (more: object, ...tickets: [string | null, boolean][]) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter({ open: 3, is_extended: true, ...more })],
				mart_meeting_tickets: tickets.map(([day, is_extended], index) => ({
					told_as: "wall@海苑小区",
					ticket_id: `T${index + 1}`,
					deadline_at: day && `${day} 23:59:59`,
					is_extended,
				})),
			}),
		);
	const page = tell(
		{},
		["2023-04-06", false],
		["2023-04-06", true],
		["2023-04-10", true],
		[null, false],
	);
	expect(page).toContain(
		"4月6日（开会当天）到期1件（T1）；延期到4月6日（开会当天）1件（T2）；延期到4月10日1件（T3）；没有期限1件",
	);
	expect(page).toContain("执法中队3件在办");
	expect(page).not.toContain("已延期");
	const late = tell(
		{ is_overdue: true, overdue: 1, working_days_late: 2 },
		["2023-04-06", false],
		["2023-04-10", false],
	);
	expect(late).toContain("3件在办，其中1件超期2个工作日");
	expect(late).toContain(
		"4月6日（开会当天）到期1件（T1）；4月10日到期1件（T2）",
	);
	const same: [string, boolean] = ["2023-04-10", false];
	expect(tell({}, same, same)).not.toContain("4月10日到期2件");
	const many = Array.from({ length: 9 }, () => same);
	expect(tell({}, ["2023-04-11", false], ...many)).toContain(
		"4月11日到期1件；4月10日到期9件",
	);
});

test("where another unit has now what was decided for one it is asked whether it takes over", () => {
	const tell = (more: object, last: object = {}) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter(more)],
				mart_decisions: [decision(last)],
			}),
		);
	const asked = "责任单位现为物管办，是否改由执法中队负责；先前定的还差什么";
	expect(tell({})).toContain(asked);
	for (const page of [
		tell({ unit: "物管办" }),
		tell({ kind: "overdue" }),
		tell({ open: 0 }),
		tell({}, { owner: "" }),
		tell({}, { state: "back" }),
	])
		expect(page).not.toContain("是否改由");
});

test("what an earlier meeting decided is not called the last one's", () => {
	const tell = (met: string) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter()],
				mart_meeting_earlier: [
					{
						...matter({ matter: "else" }),
						earlier_no: 7,
						state: "closed",
						was_listed: true,
						is_decided: true,
						closed_at: null,
						met_at: `${met} 00:00:00`,
					},
				],
				mart_meeting_continued: [],
				mart_decisions: [decision()],
			}),
		);
	expect(tell("2023-03-30")).toContain("更早定：3月23日 鉴定墙体");
	expect(tell("2023-03-23")).toContain("上次定：3月23日 鉴定墙体");
});

test("that a unit has replied is told with whether its reply is there, and that a ticket is suspended instead of that it is under way", () => {
	const tell = (more: object, ...tickets: object[]) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter({ tickets: tickets.length, ...more })],
				mart_meeting_tickets: tickets.map((ticket, index) => ({
					told_as: "wall@海苑小区",
					ticket_id: `T${index + 1}`,
					deadline_at: null,
					is_extended: false,
					...ticket,
				})),
			}),
		);
	const one = { open: 1 };
	expect(tell(one, { is_replied: true })).toContain(
		"已回复、待办结（导出没有回复内容，请承办单位当场念）",
	);
	expect(tell(one, { is_replied: true, is_written: true })).toContain(
		"已回复、待办结（答复在工单里）",
	);
	expect(tell(one, {})).not.toContain("已回复");
	expect(tell(one, { is_suspended: true })).toMatch(/执法中队.{0,20}挂起/);
	expect(tell({ ...one, is_suspended: true }, { is_suspended: true })).toMatch(
		/执法中队.{0,20}在办/,
	);
	const several = tell(
		{ open: 3 },
		{ is_replied: true },
		{ is_suspended: true },
		{ is_suspended: true },
	);
	expect(several).toMatch(/3件在办，其中2件挂起/);
	expect(several).toContain("1件已回复");
	expect(tell({ open: 2 }, {}, {})).not.toMatch(/挂起，|已回复/);
});

test("of a hotspot with tickets from before the period those are told that the report counts", () => {
	const tell = (hotspot_tickets: number | null) =>
		wordsOf(
			pageOf({ mart_meeting: [matter({ tickets: 5, hotspot_tickets })] }),
		);
	expect(tell(4)).toMatch(/5件\d+人（本月受理4件）/);
	for (const same of [5, null]) expect(tell(same)).not.toContain("受理4件");
});

test("suspended ones among what is left to units are counted, and what there is none of is told by its rule", () => {
	const page = wordsOf(
		pageOf({
			mart_meeting: [
				matter({ is_told: false, is_listed: false, tickets: 1, open: 1 }),
			],
			mart_meeting_tickets: [
				{ told_as: "wall@海苑小区", ticket_id: "T1", is_suspended: true },
			],
		}),
	);
	expect(page).toContain("重办的单件（其中挂起1件）");
	expect(page).toContain("退转两次以上、");
	expect(page).toContain("挂起的1件从哪天起挂的，导出没有。");
	const none = wordsOf(pageOf({ mart_meeting: [] }));
	expect(none).toContain("退转两次以上或挂起三十天以上");
	expect(none).not.toContain("导出没有。");
});

test("what is suspended is told as what it hangs on, with the days since it came", () => {
	const tell = (more: object, ...flags: boolean[]) =>
		wordsOf(
			pageOf({
				mart_meeting: [
					matter({ tickets: 1, first_at: "2023-03-15 18:00:00", ...more }),
				],
				mart_meeting_tickets: flags.map((is_suspended, index) => ({
					told_as: "wall@海苑小区",
					ticket_id: `T${index + 1}`,
					deadline_at: null,
					is_extended: false,
					is_suspended,
				})),
			}),
		);
	const since = "挂起（起日导出没有，已在办21天）";
	const unknown = { blocker: "unknown" };
	expect(tell(unknown, true)).toContain(` ${since}`);
	expect(tell({ ...unknown, is_overdue: true }, true)).not.toContain(
		"超期，原因",
	);
	expect(tell({}, true)).toContain(`职权不在街道（据权责清单）；${since}`);
	expect(tell({}, false)).not.toContain("起日");
	expect(tell({ tickets: 2 }, true, false)).toContain(
		"；其中1件挂起（起日导出没有）",
	);
});
