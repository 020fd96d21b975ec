import { describe, expect, it } from "vitest";
import { chooseRows } from "../../../pipeline/render/chart-rows.ts";
import { drawCharts } from "../../../pipeline/render/charts.ts";
import { measureText } from "../../../pipeline/render/text-width.ts";
import { makeMarts } from "./marts-fixture.ts";

describe("charts", () => {
	it("draws each chart of the folder, for paper and for a phone, with marks", async () => {
		const charts = await drawCharts(makeMarts());
		expect([...charts.keys()]).toEqual([
			"community-topics",
			"funnel-ontime",
			"satisfaction",
			"topics",
			"trend-ontime",
			"trend-volume",
		]);
		for (const { wide, narrow } of charts.values())
			for (const svg of [wide, narrow])
				expect(
					svg.match(/aria-roledescription|<(path|rect|line)\b/g)?.length,
				).toBeGreaterThan(10);
	});

	it("keeps the width it is given", async () => {
		const charts = await drawCharts(makeMarts());
		for (const { name, wide, narrow } of charts.values()) {
			expect([name, widthOf(wide) <= 764]).toEqual([name, true]);
			expect([name, widthOf(narrow) <= 350]).toEqual([name, true]);
		}
	});

	it("draws a bar for each covered month, none for a gap", async () => {
		const charts = await drawCharts(makeMarts());
		const bars = charts
			.get("trend-volume")
			?.wide.match(/<path[^>]*fill="#(b3c3d3|1f5a96)"/g);
		expect(bars).toHaveLength(23);
	});

	it("writes Chinese in full, and cuts only what no page could hold", async () => {
		const name = "海滨花园北区联合社区居委会";
		const long = "长".repeat(60);
		const charts = await drawCharts(
			makeMarts({ communities: [name, long, "怡海社区"] }),
		);
		const heat = charts.get("community-topics")?.wide ?? "";
		expect(heat).toContain(`>${name}<`);
		expect(heat).not.toContain(long);
		expect(heat).toContain("长…<");
	});

	it("uses no id twice on a page and the same ids in every run", async () => {
		const draw = async () =>
			[...(await drawCharts(makeMarts())).values()].flatMap(
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
			...(await drawCharts(makeMarts(options))).keys(),
		];
		expect(await names({ communities: [] })).toEqual([
			"topics",
			"trend-ontime",
			"trend-volume",
		]);
		expect(await names({ hasSatisfaction: false })).not.toContain(
			"satisfaction",
		);
		expect(
			await names({ communities: ["松涧社区", "望湖社区"] }),
		).not.toContain("funnel-ontime");
		expect(await names({ isEmpty: true })).toEqual(["trend-volume"]);
	});

	it("writes a specification with its data that starts every bar at zero and computes nothing", async () => {
		for (const { spec } of (await drawCharts(makeMarts())).values()) {
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
		["empty", { needs: "n", where: { id: "c" } }, ""],
		["too few", { needs: "n", fewest: 4 }, ""],
	])("chooses %s", (_, choice, expected) => {
		expect(
			chooseRows(rows, { columns: ["id"], ...choice })
				.map(({ id }) => id)
				.join(" "),
		).toBe(expected);
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
