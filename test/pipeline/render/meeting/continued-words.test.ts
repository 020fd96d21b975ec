import { expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import {
	chainOf,
	changeOf,
	sameAs,
} from "../../../../pipeline/render/meeting/continued-words.ts";
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
	const chain = {
		before: 2,
		begun_at: "2023-03-01 08:00:00",
		unit: "怡园街道城管办",
		open: 2,
	};
	expect(chainOf({ ...chain, ended_at: null }, texts, AS_OF)).toBe(
		"早先2件（3月1日起，还有在办的）",
	);
	expect(
		chainOf({ ...chain, ended_at: "2023-03-20 08:00:00" }, texts, AS_OF),
	).toBe("早先2件（3月1日起，最后3月20日办结）");
	expect(chainOf({ ...chain, before: 0 }, texts, AS_OF)).toBe("");
	expect(chainOf({ unit: "", open: 1 }, texts, AS_OF)).toBe("");
	// Whose they were and how many people came, and which of the present ones came before these were closed.
	const ended = { ...chain, ended_at: "2023-03-20 08:00:00", later: 0 };
	const by = { before_callers: 1, before_unit: "怡园街道城管办" };
	expect(
		chainOf({ ...ended, ...by, before_units: 1 }, texts, AS_OF, "怡园街道"),
	).toBe(
		"早先2件1人（3月1日起，城管办最后3月20日办结；现在2件是没办结时就来的）",
	);
	expect(
		chainOf({ ...ended, ...by, before_units: 2, later: 2 }, texts, AS_OF),
	).toBe("早先2件1人（3月1日起，怡园街道城管办等2个单位最后3月20日办结）");
	expect(
		chainOf(
			{ ...ended, ...by, before_units: 1, before: 1, later: 1, open: 1 },
			texts,
			AS_OF,
		),
	).toBe("早先1件（3月20日办结）");
});

test.each([
	[{ closed: 9, arrived: 7 }, "上周9件：都已办结；新来7件"],
	[
		{ kept: 4, closed: 4, open_elsewhere: 1, arrived: 2, joined: 1 },
		"上周9件：还在4件、已办结4件、在办而没有到期1件；新来2件、早先受理、这次合进来1件",
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
	// What joins a unit's overdue tickets has become overdue.
	expect(
		changeOf(continued({ kept: 9, joined: 2 }), texts, "", false, true),
	).toBe("上周9件：都还在；新超期2件");
});

test("a new matter has nothing of last week", () => {
	expect(changeOf(undefined, texts)).toBe("");
});
