import { expect, test } from "vitest";
import { make } from "../../pipeline/commands/make.ts";
import { withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import { visitsEstimator } from "../../pipeline/estimate/visits/estimate-visits.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { toEstimateNode } from "../../pipeline/plan/estimate-node.ts";

// How long the household visits of the sample take to plan, all 8,000 and the first 5,000 of them.
test("plans the visits of 8,000 and of 5,000 households", async () => {
	await withWarehouse(
		{
			workspace: packagePath("data", "yiyuan"),
			period: "2023-03",
			readsOnly: true,
		},
		{ log: () => undefined },
		async (warehouse) => {
			await make(warehouse, ["est_visit_doors"]);
			const { database } = warehouse;
			const planVisits = toEstimateNode(visitsEstimator);
			for (const households of [8000, 5000]) {
				await database.run(
					"delete from ref_visit_households where household_key > $1",
					[`H00${households}`],
				);
				const start = performance.now();
				await planVisits.run(warehouse);
				const seconds = (performance.now() - start) / 1000;
				const [plan] = await database.rows<{ doors: number }>(
					"select count(*)::integer as doors from est_visit_doors",
				);
				console.log(
					`${households} households: ${plan?.doors} doors planned in ${seconds.toFixed(2)} s`,
				);
				expect(plan?.doors).toBeGreaterThan(households / 4);
			}
		},
	);
});
