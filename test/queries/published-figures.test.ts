import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import { writeTable } from "../../pipeline/database/write-table.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { ruleTables } from "../../pipeline/workspace/load-rules.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
import { growTickets, type Lot } from "./grow-tickets.ts";
import { insertRows, openEmptyWarehouse, readOwnModels } from "./warehouse.ts";

// Counts as cities printed them, grown into that many tickets and put through
// the models; what comes out must be the figure that was printed beside them.

const STEPS = [
	"int_ticket_traits",
	"int_ticket_periods",
	"int_figure_tickets",
	"int_figures",
	"mart_figures",
	"mart_score_parts",
	"mart_scores",
	"table_figures",
];

// Cities whose rule is not a preset, as a workspace of their own would write it.
const OWN_FIGURES = `
compare_with: [shanghai-2018, xining-2024, lyg-2017, lyg-2023, zhungeer]
figures:
  huaibei: {label: 办结率, population: accepted, dimension: closure, weights: {closed: 100, open: 0}, text: t, source: s}
  fengcheng: {label: 解决率, population: closed, dimension: solved, weights: {solved: 100, unsolved: 0}, text: t, source: s}
  ningguo: {label: 按时结案率, population: accepted, dimension: timeliness, weights: {ontime: 100, not_ontime: 0, pending: 0}, text: t, source: s}
`;

let database: Database;
let models: Model[];
let workspace: string;

beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
	workspace = mkdtempSync(join(tmpdir(), "figures-"));
	writeFileSync(join(workspace, "profile.yaml"), OWN_FIGURES);
	for (const tables of Object.values(ruleTables(readRules(workspace))))
		for (const [name, columns] of Object.entries(tables))
			await writeTable(database, name, columns);
	await insertRows(database, "run_options", [{ has_closure: true }]);
	await insertRows(database, "run_fields", [{ field: "closed_at" }]);
	await insertRows(database, "run_periods", [
		{
			period_id: "c",
			role: "current",
			start_at: "2024-06-01 00:00:00",
			end_at: "2024-07-01 00:00:00",
			as_of: "2024-07-05 00:00:00",
		},
	]);
});
afterAll(async () => {
	await database.close();
	rmSync(workspace, { recursive: true, force: true });
});

interface Result {
	numerator: number;
	denominator: number;
	percent: number | null;
	points: number | null;
}

async function measure(
	lots: readonly Lot[],
): Promise<Record<string, Result | undefined>> {
	await growTickets(database, lots);
	for (const step of STEPS) {
		const model = models.find((each) => each.name === step);
		await database.createTableAs(step, model?.sql ?? "");
	}
	const rows = await database.rows<
		Result & { preset: string; figure: string; scope: string }
	>(
		`select preset, figure, scope, numerator, denominator, round(value * 100, 2) as percent, points from table_figures`,
	);
	return Object.fromEntries(
		rows.map(({ preset, figure, scope, ...result }) => [
			[preset, figure, ...(scope === "全街道" ? [] : [scope])].join("/"),
			result,
		]),
	);
}

const CLOSED = "2024-06-10 00:00:00";
const DEADLINE = "2024-06-15 00:00:00";
const LATE = "2024-06-20 00:00:00";
const NEXT_MONTH = "2024-07-15 00:00:00";
const ratio = (numerator: number, denominator: number, percent: number) =>
	expect.objectContaining({ numerator, denominator, percent });

describe("figures that cities printed follow from the counts printed with them", () => {
	test("西宁城中 2024: 670 of 1,153 closings called back; 0.6 for 基本满意", async () => {
		const rated = (count: number, satisfaction: string, solved: string) => ({
			count,
			satisfaction,
			solved,
			contacted: "yes",
			closed: CLOSED,
		});
		const figures = await measure([
			rated(614, "满意", "solved"),
			rated(34, "基本满意", "solved"),
			rated(15, "不满意", "solved"),
			rated(7, "不满意", "unsolved"),
			{ count: 1153 - 670, closed: CLOSED },
		]);
		expect(figures["xining-2024/response"]).toEqual(ratio(670, 670, 100));
		expect(figures["xining-2024/solution"]).toEqual(ratio(663, 670, 98.96));
		expect(figures["xining-2024/satisfaction"]).toEqual(
			ratio(634.4, 670, 94.69),
		);
	});

	test("连云港 2017: closure and timeliness both over 24,932 due, not over 26,898 accepted", async () => {
		const figures = await measure([
			{ count: 22345, closed: CLOSED, deadline: DEADLINE },
			{ count: 23974 - 22345, closed: LATE, deadline: DEADLINE },
			{ count: 24932 - 23974, deadline: DEADLINE },
			{ count: 26898 - 24932, deadline: NEXT_MONTH },
		]);
		expect(figures["lyg-2017/closure"]).toEqual(ratio(23974, 24932, 96.16));
		expect(figures["lyg-2017/ontime"]).toEqual(ratio(22345, 24932, 89.62));
	});

	test("连云港 2023: points from the on-time and the satisfaction rate of each unit", async () => {
		const unit = (unit: string, ontime: number, late: number) => [
			{ count: ontime, unit, closed: CLOSED, deadline: DEADLINE },
			{ count: late, unit, closed: LATE, deadline: DEADLINE },
		];
		const rated = (unit: string, good: number, bad: number) => [
			{ count: good, unit, closed: CLOSED, satisfaction: "满意" },
			{ count: bad, unit, closed: CLOSED, satisfaction: "不满意" },
		];
		const figures = await measure([
			...unit("a", 353, 40),
			...rated("a", 7, 1),
			...rated("b", 5, 1),
			...rated("c", 1, 1),
		]);
		const points = (name: string) => figures[`lyg-2023/${name}`]?.points;
		expect(figures["lyg-2023/ontime/a"]).toEqual(ratio(353, 393, 89.82));
		expect(points("ontime/a")).toBe(14.82);
		expect(points("satisfaction/a")).toBe(19.75);
		expect(points("score/a")).toBe(34.57);
		expect(points("satisfaction/b")).toBe(17.67);
		expect(points("satisfaction/c")).toBe(12.5);
		expect(points("score/b")).toBeNull();
	});

	test("丰城 2025: solved over closed, the 200 not yet due left out", async () => {
		const figures = await measure([
			{ count: 3112, closed: CLOSED, solved: "solved" },
			{ count: 3456 - 3112, closed: CLOSED, solved: "unsolved" },
			{ count: 200, deadline: NEXT_MONTH },
		]);
		expect(figures["profile/fengcheng"]).toEqual(ratio(3112, 3456, 90.05));
	});

	test("淮北 2021: closed over all accepted, due or not", async () => {
		const figures = await measure([
			{ count: 1715, closed: CLOSED, deadline: NEXT_MONTH },
			{ count: 2274 - 1715, deadline: NEXT_MONTH },
		]);
		expect(figures["profile/huaibei"]).toEqual(ratio(1715, 2274, 75.42));
		expect(figures["lyg-2017/closure"]?.percent).toBeNull();
	});

	test("宁国 2022: 597 on time and 4 late of 601", async () => {
		const figures = await measure([
			{ count: 597, closed: CLOSED, deadline: DEADLINE },
			{ count: 4, closed: LATE, deadline: DEADLINE },
		]);
		expect(figures["profile/ningguo"]).toEqual(ratio(597, 601, 99.33));
		expect(figures["profile/huaibei"]).toEqual(ratio(601, 601, 100));
	});
});

