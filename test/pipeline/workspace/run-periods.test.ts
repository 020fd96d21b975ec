import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipeline/workspace/days.ts";
import {
	type EventDay,
	parseAsOf,
	planPeriods,
} from "../../../pipeline/workspace/run-periods.ts";

describe("parseAsOf", () => {
	it.each([
		["2023-04-05", "2023-04-05 23:59:59"],
		["2023-04-05T18:00", "2023-04-05 18:00:00"],
		["2023-04-05T18:00:07", "2023-04-05 18:00:07"],
	])("%s is %s", (text, asOf) => {
		expect(parseAsOf(text)).toBe(asOf);
	});

	it.each(["2023-02-30", "2023-04-05T25:00", "昨天"])("refuses %s", (text) => {
		expect(() => parseAsOf(text)).toThrow("看不懂的截止时刻");
	});
});

describe("the moment the data is as of", () => {
	it("is the latest event", () => {
		const times = planPeriods(daily("2023-01-01", "2023-04-03"), {});
		expect(times.asOf).toBe("2023-04-03 10:00:00");
	});

	it("is the last thing that happened, however long after the rest", () => {
		const days = [...daily("2023-01-01", "2023-03-31"), event("2023-05-12", 0)];
		expect(planPeriods(days, {}).asOf).toBe("2023-05-12 10:00:00");
	});
});

describe("the default period", () => {
	it.each([
		["2023-04-03", "2023-03", "a later acceptance exists"],
		["2023-03-31", "2023-03", "the last acceptance is on the last day"],
		["2023-03-29", "2023-03", "the last acceptance is on the third last day"],
		["2023-03-28", "2023-02", "March is not over"],
	])("with acceptances until %s is %s: %s", (last, id) => {
		const times = planPeriods(daily("2023-01-01", last), {});
		expect(times.period.id).toBe(id);
		expect(times.isComplete).toBe(true);
	});

	it("is the last month with tickets, not complete, when none is over", () => {
		const times = planPeriods(daily("2023-03-01", "2023-03-12"), {});
		expect(times.period.id).toBe("2023-03");
		expect(times.isComplete).toBe(false);
	});

	it("knows as far as a file's name states that its own acceptances come near", () => {
		const days = daily("2023-01-01", "2023-03-28");
		const times = planPeriods(days, { statedDays: ["2023-03-29"] });
		expect(times.period.id).toBe("2023-03");
		expect(times.coverage.until).toBe("2023-03-29");
		expect(
			planPeriods(days, { statedDays: ["2023-03-29"], asOf: "2023-03-28" })
				.period.id,
		).toBe("2023-02");
	});

	it("is over where the profile calls the month covered", () => {
		const days = daily("2023-01-01", "2023-03-20");
		const times = planPeriods([...days, event("2023-04-05", 0)], {
			coveredMonths: ["2023-03"],
		});
		expect(times.period.id).toBe("2023-03");
		expect(times.isComplete).toBe(true);
	});

	it("refuses a period without tickets and names the span of the data", () => {
		expect(() =>
			planPeriods(daily("2023-01-01", "2023-03-31"), { period: "2021-05" }),
		).toThrow("没有 2021-05 受理的工单");
	});
});

describe("the week before a meeting", () => {
	// The last of these days is a Saturday.
	const days = daily("2022-01-01", "2023-04-08");

	it("ends the day before it, and with it what is known", () => {
		const times = planPeriods(days, { meeting: "2023-03-16" });
		expect(times.period).toMatchObject({
			start: "2023-03-09",
			end: "2023-03-15",
		});
		expect(times.asOf).toBe("2023-03-15 23:59:59");
		expect(times.meetingDay).toBe("2023-03-16");
		expect(times.periods[0]?.label).toBe(
			"2023年3月16日例会（受理3月9日至3月15日）",
		);
	});

	it.each([
		["2023-04-08", "2023-04-13"],
		["2023-04-05", "2023-04-06"],
		["2023-04-06", "2023-04-13"],
	])("of data until %s is that of %s", (last, day) => {
		const asOf = `${last}T10:00`;
		const times = planPeriods(days, { meeting: true, asOf });
		expect(times.period.id).toBe(`meeting-${day}`);
		expect(times.asOf).toBe(`${last} 10:00:00`);
		expect(planPeriods(days, { asOf }).meetingDay).toBe(day);
	});

	it("is in the year in which it is held", () => {
		const [current] = planPeriods(days, { meeting: "2023-01-05" }).periods;
		expect(current?.label).toBe("2023年1月5日例会（受理12月29日至1月4日）");
	});

	it.each([
		[{ meeting: "周四" }, "看不懂的会议日期“周四”"],
		[{ meeting: "2023-02-30" }, "看不懂的会议日期"],
		[{ meeting: "2023-03-16", period: "2023-03" }, "只能写一个"],
		[
			{ meeting: "2023-06-15" },
			"2023年6月15日例会（受理6月8日至6月14日）没有工单。",
		],
	])("is not found for %j", (asked, words) => {
		expect(() => planPeriods(days, asked)).toThrow(words);
	});
});

