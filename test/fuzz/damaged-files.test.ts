import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { runHere } from "../run-here.ts";
import { blows, damage } from "./damage.ts";
import { inFolder, RUNS, readFolder, SEED, tryBuild } from "./outcome.ts";
import { type WorkspacePlan, workspaces } from "./plan.ts";
import { layOutFiles } from "./write-workspace.ts";

const PERIOD = { period: "2023-Q1", asOf: "2023-12-31", force: true };
const PRINTED = "2023-Q1/report.html";

const damaged = fc.record({
	plan: workspaces,
	blows,
	/** The damaged file alone, or beside a sound one. */
	isAlone: fc.boolean(),
});

interface Damaged {
	plan: WorkspacePlan;
	blows: Parameters<typeof damage>[1];
	isAlone: boolean;
}

test("any damage to a file ends in a report or a message, and never in half a report", async () => {
	const property = fc.asyncProperty(damaged, (each) =>
		inFolder(async (folder) => {
			writeDamaged(folder, each);
			const before = readFolder(join(folder, "out"));
			const result = await tryBuild(folder, PERIOD);
			const after = readFolder(join(folder, "out"));
			if ("message" in result) {
				expect(result.message).toMatch(/[\u4e00-\u9fff]/);
				expect(after).toEqual(before);
			} else {
				expect(after.get(PRINTED)).not.toEqual(before.get(PRINTED));
				expect(after.has("2023-Q1/manifest.json")).toBe(true);
			}
			const names = [...after.keys()].join();
			expect(names).not.toMatch(/being-(built|replaced)/);
		}),
	);
	await fc.assert(property, {
		numRuns: RUNS,
		seed: SEED,
		endOnFailure: !!process.env.FUZZ_FAST,
	});
}, 3_600_000);

test("the command answers damage with exit code 0 or 1 and no stack trace", async () => {
	const property = fc.asyncProperty(damaged, (each) =>
		inFolder(async (folder) => {
			writeDamaged(folder, each);
			const { period, asOf } = PERIOD;
			const { status, stderr } = await runHere([
				"build",
				folder,
				"--period",
				period,
				"--as-of",
				asOf,
			]);
			expect([0, 1]).toContain(status);
			expect(stderr).not.toMatch(/\n\s+at |程序内部出错/);
			if (status === 1)
				expect(stderr.trim().split("\n").length).toBeLessThan(4);
		}),
	);
	const numRuns = Math.max(2, Math.floor(RUNS / 20));
	await fc.assert(property, { numRuns, seed: SEED, endOnFailure: true });
}, 3_600_000);

function writeDamaged(folder: string, { plan, blows, isAlone }: Damaged) {
	const files = layOutFiles(plan);
	const [first] = files;
	if (!first) throw new Error("a workspace without files");
	put(join(folder, "exports", first.path), damage(first.bytes, blows));
	put(join(folder, "out", PRINTED), Buffer.from("printed before"));
	if (isAlone) return;
	const sound = packagePath("test", "golden", "small", "input", "exports");
	cpSync(sound, join(folder, "exports", "sound"), { recursive: true });
}

function put(path: string, bytes: Buffer): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, bytes);
}
