import { expect, test } from "vitest";
import { visitsEstimator } from "../../../../pipeline/estimate/visits/estimate-visits.ts";
import type { VisitTables } from "../../../../pipeline/estimate/visits/visit-plan.ts";

const workdays = Array.from({ length: 181 }, (_, index) =>
	new Date(Date.UTC(2023, 0, 1 + index)).toISOString(),
).filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));

const door = (key: string, own: object = {}) => ({
	household_key: key,
	community: "甲社区",
	grid: "甲一格",
	estate: "一苑",
	building: "1",
	unit: "1",
	room: key,
	type: "自住",
	care: "",
	last_visit: null,
	last_update: null,
	last_visit_at: "2023-03-30",
	last_info_update_at: "2023-01-02",
	do_not_visit: false,
	...own,
});

const word = (word_kind: string, word: string, value: string) => ({
	word_kind,
	word,
	value,
});

const tables = (households: object[], own: object = {}) =>
	({
		run_options: [{ as_of: "2023-04-05 16:50:00" }],
		rule_visits: [
			{
				visit_days: 182,
				update_days: 91,
				other_care_days: 91,
				window_days: 100,
				visits_per_hour: 4,
				meet_rate: 0.5,
				prior_visits: 30,
				most_attempts: 4,
			},
		],
		rule_visit_words: [
			word("care", "独居", "30"),
			word("slot", "weekday", "白天"),
			word("reason", "care", "关爱到期"),
			word("reason", "visit", "半年到期"),
			word("reason", "place", "{topic}较多"),
			word("reason", "never", "没见过"),
			word("reason", "round", "本半年没见到"),
			word("reason", "rest", "信息到期"),
			word("building", "care", "走访到期"),
			word("building", "visit", "走访到期"),
			word("building", "place", "“{topic}”"),
			word("building", "never", "没见到"),
			word("building", "round", "没见到"),
			word("building", "rest", "信息更新"),
		],
		calendar_days: workdays.map((starts_at) => ({ starts_at })),
		ref_visit_households: households,
		ref_visits: [],
		// Ten knocks a week, of which half meet somebody.
		ref_visit_grids: [{ grid: "甲一格", hours_per_week: 2.5 }],
		int_visit_needs: [],
		int_visit_gains: [],
		...own,
	}) as unknown as VisitTables;

const care = { care: "独居", last_visit_at: "2023-01-05" };
const late = { last_visit_at: "2022-09-01" };

test("a building's first week holds no more doors than its hours, by why each is on the list, care as a visit that falls due", () => {
	const { est_visit_week: week, est_visit_stops: stops } =
		visitsEstimator.estimate(
			tables([
				door("101", care),
				door("102", late),
				...["103", "104"].map((key) => door(key)),
				...["201", "202", "203"].map((key) => door(key, { building: "2" })),
			]),
		);
	const told = week?.map(
		({ stop_no, building, reason_no, reason, households }) => [
			...[stop_no, building, reason_no, reason, households],
		],
	);
	expect(told).toEqual([
		[1, "1", 1, "走访到期", 2],
		[1, "1", 2, "信息更新", 2],
		[2, "2", 1, "信息更新", 1],
	]);
	expect(stops?.map(({ households }) => households)).toEqual([4, 3]);
});

test("a need of the place does not hide what falls due there", () => {
	const { est_visit_week: week } = visitsEstimator.estimate(
		tables([door("101", late), door("102"), door("103", care)], {
			int_visit_needs: [{ estate: "一苑", kind: "place", topic_label: "油烟" }],
		}),
	);
	expect(week?.map(({ reason, households }) => [reason, households])).toEqual([
		["走访到期", 2],
		["“油烟”", 1],
	]);
});

test("the weekly number is what is left of the half-year's visits over the weeks left of it", () => {
	const doors = Array.from({ length: 20 }, (_, index) =>
		door(`${100 + index}`, late),
	);
	const [row] =
		visitsEstimator.estimate(tables(doors)).est_visit_coverage ?? [];
	// Twenty in twelve weeks and two days: 1.63.
	expect(row).toMatchObject({
		weekly_target: 2,
		until_date: "2023-06-30",
		half_end_date: "2023-06-30",
	});
});
