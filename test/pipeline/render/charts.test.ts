import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import {
	chooseRows,
	labelRows,
} from "../../../pipeline/render/charts/chart-rows.ts";
import { toChartTable } from "../../../pipeline/render/charts/chart-table.ts";
import { drawCharts } from "../../../pipeline/render/charts.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { measureText } from "../../../pipeline/render/text-width.ts";
import { inventRows } from "./invented-rows.ts";
import { COMMUNITIES, makeMarts } from "./marts-fixture.ts";

const texts = readReportTexts();

// A chart of a table that the fixture does not know is drawn from invented rows.
const drawAll = async () => {
	const marts = { ...inventRows(COMMUNITIES[0]), ...makeMarts() };
	return new Map([
		...(await drawCharts(marts, texts)),
		...(await drawCharts(marts, texts, "communities", COMMUNITIES[0])),
	]);
};

describe("charts", () => {
	it("draws each chart of the folder on its page, for paper and for a phone, with marks", async () => {
		const drawn = await drawAll();
		expect([...drawn.keys()].sort()).toEqual(
			readdirSync(packagePath("templates", "charts"))
				.filter((file) => file.endsWith(".vl.json"))
				.map((file) => file.replace(".vl.json", ""))
				.sort(),
		);
		for (const { wide, narrow } of drawn.values())
			for (const svg of [wide, narrow])
				expect(
					svg.match(/aria-roledescription|<(path|rect|line)\b/g)?.length,
				).toBeGreaterThan(10);
	});

	it("puts a community's own rows alone on its page", async () => {
		const own = [
			...(await drawCharts(makeMarts(), texts, "communities", "松涧社区")),
		];
		for (const [, { spec }] of own)
			for (const other of COMMUNITIES.slice(1))
				expect(spec).not.toContain(other);
	});

	it("shows a reader no English word and no missing label", async () => {
		for (const { name, wide, narrow } of (await drawAll()).values())
			for (const svg of [wide, narrow]) {
				const words = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g)];
				const shown = words.map(([, word]) => word).join(" ");
				expect([name, shown.match(/[a-z]{2,}|undefined|NaN/i)]).toEqual([
					name,
					null,
				]);
			}
	});

	it("has its numbers beside it as a table, a dash for what is not known", async () => {
		const charts = await drawAll();
		for (const { name, table, rows } of charts.values()) {
			const { heads, rows: cells } = toChartTable(table, rows, texts);
			expect([name, heads.join("")]).toEqual([name, heads.join("")]);
			expect([name, heads.join("").match(/[a-z]/i)]).toEqual([name, null]);
			expect(cells.length).toBeGreaterThan(0);
			for (const row of cells) expect(row).toHaveLength(heads.length);
		}
		const trend = charts.get("trend-volume");
		expect(trend).toBeDefined();
		if (!trend) return;
		const { rows } = toChartTable(trend.table, trend.rows, texts);
		expect(rows.find(([month]) => month === "2021-12")).toEqual([
			"2021-12",
			"—",
			"—",
			"—",
		]);
	});

	it("keeps the width it is given", async () => {
		const charts = await drawAll();
		for (const { name, wide, narrow } of charts.values()) {
			expect([name, widthOf(wide) <= 764]).toEqual([name, true]);
			expect([name, widthOf(narrow) <= 350]).toEqual([name, true]);
		}
	});

	it("begins a trend with its first month, and breaks it where one is missing", async () => {
		const months = [
			...(makeMarts({ monthsBefore: 17 }).mart_metric_months ?? []),
		];
		const charts = await drawCharts(
			{ ...makeMarts(), mart_metric_months: months },
			texts,
		);
		const trend = charts.get("trend-ontime");
		expect(trend?.rows).toHaveLength(18);
		const line = trend?.wide.match(/mark-line[\s\S]*?<path[^>]* d="([^"]*)"/);
		expect(line?.[1]?.match(/M/g)).toHaveLength(2);
	});

	it("says in its title what its rows show, and tells it those who do not see it", async () => {
		for (const { name, title, description, spec } of (
			await drawAll()
		).values()) {
			if (!JSON.parse(spec).usermeta.tell) continue;
			expect([name, title]).toEqual([
				name,
				expect.stringMatching(/^[^{}]*\p{Script=Han}[^{}]*$/u),
			]);
			expect(description).toContain(title);
			expect(JSON.parse(spec)).toMatchObject({ title, description });
		}
	});

	it("tells of no rest that it has most", async () => {
		const marts = makeMarts();
		const cells = (marts.mart_community_topics ?? []).map((row) =>
			row.topic_group === "other" ? { ...row, tickets: 999 } : row,
		);
		const charts = await drawCharts(
			{ ...marts, mart_community_topics: cells },
			texts,
		);
		const { title = "", wide = "" } = charts.get("community-topics") ?? {};
		expect(title).toMatch(/^最集中的是/);
		expect(title).not.toMatch(/其他|999/);
		expect(wide).toContain(">999<");
	});

	it("keeps the colour of alarm for what is worse", async () => {
		for (const { name, wide } of (await drawAll()).values())
			if (/trend|hotspot|time-to-close|stages|topics|hour/.test(name))
				expect([name, wide.includes("#c2410c")]).toEqual([name, false]);
	});

	it("writes Chinese in full, and cuts only what no page could hold", async () => {
		const name = "海滨花园北区联合社区居委会";
		const long = "长".repeat(60);
		const charts = await drawCharts(
			makeMarts({ communities: [name, long, "怡海社区"] }),
			texts,
		);
		const heat = charts.get("community-topics")?.wide ?? "";
		expect(heat).toContain(`>${name}<`);
		expect(heat).not.toContain(long);
		expect(heat).toContain(">长长长长长长长…长长长长长长长<");
	});

	it("uses no id twice on a page and the same ids in every run", async () => {
		const draw = async () =>
			[...(await drawCharts(makeMarts(), texts)).values()].flatMap(
				({ wide, narrow }) => [wide, narrow],
			);
		const first = await draw();
		const ids = first.flatMap((svg) =>
			[...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id),
		);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await draw()).toEqual(first);
	});

	it("leaves out a chart that would be empty or compare fewer than three communities", async () => {
		const names = async (options: Parameters<typeof makeMarts>[0]) => [
			...(await drawCharts(makeMarts(options), texts)).keys(),
		];
		const alone = await names({ communities: [] });
		for (const name of [
			"funnel-ontime",
			"funnel-satisfaction",
			"community-topics",
		])
			expect(alone).not.toContain(name);
		expect(alone).toContain("topics");
		expect(await names({ hasSatisfaction: false })).not.toContain(
			"trend-satisfaction",
		);
		expect(
			await names({ communities: ["松涧社区", "望湖社区"] }),
		).not.toContain("funnel-ontime");
		const empty = await names({ isEmpty: true });
		expect(empty).toContain("trend-volume");
		expect(empty).not.toContain("topics");
	});

	it("writes a specification with its data that starts every bar at zero and computes nothing", async () => {
		for (const { spec } of (await drawAll()).values()) {
			const { description, datasets } = JSON.parse(spec);
			expect(description).toMatch(/\p{Script=Han}/u);
			expect(Object.values(datasets).flat().length).toBeGreaterThan(0);
			expect(spec).not.toMatch(/"(aggregate|bin|transform)"|"arc"/);
			if (/"type": ?"bar"/.test(spec))
				expect(spec).not.toMatch(/"zero": ?false/);
		}
	});
});

