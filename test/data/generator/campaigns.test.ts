import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { CampaignTruth } from "../../../data/generator/campaign-truth.ts";
import type { Sample, SampleTruth } from "../../../data/generator/sample.ts";
import { loadWorld } from "../../../data/generator/world.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { sampleTruth, theSample } from "../the-sample.ts";

let sample: Sample;
let truth: SampleTruth;

beforeAll(() => {
	sample = theSample();
	truth = sampleTruth();
});

describe("campaigns", () => {
	const campaignOf = (name: string) =>
		truth.planted.campaigns.find(({ campaign }) => campaign === name);
	const changeOf = (name: string) => {
		const { treated, untreated } = campaignOf(name) as CampaignTruth;
		const hotline = treated.during - treated.by_grid;
		return {
			cells: [
				treated.before,
				hotline,
				untreated.before,
				untreated.during - untreated.by_grid,
			],
			ratio: hotline / treated.before / (untreated.during / untreated.before),
		};
	};

	test("one halves what it is about, and sends a part to the grid", () => {
		const { cells, ratio } = changeOf("property_drive");
		expect(Math.min(...cells)).toBeGreaterThanOrEqual(20);
		expect(ratio).toBeGreaterThan(0.4);
		expect(ratio).toBeLessThan(0.6);
		expect(campaignOf("property_drive")?.treated.by_grid).toBeGreaterThan(2);
	});

	test("one changes nothing and was begun after a month twice as bad as usual", () => {
		const { cells } = changeOf("garbage_drive");
		expect(Math.min(...cells)).toBeGreaterThanOrEqual(20);
		expect(campaignOf("garbage_drive")).toMatchObject({ hotline_ratio: 1 });
		const monthly = sample.tickets.filter(
			({ topic, estate, month }) =>
				topic.id === "garbage" &&
				["望湖社区", "怡海社区", "北屏社区"].includes(estate.community.name) &&
				month < "2022-10",
		);
		expect(cells[0]).toBeGreaterThan(1.8 * (monthly.length / 9));
	});

	test("one is too small to tell", () => {
		expect(Math.min(...changeOf("manhole_drive").cells)).toBeLessThan(20);
	});

	test("are declared as the generator carries them out", () => {
		const { campaigns } = parse(
			readFileSync(packagePath("data/yiyuan/campaign/campaigns.yaml"), "utf8"),
		);
		const topicId = (name: string) =>
			sample.tickets.find(({ topic }) => topic.name === name)?.topic.id;
		expect(
			campaigns.map((each: Record<string, unknown>) => ({
				id: each.id,
				topics: each.topics,
				communities: each.communities,
				during: `${each.start}..${each.end}`,
			})),
		).toEqual(
			loadWorld().settings.campaigns.map((each) => ({
				id: each.id,
				topics: [topicId(each.topic)],
				communities: each.communities,
				during: each.during,
			})),
		);
	});
});
