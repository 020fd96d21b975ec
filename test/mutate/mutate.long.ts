import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
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

const FOLDERS = [
	...readdirSync(packagePath("queries"), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => `queries/${name}`),
	...ROOMS,
];
// Of a folder on a busy machine.
const LONGEST_MS = 5_400_000;
const gates = readGates();
const all: Fate[] = [];

describe("of the mistakes put into each folder its tests notice nine of ten", () => {
	test.each(FOLDERS)(
		"%s",
		async (folder) => {
			const fates = ROOMS.includes(folder)
				? await tryRoom(folder)
				: await tryQueries(folder);
			all.push(...fates);
			writeSurvivors(all);
			const shares = shareByFolder(fates, gates);
			for (const { noticed, all, share } of shares)
				process.stdout.write(
					`${folder}: ${noticed} of ${all} noticed, ${(share * 100).toFixed(1)} %\n`,
				);
			if (!isChosen("")) return;
			const below = shares.filter(
				({ folder, share }) => share < (gates.least[folder] ?? 0.9),
			);
			expect(below).toEqual([]);
		},
		LONGEST_MS,
	);
});

test.runIf(isChosen(""))("every excuse is still needed", () => {
	expect(findStale(all, gates)).toEqual([]);
});

function writeSurvivors(fates: readonly Fate[]): void {
	const survivors = fates
		.filter(({ isNoticed }) => !isNoticed)
		.map((fate) => `${fate.line}\t${tellMistake(fate)}`);
	mkdirSync(packagePath("out"), { recursive: true });
	writeFileSync(SURVIVORS, `${survivors.join("\n")}\n`);
}

async function tryQueries(folder: string): Promise<Fate[]> {
	const database = await openEmptyWarehouse();
	const fates: Fate[] = [];
	for (const model of await readOwnModels(database))
		if (
			`queries/${model.file}`.startsWith(`${folder}/`) &&
			isChosen(`queries/${model.file}`)
		)
			fates.push(...(await trySqlMutants(database, model)));
	database.close();
	return fates;
}

async function tryRoom(room: string): Promise<Fate[]> {
	const files = filesOf(room).filter(isChosen);
	return files.length > 0 ? await tryCodeMutants(room, files) : [];
}