describe("a period that is not over", () => {
	// Friday is the last day that is known, and something was closed on the Sunday after the period.
	const week = planPeriods(
		[...daily("2022-01-01", "2023-03-31"), event("2023-04-09", 0)],
		{ period: "2023-W13" },
	);
	const byRole = (role: string) =>
		week.periods.find((each) => each.role === role);

	it("is compared with as many first days of the earlier ones, at the same age from their start", () => {
		expect(week.isComplete).toBe(false);
		expect(week.firstDays).toEqual({ current: 5, previous: 5, year_ago: 5 });
		expect(byRole("current")).toMatchObject({
			startAt: "2023-03-27 00:00:00",
			endAt: "2023-04-03 00:00:00",
			asOf: "2023-04-09 10:00:00",
			days: 5,
			isOver: false,
		});
		expect(byRole("previous")).toMatchObject({
			name: "2023-W12",
			label: "2023年第12周（2023-03-20至2023-03-26）前5天",
			startAt: "2023-03-20 00:00:00",
			endAt: "2023-03-25 00:00:00",
			asOf: "2023-04-02 10:00:00",
			days: 5,
			isCovered: true,
		});
		expect(byRole("year_ago")).toMatchObject({
			startAt: "2022-03-28 00:00:00",
			endAt: "2022-04-02 00:00:00",
			asOf: "2022-04-10 10:00:00",
		});
	});

	it("takes no more days of an earlier one than that has", () => {
		const { firstDays, periods } = planPeriods(
			daily("2022-01-01", "2023-03-31"),
			{ period: "2023-03-01..2023-04-29" },
		);
		expect(firstDays).toEqual({ current: 31, previous: 31, year_ago: 31 });
		const march = planPeriods(daily("2023-01-01", "2023-03-28"), {
			period: "2023-03",
		});
		expect(march.firstDays).toEqual({
			current: 28,
			previous: 28,
			year_ago: 28,
		});
		expect(march.periods[1]).toMatchObject({
			label: "2023年2月",
			endAt: "2023-03-01 00:00:00",
		});
		expect(periods[1]?.endAt).toBe("2023-01-31 00:00:00");
	});

	it.each([
		["2023-W13", "2023-04-02", true],
		["2023-W13", "2023-04-01", false],
		["2023-03", "2023-03-29", true],
		["2023-03", "2023-03-28", false],
		["2023-Q1", "2023-03-23", true],
		["2023-Q1", "2023-03-22", false],
		["2023-03-20..2023-03-24", "2023-03-24", true],
		["2023-03-20..2023-03-24", "2023-03-23", false],
	])("%s with acceptances until %s: over is %s", (period, last, isOver) => {
		const days = daily("2022-01-01", last);
		expect(planPeriods(days, { period }).isComplete).toBe(isOver);
	});
});

describe("the months of the trend", () => {
	it("are never seen later than the data is as of, and say nothing while under way outside the period", () => {
		const { periods } = planPeriods(daily("2022-01-01", "2023-03-31"), {
			period: "2023-W10",
			asOf: "2023-03-15",
		});
		expect(periods.filter(({ role }) => role === "trend").at(-1)).toMatchObject(
			{
				name: "2023-03",
				asOf: "2023-03-15 23:59:59",
				days: 15,
				isCovered: false,
			},
		);
	});

	it("are whole though the period is not, and inside it count as far as they are known", () => {
		const { periods } = planPeriods(daily("2022-01-01", "2023-05-12"), {
			period: "2023-Q2",
		});
		const trend = periods.filter(({ role }) => role === "trend");
		expect(trend.slice(-4)).toMatchObject([
			{
				name: "2023-03",
				asOf: "2023-03-31 23:59:59",
				days: 31,
				isCovered: true,
			},
			{
				name: "2023-04",
				asOf: "2023-04-30 23:59:59",
				days: 30,
				isCovered: true,
			},
			{
				name: "2023-05",
				asOf: "2023-05-12 10:00:00",
				days: 12,
				isCovered: true,
			},
			{ name: "2023-06", isCovered: false },
		]);
	});
});

describe("what a period is compared with", () => {
	const { periods } = planPeriods(daily("2022-01-01", "2023-04-05"), {
		period: "2023-03",
		asOf: "2023-04-05",
	});
	const byRole = (role: string) => periods.find((each) => each.role === role);

	it("is measured at the same age after its own end", () => {
		expect(byRole("current")?.asOf).toBe("2023-04-05 23:59:59");
		expect(byRole("previous")?.asOf).toBe("2023-03-05 23:59:59");
		expect(byRole("year_ago")?.asOf).toBe("2022-04-05 23:59:59");
	});

	it("has 24 months of trend, the ones without data not covered", () => {
		const trend = periods.filter((each) => each.role === "trend");
		expect(trend.map((each) => each.name)).toHaveLength(24);
		expect(trend[0]).toMatchObject({ name: "2021-04", isCovered: false });
		expect(trend.at(-1)).toMatchObject({ name: "2023-03", isCovered: true });
	});
});

function daily(from: string, to: string): EventDay[] {
	const days: EventDay[] = [];
	for (let day = from; day <= to; day = addDays(day, 1))
		days.push(event(day, 3));
	return days;
}

function event(day: string, acceptedCount: number): EventDay {
	return { day, acceptedCount, lastEventAt: `${day} 10:00:00` };
}
