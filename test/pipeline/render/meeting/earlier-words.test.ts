import { expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import {
	advisedOf,
	type Earlier,
	endedOf,
	undecidedOf,
	unitsOf,
	viewEarlier,
} from "../../../../pipeline/render/meeting/earlier-words.ts";
import type { MeetingTexts } from "../../../../pipeline/render/meeting/meeting-texts.ts";

const texts = readDefaults<MeetingTexts>("meeting.yaml");
test("when the last of what it was was closed is known by number", () => {
	const closed = (closed_at: string | null, matter_no: number | null = 3) =>
		earlier({ matter_no, closed_at });
	expect([
		...endedOf([
			closed("2023-03-24"),
			closed("2023-03-20"),
			closed(null, 4),
			closed("2023-03-25", null),
		]),
	]).toEqual([[3, "2023-03-24"]]);
});

const earlier = (more: Partial<Earlier>): Earlier => ({
	earlier_no: 1,
	state: "listed",
	was_listed: true,
	matter_no: null,
	is_decided: false,
	kind: "danger",
	unit: "城管办",
	place: "甲苑",
	community: "甲社区",
	topic: "light",
	topic_label: "路灯",
	open: 0,
	deadline_at: null,
	closed_at: null,
	called_at: null,
	solved: "",
	level: 0,
	met_at: "2023-03-16 00:00:00",
	...more,
});

test("what is listed no more is told by why: those that wait first, the closed with their day", () => {
	const view = viewEarlier(
		[
			earlier({ matter_no: 1 }),
			earlier({
				earlier_no: 2,
				state: "closed",
				closed_at: "2023-03-20 10:00:00",
			}),
			earlier({
				earlier_no: 3,
				state: "closed",
				called_at: "2023-03-21 08:00:00",
				solved: "unsolved",
			}),
			earlier({
				earlier_no: 4,
				state: "waiting",
				kind: "overdue",
				open: 2,
				matter_no: 15,
				deadline_at: "2023-02-23 23:59:59",
			}),
			earlier({ earlier_no: 5, state: "quiet", place: "", open: 1 }),
			earlier({
				earlier_no: 6,
				state: "renewed",
				matter_no: 14,
				closed_at: "2023-03-21 10:00:00",
			}),
			earlier({ earlier_no: 8, state: "renewed", matter_no: 12 }),
			earlier({
				earlier_no: 16,
				state: "waiting",
				was_listed: false,
				matter_no: 16,
				open: 1,
			}),
			earlier({ earlier_no: 9, matter_no: 2 }),
			earlier({ earlier_no: 7, state: "waiting", open: 1 }),
			earlier({
				earlier_no: 13,
				state: "closed",
				was_listed: false,
				is_decided: true,
			}),
			earlier({
				earlier_no: 14,
				state: "closed",
				was_listed: false,
				kind: "many",
			}),
			earlier({
				earlier_no: 15,
				state: "closed",
				was_listed: false,
				kind: "overdue",
			}),
		],
		texts,
		"2023-03-22 23:59:59",
		12,
		"",
		new Map([[14, { begun: "2023-03-16 08:00:00", count: 7 }]]),
	);
	expect(view).toEqual({
		metOn: "3月16日",
		count: 9,
		annexed: "、附表4项",
		unrecorded:
			"，其中第1、2、3、4、5、6、8、9、7项、附表第16、14、15项会后没有登记决议",
		listed: "还在办、仍列在下面的2项：第1、9项（现第1、2项）",
		left: [
			{
				label: "让位给更急的2项",
				matters: [
					"第4项城管办超期在办（还有2件在办，2月23日到期，见附表第15项）",
					"第7项甲苑｜路灯（还有1件在办，没有期限，没有逐项列）",
				],
			},
			{
				label: "上次和这次都在附表的1项",
				matters: ["第16项甲苑｜路灯（还有1件在办，没有期限，见附表第16项）"],
			},
			{
				label: "已办结又有新诉求的2项",
				matters: [
					"第6项甲苑｜路灯（老的3月21日办结，3月16日起又来7件，见附表第14项）",
					"第8项甲苑｜路灯（日期不明办结，见第12项）",
				],
			},
			{
				label: "在办、没有到期、不上会的1项",
				matters: ["第5项甲社区｜路灯（还有1件在办，没有期限）"],
			},
			{
				label: "已办结5项",
				// A danger that nobody decided upon is ticked here.
				matters: [
					"第2项甲苑｜路灯（3月20日，没有回访记录，险情□已排除□还在）",
					"第3项甲苑｜路灯（日期不明，3月21日回访：未解决，险情□已排除□还在）",
					"第13项甲苑｜路灯（日期不明）",
					"第14项甲苑｜路灯（日期不明）",
					"第15项城管办超期在办（日期不明）",
				],
			},
		],
	});
	expect(viewEarlier([], texts, "2023-03-22 23:59:59")).toBeUndefined();
});

test("a danger of which but a word tells is asked of where the citizen did not say that it is solved; an office goes without its street", () => {
	const tell = (more: Partial<Earlier>) =>
		viewEarlier(
			[earlier({ state: "closed", topic: "parking", ...more })],
			texts,
			"2023-03-22 23:59:59",
			12,
			"怡园街道",
		)?.left[0]?.matters[0];
	expect(tell({})).toContain("没有回访记录，险情□有□没有）");
	expect(tell({ solved: "solved", called_at: "2023-03-21" })).toContain(
		"3月21日回访：解决）",
	);
	expect(tell({ kind: "overdue", unit: "怡园街道物业办" })).toBe(
		"第1项物业办超期在办（日期不明）",
	);
});

test("which of those that were told of have no decision noted is said, those after the list as well, and nothing where all have", () => {
	const tell = (...rows: Partial<Earlier>[]) =>
		viewEarlier(rows.map(earlier), texts, "2023-03-22 23:59:59")?.unrecorded;
	expect(
		tell(
			{ is_decided: true },
			{ earlier_no: 2 },
			{ earlier_no: 3 },
			{ earlier_no: 4, was_listed: false },
		),
	).toBe("，其中第2、3项、附表第4项会后没有登记决议");
	expect(
		tell({ is_decided: true }, { earlier_no: 13, was_listed: false }),
	).toBe("，其中附表第13项会后没有登记决议");
	expect(tell({ is_decided: true }, { is_decided: true })).toBe("");
});

test("for which a whistle was advised is known, and of a unit's overdue tickets may be", () => {
	expect([
		...advisedOf([
			earlier({ matter_no: 3, level: 2 }),
			earlier({ matter_no: 4 }),
			earlier({ matter_no: 5, kind: "overdue" }),
			earlier({ level: 2 }),
		]),
	]).toEqual([3, 5]);
});

test("whose a matter was is known where it was one", () => {
	expect([
		...unitsOf([
			earlier({ matter_no: 3 }),
			earlier({ matter_no: 4 }),
			earlier({ matter_no: 4, unit: "物业办" }),
			earlier({}),
		]),
	]).toEqual([[3, "城管办"]]);
});

test("a matter that the last meeting had is undecided where no decision upon any of what it was is noted", () => {
	expect([
		...undecidedOf([
			earlier({ matter_no: 3 }),
			earlier({ matter_no: 4 }),
			earlier({ matter_no: 4, is_decided: true }),
			earlier({ matter_no: 5, is_decided: true }),
			earlier({}),
		]),
	]).toEqual([3]);
});
