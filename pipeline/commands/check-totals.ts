import { selectRows } from "../database/select-rows.ts";
import type { Warehouse } from "./warehouse.ts";

interface Mismatch {
	subject: string;
	expected: number;
	found: number;
}

/** Fails the build when a `check_` model finds two numbers that ought to agree. */
export async function checkTotals(
	{ database, models, progress }: Warehouse,
	checks: readonly string[],
): Promise<void> {
	for (const name of checks) {
		if (!progress.done.has(name)) continue;
		const [first] = await selectRows<Mismatch>(database, name, {
			order: ["subject"],
		});
		const file = models.find((each) => each.name === name)?.file;
		if (first)
			throw new Error(
				`queries/${file}: ${first.subject}: ${first.expected} ≠ ${first.found}`,
			);
	}
}
