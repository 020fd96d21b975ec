import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		/** A folder of this run, for what several files of tests look at. */
		scratch: string;
	}
}

/** Makes the folder before the first test and removes it after the last. */
export default function setup(project: TestProject): () => void {
	const scratch = mkdtempSync(join(tmpdir(), "hotline-tests-"));
	project.provide("scratch", scratch);
	return () => rmSync(scratch, { recursive: true, force: true });
}
