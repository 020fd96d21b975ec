import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Row } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { selectRows } from "../../../pipeline/database/select-rows.ts";
import { integer, writeTable } from "../../../pipeline/database/write-table.ts";
import { defineEstimator } from "../../../pipeline/estimate/estimator.ts";
import { toEstimateNode } from "../../../pipeline/plan/estimate-node.ts";

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
});
afterAll(() => database.close());

const estimator = defineEstimator({
	reads: { int_numbers: { order: ["number"] } },
	writes: { est_sum: { sum: "integer" } },
	grains: { est_sum: ["sum"] },
	isLong: true,
	estimate: ({ int_numbers }: { int_numbers: { number: number }[] }) => ({
		est_sum: [{ sum: int_numbers.reduce((sum, row) => sum + row.number, 0) }],
	}),
});

async function estimateOf(count: number) {
	const numbers = Array.from({ length: count }, (_, index) => index + 1);
	await writeTable(database, "int_numbers", { number: integer(numbers) });
	const asked: string[] = [];
	const printer = {
		estimate: async (node: string, given: Record<string, readonly Row[]>) => {
			asked.push(`${node} of ${given.int_numbers?.length}`);
			return { est_sum: [{ sum: -1 }] };
		},
	};
	await toEstimateNode(estimator).run({ database, printer });
	return { asked, rows: await selectRows(database, "est_sum", { order: [] }) };
}

test("a long estimate of many rows is made by the other thread", async () => {
	expect(await estimateOf(2000)).toEqual({
		asked: ["est_sum of 2000"],
		rows: [{ sum: -1 }],
	});
});

test("of few rows it is made here, as it is where there is no other thread", async () => {
	expect(await estimateOf(3)).toEqual({ asked: [], rows: [{ sum: 6 }] });
	await writeTable(database, "int_numbers", {
		number: integer(Array.from({ length: 2000 }, () => 1)),
	});
	await toEstimateNode(estimator).run({ database });
	expect(await selectRows(database, "est_sum", { order: [] })).toEqual([
		{ sum: 2000 },
	]);
});
