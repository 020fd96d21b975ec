import { cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";
import { writeCleanWorkspace } from "./clean-tickets.ts";
import { PROGRAM, runProgram, type Taken } from "./measure.ts";

/** A workspace of so many clean tickets; one that stands there already is the same. */
export function cleanWorkspace(folder: string, rows: number): string {
	const workspace = join(folder, String(rows));
	if (!existsSync(join(workspace, "exports")))
		writeCleanWorkspace(workspace, rows);
	return workspace;
}

/** The sample, without what was built of it. */
export function copySample(folder: string): string {
	const workspace = join(folder, "sample");
	runProgram(packagePath("dist/data/generator/main.js"), ["--if-absent"]);
	const sample = packagePath("data", "yiyuan");
	for (const name of ["profile.yaml", "reference", "campaign", "exports"])
		cpSync(join(sample, name), join(workspace, name), { recursive: true });
	return workspace;
}

/** Nothing was ever built here. */
export function buildCold(workspace: string): Taken {
	for (const made of ["out", ".cache"])
		rmSync(join(workspace, made), { recursive: true, force: true });
	return build(workspace);
}

/** Built before, whatever has changed since. */
export function build(workspace: string, ...words: string[]): Taken {
	return runProgram(PROGRAM, ["build", workspace, ...words]);
}

/** Builds all months but the last, then measures what the last one takes beside them. */
export function buildNewMonth(workspace: string): Taken {
	const last = join(workspace, "exports", lastExport(workspace));
	const aside = join(workspace, "aside.csv");
	renameSync(last, aside);
	try {
		buildCold(workspace);
	} finally {
		renameSync(aside, last);
	}
	return build(workspace);
}

function lastExport(workspace: string): string {
	return readdirSync(join(workspace, "exports")).sort().at(-1) ?? "";
}
