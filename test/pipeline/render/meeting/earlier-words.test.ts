import { expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import {
	chainOf,
	changeOf,
	type Earlier,
	endedOf,
	sameAs,
	undecidedOf,
	unitsOf,
	viewEarlier,
} from "../../../../pipeline/render/meeting/earlier-words.ts";
import type { MeetingTexts } from "../../../../pipeline/render/meeting/meeting-texts.ts";

const AS_OF = "2023-04-05 16:00:00";
const texts = readDefaults<MeetingTexts>("meeting.yaml");
const continued = (more: object) => ({
	matter: "m",
	earlier_no: 6,
	earlier_matters: 1,
	earlier_codes: "",
	earlier_tickets: 9,
	kept: 0,
	closed: 0,
	open_elsewhere: 0,
	tickets: 7,
	arrived: 0,
	joined: 0,
	...more,
});

test("a matter is the one that it was, or several of last week in one, or came upon others", () => {
	expect(sameAs(continued({}), texts)).toBe("上周第6项");
	expect(sameAs(continued({ earlier_matters: 2 }), texts)).toBe(
		"上周第6项等2项",
	);
	expect(sameAs(continued({ earlier_codes: "T1-B、T2-R" }), texts)).toBe(
		"上周第6项（上周编号T1-B、T2-R）",
	);
	// Its code is an earlier one's, which was before no meeting last week.
	const chain = { before: 2, begun_at: "2023-03-01 08:00:00" };
	expect(chainOf({ ...chain, ended_at: null }, texts, AS_OF)).toBe(
		"早先有过2件（3月1日起，还有在办的）",
	);
	expect(
		chainOf({ ...chain, ended_at: "2023-03-20 08:00:00" }, texts, AS_OF),
	).toBe("早先有过2件（3月1日起，3月20日办结）");
	expect(chainOf({ ...chain, before: 0 }, texts, AS_OF)).toBe("");
	expect(chainOf({}, texts, AS_OF)).toBe("");
});

test.each([
	[{ closed: 9, arrived: 7 }, "上周9件：都已办结；新来7件"],
	[
		{ kept: 4, closed: 4, open_elsewhere: 1, arrived: 2, joined: 1 },
		"上周9件：还在4件、已办结4件、在办而没有到期1件；新来2件、新列旧件1件",
	],
	[{ earlier_tickets: 2, kept: 2 }, "上周2件：都还在"],
	[{ earlier_tickets: 1, kept: 1 }, ""],
	[{ earlier_tickets: 1, kept: 1, arrived: 1 }, "上周1件：都还在；新来1件"],
	[{ earlier_tickets: 1, closed: 1, arrived: 1 }, "上周1件：都已办结；新来1件"],
])("%j is told as %s", (more, words) => {
	expect(changeOf(continued(more), texts)).toBe(words);
});

test("that all of last week's are closed is told with the last day, where it is known", () => {
	expect(changeOf(continued({ closed: 9, arrived: 7 }), texts, "3月24日")).toBe(
		"上周9件：都已办结（3月24日）；新来7件",
	);
	expect(changeOf(continued({ kept: 8, closed: 1 }), texts, "", true)).toBe(
		"上周9件没有定：还在8件、已办结1件",
	);
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

test("a new matter has nothing of last week", () => {
	expect(changeOf(undefined, texts)).toBe("");
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
			earlier({ earlier_no: 3, state: "closed" }),
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
			earlier({ earlier_no: 9, matter_no: 2 }),
			earlier({ earlier_no: 7, state: "waiting", open: 1 }),
			earlier({ earlier_no: 13, state: "closed", was_listed: false }),
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
	);
	expect(view).toEqual({
		metOn: "3月16日",
		count: 9,
		annexed: "、附表3项",
		unrecorded: "，这12项会后都没有登记决议",
		listed: "还在办、仍列在下面的2项：第1项（现第1项）、第9项（现第2项）",
		left: [
			{
				label: "让位给更急的2项",
				matters: [
					"第4项城管办超期在办（还有2件在办，2月23日到期，见附表第15项）",
					"第7项甲苑｜路灯（还有1件在办，没有期限，没有逐项列）",
				],
			},
			{
				label: "已办结又有新诉求的2项",
				matters: [
					"第6项甲苑｜路灯（3月21日办结，见附表第14项）",
					"第8项甲苑｜路灯（日期不明办结，见第12项）",
				],
			},
			{
				label: "在办、没有到期、不上会的1项",
				matters: ["第5项甲社区｜路灯（还有1件在办，没有期限）"],
			},
			{
				label: "已办结5项",
				// A danger is named wherever it stood.
				matters: [
					"第2项甲苑｜路灯（3月20日）",
					"第3项甲苑｜路灯（日期不明）",
					"第13项甲苑｜路灯（日期不明）",
					"那次附表的第14、15项",
				],
			},
		],
	});
	expect(viewEarlier([], texts, "2023-03-22 23:59:59")).toBeUndefined();
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
