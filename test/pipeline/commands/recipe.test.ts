import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildTargets } from "../../../pipeline/commands/build-targets.ts";
import { CHECKED, COUNTED } from "../../../pipeline/commands/check.ts";
import {
	readFigure,
	recomputedOf,
	type Scope,
	targetsOf,
} from "../../../pipeline/commands/explain.ts";
import { make } from "../../../pipeline/commands/make.ts";
import { withWarehouse } from "../../../pipeline/commands/open-warehouse.ts";
import { makePlan } from "../../../pipeline/commands/recipe.ts";
import type { Warehouse } from "../../../pipeline/commands/warehouse.ts";
import type { Database, Row } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { checkGrains } from "../../../pipeline/plan/check-grains.ts";
import type { Model } from "../../../pipeline/plan/models.ts";
import { nodesFor, type Plan } from "../../../pipeline/plan/plan.ts";
import {
	renderCommunities,
	renderReport,
} from "../../../pipeline/render/render-report.ts";
import { readMetricTexts } from "../../../pipeline/workspace/metrics.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";
import { readOwnModels } from "../../queries/warehouse.ts";
import { makeMarts } from "../render/marts-fixture.ts";
import { writeFullWorkspace } from "./full-workspace.ts";

let database: Database;
let models: Model[];
let plan: Plan<Warehouse>;
beforeAll(async () => {
	database = await openDuckdb();
	models = await readOwnModels(database);
	plan = makePlan(models, readRules("no-such-workspace"));
});
afterAll(() => database.close());

describe("a command makes what it prints", () => {
	test("a build makes all that is written", () => {
		const made = nodesFor(plan, buildTargets(plan, models));
		expect(made.length).toBeGreaterThan(200);
		const asked = plan.nodes.filter((node) => !made.includes(node));
		expect(asked.map(({ name }) => name)).toEqual([
			"question",
			"card_alike_communities",
			"card_communities",
			"card_issues",
			"card_name_files",
			"card_new_communities",
			"card_ratings",
			"card_rejects",
			"card_units",
			"card_withheld",
			"int_term_texts",
			"mart_explained_tickets",
			"est_new_terms",
		]);
	});

	test("explaining a rate takes an eighth of what a build makes, or less", () => {
		const rules = readRules("no-such-workspace");
		const own = makePlan(models, rules, ["ontime_rate"]);
		const made = nodesFor(own, targetsOf(models, "ontime_rate"));
		const built = nodesFor(plan, buildTargets(plan, models));
		expect(made.length * 8).toBeLessThanOrEqual(built.length);
		expect(made.filter(({ kind }) => kind === "estimate")).toEqual([]);
		const again = recomputedOf(own, models, "ontime_rate");
		const names = made.map(({ name }) => name);
		expect(again.filter((name) => !names.includes(name))).toEqual([]);
		expect(again.length).toBeLessThan(made.length * 0.65);
	});

	test("a check estimates the words that it prints, and nothing else", () => {
		const estimates = nodesFor(plan, CHECKED)
			.filter(({ kind }) => kind === "estimate")
			.map(({ name }) => name);
		expect(estimates).toEqual(["est_new_terms"]);
	});

	test("a check counts the metrics that it prints, and no other", () => {
		const rules = readRules("no-such-workspace");
		const own = makePlan(models, rules, COUNTED);
		const made = nodesFor(own, CHECKED);
		const pass = made.find(({ name }) => name === "int_metric_counts");
		const fields = new Set(Object.keys(rules.fields));
		const counted = String(
			pass?.depends?.({ facts: { fields } } as unknown as Warehouse),
		);
		const ids = counted.matchAll(/select '(\w+)' as metric/g);
		expect([...ids].map(([, id]) => id).sort()).toEqual([...COUNTED].sort());
		expect(made.filter(({ name }) => name.startsWith("metric_"))).toEqual([]);
		// What its tables ask of a metric by name is counted; of a share nothing is asked.
		const named = models
			.filter(({ name }) => made.some((node) => node.name === name))
			.flatMap(({ sql }) => [...sql.matchAll(/\bmetric = '(\w+)'/g)])
			.map(([, id]) => id);
		expect(new Set(named)).toEqual(new Set(["satisfaction_strict", "share"]));
	});
});

describe("a page reads what says that it is printed there", () => {
	const texts = readMetricTexts();
	const pages = {
		report: (marts: ReturnType<typeof makeMarts>) => renderReport(marts, texts),
		communities: (marts: ReturnType<typeof makeMarts>) =>
			renderCommunities(marts, texts),
	};

	test.each(Object.entries(pages))("%s", async (page, render) => {
		const read = new Set<string>();
		const marts = new Proxy(makeMarts(), {
			get: (rows, name) => {
				read.add(String(name));
				return Reflect.get(rows, name);
			},
		});
		await render(marts);
		const node = plan.nodes.find(({ name }) => name === page);
		expect([...read].filter((name) => !node?.reads.includes(name))).toEqual([]);
		expect(read.size).toBeGreaterThan(2);
	});
});

describe("where every metric has a value", () => {
	let workspace: string;
	beforeAll(() => {
		workspace = writeFullWorkspace();
	});
	afterAll(() => rmSync(workspace, { recursive: true }));

	const open = <Result>(
		use: (warehouse: Warehouse) => Promise<Result>,
		metrics?: readonly string[],
	) =>
		withWarehouse(
			{ metrics, workspace, period: "2023-03", readsOnly: true },
			{ log: () => undefined },
			use,
		);

	test("a metric of each kind asked for alone has the number of the whole build, in the street and its communities, and every table its grain", async () => {
		const whole = await open(async (warehouse) => {
			const tables = warehouse.plan.nodes.filter(
				({ kind }) => kind !== "write",
			);
			await make(
				warehouse,
				tables.map(({ name }) => name),
			);
			await checkGrains(
				warehouse.database,
				tables.filter(({ name }) => warehouse.progress.done.has(name)),
			);
			return await warehouse.database.rows<Scope & Row>(
				"select metric, scope_kind, scope, numerator, denominator, value from int_metrics where scope_kind in ('street', 'community') order by metric, scope_kind, scope",
			);
		});
		const metrics = Object.keys(readMetricTexts()).sort();
		const inStreet = whole.filter(({ scope_kind }) => scope_kind === "street");
		expect(inStreet.map(({ metric }) => metric)).toEqual(metrics);
		expect(inStreet.filter(({ value }) => value === null)).toEqual([]);
		expect(inStreet.filter(({ numerator }) => !numerator)).toEqual([]);
		// 甲, 乙, 丙 and the tickets of none.
		expect(whole).toHaveLength(metrics.length * 5);
		const alone: Row[] = [];
		const asked = onePerKind(models);
		expect(asked.length).toBeGreaterThan(6);
		for (const metric of asked)
			await open(
				async (warehouse) => {
					for (const { scope_kind, scope } of whole.filter(
						(row) => row.metric === metric,
					)) {
						const place = { scope_kind, scope };
						const figure = await readFigure(warehouse, metric, place);
						alone.push({ metric, ...place, ...figure });
					}
				},
				[metric],
			);
		expect(alone).toEqual(
			whole.filter(({ metric }) => asked.includes(String(metric))),
		);
	}, 240_000);
});

// `npm run recompute` asks for every one, of the sample.
function onePerKind(models: readonly Model[]): string[] {
	const kinds = new Map<string, string>();
	for (const { name, header } of models)
		if (header.metric && !kinds.has(JSON.stringify(header.metric)))
			kinds.set(JSON.stringify(header.metric), name.replace(/^metric_/, ""));
	return [...kinds.values()].sort();
}
