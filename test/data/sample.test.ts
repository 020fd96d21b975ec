import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { BuildResult } from "../../pipeline/commands/build-result.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseCsv } from "../parse-csv.ts";
import { expectPlanted } from "./planted-findings.ts";
import { builtSample, theSample } from "./the-sample.ts";

type Count = number | [number, number];
type Figures = Record<string, Count>;
interface PeriodTruth {
	street: Figures;
	community: Record<string, Figures>;
	unit: Record<string, Figures>;
}
type PlaceKind = "bursts" | "heavy_callers" | "persistent" | "seasons";
interface Place {
	topic: string;
	estate: string;
	ticket_ids: string[];
}
interface MonthlyTopic {
	topic: string;
	monthly: Record<string, number>;
}
interface Truth {
	as_of: string;
	ledger: Record<string, string | number>[];
	rejects: { file: string; row: number; reason: string }[];
	damaged: { ticket_id: string; found_in: string | null }[];
	volumes: Record<string, number>;
	states: { accepted: Record<string, number> };
	planted: {
		worse_communities: { community: string; since: string }[];
		dissatisfying_units: { unit: string; since: string }[];
		seasonal_topics: MonthlyTopic[];
		weary_estates: { estate: string }[];
		campaigns: {
			campaign: string;
			hotline_ratio: number;
			total_ratio: number;
		}[];
	} & Record<PlaceKind, Place[]>;
	periods: Record<string, PeriodTruth>;
}

// The generator counted these from its own tickets; no SQL of ours had a part in it.
const truth: Truth = JSON.parse(
	readFileSync(packagePath("data", "yiyuan", "truth.json"), "utf8"),
);

let result: BuildResult;
let metrics: Record<string, string>[];
const read = (path: string) => readFileSync(join(result.folder, path), "utf8");

beforeAll(async () => {
	result = await builtSample();
	metrics = parseCsv(read("tables/metrics.csv"));
}, 240_000);