describe("rows of a chart", () => {
	const rows = [
		{ id: "a", n: 1 },
		{ id: "b", n: 3 },
		{ id: "other", n: 9 },
		{ id: "c", n: null },
	];
	it.each([
		["all", { needs: "n" }, "a b other c"],
		["where", { needs: "n", where: { id: "b" } }, "b"],
		["except", { needs: "n", except: { id: "other" } }, "a b c"],
		["most", { needs: "n", most: { by: "n", rows: 2 } }, "other b"],
		[
			"the values that add up to most, in their own order",
			{ needs: "n", keep: { column: "id", by: "n", values: 2 } },
			"b other",
		],
		[
			"the values that add up to least",
			{ needs: "n", keep: { column: "id", by: "n", values: 2, isLeast: true } },
			"a c",
		],
		["empty", { needs: "n", where: { id: "c" } }, ""],
		["too few", { needs: "n", fewest: 4 }, ""],
	])("chooses %s", (_, choice, expected) => {
		expect(
			chooseRows(rows, { columns: ["id"], ...choice })
				.map(({ id }) => id)
				.join(" "),
		).toBe(expected);
	});

	it("writes one name where points lie close, and cuts long ones", () => {
		const points = [
			{ name: "甲社区".repeat(4), x: 10, y: 0.5, status: "below" },
			{ name: "乙社区", x: 12, y: 0.51, status: "below" },
			{ name: "丙社区", x: 90, y: 0.5, status: "below" },
			{ name: "丁社区", x: 11, y: 0.5, status: "within" },
			{ name: "戊社区", x: 50, y: 0.9, status: "below" },
		];
		const labelled = labelRows(
			points,
			{
				columns: [],
				needs: "x",
				labels: { name: { wide: 9, narrow: 5 } },
				apart: {
					name: "name",
					when: { column: "status", values: ["below"] },
					x: "x",
					y: "y",
					dx: 0.6,
					dy: 0.1,
				},
			},
			"narrow",
		);
		expect(labelled.map(({ name }) => name)).toEqual([
			"甲社…社区",
			"",
			"丙社区",
			"丁社区",
			"戊社区",
		]);
	});

	it("takes only the columns that are drawn, and fails on one that does not exist", () => {
		expect(
			chooseRows([{ id: "a", n: 1 }], { columns: ["n"], needs: "n" }),
		).toEqual([{ n: 1 }]);
		expect(() => chooseRows(rows, { columns: ["m"], needs: "n" })).toThrow(
			"no column m to draw",
		);
	});
});

describe("the width of text", () => {
	it.each([
		["怡园街道", 4],
		["“满意”", 4],
		["㐂𠮷", 2],
		["2023", 2.32],
	])("takes %s as %f em", (text, width) => {
		expect(measureText(text)).toBeCloseTo(width, 5);
	});
});

function widthOf(svg: string): number {
	return Number(svg.match(/ width="([\d.]+)"/)?.[1]);
}
