import { describe, expect, test } from "vitest";
import { parseCsv } from "../parse-csv.ts";
import { truth } from "./sample-truth.ts";
import { readBuiltSample } from "./the-sample.ts";

const { built, read } = readBuiltSample();

describe("the sample's pages and lists, against its generator's own truth", () => {
	test("the campaign that works, the one that follows a bad month, and the one too small to judge", () => {
		const effects = parseCsv(read("tables/campaign_effects.csv")).filter(
			({ is_main }) => is_main === "true",
		);
		expect(
			effects.map(({ campaign, verdict, reason }) => [
				campaign,
				verdict,
				reason,
			]),
		).toEqual([
			["property_drive", "fell", ""],
			["garbage_drive", "unchanged", ""],
			["manhole_drive", "unjudged", "few"],
		]);
		for (const { campaign, hotline_ratio, total_ratio } of truth.planted
			.campaigns) {
			const row = effects.find((each) => each.campaign === campaign);
			if (row?.ratio === "") continue;
			expect(Number(row?.lower_95), campaign).toBeLessThan(hotline_ratio);
			expect(Number(row?.upper_95), campaign).toBeGreaterThan(hotline_ratio);
			expect(Number(row?.total_lower_95), campaign).toBeLessThan(total_ratio);
			expect(Number(row?.total_upper_95), campaign).toBeGreaterThan(
				total_ratio,
			);
		}
		const [works, peak] = effects;
		expect(Number(works?.total_ratio)).toBeGreaterThan(Number(works?.ratio));
		expect(Number(peak?.naive_change)).toBeLessThan(-0.4);
		expect(Number(peak?.expected_fall)).toBeGreaterThan(0.4);
		const html = read("report.html");
		expect(html.match(/行动使/g)).toHaveLength(1);
		expect(html).toContain("看不出行动起了作用");
		expect(html).toContain("不能判断：");
	});

	test("the season of rain is announced in time, with what the last one brought", () => {
		const forecast = parseCsv(read("tables/outlook.csv"));
		const rain = forecast.find(
			({ basis, topic }) => basis === "season" && topic === "waterlogging",
		);
		const monthly = truth.planted.seasonal_topics.find(
			({ topic }) => topic === "waterlogging",
		)?.monthly;
		const planted = (monthly?.["2022-07"] ?? 0) + (monthly?.["2022-08"] ?? 0);
		expect(Math.abs(Number(rain?.past_tickets) - planted)).toBeLessThanOrEqual(
			4,
		);
		expect(rain?.latest_start_at?.slice(0, 10)).toBe("2023-05-15");
		expect(rain?.action).not.toBe("");
		const weeks = forecast.filter(({ basis }) => basis === "same_weeks");
		// topics.yaml of the generator raises these two, and no other street-wide matter by so much, from April to June.
		expect(weeks.map(({ topic }) => topic)).toEqual(
			expect.arrayContaining(["noise_construction", "greening"]),
		);
		expect(weeks.map(({ topic }) => topic)).not.toContain("heating");
		for (const row of weeks) {
			expect(Number(row.lower_90)).toBeLessThan(Number(row.expected));
			expect(Number(row.upper_90)).toBeGreaterThan(Number(row.expected));
			expect(row.owner).not.toBe("");
		}
	});

	test("lists are scored, the theme has its parts, and the estate that is weary is under treatment and no other", () => {
		const scores = parseCsv(read("tables/self_scoring.csv"));
		const forecast = scores.find(
			({ list, period }) => list === "outlook" && period === "2023-03",
		);
		expect(Number(forecast?.came)).toBeGreaterThanOrEqual(
			Number(forecast?.naive_came),
		);
		expect(forecast?.naive_listed).toBe(forecast?.listed);
		const record = parseCsv(read("tables/forecast_record.csv"));
		const came = (name: string, column: "came" | "listed" | "in_range") =>
			record
				.filter(({ method }) => method === name)
				.reduce((sum, row) => sum + Number(row[column]), 0);
		expect(new Set(record.map(({ period }) => period)).size).toBe(3);
		expect(came("outlook", "came")).toBeGreaterThan(
			Math.max(came("last_period", "came"), came("last_year", "came")),
		);
		// Of nine ranges in ten; these are 59.
		expect(came("outlook", "in_range")).toBeGreaterThan(
			came("outlook", "listed") * 0.8,
		);
		expect(
			scores.find(
				({ list, period }) => list === "hotspots" && period === "2023-03",
			),
		).toMatchObject({ listed: "1", came: "1", naive_came: "0" });
		// Both estates that were put first had more tickets a household than all; of the two largest, one had.
		const visits = scores.filter(({ list }) => list === "visits");
		expect(visits.map(({ period }) => period)).toEqual([
			"2023-01",
			"2023-02",
			"2023-03",
		]);
		expect(visits.at(-1)).toMatchObject({
			listed: "2",
			came: "2",
			naive_came: "1",
		});
		const themes = parseCsv(read("tables/monthly_theme.csv"));
		for (const row of themes) {
			const parts = Object.entries(row).filter(([column]) =>
				column.endsWith("_points"),
			);
			const sum = parts.reduce(
				(total, [, points]) => total + Number(points),
				0,
			);
			expect(Math.abs(sum - Number(row.score))).toBeLessThan(0.05);
		}
		const html = read("report.html");
		expect(html).toContain("题目单：");
		expect(html).toContain("上期预判与结果");
		expect(
			parseCsv(read("tables/problem_estates.csv")).map(({ estate, state }) => ({
				estate,
				state,
			})),
		).toEqual(
			truth.planted.weary_estates.map(({ estate }) => ({
				estate,
				state: "listed",
			})),
		);
	});

	test("the community that is truly worse is named, and no other", () => {
		const html = read("report.html");
		const worse = truth.planted.worse_communities.map((each) => each.community);
		const named = built.metrics
			.filter(
				(row) =>
					row.scope_kind === "community" &&
					row.metric === "ontime_rate" &&
					row.status === "below",
			)
			.map((row) => row.scope);
		expect(named).toEqual(worse);
		expect(built.result.findings[0]).toContain(worse[0]);
		expect(html).toContain(built.result.findings[0]?.slice(0, 10));
	});
});
