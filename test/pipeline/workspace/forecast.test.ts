import { describe, expect, test } from "vitest";
import { readCalendar } from "../../../pipeline/workspace/calendar.ts";
import { toCoverage } from "../../../pipeline/workspace/coverage.ts";
import { addDays, weekday } from "../../../pipeline/workspace/days.ts";
import {
	canLookAhead,
	hasYearOfHistory,
	planForecasts,
	planSeasons,
	sameWeeks,
} from "../../../pipeline/workspace/forecast.ts";
import { monthOf } from "../../../pipeline/workspace/period.ts";

const { festivals } = readCalendar();
const daysFrom = (first: string, count: number) =>
	toCoverage(
		Array.from({ length: count }, (_, index) => addDays(first, index)),
	);

describe("the same weeks of a past year", () => {
	test("keep their weekdays", () => {
		const now = { start: "2023-04-06", end: "2023-06-04" };
		for (const years of [1, 2, 3]) {
			const then = sameWeeks(now, years, festivals);
			expect(weekday(then.start)).toBe(weekday(now.start));
			expect(then.start.slice(0, 6)).toBe(`${2023 - years}-0`);
		}
		expect(sameWeeks(now, 1, festivals)).toEqual({
			start: "2022-04-07",
			end: "2022-06-05",
		});
	});

	// The holiday began on 21 January in 2023 and on 31 January in 2022.
	test("lie as far from the Spring Festival as these do", () => {
		expect(festivals).toContain("2023-01-21");
		expect(festivals).toContain("2022-01-31");
		expect(
			sameWeeks({ start: "2023-01-16", end: "2023-02-15" }, 1, festivals),
		).toEqual({ start: "2022-01-26", end: "2022-02-25" });
	});

	test("go by weeks where the calendar does not know the festival", () => {
		expect(
			sameWeeks({ start: "2023-01-16", end: "2023-02-15" }, 1, []).start,
		).toBe("2022-01-17");
	});
});

