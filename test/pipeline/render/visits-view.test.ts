import { expect, test } from "vitest";
import { renderVisits } from "../../../pipeline/render/render-report.ts";
import { viewVisits } from "../../../pipeline/render/visits-view.ts";
import { makeMarts } from "./marts-fixture.ts";

const care = (care_households: number, care_met: number) => ({
	care_households,
	care_met,
	care_unmet: care_households - care_met,
	care_pace: Math.round(care_households / 2),
	care_behind: Math.max(0, Math.round(care_households / 2) - care_met),
});
const hidden = {
	care_households: null,
	care_met: null,
	care_unmet: null,
	care_pace: null,
	care_behind: null,
};
const row = (scope_kind: string, scope: string, community = "") => ({
	scope_kind,
	scope,
	community,
	households: 47,
	due: 40,
	met: 10,
	attempts: 30,
	attempts_met: 12,
	refused: 1,
	never_home: 2,
	vacant: 3,
	barred: 4,
	info_current: 5,
	...care(0, 0),
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
	until_date: "2023-06-30",
	half_end_date: "2023-06-30",
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
	expect(page).toContain("停车12次（3）");
	expect(page).toContain("甲一（10/40）");
});

test("what fewer than five visits spoke of is not headed", () => {
	expect(
		pageOf({ mart_visit_coverage: coverage, mart_visit_concerns: [] }),
	).not.toContain("走访听到的问题");
});

test("care households not met come first, the grid with most of them before the others", () => {
	const grid = (scope: string, all: number, met: number) => ({
		...row("grid", scope, "甲社区"),
		...care(all, met),
	});
	const page = pageOf({
		mart_visit_coverage: [
			{ ...row("street", "怡园街道"), ...care(39, 21) },
			grid("甲一", 10, 6),
			grid("甲二", 20, 6),
			grid("甲三", 9, 9),
		],
	}).replace(/<[^>]+>/g, "");
	expect(page.replace(/\s/g, "")).toContain(
		"关爱对象39户，按各自周期见到21户，还有18户没见到。没见到的：甲二14户、甲一4户。门牌",
	);
	expect(page.indexOf("先去看关爱对象")).toBeLessThan(
		page.indexOf("走到哪一步"),
	);
	expect(pageOf({ mart_visit_coverage: coverage })).not.toContain("先去看关爱");
});

test("each grid has the buildings of its first week with their reasons", () => {
	const stop = (stop_no: number, building: string, reason: string) => ({
		...{ grid: "甲一", stop_no, building, estate: "一苑", households: 6 },
		reason,
	});
	const page = pageOf({
		mart_visit_coverage: coverage,
		mart_visit_week: [
			stop(1, "2号楼", "走访到期"),
			stop(1, "2号楼", "信息更新到期"),
			stop(2, "3", "走访到期"),
		],
	}).replace(/<[^>]+>/g, "");
	expect(page).toMatch(
		/甲一一苑2号楼12户（走访到期6、信息更新到期6）；一苑3号楼6户（走访到期6）/,
	);
	expect(pageOf({ mart_visit_coverage: coverage })).not.toContain("本周先走");
});

test("the week begins with the estates where a visit wins most, and the grids beyond those named are summed", () => {
	const grids = Array.from({ length: 10 }, (_, index) => ({
		...row("grid", `第${index}格`, "甲社区"),
		...care(20, 10 + index),
	}));
	const page = pageOf({
		mart_visit_coverage: [
			{ ...row("street", "怡园街道"), ...care(300, 120) },
			...grids,
			{ ...row("grid", "小一格", "甲社区"), ...hidden },
			{ ...row("grid", "小二格", "甲社区"), ...hidden },
		],
		mart_visit_week: [
			{
				...{ grid: "第0格", building: "2", estate: "一苑", households: 12 },
				reason: "半年走访到期",
			},
		],
		mart_visit_gains: [
			{ estate: "一苑", topic_label: "停车", gain: 6.54, households: 40 },
			{ estate: "二苑", topic_label: "噪声", gain: 1, households: 9 },
		],
	}).replace(/<[^>]+>/g, "");
	expect(page).toContain(
		"最值得先走的小区：一苑（停车等比往常多的和预计要来的6.5件，名单上40户）、二苑（噪声等比往常多的和预计要来的1.0件，名单上9户）",
	);
	expect(page.replace(/\s/g, "")).toContain(
		"还有180户没见到；只照半年进度也应见到150户，差30户。没见到的：第0格10户、",
	);
	// Those too few to print may be the worst.
	expect(page.replace(/\s/g, "")).toContain(
		"、第7格3户，其余2个网格共3户；另有2个网格合计125户，见到的或没见到的只有一至四户，怕认出是哪家，不单列，其中也可能有更多的。",
	);
});

