import { checkGrains } from "../../plan/check-grains.ts";
import type { Warehouse } from "../warehouse.ts";

/** Holds all tables that were made to their grains, each where it is. */
export async function verifyGrains({
	database,
	engines,
	plan,
	progress,
}: Warehouse): Promise<void> {
	const made = plan.nodes.filter(({ name }) => progress.done.has(name));
	const isFar = ({ writes }: (typeof made)[number]) =>
		writes.some((table) => engines?.isFar(table));
	await checkGrains(
		database,
		made.filter((node) => !isFar(node)),
	);
	if (!engines) return;
	for (const node of made.filter(isFar))
		await checkGrains({ rows: (sql) => engines.rows(sql, node.writes) }, [
			node,
		]);
}
