import { type Database, quoteName } from "./database.ts";

/** Makes one table of several that have the same columns; they are gone afterwards. */
export async function uniteTables(
	database: Database,
	name: string,
	parts: readonly string[],
): Promise<void> {
	await database.createTableAs(name, selectAll(parts));
	for (const part of parts) await database.run(`drop table ${quoteName(part)}`);
}

/** Lets a table's name stand for its own rows and for those of others with the same columns, without copying any. */
export async function widenTable(
	database: Database,
	name: string,
	others: readonly string[],
): Promise<void> {
	const own = `${name}_0`;
	await database.run(
		`alter table ${quoteName(name)} rename to ${quoteName(own)}`,
	);
	await database.run(
		`create view ${quoteName(name)} as ${selectAll([own, ...others])}`,
	);
}

function selectAll(tables: readonly string[]): string {
	return tables
		.map((table) => `select * from ${quoteName(table)}`)
		.join(" union all ");
}
