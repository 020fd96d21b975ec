import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";

/** What a file was: enough to see at a glance whether it may have changed, and by its hash whether it has. */
export interface FileStamp {
	path: string;
	bytes: number;
	modified_ms: number;
	/** When its content, name or rights last changed, as the system keeps it. */
	changed_ms: number;
	sha256: string;
}

export async function stampFile(path: string): Promise<FileStamp> {
	const { size, mtimeMs, ctimeMs } = statSync(path);
	return {
		path,
		bytes: size,
		modified_ms: mtimeMs,
		changed_ms: ctimeMs,
		sha256: await hashFile(path),
	};
}

// A file that is written twice within one tick of the clock looks the same.
const TICK_MS = 2000;

/** Whether a file looks as it was at a moment, by its size and times alone; false where they cannot tell. */
export function looksSame(stamp: FileStamp, seenMs: number): boolean {
	const now = statSync(stamp.path, { throwIfNoEntry: false });
	return (
		now?.size === stamp.bytes &&
		now.mtimeMs === stamp.modified_ms &&
		now.ctimeMs === stamp.changed_ms &&
		now.ctimeMs < seenMs - TICK_MS
	);
}

/** Whether a file has the bytes that it had. */
export async function hasSameBytes(stamp: FileStamp): Promise<boolean> {
	const now = statSync(stamp.path, { throwIfNoEntry: false });
	return (
		now?.size === stamp.bytes && (await hashFile(stamp.path)) === stamp.sha256
	);
}

/** The SHA-256 of a file, read in pieces. */
export async function hashFile(path: string): Promise<string> {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(path)) hash.update(chunk);
	return hash.digest("hex");
}
