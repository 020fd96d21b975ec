import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import {
	decidedTicket,
	decision,
	matter,
	pageOf,
	wordsOf,
} from "./matter-fixture.ts";

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
			topic: "elevator",
			deadline_at: null,
			is_reworked: true,
		}),
		// What is closed has its own list.
		single({ unit: "", tickets: 1, ticket_id: "T5", open: 0 }),
	);
	expect(page).toContain("附表 没有排上的事项");
	expect(page.replaceAll(" ", "")).toContain(
		[
			"不逐件上会，按承办单位：城管办4件：海苑小区｜承重墙T2（4月7日到期、重办）；海苑小区｜承重墙T3等3件（4月7日到期）。",
			"承办单位不明1件：海苑小区｜承重墙T4（重办、没有说到险情）。",
			"执法中队1件：海苑小区｜承重墙T1（4月7日到期）。",
		].join(""),
	);
	const many = tell(
		...Array.from({ length: 62 }, () => single({ tickets: 1 })),
	);
	expect(many.match(/海苑小区｜承重墙 T1（/g)).toHaveLength(60);
	expect(many).toContain("另有2项没有写在这里。");
	expect(many).not.toContain("未归属");
	expect(tell(single({ tickets: 1, community: "未归属" }))).toContain(
		"写未归属的，由承办单位照工单的地址定属哪个社区。",
	);
	expect(tell(matter())).not.toContain("附表");
});

test("what was closed and left citizens dissatisfied stands by its unit, with what is asked of it", () => {
	const unsolved = (more: object) => ({
		ticket_id: "T1",
		place: "甲苑",
		topic: "light",
		topic_label: "路灯",
		danger_words: "",
		is_gone: false,
		community: "甲社区",
		unit: "城管办",
		satisfaction: "不满意",
		accepted_at: "2023-03-01 08:00:00",
		is_reworked: false,
		closed_at: "2023-03-09 08:00:00",
		called_at: "2023-03-13 08:00:00",
		...more,
	});
	const tell = (...rows: object[]) =>
		wordsOf(pageOf({ mart_meeting: [matter()], mart_unsolved: rows }));
	const page = tell(
		unsolved({}),
		unsolved({ ticket_id: "T2", unit: "" }),
		unsolved({ ticket_id: "T3", is_reworked: true }),
	);
	expect(page).toContain("办结而不满意、没有解决的，四周内共3件");
	expect(page).toContain(
		"城管办2件：甲苑｜路灯 T1（3月9日办结，3月13日回访）；甲苑｜路灯 T3（3月9日办结，3月13日回访、重办过）。承办单位不明1件：",
	);
	expect(page).not.toContain("不再列");
	const more = tell(
		unsolved({ is_gone: true }),
		unsolved({ ticket_id: "T2", topic: "street_light", is_gone: true }),
		unsolved({ ticket_id: "T3", topic: "street_light" }),
		unsolved({ ticket_id: "T4", danger_words: "电线垂", is_reworked: true }),
		unsolved({ ticket_id: "T5", topic: "parking", danger_words: "着火" }),
	);
	expect(more).toContain(
		"四周内共2件（写在第二部分、附表“重”字各行的险情1件不算）",
	);
	expect(more).toContain(
		"城管办1件：甲苑｜路灯 T3（3月9日办结，3月13日回访、没有说到险情）。",
	);
	// A danger of which but a word tells comes first and is telephoned; any other has a row of its own.
	expect(more).toContain(
		"甲苑｜路灯 T5（险情没有核实，只见“着火”一词；3月9日办结，3月13日回访：未解决，不满意）：今天由城管办给来电人打电话，问清有没有险情：□有 □没有 办结而不满意",
	);
	expect(more).toContain(
		"重1 危及安全·办结了没有解决，重办 T4-S甲苑｜路灯险情：电线垂 1件1人，3月1日起甲社区 城管办工单3月9日已办结3月13日回访：未解决，不满意、已重办、原因没有登记 办结了，来电人说没有解决 重办时定 由城管办重办：谁去、哪天办完；要不要吹哨 险情：□还在 □已排除责任：时限：",
	);
	expect(tell(unsolved({ danger_words: "电线垂" }))).not.toContain("四周内共");
	expect(more).toContain("从这里起不再列的2件");
	expect(more).toContain("归档：T1、T2。");
	expect(tell()).not.toContain("办结而不满意");
	const many = tell(
		...Array.from({ length: 62 }, (_, no) => unsolved({ ticket_id: `U${no}` })),
	);
	expect(many).toContain("城管办60件：甲苑｜路灯 U2（");
	// Where the list is full it stands first after it, and the decision upon it points to it.
	const full = pageOf({
		mart_meeting: [
			...Array.from({ length: 12 }, (_, no) => matter({ matter_no: no + 1 })),
			matter({ matter_no: 13, is_listed: false }),
		],
		mart_unsolved: [unsolved({ danger_words: "电线垂" })],
		mart_decisions: [
			decision({
				told_in: "",
				state: "closed",
				code: "T1-S",
				ended_at: "2023-03-09",
			}),
		],
		mart_decision_tickets: [
			decidedTicket({
				ticket_id: "T1",
				solved: "unsolved",
				called_at: "2023-03-13",
			}),
		],
	});
	const words = wordsOf(full);
	expect(words.indexOf("重1 危及安全")).toBeGreaterThan(
		words.indexOf("附表 没有排上"),
	);
	expect(words).toContain("危及安全的另2件在附表最前面");
	expect(words).toContain("写在“重1”一行");
	expect(words).not.toContain("确认人");
	expect(many).toContain("另有2项没有写在这里。");
});
