import type { Database } from "../database/database.ts";
import { UserError } from "../user-error.ts";
import type { Model } from "./models.ts";
import { tellOwnFailure } from "./own-models.ts";
import type { Maker } from "./place.ts";
import type { PlanNode } from "./plan.ts";

interface HasDatabase {
	database: Database;
	maker?: Maker;
}

/** A model as a node: its file's `select`, made a table. */
export function toSqlNode(
	model: Model,
	models: readonly Model[] = [model],
): PlanNode<HasDatabase> {
	return {
		name: model.name,
		kind: "sql",
		subject: model.subject,
		reads: model.parsed.tables,
		writes: [model.name],
		grains: { [model.name]: model.header.grain },
		needs: model.header.needs,
		depends: () => model.sql,
		// What a page prints is kept as well, so that a changed template prints it again.
		kept:
			model.header.isKept || model.header.page.length > 0 ? [model.name] : [],
		run: async ({ database, maker = database }) => {
			try {
				await maker.createTableAs(model.name, model.sql);
			} catch (cause) {
				if (cause instanceof UserError) throw cause;
				const error = new Error(
					`queries/${model.file}: ${(cause as Error).message}`,
					{ cause },
				);
				const told = tellOwnFailure(models, model, cause);
				throw told === cause ? error : told;
			}
		},
	};
}