describe("the sample workspace, against its generator's own truth", () => {
	test("the month under review and its moment", () => {
		expect(result.report).toMatchObject({
			period_id: "2023-03",
			as_of: truth.as_of,
			is_period_complete: true,
		});
	});

	test("the first page tells what was planted, since when, and nothing else", () => {
		const findings = parseCsv(read("tables/findings.csv"));
		expectPlanted(findings, read("report.html"), truth.planted);
	});

	test("the ledger, file by file", () => {
		const ledger = parseCsv(read("tables/ledger.csv"));
		const wanted = truth.ledger.map((line) =>
			Object.fromEntries(
				Object.entries(line).map(([key, value]) => [key, String(value)]),
			),
		);
		const byFile = (a: Record<string, string>, b: Record<string, string>) =>
			(a.file ?? "") < (b.file ?? "") ? -1 : 1;
		const columns = Object.keys(wanted[0] ?? {});
		expect(
			ledger
				.map((row) => Object.fromEntries(columns.map((key) => [key, row[key]])))
				.sort((a, b) =>
					byFile(a as Record<string, string>, b as Record<string, string>),
				),
		).toEqual(wanted.sort(byFile));
	});

	test("the rejected records, row by row and no others", () => {
		const key = (each: { file?: string; row?: unknown; reason?: string }) =>
			`${each.file}:${each.row} ${each.reason}`;
		const found = parseCsv(read("tables/rejects.csv")).map(key);
		expect(found.sort()).toEqual(truth.rejects.map(key).sort());
	});

	test("a damaged record is known from another export, or lost", () => {
		const told = new Map(
			parseCsv(read("tables/tickets.csv")).map((row) => [
				row.ticket_id,
				row.source_file,
			]),
		);
		for (const { ticket_id, found_in } of truth.damaged)
			expect(told.get(ticket_id) ?? null, ticket_id).toBe(found_in);
	});

	test("the tickets of every month of the trend", () => {
		const trend = parseCsv(read("tables/trend.csv"));
		const found = trend
			.filter((row) => row.tickets !== "")
			.map((row) => [row.month, Number(row.tickets)]);
		expect(Object.fromEntries(found)).toMatchObject(truth.volumes);
	});

	const periods = [
		["2023-03", "", "this month"],
		["2023-02", "previous_", "the month before"],
		["2022-03", "year_ago_", "a year ago"],
	] as const;
	test.each(periods)(
		"every metric of %s as %sfigures: %s",
		(period, prefix) => {
			const { street, community, unit } = truth.periods[period] as PeriodTruth;
			const scopes = [
				["street", "全街道", street] as const,
				...Object.entries(community).map(
					([name, figures]) => ["community", name, figures] as const,
				),
				...Object.entries(unit).map(
					([name, figures]) => ["unit", name, figures] as const,
				),
			];
			expect(scopes.length).toBeGreaterThan(12);
			const told = scopes.map(([kind, scope, figures]) => ({
				scope,
				...Object.fromEntries(
					Object.keys(figures).map((metric) => [
						metric,
						readCount(kind, scope, metric, prefix),
					]),
				),
			}));
			expect(told).toEqual(
				scopes.map(([, scope, figures]) => ({ scope, ...figures })),
			);
		},
	);

	test("the month's tickets by state", () => {
		const states = parseCsv(read("tables/tickets.csv"))
			.filter((row) => row.in_accepted === "true")
			.map((row) => row.state ?? "");
		const count = (state: string) =>
			states.filter((each) => each === state).length;
		expect({
			open: count("open"),
			replied: count("replied"),
			closed: count("closed"),
		}).toEqual(truth.states.accepted);
	});

	test("the office that solves and does not please", () => {
		const statusOf = (metric: string) =>
			metrics
				.filter(
					(row) =>
						row.scope_kind === "unit" &&
						row.metric === metric &&
						row.status === "below",
				)
				.map((row) => row.scope);
		const [{ unit } = { unit: "" }] = truth.planted.dissatisfying_units;
		expect(statusOf("satisfaction_strict")).toContain(unit);
		expect(statusOf("solved_rate")).not.toContain(unit);
	});

	test.each(["bursts", "heavy_callers", "persistent", "seasons"] as const)(
		"the month's %s are labelled with their estate and topic",
		(kind) => {
			const told = new Map(
				parseCsv(read("tables/tickets.csv")).map((row) => [row.ticket_id, row]),
			);
			for (const { topic, estate, ticket_ids } of truth.planted[kind])
				for (const id of ticket_ids.filter((each) => each > "202303"))
					expect(told.get(id), id).toMatchObject({ topic, estate });
		},
	);

	// 87.3 % after 93.4 % a year before read as within chance, for only the month before was tested.
	test("satisfaction fell beyond chance since the year before, and the first page says so", () => {
		const row = metrics.find(
			({ scope_kind, metric }) =>
				scope_kind === "street" && metric === "satisfaction_strict",
		);
		expect(row).toMatchObject({
			numerator: "448",
			denominator: "513",
			year_ago_numerator: "495",
			year_ago_denominator: "530",
		});
		// scipy.stats.hypergeom, two-sided mid-p.
		expect(Number(row?.p_year_ago)).toBeCloseTo(0.000877, 6);
		const html = read("report.html");
		expect(html).toContain("同比变化显著");
	});

	test("heating by month, within the labelling's errors", () => {
		const [heating] = truth.planted.seasonal_topics;
		const row = metrics.find(
			({ scope_kind, scope, metric }) =>
				scope_kind === "topic" &&
				scope === heating?.topic &&
				metric === "volume",
		);
		const months = { numerator: "2023-03", previous_numerator: "2023-02" };
		for (const [column, month] of Object.entries(months)) {
			const off = Number(row?.[column]) - (heating?.monthly[month] ?? 0);
			expect(Math.abs(off), month).toBeLessThanOrEqual(4);
		}
	});

	// Consultations are told from what they are about by taste; the rest must be right.
	test("the topic of nine tickets in ten", () => {
		const meant = new Map(
			theSample().tickets.map(({ id, topic }) => [id, topic.id]),
		);
		const told = parseCsv(read("tables/tickets.csv"));
		const right = told.filter(
			(row) => row.topic === meant.get(row.ticket_id ?? ""),
		);
		expect(told.length).toBeGreaterThan(800);
		expect(right.length / told.length).toBeGreaterThan(0.9);
	});

	test("every planted hotspot, as what it is, and nothing else: no loud caller, no gale", () => {
		const { bursts, persistent, seasons } = truth.planted;
		const planted = [
			...bursts.map((each) => `burst ${each.topic}@${each.estate}`),
			...persistent.map((each) => `persistent ${each.topic}@${each.estate}`),
			...seasons.map((each) => `seasonal ${each.topic}@${each.estate}`),
		];
		const found = parseCsv(read("tables/hotspots.csv"));
		expect(
			found.map(({ kind, topic, place }) => `${kind} ${topic}@${place}`).sort(),
		).toEqual(planted.sort());
		const members = parseCsv(read("tables/hotspot_tickets.csv"));
		const [burst] = bursts;
		const ids = members
			.filter(
				({ hotspot_id }) => hotspot_id === `${burst?.topic}@${burst?.estate}`,
			)
			.map(({ ticket_id }) => ticket_id);
		expect(ids).toEqual(expect.arrayContaining(burst?.ticket_ids ?? []));
		expect(read("report.html")).toContain(found[0]?.title);
	});

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
		const forecast = scores.find(({ list }) => list === "outlook");
		expect(Number(forecast?.came)).toBeGreaterThanOrEqual(
			Number(forecast?.naive_came),
		);
		expect(forecast?.naive_listed).toBe(forecast?.listed);
		expect(
			scores.find(
				({ list, period }) => list === "hotspots" && period === "2023-03",
			),
		).toMatchObject({ listed: "1", came: "1", naive_came: "0" });
		// Both estates that were put first had more tickets a household than all; of the two largest, one had.
		expect(scores.find(({ list }) => list === "visits")).toMatchObject({
			period: "2023-03",
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
		const named = metrics
			.filter(
				(row) =>
					row.scope_kind === "community" &&
					row.metric === "ontime_rate" &&
					row.status === "below",
			)
			.map((row) => row.scope);
		expect(named).toEqual(worse);
		expect(result.findings[0]).toContain(worse[0]);
		expect(html).toContain(result.findings[0]?.slice(0, 10));
	});
});

function readCount(
	kind: string,
	scope: string,
	metric: string,
	prefix: string,
): Count {
	const row = metrics.find(
		(each) =>
			each.scope_kind === kind &&
			each.scope === scope &&
			each.metric === metric,
	);
	const numerator = Number(row?.[`${prefix}numerator`] || Number.NaN);
	const denominator = row?.[`${prefix}denominator`];
	return denominator ? [numerator, Number(denominator)] : numerator;
}