describe("looks ahead", () => {
	const times = {
		asOf: "2023-04-05 16:08:16",
		period: monthOf("2023-03-01"),
		coverage: daysFrom("2022-01-01", 460),
	};

	test("are one from the moment of the data, and one from the day before the period", () => {
		const [next, previous] = planForecasts(times, festivals);
		expect(next).toMatchObject({
			forecast: "next",
			start: "2023-04-06",
			end: "2023-06-04",
			years: 1,
		});
		expect(previous).toMatchObject({
			forecast: "2023-03",
			no: 1,
			seen: "2023-02-28",
			start: "2023-03-01",
			end: "2023-03-31",
			years: 1,
		});
		const window = (kind: string) =>
			previous?.windows.find((each) => each.kind === kind);
		expect(window("pace")).toMatchObject({
			start: "2022-03-01",
			end: "2023-02-28",
		});
		expect(window("before")).toMatchObject({
			start: "2023-02-01",
			end: "2023-02-28",
		});
	});

	test("score every past period with a year before it, the latest first", () => {
		const scored = planForecasts(times, festivals).filter(({ no }) => no > 0);
		expect(scored.map(({ forecast }) => forecast)).toEqual([
			"2023-03",
			"2023-02",
			"2023-01",
		]);
		const [, february] = scored;
		expect(february?.windows.slice(-2)).toEqual([
			{ kind: "came", no: 0, start: "2023-02-01", end: "2023-02-28" },
			{ kind: "before", no: 0, start: "2023-01-01", end: "2023-01-31" },
		]);
		const long = { ...times, coverage: daysFrom("2015-01-01", 3017) };
		const most = planForecasts(long, festivals).filter(({ no }) => no > 0);
		expect(most.at(-1)).toMatchObject({ no: 24, forecast: "2021-04" });
	});

	test("copy the last month for the coming days", () => {
		const [next] = planForecasts(times, festivals);
		expect(next?.windows.at(-1)).toEqual({
			kind: "before",
			no: 0,
			start: "2023-03-07",
			end: "2023-04-05",
		});
	});

	test("need a year of history, each by its own day", () => {
		expect(hasYearOfHistory(times)).toBe(true);
		const short = { ...times, coverage: daysFrom("2022-03-20", 380) };
		expect(hasYearOfHistory(short)).toBe(true);
		expect(
			planForecasts(short, festivals).map(({ forecast }) => forecast),
		).toEqual(["next"]);
		const shorter = { ...times, coverage: daysFrom("2022-05-01", 340) };
		expect(hasYearOfHistory(shorter)).toBe(false);
		expect(planForecasts(shorter, festivals)).toEqual([]);
	});

	test("take their pace from what is covered, not from the silent days after it", () => {
		const [next] = planForecasts(
			{ ...times, coverage: daysFrom("2022-01-01", 455) },
			festivals,
		);
		expect(next?.start).toBe("2023-04-06");
		expect(next?.windows.find(({ kind }) => kind === "pace")).toMatchObject({
			start: "2022-04-01",
			end: "2023-03-31",
		});
	});

	test("are scored by the days that are covered of a period that is not over", () => {
		const [previous] = planForecasts(
			{
				...times,
				asOf: "2023-03-10 12:00:00",
				coverage: daysFrom("2022-01-01", 434),
				firstDays: { current: 10, previous: 10, year_ago: 10 },
			},
			festivals,
		).filter(({ no }) => no === 1);
		const scored = previous?.windows.slice(-2);
		expect(scored).toMatchObject([
			{ kind: "came", start: "2023-03-01", end: "2023-03-10" },
			{ kind: "before", start: "2023-02-01", end: "2023-02-10" },
		]);
	});

	test("go from where the data ends when a stray event comes long after", () => {
		const stray = { ...times, asOf: "2025-01-01 00:00:00" };
		expect(planForecasts(stray, festivals)[0]).toMatchObject({
			seen: "2023-04-05",
			start: "2023-04-06",
		});
		expect(canLookAhead(stray, festivals)).toBe(true);
	});

	test("leave out a past year that lacks data in these weeks", () => {
		const coverage = toCoverage(
			times.coverage.days.filter(
				(day) => day < "2022-05-01" || day > "2022-05-20",
			),
		);
		expect(
			planForecasts({ ...times, coverage }, festivals).map(
				({ forecast }) => forecast,
			),
		).toEqual(["2023-03", "2023-02", "2023-01"]);
	});
});

describe("a season to prepare for", () => {
	const topics = {
		rain: {
			action: "清掏",
			lead_days: 30,
			start_by: "05-15",
			season: "07-01..08-31",
		},
		heating: {
			action: "试压",
			lead_days: 30,
			start_by: "10-15",
			season: "11-01..03-31",
		},
		fee: { action: "公示", lead_days: 30 },
	};
	const times = (asOf: string) => ({
		asOf,
		period: monthOf("2023-03-01"),
		coverage: daysFrom("2022-01-01", 700),
	});

	test("is told once its preparation falls due within sixty days, with the season before", () => {
		expect(planSeasons({ topics }, times("2023-04-05 16:00:00"))).toEqual([
			{
				topic: "rain",
				action: "清掏",
				startBy: "2023-05-15",
				start: "2022-07-01",
				end: "2022-08-31",
			},
		]);
		expect(planSeasons({ topics }, times("2023-02-28 16:00:00"))).toEqual([]);
	});

	test("may go over the turn of the year", () => {
		const [heating] = planSeasons({ topics }, times("2023-09-01 00:00:00"));
		expect(heating).toMatchObject({ start: "2022-11-01", end: "2023-03-31" });
	});

	test("is not told where the exports do not reach back to the last one", () => {
		const late = {
			...times("2023-04-05 16:00:00"),
			coverage: daysFrom("2022-09-01", 300),
		};
		expect(planSeasons({ topics }, late)).toEqual([]);
	});
});