describe("the other presets, worked out by hand", () => {
	const closed = (count: number, answers: Omit<Lot, "count">) => ({
		count,
		closed: CLOSED,
		...answers,
	});

	// 30×8/10 + 20 + 40×(5+0.8×3+0.6×2)/12 + 5×1 = 24 + 20 + 28.67 + 5
	test("shanghai-2018 leaves out what it has no place for", async () => {
		const figures = await measure([
			closed(8, { contacted: "yes" }),
			closed(2, { contacted: "no" }),
			closed(6, { solved: "solved" }),
			closed(3, { solved: "explained" }),
			closed(4, { solved: "unsolved" }),
			closed(5, { satisfaction: "满意" }),
			closed(3, { satisfaction: "基本满意" }),
			closed(2, { satisfaction: "一般" }),
			closed(2, { satisfaction: "不满意" }),
			closed(1, { satisfaction: "非常满意" }),
			// Accepted in the month and not closed in it: volume, and no rate.
			{ count: 9, contacted: "no", satisfaction: "不满意" },
		]);
		expect(figures["shanghai-2018/contact"]).toEqual(ratio(8, 10, 80));
		expect(figures["shanghai-2018/solution"]).toEqual(ratio(6, 9, 66.67));
		expect(figures["shanghai-2018/satisfaction"]).toEqual(
			ratio(8.6, 12, 71.67),
		);
		expect(figures["shanghai-2018/volume_share"]).toEqual(ratio(45, 45, 100));
		expect(figures["shanghai-2018/score"]?.points).toBe(77.67);
	});

	// A unit with a third of the volume: 24 + 0 + 40 + 1.67, its pool the units alone.
	test("shanghai-2018 gives 20 points for any verdict at all and none without", async () => {
		const figures = await measure([
			closed(4, { unit: "a", contacted: "yes", satisfaction: "满意" }),
			closed(1, { unit: "a", contacted: "no", satisfaction: "满意" }),
			closed(10, { unit: "b", solved: "explained" }),
			closed(15, {}),
		]);
		expect(figures["shanghai-2018/solution/a"]?.points).toBe(0);
		expect(figures["shanghai-2018/volume_share/a"]).toEqual(
			ratio(5, 15, 33.33),
		);
		expect(figures["shanghai-2018/score/a"]?.points).toBe(65.67);
		expect(figures["shanghai-2018/solution/b"]?.points).toBe(20);
		expect(figures["shanghai-2018/score/b"]?.points).toBeNull();
	});

	// 30×9/10 + 35×6/8 + 35×7/10 = 27 + 26.25 + 24.5
	test("zhungeer weighs contact, solution and satisfaction 30, 35, 35", async () => {
		const figures = await measure([
			closed(9, { contacted: "yes" }),
			closed(1, { contacted: "no" }),
			closed(6, { solved: "solved" }),
			closed(1, { solved: "partial" }),
			closed(1, { solved: "unsolved" }),
			closed(7, { satisfaction: "非常满意" }),
			closed(2, { satisfaction: "基本满意" }),
			closed(1, { satisfaction: "一般" }),
		]);
		expect(figures["zhungeer/contact"]).toEqual(ratio(9, 10, 90));
		expect(figures["zhungeer/solution"]).toEqual(ratio(6, 8, 75));
		expect(figures["zhungeer/satisfaction"]).toEqual(ratio(7, 10, 70));
		expect(figures["zhungeer/score"]?.points).toBe(77.75);
	});

	test("a deadline still ahead is pending, one that has passed is not on time", async () => {
		const figures = await measure([
			{ count: 3, closed: CLOSED, deadline: NEXT_MONTH },
			{ count: 2, deadline: NEXT_MONTH },
			{ count: 1, deadline: DEADLINE },
			{ count: 4 },
		]);
		expect(figures["profile/ningguo"]).toEqual(ratio(3, 6, 50));
		expect(figures["lyg-2017/ontime"]).toEqual(ratio(0, 1, 0));
	});
});
