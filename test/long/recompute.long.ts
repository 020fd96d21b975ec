import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	isSame,
	readFigure,
	readTickets,
	type Scope,
} from "../../pipeline/commands/explain.ts";
import { make, withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import { recompute } from "../../pipeline/commands/recompute.ts";
import type { Warehouse } from "../../pipeline/commands/warehouse.ts";
import { packagePath } from "../../pipeline/package-root.ts";

// Every number of the sample's month, computed again from nothing but the source rows of its tickets.

const STREET: Scope = { scope_kind: "street", scope: "全街道" };

let warehouse: Warehouse;
let metrics: string[];
let scopes: Scope[];
let finish: () => void;
let closed: Promise<void>;

beforeAll(async () => {
	await new Promise<void>((resolve, reject) => {
		const effects = { log: () => undefined };
		const options = {
			workspace: packagePath("data", "yiyuan"),
			readsOnly: true,
		};
		closed = withWarehouse(options, effects, async (opened) => {
			warehouse = opened;
			await make(warehouse, ["int_scopes"]);
			resolve();
			await new Promise<void>((done) => {
				finish = done;
			});
		});
		closed.catch(reject);
	});
	const { database } = warehouse;
	const named = await database.rows<{ metric: string }>(
		"select metric from run_metrics order by metric_no",
	);
	metrics = named.map(({ metric }) => metric);
	scopes = await database.rows<Scope>(
		"select scope_kind, scope from int_scopes order by scope_kind, scope",
	);
});

afterAll(async () => {
	finish();
	await closed;
});

async function differ(
	checked: readonly string[],
	scope: Scope,
): Promise<string[]> {
	const lists = [];
	for (const metric of checked)
		lists.push(await readTickets(warehouse, metric, scope));
	const rows = new Map(lists.flat().map((each) => [each.ticket_id, each]));
	const again = await recompute(warehouse, [...rows.values()]);
	const differing: string[] = [];
	for (const metric of checked) {
		const first = await readFigure(warehouse, metric, scope);
		const second = await readFigure(again, metric, scope);
		if (!isSame(first, second))
			differing.push(`${metric} ${scope.scope_kind}=${scope.scope}`);
	}
	await again.database.close();
	return differing;
}

describe("computed again from source rows alone", () => {
	test("every metric of every scope", async () => {
		expect(metrics.length).toBeGreaterThanOrEqual(25);
		expect(scopes.length).toBeGreaterThan(100);
		const differing: string[] = [];
		for (const scope of scopes)
			differing.push(
				...(await differ(
					metrics.filter((metric) => metric !== "share"),
					scope,
				)),
			);
		console.log(`${scopes.length} scopes × ${metrics.length - 1} metrics`);
		expect(differing).toEqual([]);
	});

	test("every metric of the street, a community and a topic from its own tickets and no others", async () => {
		const chosen = [
			STREET,
			...["community", "topic"].map(
				(kind) =>
					scopes.find(({ scope_kind }) => scope_kind === kind) ?? STREET,
			),
		];
		const differing: string[] = [];
		for (const scope of chosen)
			for (const metric of metrics)
				differing.push(...(await differ([metric], scope)));
		expect(differing).toEqual([]);
	});
});
