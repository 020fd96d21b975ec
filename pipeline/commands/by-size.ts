import { statSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { setFlagsFromString } from "node:v8";
import type { ExportFile } from "../workspace/export-files.ts";

// Some tens of thousands of records.
const FEW_BYTES = 1 << 25;

/** Whether exports are so small that what pays in the long run does not. */
export function haveFewRecords(files: readonly ExportFile[]): boolean {
	return countBytes(files) < FEW_BYTES;
}

// One that has nothing to do while another does its part of a statement asks again and again, and takes
// a core for it: where there are but two, with labels, pages and other statements waiting, a tenth of all.
const FEW_CORES = 2;

/** How many threads the engine has for a statement; as many as there are cores where nothing is said. */
export function toEngineThreads(
	files: readonly ExportFile[] | undefined,
	cores = availableParallelism(),
): number | undefined {
	// Small statements take longer on two threads than on one.
	const isSmall = files !== undefined && haveFewRecords(files);
	return isSmall || cores <= FEW_CORES ? 1 : undefined;
}

// A record of six hundred bytes becomes rows of eight thousand, most of which nothing reads any more.
const LEAST_MEMORY = 0.75 * 2 ** 30;
const SHARE_OF_EXPORTS = 0.25;
// The rest is for reading, labelling and drawing, and for whatever else runs on the machine.
const SHARE_OF_MACHINE = 0.5;

/** How many bytes of memory the engine may take; what is beyond waits in the run's own folder. Without files it is not known how much there is to read. */
export function toMemoryLimit(
	files: readonly ExportFile[] | undefined,
	machine = totalmem(),
): number {
	const most = SHARE_OF_MACHINE * machine;
	if (!files) return Math.floor(most);
	const wanted = LEAST_MEMORY + SHARE_OF_EXPORTS * countBytes(files);
	return Math.floor(Math.min(wanted, most));
}

function countBytes(files: readonly ExportFile[]): number {
	return files
		.filter(({ obstacle }) => obstacle === undefined)
		.reduce((sum, { absolutePath }) => sum + statSync(absolutePath).size, 0);
}

// Ten times what the engine of JavaScript waits by itself, in bytes of its code that have run. Later
// versions, of Node 22 and 24, do not know it: they compile in more steps, of which the first cost little.
const LATER = "--interrupt-budget=600000";
const KNOWS_LATER = /^11\./.test(process.versions.v8);

/**
 * Lets functions run longer before they are optimized: where there is little to do it is
 * over before that has paid. Of 1,000 tickets a quarter of the processor's time went there.
 */
export function optimizeLater(): void {
	if (KNOWS_LATER) setFlagsFromString(LATER);
}
