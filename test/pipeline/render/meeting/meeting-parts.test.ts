import { expect, test } from "vitest";
import { decision, matter, pageOf, part, wordsOf } from "./matter-fixture.ts";

test("of a unit's overdue tickets each has a row with its own obstacle, whistle, deadline and demand; the first tells of the whole", () => {
	const page = pageOf({
		mart_meeting: [
			matter({ kind: "overdue", code: "T1-D", matter: "o", tickets: 2 }),
		],
		mart_meeting_parts: [
			part({ matter: "o", asked: "修复" }),
			part({
				matter: "o",
				part: "T2",
				part_no: 2,
				ticket_id: "T2",
				place: "乙苑",
				topic_label: "路灯",
				level: 1,
				blocker: "unknown",
				deadline_at: "2023-04-03 23:59:59",
				working_days_late: 2,
			}),
		],
	});
	const words = wordsOf(page);
	for (const told of [
		/1-1 超期在办 1\/2 T1-D海苑小区｜承重墙.*要求修复.*这项共2件2人.*4月7日到期.*职权不在街道.*三级区住建局/,
		/1-2 超期在办 2\/2 工单T2乙苑｜路灯.*4月3日到期，在办，超期2个工作日.*超期，原因没有登记.*一级怡海社区/,
	])
		expect(words).toMatch(told);
	expect(page.match(/这项共/g)).toHaveLength(1);
	const [, only = ""] =
		/<tbody>(.*?)<\/tbody>/s.exec(
			pageOf({
				mart_meeting: [matter({ kind: "overdue", matter: "o" })],
				mart_meeting_parts: [part({ matter: "o", parts: 1 })],
			}),
		) ?? [];
	expect(wordsOf(only)).toMatch(/^1 超期在办 T1-D海苑小区｜承重墙/);
	expect(only).not.toContain("这项共");
});

test("of a unit's overdue tickets each has the decision that was about it", () => {
	const words = wordsOf(
		pageOf({
			mart_meeting: [matter({ kind: "overdue", matter: "o" })],
			mart_meeting_parts: [
				part({ matter: "o", decision_no: 3 }),
				part({ matter: "o", part_no: 2 }),
			],
			mart_decisions: [
				decision({ told_in: "o", decision_no: 2, decision: "逐件办结" }),
				decision({ told_in: "o", decision_no: 3, decision: "拆除外扩" }),
			],
		}),
	);
	expect(words.match(/上次定：/g)).toHaveLength(1);
	expect(words).toContain("上次定：3月23日 拆除外扩（在办）");
});
