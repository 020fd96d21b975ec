import { appendFileSync, chmodSync, existsSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { readUserFile } from "../system-error.ts";

/** The log's file in an output folder. */
export const AUDIT_LOG = "audit.log";

/**
 * Adds one line, a JSON object, to the log of who made what from what; its owner alone can
 * read it. It tells the time, so it stands outside of what is the same bytes every time.
 */
export function addToAuditLog(
	outFolder: string,
	entry: Readonly<Record<string, unknown>>,
): void {
	const file = join(outFolder, AUDIT_LOG);
	appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
	chmodSync(file, 0o600);
}

/** Takes away the beginning of a line that an interrupted run did not end. */
export function mendAuditLog(outFolder: string): void {
	const file = join(outFolder, AUDIT_LOG);
	if (!existsSync(file)) return;
	const bytes = readUserFile(file);
	const whole = bytes.lastIndexOf("\n") + 1;
	if (whole < bytes.length) truncateSync(file, whole);
}
