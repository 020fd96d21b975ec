import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCalendar } from "../../../pipeline/workspace/calendar.ts";

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
});
