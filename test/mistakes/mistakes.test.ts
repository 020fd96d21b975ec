import { describe, expect, test } from "vitest";
import {
	funnelStatus,
	makeFunnel,
	TAIL_95,
} from "../../pipeline/statistics/funnel.ts";
import { readMetricTexts } from "../../pipeline/workspace/metrics.ts";
import {
	counts,
	readRows,
	readTiles,
	rows,
	run,
	street,
	theMonth,
} from "./mistaken-month.ts";

// Mistakes that real circulars and dashboards made each by its number.

const month = theMonth();

describe("1: a rate that is always 100 %, an overdue count that is always 0", () => {
	test("one ticket closed a day after its deadline costs one, one left open costs one more", async () => {
		const before = counts(street(month.output.metrics, "ontime_rate"));
		const overdue = Number(
			street(month.output.metrics, "overdue_open").numerator,
		);
		const [first, second] = rows.filter(
			(row) =>
				row.工单状态 === "已办结" &&
				row.延期后截止日期 === "" &&
				String(row.办结期限) > "2023-03-02" &&
				String(row.办结期限) < "2023-03-30" &&
				String(row.办结时间) < String(row.办结期限),
		);
		const changed = await run(
			month.scratch,
			"changed",
			rows.map((row) => {
				if (row === first) return { ...row, 办结时间: "2023-04-01 09:00:00" };
				if (row === second) return { ...row, 办结时间: "", 工单状态: "办理中" };
				return row;
			}),
		);
		const [ontime = 0, due = 0] = before;
		expect(ontime).toBeLessThan(due);
		expect(counts(street(changed.metrics, "ontime_rate"))).toEqual([
			ontime - 2,
			due,
		]);
		expect(Number(street(changed.metrics, "overdue_open").numerator)).toBe(
			overdue + 1,
		);
	});
});

describe("2: two gauges with each other's titles", () => {
	test("each tile's title stands over its own metric's counts, and no two tiles have the same", () => {
		const labels = Object.fromEntries(
			Object.entries(readMetricTexts()).map(([id, { label }]) => [label, id]),
		);
		const rates = readTiles(month.output.page).filter(({ base }) =>
			/\//.test(base),
		);
		expect(rates.length).toBeGreaterThanOrEqual(3);
		for (const { label, base } of rates) {
			const row = street(month.output.metrics, labels[label] ?? label);
			expect(`${label} ${base}`).toBe(
				`${label} ${row.numerator}/${row.denominator}件`,
			);
		}
		expect(new Set(rates.map(({ base }) => base)).size).toBe(rates.length);
	});

	test("each row of the table of figures has its own metric's counts", () => {
		const [, table = ""] = month.output.page.split(
			"<caption>各项指标</caption>",
		);
		const rows = readRows(table.split("</table>")[0] ?? "");
		const labels = Object.fromEntries(
			Object.entries(readMetricTexts()).map(([id, { label }]) => [label, id]),
		);
		const rates = rows.filter(([, , fraction]) => fraction?.includes("/"));
		expect(rates.length).toBeGreaterThanOrEqual(6);
		for (const [label = "", , fraction] of rates) {
			const row = street(month.output.metrics, labels[label] ?? label);
			expect(`${label} ${fraction}`).toBe(
				`${label} ${row.numerator}/${row.denominator}`,
			);
		}
	});

	test("each figure of another preset stands beside its own counts", () => {
		const section = month.output.page.slice(
			month.output.page.indexOf('id="figures"'),
		);
		const printed = [
			...section.matchAll(
				/<tr><th scope="row">([^<]+)<\/th><td>([\d.]+\/\d+)<\/td>/g,
			),
		].map(([, label, counts]) => `${label} ${counts}`);
		const expected = [
			["zhungeer", "contact", "响应率"],
			["zhungeer", "solution", "解决率"],
			["zhungeer", "satisfaction", "满意率"],
			["shanghai-2018", "contact", "先行联系率"],
			["shanghai-2018", "solution", "实际解决率"],
			["shanghai-2018", "satisfaction", "市民满意率"],
			["lyg-2023", "ontime", "按期办结率"],
			["lyg-2023", "satisfaction", "满意率"],
		].map(([preset, figure, label]) => {
			const own = month.output.figures.filter((row) => row.preset === preset);
			const row = street(own, figure ?? "");
			return `${label} ${row.numerator}/${row.denominator}`;
		});
		expect(printed).toEqual(expected);
	});
});

