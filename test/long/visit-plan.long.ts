import { expect, test } from "vitest";
import {
	fill,
	planRun,
	readAll,
	withWarehouse,
} from "../../pipeline/commands/warehouse.ts";
import { estimateVisits } from "../../pipeline/estimate/visits/estimate-visits.ts";
import { packagePath } from "../../pipeline/package-root.ts";

// How long the household visits of the sample take to plan, all 8,000 and the first 5,000 of them.
test("plans the visits of 8,000 and of 5,000 households", async () => {
	await withWarehouse(
		{
			workspace: packagePath("data", "yiyuan"),
			period: "2023-03",
			readsOnly: true,
		},
		{ log: () => undefined, processId: process.pid },
		async (warehouse) => {
			await readAll(warehouse);
			await fill(warehouse, await planRun(warehouse));
			const { database } = warehouse;
			for (const households of [8000, 5000]) {
				await database.run(
					"delete from campaign_households where household_key > $1",
					[`H00${households}`],
				);
				const start = performance.now();
				await estimateVisits(database);
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
