import { expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import {
	changeOf,
	type Earlier,
	sameAs,
	viewEarlier,
} from "../../../../pipeline/render/meeting/earlier-words.ts";
import type { MeetingTexts } from "../../../../pipeline/render/meeting/matter-words.ts";

const texts = readDefaults<MeetingTexts>("meeting.yaml");
const continued = (more: object) => ({
	matter: "m",
	earlier_no: 6,
	earlier_matters: 1,
	earlier_tickets: 9,
	kept: 0,
	closed: 0,
	open_elsewhere: 0,
	tickets: 7,
	arrived: 0,
	joined: 0,
	...more,
});

test("a matter is new, the one that it was, or several of last week in one", () => {
	expect(sameAs(undefined, texts)).toBe("新列");
	expect(sameAs(continued({}), texts)).toBe("上周第6项");
	expect(sameAs(continued({ earlier_matters: 2 }), texts)).toBe(
		"上周第6项等2项",
	);
});

test.each([
	[{ closed: 9, arrived: 7 }, "上周9件：都已办结；新来7件"],
	[
		{ kept: 4, closed: 4, open_elsewhere: 1, arrived: 2, joined: 1 },
		"上周9件：还在4件、已办结4件、在办而没有到期1件；新来2件、早先的另有1件",
	],
	[{ earlier_tickets: 2, kept: 2 }, "上周2件：都还在"],
	[{ earlier_tickets: 1, kept: 1 }, ""],
	[{ earlier_tickets: 1, kept: 1, arrived: 1 }, "上周1件：都还在；新来1件"],
	[{ earlier_tickets: 1, closed: 1, arrived: 1 }, "上周1件：都已办结；新来1件"],
])("%j is told as %s", (more, words) => {
	expect(changeOf(continued(more), texts)).toBe(words);
});

test("a new matter has nothing of last week", () => {
	expect(changeOf(undefined, texts)).toBe("");
});

const earlier = (more: Partial<Earlier>): Earlier => ({
	earlier_no: 1,
	state: "listed",
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
			earlier({}),
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
				deadline_at: "2023-02-23 23:59:59",
			}),
			earlier({ earlier_no: 5, state: "quiet", place: "", open: 1 }),
		],
		texts,
		"2023-03-22 23:59:59",
	);
	expect(view).toEqual({
		metOn: "3月16日",
		count: 5,
		listed: 1,
		left: [
			{
				label: "让位给更急的1项",
				matters: ["第4项城管办超期在办（还有2件在办，2月23日到期）"],
			},
			{
				label: "在办、没有到期、不上会的1项",
				matters: ["第5项甲社区｜路灯（还有1件在办，没有期限）"],
			},
			{
				label: "已办结2项",
				matters: ["第2项甲苑｜路灯（3月20日）", "第3项甲苑｜路灯（日期不明）"],
			},
		],
	});
	expect(viewEarlier([], texts, "2023-03-22 23:59:59")).toBeUndefined();
});
