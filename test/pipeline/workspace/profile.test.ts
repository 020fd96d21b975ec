import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMetricTexts } from "../../../pipeline/workspace/metrics.ts";
import {
	type Profile,
	presetNames,
	readProfile,
} from "../../../pipeline/workspace/profile.ts";

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "profile-"));
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

function read(...lines: string[]): Profile {
	writeFileSync(join(workspace, "profile.yaml"), `${lines.join("\n")}\n`);
	return readProfile(workspace);
}

const chosen = (profile: Profile) =>
	profile.figureSets
		.filter((set) => set.isChosen)
		.map(({ preset, label }) => [preset, label]);

describe("the presets that ship", () => {
	test("are these, the default one first", () => {
		expect(presetNames()).toEqual([
			"default-shandong",
			"beijing-draft-2021",
			"lyg-2017",
			"lyg-2023",
			"shanghai-2018",
			"xining-2024",
			"zhungeer",
		]);
	});

	test.each(presetNames())("%s has a name of its own for people", (preset) => {
		const { label } = read(`profile: ${preset}`);
		expect(label).toMatch(/口径|时限/);
	});

	// A variant is a figure beside the metrics, never another meaning of one of them.
	test.each(presetNames())(
		"%s leaves the metrics' own rules alone",
		(preset) => {
			const { satisfaction, repeat, values, fields } = read(
				`profile: ${preset}`,
			);
			const defaults = read();
			expect({ satisfaction, repeat, values, fields }).toEqual({
				satisfaction: defaults.satisfaction,
				repeat: defaults.repeat,
				values: defaults.values,
				fields: defaults.fields,
			});
		},
	);

	test("name metrics that exist beside their figures", () => {
		const metrics = Object.keys(readMetricTexts());
		const named = read().figureSets.flatMap((set) =>
			Object.values(set.figures).map((figure) => figure.metric),
		);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter((name) => !metrics.includes(String(name)))).toEqual([]);
	});
});

describe("a profile over its preset", () => {
	test("may be a preset by name alone", () => {
		expect(readProfile(workspace, "zhungeer")).toMatchObject({
			preset: "zhungeer",
			label: "准格尔口径",
			slaWorkingDays: { help: 5 },
		});
	});

	test.each([
		["会议材料: 不要", false],
		["meeting: none", false],
		["会议材料: 要", true],
		["name: 望江街道", true],
	])("settings have Chinese names as well: %s", (line, hasMeetings) => {
		expect(read(line)).toMatchObject({ hasMeetings });
	});

	test("takes natural days in place of working days, type by type", () => {
		expect(read("profile: beijing-draft-2021")).toMatchObject({
			slaWorkingDays: {},
			slaNaturalDays: { consult: 7, help: 7, report: 7 },
			slaHardWorkingDays: null,
			slaHardNaturalDays: 15,
			slaHours: { utility: 24, emergency: 2 },
		});
		const mixed = read(
			"profile: beijing-draft-2021",
			"sla: {working_days: {consult: 2}, hard_working_days: 20}",
		);
		expect(mixed.slaWorkingDays).toEqual({ consult: 2 });
		expect(mixed.slaNaturalDays).not.toHaveProperty("consult");
		expect(mixed.slaNaturalDays).toHaveProperty("help", 7);
		expect(mixed).toMatchObject({
			slaHardWorkingDays: 20,
			slaHardNaturalDays: null,
		});
	});

	test("may do without limits", () => {
		const { slaWorkingDays, slaNaturalDays, slaHours } = read("sla: none");
		expect({ slaWorkingDays, slaNaturalDays, slaHours }).toEqual({
			slaWorkingDays: {},
			slaNaturalDays: {},
			slaHours: {},
		});
	});

	test("prints nothing beside the report unless it says so", () => {
		expect(chosen(read("name: 样例街道"))).toEqual([]);
	});

	test("prints its own figures, its preset's, then those it compares with, each once", () => {
		const profile = read(
			"profile: zhungeer",
			"compare_with: [xining-2024, lyg-2017, zhungeer]",
			"figures:",
			"  closure: {label: 办结率, population: accepted, dimension: closure, weights: {closed: 100, open: 0}, text: t, source: s}",
		);
		expect(chosen(profile)).toEqual([
			["profile", "本地口径"],
			["zhungeer", "准格尔口径"],
			["xining-2024", "西宁城中口径（2024）"],
			["lyg-2017", "连云港口径（2017）"],
		]);
	});
});

