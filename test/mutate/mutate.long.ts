import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { openEmptyWarehouse, readOwnModels } from "../queries/warehouse.ts";
import {
	type Fate,
	findStale,
	readGates,
	shareByFolder,
	tellMistake,
} from "./shares.ts";
import { filesOf, tryCodeMutants } from "./try-code-mutants.ts";
import { trySqlMutants } from "./try-sql-mutants.ts";

// `MUTATE=queries/handling/int_flow,privacy/mask npm run mutate` tries some files alone.
const chosen = (process.env.MUTATE ?? "").split(",");
const isChosen = (file: string) => chosen.some((part) => file.includes(part));
const ROOMS = ["statistics", "privacy", "publish"].map(
	(room) => `pipeline/${room}`,
);
const SURVIVORS = packagePath("out", "mutants.txt");

test("of the mistakes put into each folder its tests notice nine of ten", async () => {
	const fates = [...(await tryQueries()), ...(await tryRooms())];
	const gates = readGates();
	const shares = shareByFolder(fates, gates);
	for (const { folder, noticed, all, share } of shares)
		console.log(
			`${folder}: ${noticed} of ${all} noticed, ${(share * 100).toFixed(1)} %`,
		);
	const survivors = fates
		.filter(({ isNoticed }) => !isNoticed)
		.map((fate) => `${fate.line}\t${tellMistake(fate)}`);
	mkdirSync(packagePath("out"), { recursive: true });
	writeFileSync(SURVIVORS, `${survivors.join("\n")}\n`);
	console.log(`${survivors.length} not noticed are listed in ${SURVIVORS}`);
	if (!isChosen("")) return;
	expect(findStale(fates, gates)).toEqual([]);
	const below = shares.filter(
		({ folder, share }) => share < (gates.least[folder] ?? 0.9),
	);
	expect(below).toEqual([]);
});

async function tryQueries(): Promise<Fate[]> {
	const database = await openEmptyWarehouse();
	const fates: Fate[] = [];
	for (const model of await readOwnModels(database))
		if (isChosen(`queries/${model.file}`))
			fates.push(...(await trySqlMutants(database, model)));
	database.close();
	return fates;
}

async function tryRooms(): Promise<Fate[]> {
	const fates: Fate[] = [];
	for (const room of ROOMS) {
		const files = filesOf(room).filter(isChosen);
		if (files.length > 0) fates.push(...(await tryCodeMutants(room, files)));
	}
	return fates;
}
