import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import {
	isSame,
	readFigure,
	readTickets,
	type Scope,
} from "../../pipeline/commands/explain.ts";
import { make } from "../../pipeline/commands/make.ts";
import { withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import { recompute } from "../../pipeline/commands/recompute.ts";
import type { Warehouse } from "../../pipeline/commands/warehouse.ts";
import { packagePath } from "../../pipeline/package-root.ts";

// Every number of the sample's month, computed again from nothing but the source rows of its tickets: the rows as a build
// kept them, since reading all exports again for each of two hundred databases takes half an hour; some of them from the files.

const STREET: Scope = { scope_kind: "street", scope: "全街道" };

let folder: string;
let warehouse: Warehouse;
let metrics: string[];
let scopes: Scope[];
let finish: () => void;
let closed: Promise<void>;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "recompute-"));
	cpSync(packagePath("data", "yiyuan"), folder, {
		recursive: true,
		filter: (path) => !/[\\/](out|\.cache)$/.test(path),
	});
	await build({ workspace: folder }, { log: () => undefined });
	await new Promise<void>((resolve, reject) => {
		const effects = { log: () => undefined };
		const options = {
			workspace: folder,
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
	rmSync(folder, { recursive: true });
});

async function differ(
	checked: readonly string[],
	scope: Scope,
	from: "cache" | "files" = "cache",
): Promise<string[]> {
	const lists = [];
	for (const metric of checked)
		lists.push(await readTickets(warehouse, metric, scope));
	const rows = new Map(lists.flat().map((each) => [each.ticket_id, each]));
	const source =
		from === "files" ? { ...warehouse, cache: undefined } : warehouse;
	const again = await recompute(source, [...rows.values()]);
	const differing: string[] = [];
	for (const metric of checked) {
		const first = await readFigure(warehouse, metric, scope);
		const second = await readFigure(again, metric, scope);
		if (!isSame(first, second))
			differing.push(`${metric} ${scope.scope_kind}=${scope.scope}`);
	}
	const isKept = again.read?.every((file) => file.isKept);
	expect(isKept ? "cache" : "files").toBe(from);
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

	test("the street's metrics from the files themselves", async () => {
		const named = ["volume", "ontime_rate", "repeat_rate", "once_rate"];
		expect(await differ(named, STREET, "files")).toEqual([]);
	});
});
