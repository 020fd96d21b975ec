import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipeline/workspace/days.ts";
import { planPeriods } from "../../../pipeline/workspace/run-periods.ts";
import { findUnknowns } from "../../../pipeline/workspace/unknowns.ts";

const days = (from: string, count: number) =>
	Array.from({ length: count }, (_, index) => addDays(from, index));

interface Exports {
	from?: string;
	fields?: string[];
	hasEstates?: boolean;
	/** Of ten tickets a day, those of a known caller. */
	known?: (day: string) => number;
}

// Until the end of March 2023.
function unknowns({
	from = "2022-01-01",
	fields = ["caller_phone"],
	hasEstates = true,
	known = () => 5,
}: Exports): string[] {
	const covered = days(from, 500).filter((day) => day <= "2023-03-31");
	const times = planPeriods(
		covered.map((day) => ({
			day,
			acceptedCount: 10,
			lastEventAt: `${day} 10:00:00`,
		})),
		{ period: "2023-03" },
	);
	return findUnknowns({
		times,
		fields: new Set(fields),
		callerDays: covered.map((day) => ({
			day,
			accepted: 10,
			known: known(day),
		})),
		hasEstates,
		windowDays: 60,
	})
		.filter(({ period }) =>
			["current", "previous", "year_ago"].includes(period.role),
		)
		.map(({ metric, period, reason }) => `${metric} ${period.role} ${reason}`);
}

const everywhere = (told: string) =>
	["current", "previous", "year_ago"].map((role) => told.replace("ROLE", role));

describe("repeats", () => {
	it("are known where estates, half of the callers and the sixty days before are", () => {
		expect(unknowns({})).toEqual([]);
	});

	it("are unknown without estates", () => {
		expect(unknowns({ hasEstates: false })).toEqual(
			everywhere("repeat_rate ROLE 没有小区参考表，无从判断是否同一处"),
		);
	});

	it("are unknown where fewer than half of the callers are known, each period by itself", () => {
		expect(
			unknowns({ known: (day) => (day.startsWith("2023-02") ? 4 : 5) }),
		).toEqual(["repeat_rate previous 来电号码已知的不到受理件数的一半"]);
	});

	it("are unknown where the days before are not covered, each period by itself", () => {
		expect(unknowns({ from: "2022-12-15" })).toEqual([
			"repeat_rate previous 之前的60天缺数据，无从判断是否再次来诉",
			"repeat_rate year_ago 之前的60天缺数据，无从判断是否再次来诉",
		]);
	});

	it("are what the export says of them where it has a column for it", () => {
		expect(
			unknowns({
				fields: ["repeat_flag"],
				hasEstates: false,
				known: () => 0,
				from: "2023-03-01",
			}).filter((told) => told.startsWith("repeat_rate")),
		).toEqual([]);
	});
});

describe("what was done at once", () => {
	it("is unknown with neither records of rework nor a caller", () => {
		expect(
			unknowns({ known: () => 0 }).filter((told) => told.startsWith("once")),
		).toEqual(
			everywhere("once_rate ROLE 没有重办记录，来电号码也没有一个已知"),
		);
		for (const field of ["rework", "rework_count"])
			expect(
				unknowns({ known: () => 0, fields: ["caller_phone", field] }).filter(
					(told) => told.startsWith("once"),
				),
			).toEqual([]);
	});
});
