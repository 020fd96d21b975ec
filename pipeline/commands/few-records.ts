import { statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import type { ExportFile } from "../workspace/export-files.ts";

// Some tens of thousands of records.
const FEW_BYTES = 1 << 25;
// Ten times what the engine of JavaScript waits by itself, in bytes of its code that have run.
const LATER = "--interrupt-budget=600000";

/**
 * Where exports are small a run is over before most of what was optimized for it has paid:
 * of 1,000 tickets a quarter of the processor's time went there.
 */
export function optimizeLater(files: readonly ExportFile[]): void {
	const bytes = files
		.filter(({ obstacle }) => obstacle === undefined)
		.reduce((sum, { absolutePath }) => sum + statSync(absolutePath).size, 0);
	if (bytes < FEW_BYTES) setFlagsFromString(LATER);
}
