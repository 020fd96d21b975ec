import { describe, expect, test } from "vitest";
import type { Row } from "../../../pipeline/database/database.ts";
import { tell } from "./tell-action.ts";

describe("the look ahead", () => {
	const week: Row = {
		is_season: false,
		is_one_year: true,
		is_estimated: true,
		is_risen: false,
		past_years: 1,
		place: "一苑",
		topic: "greening",
		topic_label: "绿化修剪",
		from_at: "2023-04-06 00:00:00",
		to_at: "2023-06-04 23:59:59",
		past_tickets: 8,
		expected: 6.4,
		lower_90: 3,
		upper_90: 11,
		action: "修剪",
		owner: "",
		latest_start_at: "2023-04-16 00:00:00",
		is_due_now: false,
	};
	const score: Row = {
		is_forecast: true,
		listed: 10,
		came: 4,
		naive_listed: 10,
		naive_came: 3,
		periods: 0,
		all_listed: 0,
		all_came: 0,
		all_naive_listed: 0,
		all_naive_came: 0,
	};

	test("says on how much history it rests", () => {
		expect(tell("forecast/forecast", { mart_forecast: [week] })).toContain(
			"只有一年的同期数据",
		);
		const two = { ...week, is_one_year: false, past_years: 2 };
		expect(tell("forecast/forecast", { mart_forecast: [two] })).toContain(
			"↑为比当地平常高四分之一以上。春节前后",
		);
	});

	test("says when to begin, at once where it is late, and nobody where nobody is known", () => {
		expect(tell("forecast/forecast", { mart_forecast: [week] })).toContain(
			"绿化修剪 一苑6.4（3–11） 修剪 — 4月16日",
		);
		const late = { ...week, is_due_now: true, owner: "城管办" };
		expect(tell("forecast/forecast", { mart_forecast: [late] })).toContain(
			"修剪 城管办 立即",
		);
	});

	test("tells one action for all places of a topic, by the day of the first", () => {
		const other = {
			...week,
			place: "二苑",
			is_risen: true,
			owner: "城管办",
			latest_start_at: "2023-04-09 00:00:00",
		};
		const rain = { ...week, topic: "rain", topic_label: "积水" };
		const text = tell("forecast/forecast", {
			mart_forecast: [week, rain, other],
		});
		expect(text).toContain(
			"绿化修剪 一苑6.4（3–11）；二苑6.4（3–11）↑ 修剪 城管办 4月9日 积水 一苑6.4（3–11）",
		);
	});

	test("says first how it did, and that copying is printed where that did better", () => {
		const record: Row = {
			periods: 14,
			listed: 60,
			came: 33,
			last_period_came: 28,
			last_year_came: 25,
			is_copied: false,
			is_copied_from_last_year: false,
			is_long: true,
		};
		const say = (changes: Row, weeks: Row[] = [week]) =>
			tell("forecast/forecast", {
				mart_forecast: weeks,
				mart_forecast_record: [{ ...record, ...changes }],
			});
		expect(say({})).toContain(
			"今后60天的预判 用同样办法给过去14期列过60处，应验33处（照搬上期的28处，照搬去年同期的25处）。 今后60天（",
		);
		expect(say({ is_long: false })).toContain("；期数还少，只供参考。");
		const copied = { ...week, is_estimated: false, expected: null };
		expect(say({ is_copied: true }, [copied])).toContain(
			"推算并不比照搬准，下表改列最近一个月件数最多的地方。",
		);
		expect(say({ is_copied: true }, [copied])).toContain("一苑往年同周8 修剪");
		expect(
			say({ is_copied: true, is_copied_from_last_year: true }, [copied]),
		).toContain("下表改列去年同期件数最多的地方。");
		expect(say({ listed: 0 })).not.toContain("用同样办法");
	});

	test("says so where nothing is above the usual", () => {
		const text = tell("forecast/forecast", {});
		expect(text).toContain("没有哪一处的诉求有一半以上的可能成批来");
		expect(text).not.toContain("上期预判与结果");
	});

	test("is held against what came and what copying would have listed, list by list", () => {
		const say = (row: Row) =>
			tell("forecast/forecast", { mart_self_scoring: [row] });
		const all = {
			periods: 9,
			all_listed: 8,
			all_came: 4,
			all_naive_listed: 7,
			all_naive_came: 1,
		};
		expect(say({ ...score, ...all })).toContain(
			"未诉先办清单 4/10 3/10 9 4/8 1/7",
		);
		expect(say({ ...score, listed: 0, naive_listed: 0 })).toContain(
			"未诉先办清单 — — 0 — —",
		);
		const kind = { ...score, ...all, is_forecast: false };
		expect(say(kind)).toContain("反复出现的问题 4/10");
		expect(say({ ...kind, is_visits: true })).toContain(
			"走访名单排先的小区 4/10",
		);
	});

	test("begins once: a season of what is listed above says no other day", () => {
		const season = {
			...week,
			is_season: true,
			latest_start_at: "2023-05-15 00:00:00",
		};
		const rain = { ...season, topic: "rain", topic_label: "积水" };
		const text = tell("forecast/forecast", {
			mart_forecast: [week, season, rain],
		});
		expect(text).toMatch(
			/绿化修剪 \S+ 8 修剪 — 见上表 积水 \S+ 8 修剪 — 5月15日/,
		);
	});
});
