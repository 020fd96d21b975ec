import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	type ExplainOptions,
	type Explanation,
	explain,
	isSame,
	readFigure,
	readTickets,
	type Scope,
} from "../../../pipeline/commands/explain.ts";
import { formatExplain } from "../../../pipeline/commands/format/format-explain.ts";
import { make } from "../../../pipeline/commands/make.ts";
import { withWarehouse } from "../../../pipeline/commands/open-warehouse.ts";
import { recompute } from "../../../pipeline/commands/recompute.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import {
	formatCount,
	formatDecimal,
} from "../../../pipeline/render/numbers.ts";
import { someOf } from "../../some-of.ts";

const effects = { log: () => undefined };

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "explain-"));
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
	// Repeats are known where the sixty days before are.
	const quiet = "covered_months: ['2023-01']\n";
	appendFileSync(join(workspace, "profile.yaml"), quiet);
});
afterAll(() => rmSync(workspace, { recursive: true }));

const ask = (metric: string, options: Partial<ExplainOptions> = {}) =>
	explain({ workspace, period: "2023-03", metric, ...options }, effects);

test("a rate comes with its rule, its tickets, their rows, and is the same from these rows alone", async () => {
	const found = await ask("ontime_rate", { scope: "community=甲社区" });
	expect(found).toMatchObject({
		numerator: 1,
		denominator: 4,
		value: 0.25,
		sql_file: "queries/metrics/metric_ontime_rate.sql",
		rule: "default-shandong/ontime_rate",
		agrees: true,
		recomputed: { numerator: 1, denominator: 4, value: 0.25 },
	});
	expect(found.tickets).toHaveLength(4);
	expect(found.tickets.filter((each) => each.in_numerator)).toHaveLength(1);
	for (const { file, row, ticket_id } of found.tickets) {
		const line = readFileSync(join(workspace, "exports", file), "utf8");
		expect(line.split(/\r?\n/)[row - 1]).toContain(ticket_id);
	}
	const text = formatExplain(found);
	expect(text).toContain("\n  1 / 4（不到 10 件，不写成百分数）\n");
	expect(text).toMatch(
		/复算：只重新读取下列 4 条源记录，得 1 \/ 4（不到 10 件，不写成百分数），一致/,
	);
});

test("a row that changed since is noticed, for nothing is taken from the first reading", async () => {
	const changed = mkdtempSync(join(tmpdir(), "explain-"));
	cpSync(workspace, changed, { recursive: true });
	const before = await ask("volume", { workspace: changed });
	const [ticket] = before.tickets;
	const file = join(changed, "exports", ticket?.file ?? "");
	const lines = readFileSync(file, "latin1").split("\n");
	await withWarehouse(
		{ workspace: changed, period: "2023-03", readsOnly: true },
		effects,
		async (warehouse) => {
			await make(warehouse, ["periods"]);
			lines[(ticket?.row ?? 0) - 1] = "";
			writeFileSync(file, lines.join("\n"), "latin1");
			const again = await recompute(warehouse, before.tickets);
			const street = { scope_kind: "street", scope: "全街道" };
			const figure = await readFigure(again, "volume", street);
			await again.database.close();
			expect(figure.numerator).toBe((before.numerator ?? 0) - 1);
			expect(isSame(figure, before)).toBe(false);
		},
	);
	rmSync(changed, { recursive: true });
});

// One fresh database a scope holds the rows of all its metrics; `npm run recompute` does so for every scope of the sample, and metric by metric.
test("every metric of every scope is the same from its source rows alone", async () => {
	await withWarehouse(
		{ workspace, period: "2023-03", readsOnly: true },
		effects,
		async (warehouse) => {
			await make(warehouse, ["int_scopes"]);
			const { database } = warehouse;
			const metrics = await database.rows<{ metric: string }>(
				"select metric from run_metrics where metric <> 'share'",
			);
			const scopes = await database.rows<Scope>(
				"select scope_kind, scope from int_scopes where scope_kind in ('street', 'community')",
			);
			expect(metrics.length).toBeGreaterThan(15);
			expect(scopes.length).toBeGreaterThan(4);
			const differing: string[] = [];
			for (const scope of scopes) {
				const tickets = new Map<
					string,
					{ file: string; sheet: string; row: number }
				>();
				for (const { metric } of metrics)
					for (const ticket of await readTickets(warehouse, metric, scope))
						tickets.set(ticket.ticket_id, ticket);
				const again = await recompute(warehouse, [...tickets.values()]);
				for (const { metric } of metrics) {
					const first = await readFigure(warehouse, metric, scope);
					const second = await readFigure(again, metric, scope);
					if (!isSame(first, second))
						differing.push(`${metric} ${scope.scope}`);
				}
				await again.database.close();
			}
			expect(differing).toEqual([]);
		},
	);
}, 120_000);