describe("5: a printed total that is not the sum of its parts", () => {
	test("communities, topics, types and channels sum to the street, metric by metric", () => {
		const sums = new Map<string, number>();
		for (const row of month.output.metrics) {
			const key = `${row.scope_kind} ${row.metric}`;
			sums.set(key, (sums.get(key) ?? 0) + Number(row.numerator));
		}
		const kinds = ["community", "topic", "demand_type", "channel"];
		const wrong = [...sums].filter(([key, sum]) => {
			const [kind = "", metric] = key.split(" ");
			return kinds.includes(kind) && sum !== sums.get(`street ${metric}`);
		});
		expect(sums.size).toBeGreaterThan(50);
		expect(wrong).toEqual([]);
	});

	test("the communities of the page sum to its last line", () => {
		const table =
			/<caption>各社区受理与办理.*?<\/table>/s.exec(month.output.page)?.[0] ??
			"";
		const volumes = readRows(table).map(([, volume]) => Number(volume));
		const total = volumes.pop();
		expect(volumes).toHaveLength(4);
		expect(volumes.reduce((sum, volume) => sum + volume, 0)).toBe(total);
	});

	test("a score is the sum of its parts to the last hundredth", () => {
		const scored = month.output.figures.filter((row) => row.points !== "");
		const scores = scored.filter((row) => row.figure === "score");
		expect(scores.length).toBeGreaterThan(6);
		for (const score of scores) {
			const parts = scored.filter(
				(row) =>
					row.figure !== "score" &&
					row.preset === score.preset &&
					row.scope_kind === score.scope_kind &&
					row.scope === score.scope,
			);
			const sum = parts.reduce((total, row) => total + Number(row.points), 0);
			expect(sum).toBeCloseTo(Number(score.points), 9);
		}
	});
});

describe("6: the best unit has 22 tickets", () => {
	test("a small unit at 100 % is not called better than a large one at 98 %", () => {
		const large = [
			[6530, 0.9844],
			[5200, 0.981],
			[4100, 0.986],
			[3900, 0.983],
		].map(([trials = 0, share = 0]) => ({
			trials,
			hits: Math.round(trials * share),
		}));
		const small = { hits: 22, trials: 22 };
		const funnel = makeFunnel([...large, small]);
		if (!funnel) throw new Error("no funnel");
		expect(funnelStatus(funnel, small, TAIL_95)).toBe("within");
	});

	test("under ten tickets there is no status, and nothing on the page puts units in order", () => {
		const few = month.output.metrics.filter(
			(row) => row.status !== "" && Number(row.denominator) < 10,
		);
		expect(few.length).toBeGreaterThan(0);
		expect(new Set(few.map(({ status }) => status))).toEqual(
			new Set(["too_few"]),
		);
		expect(month.output.page).not.toMatch(
			/(?<!不作|不是)排名|名列|第一名|末位|倒数|红黑榜/,
		);
	});
});

describe("7: a stated rate that does not follow from the counts beside it", () => {
	test("each tile's percentage is its own fraction, rounded", () => {
		const rates = readTiles(month.output.page).filter(({ base }) =>
			/\//.test(base),
		);
		for (const { value, base } of rates) {
			const [numerator, denominator] = base.match(/\d+/g)?.map(Number) ?? [];
			const percent = (100 * (numerator ?? 0)) / (denominator ?? 1);
			expect(Math.abs(Number.parseFloat(value) - percent)).toBeLessThan(0.0501);
		}
	});

	test("each rate of the tables is its numerator over its denominator, or empty", () => {
		const rates = [
			...month.output.figures.filter((row) => row.denominator !== ""),
			...month.output.metrics.filter((row) => row.lower_95 !== ""),
		];
		expect(rates.length).toBeGreaterThan(200);
		const wrong = rates.filter((row) => {
			const [numerator = 0, denominator = 0] = counts(row);
			return denominator === 0
				? row.value !== ""
				: Math.abs(Number(row.value) - numerator / denominator) > 1e-6;
		});
		expect(wrong).toEqual([]);
	});
});
