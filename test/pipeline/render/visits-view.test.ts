import { expect, test } from "vitest";
import { renderVisits } from "../../../pipeline/render/render-report.ts";
import { makeMarts } from "./marts-fixture.ts";

const row = (scope_kind: string, scope: string, community = "") => ({
	scope_kind,
	scope,
	community,
	due: 40,
	met: 10,
	attempts: 30,
	attempts_met: 12,
	refused: 1,
	never_home: 2,
	vacant: 3,
	barred: 4,
	info_current: 5,
	care_households: 0,
	care_met: 0,
	elapsed_share: 0.5,
	is_behind: scope_kind === "grid",
	weekly_target: 3,
	meets_needed: 30,
	meet_rate: 0.4,
	knocks: 75,
	knocks_per_day: 1.5,
	capacity: 60,
	shortfall_days: 0,
	finish_date: null,
});
const coverage = [
	row("street", "怡园街道"),
	row("community", "甲社区", "甲社区"),
	row("grid", "甲一", "甲社区"),
];
const pageOf = (marts: object) =>
	String(renderVisits({ ...makeMarts(), ...marts } as never)[0]?.content);

test("a street without a register of households has no board", () => {
	expect(renderVisits({ ...makeMarts(), mart_visit_coverage: [] })).toEqual([]);
});

test("the board says what households spoke of, how often, and how much the grid solved", () => {
	const page = pageOf({
		mart_visit_coverage: coverage,
		mart_visit_concerns: [{ concern: "停车", visits: 12, solved: 3 }],
	});
	expect(page).toContain('<th scope="row">停车</th><td>12次</td><td>3/12</td>');
	expect(page).toContain("甲一（10/40）");
});

test("what fewer than five visits spoke of is not headed", () => {
	expect(
		pageOf({ mart_visit_coverage: coverage, mart_visit_concerns: [] }),
	).not.toContain("走访听到的问题");
});
