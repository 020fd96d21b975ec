import { expect, test } from "vitest";
import { findAlikeUnits } from "../../../../pipeline/commands/naming/alike-units.ts";

const alike = (units: Record<string, number>) =>
	findAlikeUnits(
		Object.entries(units).map(([name, tickets]) => ({ name, tickets })),
	).map(({ name, as, certainty }) => `${name} ${as} ${certainty}`);

test("a unit with the street before its name is the one without", () => {
	expect(
		alike({
			综合执法队: 9,
			青枫街道综合执法队: 4,
			柳川区青枫街道城市管理科: 2,
			青枫街道办事处便民中心: 1,
			城市管理科: 5,
			便民中心: 3,
		}),
	).toEqual([
		"青枫街道综合执法队 综合执法队 0.9",
		"柳川区青枫街道城市管理科 城市管理科 0.9",
		"青枫街道办事处便民中心 便民中心 0.9",
	]);
});

test("a name in full is perhaps its short form, where one alone is that", () => {
	expect(alike({ 综合执法队: 9, 青枫街道综合行政执法中队: 4 })).toEqual([
		"青枫街道综合行政执法中队 综合执法队 0.6",
	]);
	expect(
		alike({ 综合执法队: 9, 综合行政队: 2, 青枫街道综合行政执法中队: 4 }),
	).toEqual([]);
});

test("another street's is not, nor a district's, nor what is but a little like it", () => {
	expect(
		alike({
			综合执法队: 9,
			青枫街道综合执法队: 4,
			怡园街道综合执法队: 3,
			柳川区综合执法队: 2,
			青枫街道城市建设科: 1,
			城市管理科: 1,
			青枫街道: 1,
			"〔单位1〕": 1,
		}),
	).toEqual(["青枫街道综合执法队 综合执法队 0.9"]);
});
