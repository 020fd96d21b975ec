import { selectRows } from "../database/select-rows.ts";
import type { Model } from "../plan/models.ts";
import type { Warehouse } from "./warehouse.ts";

interface Mismatch {
	subject: string;
	expected: number;
	found: number;
}

/** Fails the build when a `check_` model finds two numbers that ought to agree. */
export async function checkTotals(
	{ database, progress }: Warehouse,
	checks: readonly Model[],
): Promise<void> {
	for (const { name, file } of checks) {
		if (!progress.done.has(name)) continue;
		const [first] = await selectRows<Mismatch>(database, name, {
			order: ["subject"],
		});
		if (first)
			throw new Error(
				`queries/${file}: ${first.subject}: ${first.expected} ≠ ${first.found}`,
			);
	}
}
