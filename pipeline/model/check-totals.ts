import { type Database, quoteName } from "../database/database.ts";
import { type Model, meetsNeeds } from "./run-models.ts";

interface Mismatch {
	subject: string;
	expected: number;
	found: number;
}

/** Fails the build when a `check_` model finds two numbers that ought to agree. */
export async function checkTotals(
	database: Database,
	models: readonly Model[],
	fields: ReadonlySet<string>,
): Promise<void> {
	const checks = models.filter(
		(model) => isCheck(model) && meetsNeeds(model, fields),
	);
	for (const { name } of checks) {
		const [first] = await database.rows<Mismatch>(
			`select subject, expected, found from ${quoteName(name)} order by subject limit 1`,
		);
		if (first)
			throw new Error(
				`queries/${name}.sql: ${first.subject}: ${first.expected} ≠ ${first.found}`,
			);
	}
}

function isCheck(model: Model): boolean {
	return model.name.startsWith("check_");
}
