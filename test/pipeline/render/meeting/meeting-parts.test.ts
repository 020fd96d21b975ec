import { expect, test } from "vitest";
import {
	decision,
	matter,
	pageOf,
	part,
	totals,
	wordsOf,
} from "./matter-fixture.ts";

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

test("of a unit's overdue tickets each tells what came before it, the first in the place of being new", () => {
	const chain = {
		matter: "o",
		before: 3,
		begun_at: "2023-03-01 08:00:00",
		ended_at: "2023-03-20 08:00:00",
	};
	const told = "早先3件（3月1日起，最后3月20日办结）";
	const asked = "3月20日办结的为什么又来";
	const tell = (parts: object[], ...before: string[]) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter({ kind: "overdue", matter: "o" })],
				mart_meeting_parts: parts,
				mart_meeting_earlier: ["else", ...before].map((name) => ({
					...matter({ matter: name }),
					earlier_no: 7,
					state: "listed",
					was_listed: true,
					is_decided: true,
					closed_at: null,
					met_at: "2023-03-30 00:00:00",
				})),
				mart_meeting_continued: before.map((name) => ({
					matter: name,
					earlier_no: 7,
					earlier_matters: 1,
					earlier_codes: "",
					earlier_tickets: 1,
					kept: 1,
					closed: 0,
					open_elsewhere: 0,
					tickets: 1,
					arrived: 0,
					joined: 0,
				})),
			}),
		);
	const only = tell([part({ ...chain, parts: 1 })]);
	expect(only).toContain(`超期在办·${told} T1-D`);
	expect(only).toContain(asked);
	expect(tell([part({ matter: "o", parts: 1 })])).toContain("超期在办·新列");
	// What was there last week was asked of then.
	const again = tell([part({ ...chain, parts: 1 })], "o");
	expect(again).toContain("超期在办·上周第7项 T1-D");
	expect(again).not.toContain(asked);
	const second = tell(
		[part({ matter: "o" }), part({ ...chain, part_no: 2, ticket_id: "T2" })],
		"o",
	);
	expect(second).toContain(`超期在办 2/2·${told} 工单T2`);
	expect(second).toContain(asked);
});

test("parts that the list has no row for stand in the annex by their numbers, counted and decided upon there; the last listed says so", () => {
	const rest = (no: number, more: object = {}) =>
		part({
			matter: "o",
			part: `T${no}`,
			part_no: no,
			parts: 5,
			ticket_id: `T${no}`,
			is_listed: false,
			...more,
		});
	const tell = (parts: object[], more: object = {}) =>
		pageOf({
			mart_meeting: [
				matter({ kind: "overdue", matter: "o", tickets: 6, overdue: 6 }),
				matter({
					kind: "overdue",
					matter: "p",
					matter_no: 2,
					is_listed: false,
					overdue: 3,
				}),
			],
			mart_meeting_parts: [
				part({ matter: "o", parts: 5 }),
				...parts,
				part({ matter: "p", part: "P1", matter_no: 2, is_listed: false }),
				part({
					matter: "p",
					part: "P2",
					part_no: 2,
					matter_no: 2,
					is_listed: false,
					overdue: 2,
				}),
			],
			mart_meeting_totals: [totals({ overdue: 9 })],
			...more,
		});
	const listed = rest(2, { is_listed: true });
	const page = tell(
		[listed, rest(3), rest(4, { tickets: 2, overdue: 2 }), rest(5)],
		{
			mart_decisions: [
				decision({ told_in: "o", decision_no: 1, decision: "逐件办结" }),
				decision({ told_in: "o", decision_no: 4, decision: "拆除外扩" }),
				decision({ told_in: "p", decision_no: 6, decision: "加装路灯" }),
			],
		},
	);
	const words = wordsOf(page);
	const [list = "", annex = ""] = words.split("附表 没有排上的事项");
	expect(list).toContain("1-2 超期在办 2/5");
	expect(list).not.toContain("1-3 超期在办");
	expect(annex).toMatch(/1-3 超期在办 3\/5.*1-4 .*1-5 .*2-1 .*2-2 /);
	expect(words.match(/其余\d/g)).toHaveLength(1);
	expect(list).toMatch(/工单T2.*其余4件见附表第1-3至1-5项/);
	expect(list).toContain("上面各项里2件、附表里7件");
	expect(list).toContain("没有排上的1项接着编号");
	expect(annex).toContain("每个单位至多列4行，连同其他各项至多16行，其余的");
	const whole = tell([listed, rest(3, { is_listed: true })]);
	expect(wordsOf(whole)).not.toContain("至多列4行");

	expect(wordsOf(tell([listed, rest(3)]))).toContain("其余1件见附表第1-3项");
	expect(wordsOf(tell([rest(2), rest(3)]))).toContain(
		"其余2件见附表第1-2、1-3项",
	);
});

test("a decision upon parts after the list alone says where they stand, one upon others as well names the matter", () => {
	const tell = (decided: number[], more: object = {}) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter({ kind: "overdue", matter: "o", ...more })],
				mart_meeting_parts: decided.map((no, index) =>
					part({
						matter: "o",
						part: `T${index}`,
						part_no: index + 1,
						parts: 3,
						is_listed: index === 0 && !("is_listed" in more),
						decision_no: no,
					}),
				),
				mart_decisions: [decision({ told_in: "o", decision_no: 3 })],
			}),
		);
	expect(tell([0, 3, 3])).toContain("写在附表第1-2、1-3项");
	expect(tell([0, 0, 3])).toContain("写在附表第1-3项");
	expect(tell([3, 3, 0])).toContain("写在第1项");
	expect(tell([0, 0, 0])).toContain("写在第1项");
	expect(tell([0, 0, 3], { is_listed: false })).toContain("写在附表第1项");
});
