import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipeline/workspace/days.ts";
import {
	type EventDay,
	isCovered,
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

	it("steps over a mistyped day that lies more than 31 days after the rest", () => {
		const days = [
			...daily("2023-01-01", "2023-03-31"),
			event("2023-05-02", 0),
			event("2032-03-01", 0),
		];
		expect(planPeriods(days, {}).asOf).toBe("2023-03-31 10:00:00");
	});

	it("keeps a last day exactly 31 days after the one before", () => {
		const days = [...daily("2023-01-01", "2023-03-31"), event("2023-05-01", 0)];
		expect(planPeriods(days, {}).asOf).toBe("2023-05-01 10:00:00");
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

	it("refuses a period without tickets and names the span of the data", () => {
		expect(() =>
			planPeriods(daily("2023-01-01", "2023-03-31"), { period: "2021-05" }),
		).toThrow("没有 2021-05 受理的工单");
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

describe("isCovered", () => {
	const march = { start: "2023-03-01", end: "2023-03-31" };
	it.each([
		["seven empty days are a quiet week", without(7), true],
		["eight empty days are missing data", without(8), false],
		["no acceptance at all is missing data", [], false],
		[
			"days after the last acceptance do not count",
			daily("2023-03-01", "2023-03-12").map((each) => each.day),
			true,
		],
	])("%s", (_, accepted, expected) => {
		expect(isCovered(march, accepted)).toBe(expected);
	});

	function without(days: number): string[] {
		const all = daily("2023-02-01", "2023-04-30").map((each) => each.day);
		return all.filter(
			(day) => day < "2023-03-10" || day >= addDays("2023-03-10", days),
		);
	}
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
