import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import {
	guessCommunity,
	guessMeaning,
	possibleMeanings,
} from "../../../pipeline/commands/guess-meaning.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

const MEANINGS = { 满意: "满意", 已办结: "closed", 咨询: "consult" };

test.each([
	["satisfaction", "满意度", "满意", { guess: "满意", guess_certainty: 0.67 }],
	["satisfaction", "没打通", null, { guess: "未接通", guess_certainty: 0.5 }],
	["satisfaction", "很差", null, { guess: "非常不满意", guess_certainty: 0.5 }],
	["demand_type", "咨问", "咨询", { guess: "consult", guess_certainty: 0.5 }],
	["solved", "没办好", null, { guess: "unsolved", guess_certainty: 0.5 }],
	["solved", "办好", null, { guess: "solved", guess_certainty: 0.5 }],
	["status", "在途", null, { guess: "open", guess_certainty: 0.5 }],
	["status", "甲", null, { guess: null, guess_certainty: null }],
])("%s %s, nearest to %s, is %j", (group, word, nearest, guess) => {
	expect(guessMeaning(group, word, nearest, MEANINGS)).toEqual(guess);
});

test.each([
	["status", "延期办理", {}],
	["status", "待归档", {}],
	["status", "办理完毕", { 已办理: "closed" }],
	["solved", "待解决", { 已办理: "closed" }],
])("%s %s may mean what is known as %j", (group, word, meanings) => {
	expect(possibleMeanings(group, word, { 已办理: "closed" })).toEqual(meanings);
});

test("what is not over is never guessed to be by a part of it", () => {
	const { guess } = guessMeaning("status", "申请办毕", null, {});
	expect(guess).toBeNull();
});

test("every meaning that is guessed is one of ours", () => {
	const read = (file: string) =>
		parse(readFileSync(packagePath("data", "defaults", file), "utf8"));
	const known = read("values.yaml").values;
	for (const [group, list] of Object.entries(
		read("header-guesses.yaml").values as Record<string, object[]>,
	))
		for (const meaning of list.flatMap(Object.keys))
			expect(Object.keys(known[group])).toContain(meaning);
});

test.each([
	["鹤鸣社区", "new"],
	["柳弯社区", "柳湾社区"],
	["柳湾设区", "柳湾社区"],
	["青桐里社居委", "青桐里社区"],
	["老东苑里", "东苑社区"],
])(
	"of communities %s is probably %s: their common ending tells nothing",
	(name, community) =>
		expect(
			guessCommunity(name, {
				柳湾社区: "柳湾社区",
				青桐里社区: "青桐里社区",
				老东苑: "东苑社区",
			}).guess,
		).toBe(community),
);
