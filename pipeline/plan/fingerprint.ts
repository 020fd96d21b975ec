import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesBelow } from "../entries-below.ts";
import { packagePath } from "../package-root.ts";

/** Hashes of what a run goes by besides its input, each over every file of its kind. */
export interface Fingerprints {
	/** The program as it runs, the versions of its libraries, and the defaults it comes with. */
	code: string;
	queries: string;
	templates: string;
	/** The versions of the libraries alone, the engine's among them. */
	engine: string;
}

// The sources in a test, what they were compiled to in a run.
const PROGRAM = dirname(dirname(fileURLToPath(import.meta.url)));

/** As they are when first asked: what a process has loaded of the program stays as it is. */
export function readFingerprints(): Fingerprints {
	fingerprints ??= hashProgram();
	return fingerprints;
}

let fingerprints: Fingerprints | undefined;

function hashProgram(): Fingerprints {
	return {
		code: hashFiles([
			packagePath("package.json"),
			...filesOf(PROGRAM),
			...filesOf(packagePath("data", "defaults")),
		]),
		engine: hashFiles([packagePath("package.json")]),
		queries: hashFiles(filesOf(packagePath("queries"))),
		templates: hashFiles(filesOf(packagePath("templates"))),
	};
}

function filesOf(folder: string): string[] {
	return entriesBelow(folder)
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function hashFiles(files: readonly string[]): string {
	const hash = createHash("sha256");
	// Wherever the package lies.
	for (const file of files) {
		const name = relative(packagePath(), file).replaceAll("\\", "/");
		hash.update(`${name}\0`).update(readFileSync(file));
	}
	return hash.digest("hex");
}
