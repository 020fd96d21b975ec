import fc from "fast-check";
import { expect, test } from "vitest";
import { disguises, PLAIN, readDisguise } from "../cases/disguises.ts";
import { RUNS, SEED } from "./outcome.ts";

test("any disguise of a workspace gives its tickets, and rejects nothing", async () => {
	const { tickets: plain } = await readDisguise(PLAIN);
	const property = fc.asyncProperty(disguises, async (each) => {
		expect(await readDisguise(each)).toEqual({ tickets: plain, rejects: [] });
	});
	await fc.assert(property, {
		numRuns: RUNS,
		seed: SEED,
		endOnFailure: !!process.env.FUZZ_FAST,
	});
}, 36_000_000);