test("the volume per 1000 households divides as it is printed", async () => {
	const found = await ask("volume_per_1000_households", {
		scope: "community=甲社区",
	});
	const { numerator, denominator, value } = found;
	expect(numerator).toBe(found.tickets.length * 1000);
	expect(value).toBe((numerator ?? 0) / (denominator ?? 0));
	expect(found.agrees).toBe(true);
	expect(formatExplain(found)).toContain(
		`${formatCount(numerator)} / ${formatCount(denominator)} = ${formatDecimal(value)}`,
	);
});

// `npm run recompute` asks for all.
const LISTED = [
	"repeat_rate",
	"return_rate",
	"share",
	"median_days_to_close",
	"open_stock",
];
test.each(someOf(LISTED, 2))(
	"%s rests on no ticket but those it lists",
	async (metric) => {
		const found = await ask(metric, { scope: "community=甲社区" });
		expect(found.tickets.length).toBeGreaterThan(0);
		expect(found.agrees).toBe(true);
	},
);

test("a metric that nobody can know is told with its reason", async () => {
	await expect(ask("repeat_rate", { period: "2023-02" })).rejects.toThrow(
		"算不出“重复诉求率”：之前的60天缺数据",
	);
});

test("a metric and a scope are found by their Chinese names, or by how they begin", async () => {
	const byName = await ask("按时办", { scope: "社区＝甲" });
	expect(byName).toMatchObject({
		metric: "ontime_rate",
		scope_kind: "community",
		scope: "甲社区",
		numerator: 1,
		denominator: 4,
	});
	expect(formatExplain(byName)).toContain("（ontime_rate）　社区“甲社区”");
	const before = await ask("ontime_rate", {
		...{ period: "2023-02", scope: "community=甲社区" },
		asOf: byName.previous?.as_of,
	});
	const { numerator, denominator, value } = before;
	expect(byName.previous).toEqual({
		...{ numerator, denominator, value },
		...{ period_label: before.period_label, as_of: before.as_of },
	});
	expect(formatExplain(byName)).toContain(
		"\n  上期：2023年2月，数据截至 2023-03-0",
	);
});

test.each([
	["rate", 231, 250, 0.924, "231 / 250 = 92.4%"],
	["rate", 1231, 2500, 0.4924, "1,231 / 2,500 = 49.2%"],
	["rate", 5, 7, 5 / 7, "5 / 7（不到 10 件，不写成百分数）"],
	["rate", 0, 0, null, "0 / 0，没有分母，不计算"],
	["stock", 1231, null, 1231, "1,231"],
	["per_1000_households", 12_000, 5000, 2.4, "12,000 / 5,000 = 2.4"],
])(
	"a %s of %s and %s is written as the report writes it",
	(metric_kind, numerator, denominator, value, written) => {
		const figure = { numerator, denominator, value };
		const text = formatExplain({
			...{ metric: "m", metric_kind, ...figure, recomputed: figure },
			...{ scope_kind: "street", scope: "全街道" },
			...{ kind_label: "全街道", scope_label: "全街道" },
			text: { label: "甲", numerator: "", denominator: "", note: "" },
			...{ tickets: [], agrees: true, recomputed_from: "files" },
			...{
				previous: null,
				rule: "",
				sql_file: "",
				period_label: "",
				as_of: "",
			},
		} as unknown as Explanation);
		expect(text).toContain(`\n  ${written}\n`);
		expect(text).toContain(`得 ${written}，一致`);
	},
);

test.each([
	["ontime_rat_", undefined, "是不是“按时办结率”（ontime_rate）？"],
	["ontime_rate", "community=甲设区", "是不是“甲社区”？"],
])("%s %s is answered with what is nearest", async (metric, scope, hint) => {
	await expect(ask(metric, { scope })).rejects.toMatchObject({
		hint: expect.stringContaining(hint),
	});
});
