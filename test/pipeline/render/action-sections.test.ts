import { describe, expect, test } from "vitest";
import type { Row } from "../../../pipeline/database/database.ts";
import { tell } from "./tell-action.ts";

const EFFECT: Row = {
	campaign: "c",
	campaign_label: "井盖排查",
	verdict_label: "",
	reason_label: "",
	topic_labels: "井盖",
	place_labels: "甲社区",
	declared_date: "2022-12-20",
	start_date: "2023-01-01",
	end_date: "2023-01-31",
	outcome_label: "热线诉求",
	comparison_label: "与未开展的社区相比",
	short_label: "未开展的社区",
	treated_before: 58,
	treated_during: 31,
	compared_before: 131,
	compared_during: 120,
	days_before: 31,
	days_during: 31,
	total_before: 58,
	total_during: 31,
	ratio: 0.583,
	lower_95: 0.353,
	upper_95: 0.963,
	fall: 0.417,
	fall_lower_95: 0.037,
	fall_upper_95: 0.647,
	rise: 0.5,
	rise_lower_95: 0.1,
	rise_upper_95: 1.1,
	expected_fall: 0.2,
	total_ratio: 0.6,
	is_main: true,
	is_fallen: false,
	is_risen: false,
	is_unchanged: false,
	is_peak: false,
	has_grid: false,
	is_estimated: true,
};

describe("what is told of a campaign", () => {
	const say = (changes: Row) =>
		tell("campaigns/effects", {
			mart_campaign_effects: [{ ...EFFECT, ...changes }],
		});
	// Words that claim a cause; the campaign itself is what they would claim it for.
	const CAUSAL = /行动使|得益于|有效遏制/;

	test("an effect names its size and interval, and what was taken off for a peak", () => {
		const calm = say({ is_fallen: true });
		expect(calm).toContain(
			"与未开展的社区相比，行动使热线诉求减少41.7%（95%区间3.7%–64.7%）",
		);
		expect(calm).toContain("行动前没有异常偏高");
		const peak = say({ is_fallen: true, is_peak: true });
		expect(peak).toContain("单凭回落就会减少20.0%，扣除以后仍超出随机波动");
	});

	test("a rise is told as one, and what to look into first", () => {
		expect(say({ is_risen: true })).toContain(
			"热线诉求反而增加50.0%（95%区间10.0%–110.0%），超出随机波动；先核对",
		);
	});

	test("nothing but an effect is told in causal words", () => {
		for (const changes of [
			{ is_risen: true },
			{ is_unchanged: true },
			{ is_unchanged: true, is_peak: true },
			{ verdict_label: "不能判断", reason_label: "数量太少" },
			{ verdict_label: "只描述", reason_label: "开始之后才登记" },
			{ verdict_label: "进行中", reason_label: "行动尚未结束" },
		] as Row[])
			expect(say(changes)).not.toMatch(CAUSAL);
	});

	test("no effect tells the ratio, and whether a peak explains the fall", () => {
		expect(say({ is_unchanged: true })).toContain(
			"比值0.58（95%区间0.35–0.96），未超出随机波动",
		);
		expect(say({ is_unchanged: true, is_peak: true })).toContain(
			"扣除回落后，看不出行动起了作用",
		);
	});

	test("a verdict that cannot be given has its reason, and no interval", () => {
		const text = say({
			verdict_label: "不能判断",
			reason_label: "数量太少",
			ratio: null,
			lower_95: null,
			upper_95: null,
			total_ratio: null,
			is_estimated: false,
		});
		expect(text).toContain("不能判断：数量太少。");
		expect(text).toContain("131 120 — — —");
	});

	test("tickets by way of the grid stand beside the hotline's", () => {
		expect(say({ has_grid: true, total_during: 40 })).toContain(
			"（连同网格上报为58件和40件）",
		);
		expect(say({})).not.toContain("连同网格上报");
	});
});

describe("the theme of the month", () => {
	const theme: Row = {
		topic_label: "停车",
		tickets: 120,
		monthly: 10,
		share: 0.05,
		months_present: 12,
		units: 3,
		main_unit: "城管办",
		answered: 40,
		unsolved_share: 0.25,
		volume_points: 30,
		months_points: 10,
		unsolved_points: 10,
		dissatisfied_points: 5,
		crossing_points: 5,
		season_points: 7.5,
		score: 67.5,
	};
	const lines: Row[] = [
		{ part: "estate", label: "一苑", tickets: 20 },
		{ part: "estate", label: "二苑", tickets: 10 },
	];

	test("has a sheet with what is known, and blanks for the three lists", () => {
		const text = tell("hotspots/theme", {
			mart_themes: [theme],
			mart_theme_sheet: lines,
		});
		expect(text).toContain("停车 120 30.0 10.0 10.0 5.0 5.0 7.5 67.5");
		expect(text).toContain("未解决或部分解决占25.0%");
		expect(text).toContain("小区 一苑 20，二苑 10");
		expect(text).not.toContain("说的是什么 ");
		expect(text).toMatch(/任务清单 _+ 责任清单 _+ 政策清单 _+/);
		expect(text).toContain("基数月均10.0件");
	});

	test("leaves out what too few answered", () => {
		const text = tell("hotspots/theme", {
			mart_themes: [{ ...theme, unsolved_share: null }],
		});
		expect(text).not.toContain("未解决或部分解决占");
	});
});

describe("estates under treatment", () => {
	const rule = { top: 10, months: 3, of: 6, quiet: 3 };
	const estate: Row = {
		estate: "一苑",
		community: "甲社区",
		is_listed: true,
		since: "2023-01",
		hot_months: 5,
		tickets: 21,
		expected: 8.4,
		topic_label: "养犬",
		topic_tickets: 9,
	};
	const say = (rows: Row[], topics: Row[] = []) =>
		tell("hotspots/problem-estates", {
			mart_problem_estates: rows,
			mart_problem_estate_topics: topics,
			rule_problem_estates: [rule],
		});

	test("are told with when they came and why, or that they have left", () => {
		expect(say([estate])).toContain(
			"一苑 甲社区 2023年1月列入 5个月 21件 8.4件 养犬 9件",
		);
		expect(say([{ ...estate, is_listed: false }])).toContain("本月退出");
	});

	test("say what the last month's tickets are about, and sum what is not named", () => {
		const topics = ["a", "b", "c", "d", "e", "f", "g", "h", "other"].map(
			(topic, index) => ({
				...{ estate: "一苑", topic, topic_label: `题${topic}` },
				tickets: index === 0 ? 3 : 2,
			}),
		);
		expect(say([estate], topics)).toContain(
			"一苑最近一月的21件：题a3件、题b2件、题c2件、题d2件、题e2件、题f2件，其余2类4件，其他2件（没有归入主题的，和不单列的敏感类）。",
		);
		expect(say([estate])).not.toContain("最近一月的21件");
	});

	test("are none where none is high for long", () => {
		expect(say([])).toContain("没有小区在近6个月里有3个月既进入件数前10名");
	});
});
