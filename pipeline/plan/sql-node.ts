import { type Database, quoteName } from "../database/database.ts";
import type { Model } from "./models.ts";
import type { PlanNode } from "./plan.ts";

interface HasDatabase {
	database: Database;
}

/** A model as a node: its file's `select`, made a table. */
export function toSqlNode(model: Model): PlanNode<HasDatabase> {
	return {
		name: model.name,
		kind: "sql",
		subject: model.subject,
		reads: model.parsed.tables,
		writes: [model.name],
		needs: model.header.needs,
		depends: () => model.sql,
		// What a page prints is kept as well, so that a changed template prints it again.
		kept:
			model.header.isKept || model.header.page.length > 0 ? [model.name] : [],
		run: async ({ database }) => {
			try {
				await database.createTableAs(model.name, model.sql);
			} catch (cause) {
				throw new Error(`queries/${model.file}: ${(cause as Error).message}`, {
					cause,
				});
			}
		},
	};
}

/** Holds the tables of these models to their grains, in one statement: unique, never null. */
export async function checkGrains(
	database: Database,
	models: readonly Model[],
): Promise<void> {
	if (models.length === 0) return;
	const counts = models.map(
		({ name, header }, index) =>
			`select ${index} as model_no, count(*)::integer as broken from (${selectBroken(name, header.grain)}) as keys`,
	);
	const rows = await database.rows<{ model_no: number; broken: number }>(
		`select * from (${counts.join(" union all ")}) as counts where broken > 0 order by model_no`,
	);
	const problems = rows.map(({ model_no, broken }) => {
		const { file = "", header } = models[model_no] ?? {};
		return `queries/${file}: the grain ${header?.grain.join(", ")} is repeated or null ${broken} times`;
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
