import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	endsSoon,
	readCalendar,
} from "../../../pipeline/workspace/calendar.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/holidays");

describe("readCalendar", () => {
	it("agrees with an independent list of the State Council's notices", () => {
		const byDay = new Map(
			readCalendar().days.map((day) => [day.day, day.isWorkday]),
		);
		const listed = readdirSync(FIXTURES)
			.filter((file) => file.endsWith(".json"))
			.flatMap(
				(file) => JSON.parse(readFileSync(join(FIXTURES, file), "utf8")).days,
			);
		expect(listed.length).toBeGreaterThan(600);
		const wrong = listed.filter((day) => byDay.get(day.date) !== !day.isOffDay);
		expect(wrong).toEqual([]);
	});

	it("ends where the notices end, instead of guessing on", () => {
		expect(readCalendar()).toMatchObject({
			from: "2004-01-01",
			to: "2026-12-31",
		});
	});

	it("lets a workspace overrule a day and reach further", () => {
		const calendar = readCalendar([
			{ day: "2023-03-15", isWorkday: false },
			{ day: "2027-01-01", isWorkday: false },
		]);
		expect(calendar.to).toBe("2027-01-01");
		expect(calendar.days).toContainEqual({
			day: "2023-03-15",
			isWorkday: false,
		});
	});

	it("knows a year from a file once it has the last holiday, and names its Spring Festival", () => {
		const off = (day: string, name = "") => ({ day, isWorkday: false, name });
		const calendar = readCalendar([
			off("2027-01-01", "元旦"),
			off("2027-02-05", "春节"),
			off("2027-02-06", "春节"),
			{ day: "2027-02-20", isWorkday: true, name: "春节" },
			off("2027-10-01", "国庆节"),
		]);
		expect(calendar.to).toBe("2027-12-31");
		expect(calendar.festivals.at(-1)).toBe("2027-02-05");
		const byDay = new Map(
			calendar.days.map(({ day, isWorkday }) => [day, isWorkday]),
		);
		expect(
			["2027-02-05", "2027-02-08", "2027-02-20", "2027-12-31"].map((day) =>
				byDay.get(day),
			),
		).toEqual([false, true, true, true]);
	});

	it("does not reach over a year that is missing", () => {
		const { to, festivals } = readCalendar([
			{ day: "2028-01-26", isWorkday: false, name: "春节" },
			{ day: "2028-10-01", isWorkday: false, name: "国庆节" },
		]);
		expect(to).toBe("2026-12-31");
		expect(festivals.at(-1)?.slice(0, 4)).toBe("2026");
	});

	it.each([
		["2026-09-30 18:00:00", false],
		["2026-10-01 00:00:00", true],
		["2026-12-05 09:00:00", true],
		["2027-02-05 09:00:00", true],
	])("data of %s are near its end: %s", (asOf, isNear) => {
		expect(endsSoon({ to: "2026-12-31" }, asOf)).toBe(isNear);
	});
});
