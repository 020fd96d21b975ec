import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import { matter, pageOf, wordsOf } from "./matter-fixture.ts";

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
		unit: "城管办",
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
		unsolved({ ticket_id: "T4", danger_words: "电线垂" }),
	);
	expect(more).toContain("四周内共2件");
	expect(more).toContain(
		"T3（3月9日办结，3月13日回访、没有说到险情）；甲苑｜路灯 T4（3月9日办结，3月13日回访、险情：电线垂）",
	);
	expect(more).toContain("从这里起不再列的2件");
	expect(more).toContain("归档：T1、T2。");
	expect(tell()).not.toContain("办结而不满意");
	const many = tell(
		...Array.from({ length: 62 }, (_, no) => unsolved({ ticket_id: `U${no}` })),
	);
	expect(many).toContain("城管办60件：甲苑｜路灯 U2（");
	expect(many).toContain("另有2项没有写在这里。");
});
