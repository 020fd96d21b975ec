import { type Database, quoteName } from "../database/database.ts";
import type { PlanNode } from "./plan.ts";

/** Holds the tables of these nodes to their grains, in one statement: unique, never null. */
export async function checkGrains(
	database: Pick<Database, "rows">,
	nodes: readonly Pick<PlanNode<never>, "grains">[],
): Promise<void> {
	const tables = nodes.flatMap(({ grains = {} }) => Object.entries(grains));
	if (tables.length === 0) return;
	const counts = tables.map(
		([table, grain], index) =>
			`select ${index} as table_no, count(*)::integer as broken from (${selectBroken(table, grain)}) as keys`,
	);
	const rows = await database.rows<{ table_no: number; broken: number }>(
		`select * from (${counts.join(" union all ")}) as counts where broken > 0 order by table_no`,
	);
	const problems = rows.map(({ table_no, broken }) => {
		const [table = "", grain = []] = tables[table_no] ?? [];
		return `${table}: its grain ${grain.join(", ")} is repeated or null ${broken} times`;
	});
	if (problems.length > 0) throw new Error(problems.join("\n"));
}

function selectBroken(table: string, grain: readonly string[]): string {
	const keys = grain.map(quoteName);
	const isNull = keys.map(
		(key) => `max(case when ${key} is null then 1 else 0 end) = 1`,
	);
	return `select 1 as one from ${quoteName(table)} group by ${keys.join(", ")} having count(*) > 1 or ${isNull.join(" or ")}`;
}
