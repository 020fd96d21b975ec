import { isDeepStrictEqual } from "node:util";
import type { Database } from "../../pipeline/database/database.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import {
	type Case,
	caseFileOf,
	comparable,
	readCases,
} from "../queries/cases.ts";
import { insertRows, type Row } from "../queries/warehouse.ts";
import type { Mutant } from "./mutant.ts";
import type { Fate } from "./shares.ts";
import { mutateSql } from "./sql-mutants.ts";

/** Puts every mistake into a model and looks whether one of its cases notices; what the engine refuses is no mistake anybody could make. */
export async function trySqlMutants(
	database: Database,
	model: Model,
): Promise<Fate[]> {
	const waiting = new Set(mutateSql(model.sql));
	const noticed = new Set<Mutant>();
	for (const each of readCases(caseFileOf(model))) {
		await begin(database, each);
		for (const mutant of waiting) {
			const answer = await tryCase(database, mutant, each);
			if (answer === "same") continue;
			waiting.delete(mutant);
			if (answer !== "refused") noticed.add(mutant);
			// An error ends the transaction, and what it was given with it.
			if (answer !== "differs") {
				await database.run("rollback");
				await begin(database, each);
			}
		}
		await database.run("rollback");
	}
	return [...noticed, ...waiting].map((mutant) => ({
		file: `queries/${model.file}`,
		line: mutant.line,
		code: mutant.code,
		change: mutant.change,
		isNoticed: noticed.has(mutant),
	}));
}

async function begin(database: Database, { given }: Case): Promise<void> {
	await database.run("begin transaction");
	for (const [table, rows] of Object.entries(given))
		await insertRows(database, table, rows);
}

async function tryCase(
	database: Database,
	{ text }: Mutant,
	{ expect: expected }: Case,
): Promise<"same" | "differs" | "failed" | "refused"> {
	try {
		const rows = await database.rows<Row>(
			`select * from (\n${text}\n) limit ${expected.length + 100}`,
		);
		const [found, wanted] = [
			comparable(rows, expected),
			comparable(expected, expected),
		];
		return isDeepStrictEqual(found, wanted) ? "same" : "differs";
	} catch (error) {
		// What fails on rows fails a build, which somebody notices.
		const message = String((error as Error).message);
		return /^(Binder|Parser|Catalog)/.test(message) ? "refused" : "failed";
	}
}
