import { describe, expect, it } from "vitest";
import { viewChanges } from "../../../pipeline/render/changes-view.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "./marts-fixture.ts";

const texts = readReportTexts();

const headline: Row = {
	metric: "satisfaction_strict",
	metric_kind: "rate",
	numerator: 448,
	denominator: 513,
	year_ago_numerator: 495,
	year_ago_denominator: 530,
	year_ago_change: -6.0667,
	year_ago_change_unit: "points",
	year_ago_direction: "down",
	previous_change: null,
	previous_change_unit: "points",
};
const lead: Row = {
	metric: "satisfaction_strict",
	against: "year_ago",
	metric_kind: "rate",
	is_headline: true,
	dimension: "community",
	part_label: "北屏社区",
	numerator: 33,
	denominator: 53,
	earlier_numerator: 66,
	earlier_denominator: 69,
	second_dimension: "unit",
	second_label: "执法中队",
	second_numerator: 18,
	second_denominator: 31,
	second_earlier_numerator: 36,
	second_earlier_denominator: 38,
	without_numerator: 400,
	without_denominator: 434,
	without_earlier_numerator: 394,
	without_earlier_denominator: 424,
	one_caller_tickets: null,
	is_spread: false,
	has_two: true,
};
const volume: Row = {
	metric: "volume",
	metric_kind: "count",
	numerator: 961,
	denominator: null,
	previous_numerator: 723,
	previous_denominator: null,
	previous_change: 0.2005,
	previous_change_unit: "percent",
	previous_direction: "up",
	year_ago_change: null,
	year_ago_change_unit: "percent",
};

function view(headlines: Row[], leads: Row[], rows: Row[] = []) {
	const marts = {
		...makeMarts(),
		mart_headlines: headlines,
		mart_change_leads: leads,
		mart_change_rows: rows,
	};
	return viewChanges(marts, definitions, texts);
}

describe("what a change lies in", () => {
	it("names two parts and the figure without them, now and then", () => {
		expect(view([headline], [lead]).sentences).toEqual([
			"满意率比上年同月下降6.1个百分点，主要在北屏社区（33/53，上年同月66/69）和执法中队（18/31，上年同月36/38），其中5件两处都算；不含这两处，本月为92.2%（400/434），上年同月为92.9%（394/424）。",
		]);
	});

	it("names one part, and says that it is one person's matter", () => {
		const one = { ...lead, has_two: false, second_label: null };
		expect(
			view([headline], [{ ...one, one_caller_tickets: 13 }]).sentences,
		).toEqual([
			"满意率比上年同月下降6.1个百分点，主要在北屏社区（33/53，上年同月66/69）；不含此处，本月为92.2%（400/434），上年同月为92.9%（394/424）。其中13件是同一人反映的。",
		]);
	});

	it("says that it is spread where nothing carries half", () => {
		expect(view([headline], [{ ...lead, is_spread: true }]).sentences).toEqual([
			"满意率比上年同月下降6.1个百分点，分散在各处，没有哪一两处占到一半。",
		]);
	});

	it("tells a number by its daily rate, and a channel by its word", () => {
		const counts = {
			...lead,
			metric: "volume",
			against: "previous",
			metric_kind: "count",
			dimension: "channel",
			part_label: "web",
			numerator: 300,
			earlier_numerator: 90,
			without_numerator: 661,
			without_earlier_numerator: 633,
			has_two: false,
		};
		expect(view([volume], [counts]).sentences).toEqual([
			"受理量比上月日均上升20.1%，主要在网站（300，上月90）；不含此处，本月为661件，上月为633件。",
		]);
	});

	it("tells no figure that is no headline, and none that is held against nothing", () => {
		expect(
			view([headline], [{ ...lead, is_headline: false }]).sentences,
		).toEqual([]);
		expect(
			view([headline], [{ ...lead, against: "previous" }]).sentences,
		).toEqual([]);
		expect(view([], [lead]).sentences).toEqual([]);
	});

	it("lays the parts out under the whole, dimension by dimension", () => {
		const row = {
			metric: "satisfaction_strict",
			against: "year_ago",
			dimension: "community",
			part: "北屏社区",
			part_label: "北屏社区",
			change_unit: "points",
			parts: 1,
			unnamed: null,
			numerator: 33,
			denominator: 53,
			earlier_numerator: 66,
			earlier_denominator: 69,
			effect: -36,
		};
		const rest = { ...row, part: "", part_label: "", parts: 12, effect: -25 };
		const others = { ...rest, parts: 11, unnamed: "未归属" };
		const none = { ...others, parts: 0 };
		const unit = {
			...row,
			dimension: "unit",
			part: "甲科",
			part_label: "甲科",
		};
		const groups = view(
			[headline],
			[lead],
			[row, rest, others, none, unit],
		).groups;
		expect(groups.map(({ total }) => total)).toEqual([
			{
				label: "满意率（比上年同月，按社区）",
				now: "448/513",
				before: "495/530",
				effect: "−6.1",
			},
			{
				label: "满意率（比上年同月，按承办单位）",
				now: "448/513",
				before: "495/530",
				effect: "−6.1",
			},
		]);
		expect(groups[0]?.rows).toEqual([
			{ label: "北屏社区", now: "33/53", before: "66/69", effect: "−3.6" },
			{ label: "其余12个社区", now: "33/53", before: "66/69", effect: "−2.5" },
			{
				label: "其余11个社区和未归属",
				now: "33/53",
				before: "66/69",
				effect: "−2.5",
			},
			{ label: "未归属", now: "33/53", before: "66/69", effect: "−2.5" },
		]);
	});

	it("prints percent of a daily rate, and tickets where there are few", () => {
		const row = {
			metric: "volume",
			against: "previous",
			dimension: "channel",
			part: "web",
			part_label: "web",
			change_unit: "percent",
			parts: 1,
			numerator: 300,
			denominator: null,
			earlier_numerator: 90,
			earlier_denominator: null,
			effect: 151,
		};
		const groups = view([volume], [], [row]).groups;
		expect(groups[0]).toEqual({
			total: {
				label: "受理量（比上月，按渠道）",
				now: "961",
				before: "723",
				effect: "+20.1%",
			},
			rows: [{ label: "网站", now: "300", before: "90", effect: "+15.1%" }],
		});
		const few = view(
			[volume],
			[],
			[{ ...row, change_unit: "items", effect: -5 }],
		);
		expect(few.groups[0]?.rows[0]?.effect).toBe("−5");
	});
});
