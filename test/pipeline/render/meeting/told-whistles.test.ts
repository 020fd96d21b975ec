import { expect, test } from "vitest";
import { makeMarts } from "../marts-fixture.ts";
import { matter, pageOf, wordsOf } from "./matter-fixture.ts";

test("whistles without a result are told one by one, those that nobody followed first", () => {
	const whistle = {
		level: 3,
		called: "区城管局|区公安局",
		place: "甲苑",
		topic_label: "路灯",
		blown_at: "2023-03-30 09:00:00",
		arrived_at: null,
		arrive_by: null,
		result_at: null,
		result: "",
		matter_no: null,
		part_no: null,
		parts: 1,
		is_listed: false,
		code: "",
		ticket_id: "T9",
		topic: "light",
		danger_words: "",
		unit: "执法中队",
		open_state: "open",
		deadline_at: "2023-04-10 23:59:59",
	};
	const page = pageOf({
		mart_report: [{ ...makeMarts().mart_report?.[0], period_kind: "meeting" }],
		mart_meeting: [matter(), matter({ is_listed: false, is_told: false })],
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
		mart_whistles_told: [
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
			{ ...whistle, matter_no: 5, part_no: 7, parts: 9, code: "T5-D" },
			{ ...whistle, deadline_at: null },
			{ ...whistle, level: 1 },
			{ ...whistle, level: 1, unit: "甲社区居委会" },
			{ ...whistle, open_state: "closed", danger_words: "电线垂|着火" },
			{ ...whistle, topic: "street_light" },
			{ ...whistle, ticket_id: "T1" },
			{ ...whistle, open_state: "", ticket_id: "" },
			{ ...whistle, arrive_by: "2023-04-04 00:00:00" },
			{ ...whistle, arrive_by: "2023-04-05 00:00:00" },
			{
				...whistle,
				arrived_at: "2023-03-30 10:00:00",
				result_at: "2023-04-03 10:00:00",
				result: "已整改",
			},
		],
	});
	const each = "甲苑｜路灯3月30日三级哨（请区城管局、区公安局）";
	const first = each.replace("三级", "一级");
	const words = wordsOf(page);
	const waiting = [
		`${each}，没有另列：工单T9，执法中队，在办，4月10日到期`,
		`${each}，见附表第14项（T4-M）`,
		`${each}，见附表第5-7项（T5-D）`,
		`${each}，没有另列：工单T9，执法中队，在办，没有期限`,
		`${first}，没有另列：工单T9，执法中队，在办，4月10日到期（工单不在社区，由执法中队答复）`,
		`${first}，没有另列：工单T9，甲社区居委会，在办，4月10日到期`,
		`${each}，工单T9已办结，险情：电线垂、着火`,
		`${each}，没有另列：工单T9，执法中队，在办，4月10日到期，没有说到险情`,
		`${each}，在附表末尾的单件里：工单T1，执法中队，在办，4月10日到期`,
		each,
		`${each}，应在4月4日前到，已经过了，没有另列：工单T9，执法中队，在办，4月10日到期`,
		`${each}，应在4月5日前到，没有另列：工单T9，执法中队，在办，4月10日到期`,
	];
	expect(words).toContain(
		`四周内有了结果的1次：${each}，3月30日报到，4月3日有了结果：已整改，没有另列`,
	);
	expect(words).toContain(`还没有报到的12次：${waiting.join("；")}。`);
	expect(words).toContain(
		"报到了还没有结果的1次：甲苑｜路灯3月30日三级哨，3月30日报到，见第3项（T3-S）。",
	);
});