describe("a mistake in a profile is told with its place and what would be right", () => {
	const figure = (line: string) =>
		`figures: {a: {label: 甲, population: closed, dimension: solved, weights: {solved: 100, unsolved: 0}, text: t, source: s, ${line}}}`;
	test.each([
		[
			["profile: xinning-2024"],
			/xinning-2024/,
			/是不是“西宁城中口径（2024）”（xining-2024）？/,
		],
		[
			["compare_with: [lyg-2024]"],
			/lyg-2024/,
			/是不是“连云港口径（20\d\d）”（lyg-20\d\d）？/,
		],
		[
			["profile: 连云港"],
			/“连云港”/,
			/是哪一个：“连云港口径（2017）”（lyg-2017）、/,
		],
		[
			["fields: {工单编码号: [a]}"],
			/“工单编码号”的字段/,
			/是不是“工单编号”（ticket_id）？/,
		],
		[
			["fields: {ticket: [a]}"],
			/“ticket”的字段/,
			/是不是“工单编号”（ticket_id）？/,
		],
		[["fields: {办结: [a]}"], /“办结”的字段/, /“办结时间”（closed_at）/],
		[
			["values: {诉求渠倒: {电话: [a]}}"],
			/“诉求渠倒”/,
			/是不是“诉求渠道”（channel）？/,
		],
		[
			["values: {诉求渠道: {fone: [a]}}"],
			/values\.channel.*“fone”/,
			/是不是“电话”（phone）？/,
		],
		[["values: {满意度: {挺满意: [a]}}"], /“挺满意”/, /是不是“.*满意”？/],
		[
			["sla: {working_days: {咨旬: 1}}"],
			/sla\.working_days.*“咨旬”/,
			/是不是“咨询”（consult）？/,
		],
		[
			["sla: {working_days: {咨询: 1}, natural_days: {consult: 2}}"],
			/sla\.natural_days\.consult/,
			/留一项/,
		],
		[["compare_with: [beijing-draft-2021]"], /没有自己的指标/, /profile: /],
		[["compare_wiht: [lyg-2017]"], /compare_wiht/, /compare_with/],
		[
			["sla: {working_days: {help: 5}, natural_days: {help: 7}}"],
			/sla\.natural_days\.help/,
			/留一项/,
		],
		[["sla: {nature_days: {help: 7}}"], /nature_days/, /natural_days/],
		[[figure("dimension: contact")], /不是合法的 YAML/, /检查这一行/],
		[
			[
				"figures: {a: {label: 甲, population: closed, dimension: contact, weights: {solved: 100}, text: t, source: s}}",
			],
			/figures\.a\.weights\.solved/,
			/yes、no、blank/,
		],
		[
			[
				"figures: {a: {label: 甲, population: closed, dimension: satisfaction, weights: {很好: 100}, text: t, source: s}}",
			],
			/figures\.a\.weights\.很好/,
			/规范名称/,
		],
		[
			[
				"figures: {score: {label: 甲, population: due, dimension: closure, weights: {closed: 100}, text: t, source: s}}",
			],
			/figures\.score/,
			/不能用作指标名/,
		],
		[
			[
				figure(""),
				"score: {label: 分, text: t, source: s, parts: [{figure: b, points: 10}]}",
			],
			/score\.parts\.0\.figure/,
			/figures 中已有的指标/,
		],
		[
			[
				"figures: {a: {label: 甲, population: closed, dimension: solved, weights: {solved: 120}, text: t, source: s}}",
			],
			/figures\.a\.weights\.solved/,
			/docs\/presets\.md/,
		],
	])("%j", (lines, message, hint) => {
		expect(() => read(...lines)).toThrowError(
			expect.objectContaining({
				name: "Error",
				message: expect.stringMatching(message),
				place: expect.objectContaining({
					file: expect.stringContaining("profile.yaml"),
				}),
				hint: expect.stringMatching(hint),
			}),
		);
	});
});
