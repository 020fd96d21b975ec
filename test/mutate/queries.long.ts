import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { openEmptyWarehouse, readOwnModels } from "../queries/warehouse.ts";
import { findStale, readGates, shareByFolder } from "./shares.ts";
import { type Fate, tryMutants } from "./try-mutants.ts";

// `MUTATE=handling/int_flow npm run mutate` tries some models alone.
const chosen = process.env.MUTATE ?? "";
const SURVIVORS = packagePath("out", "mutants.txt");

let database: Database;
let models: Model[];
beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
});
afterAll(() => database.close());

test("of the mistakes put into each folder of queries/ its rows notice enough", async () => {
	const fates: Fate[] = [];
	for (const model of models.filter(({ file }) => file.includes(chosen)))
		fates.push(...(await tryMutants(database, model)));
	const gates = readGates();
	const shares = shareByFolder(fates, gates);
	for (const { folder, noticed, all, share } of shares)
		console.log(
			`queries/${folder}: ${noticed} of ${all} noticed, ${(share * 100).toFixed(1)} %`,
		);
	const survivors = fates
		.filter(({ isNoticed }) => !isNoticed)
		.map(({ file, line, change }) => `${file}:${line}: ${change}`);
	mkdirSync(packagePath("out"), { recursive: true });
	writeFileSync(SURVIVORS, `${survivors.join("\n")}\n`);
	console.log(`${survivors.length} not noticed are listed in ${SURVIVORS}`);
	if (chosen !== "") return;
	expect(findStale(fates, gates)).toEqual([]);
	const below = shares.filter(
		({ folder, share }) => share < (gates.least[folder] ?? 0.9),
	);
	expect(below).toEqual([]);
});