test("grids that lack time are counted, and named from the one that lacks most", () => {
	const grid = (scope: string, shortfall_days: number) => ({
		...row("grid", scope, "甲社区"),
		shortfall_days,
	});
	const shortOf = (grids: object[]) => {
		const marts = {
			...makeMarts(),
			mart_visit_coverage: [row("street", "怡园街道"), ...grids],
		};
		const {
			total,
			isCut,
			grids: named,
		} = viewVisits(marts as never)?.short ?? {};
		return [total, isCut, named?.map(({ scope }) => scope)];
	};
	const grids = [grid("一", 2), grid("二", 9), grid("三", 0), grid("四", 5)];
	expect(shortOf(grids)).toEqual([3, false, ["二", "四", "一"]]);
	expect(shortOf([...grids, grid("五", 7)])).toEqual([
		4,
		true,
		["二", "五", "四"],
	]);
	expect(shortOf([grid("三", 0)])).toEqual([0, false, []]);
});

test("the cycles of care are told by their days, all other groups last", () => {
	const page = pageOf({
		mart_visit_coverage: [
			{ ...row("street", "怡园街道"), ...care(39, 21) },
			{ ...row("grid", "甲一", "甲社区"), ...care(39, 21) },
		],
		mart_visit_cycles: [
			{ care_group: "失独", days: 30 },
			{ care_group: "高龄", days: 30 },
			{ care_group: "", days: 91 },
		],
	}).replace(/<[^>]+>/g, "");
	expect(page.replace(/\s/g, "")).toContain(
		"周期：失独、高龄每30天，其他关爱对象每91天，",
	);
});

test("the week's table says how many under care each grid has not met, and nothing of those who are hidden", () => {
	const grids = [
		{ ...row("grid", "甲一", "甲社区"), ...care(20, 6) },
		{ ...row("grid", "甲二", "甲社区"), ...hidden },
	];
	const page = pageOf({
		mart_visit_coverage: [
			{ ...row("street", "怡园街道"), ...care(39, 21) },
			...grids,
		],
		mart_visit_week: ["甲一", "甲二"].map((grid) => ({
			...{ grid, stop_no: 1, building: "2", estate: "一苑", households: 6 },
			reason: "走访到期",
		})),
	}).replace(/<[^>]+>/g, " ");
	expect(page.replace(/\s+/g, " ")).toMatch(
		/关爱 没见到 .*甲一 14 一苑2号楼6户.*甲二 — 一苑2号楼6户/,
	);
});

test("those to be visited are told from the register on, so that their number can be worked out", () => {
	const street = {
		...row("street", "怡园街道"),
		...{ households: 60, vacant: 7, barred: 3, due: 50 },
	};
	expect(
		pageOf({ mart_visit_coverage: [street] }).replace(/\s/g, ""),
	).toContain(
		"住户名册60户，核实空置、搬离或空挂7户、登记不上门3户不算，本半年应走访50户",
	);
});

test("says of what there was much of how far it is and who has it, not that there is much of it", () => {
	const tell = (more: object) =>
		pageOf({
			mart_visit_coverage: coverage,
			mart_visit_topics: [
				{
					estate: "一苑",
					community: "甲社区",
					households: 96,
					reason: "本小区近期“排水”问题较多",
					topic_label: "排水",
					tickets: 16,
					open: 1,
					first_at: "2023-03-09 08:00:00",
					last_at: "2023-03-18 08:00:00",
					unit: "城管办",
					due_at: "2023-04-10 23:59:59",
					is_overdue: false,
					...more,
				},
			],
		})
			.replace(/<[^>]+>|\s/g, "")
			.match(/一苑（甲社区，名单上96户）：(.*?)。/)?.[1];
	const span = "“排水”3月9日至3月18日16件，";
	expect(tell({})).toBe(`${span}已办结15件，余1件4月10日前办结，找城管办`);
	expect(tell({ open: 3 })).toBe(
		`${span}已办结13件，余3件最早4月10日前办结，找城管办`,
	);
	expect(tell({ open: 0, due_at: null })).toBe(
		`${span}都已办结；还有没办好的，找城管办`,
	);
	expect(tell({ open: 16, due_at: null })).toBe(
		`${span}都还没办结，16件没有写明期限，找城管办`,
	);
	expect(tell({ is_overdue: true })).toBe(
		`${span}已办结15件，余1件里有已过期限的，催城管办`,
	);
	expect(tell({ open: null })).toBe(`${span}找城管办`);
	expect(tell({ tickets: null, open: null })).toBe("本小区近期“排水”问题较多");
});
