import { closeSync, fstatSync, openSync, rmSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { tryLock } from "fs-native-extensions";

/**
 * A file's lock, kept by the operating system: it ends with the process that holds it,
 * however that ends. Process ids tell nothing of the sort: two containers share them.
 */
export interface Lock {
	release(): void;
}

/** Takes the lock of a file, which is made for it; null where somebody holds it. */
export function tryToLock(file: string): Lock | null {
	for (;;) {
		const fd = openSync(file, "a+", 0o600);
		if (!isGranted(fd)) {
			closeSync(fd);
			return null;
		}
		// Who held it before may have removed the file between our opening and our locking it.
		if (isStill(file, fd)) return { release: () => release(file, fd) };
		closeSync(fd);
	}
}

/** Waits for the lock of a file; says so once where it is not free at once. */
export async function waitForLock(
	file: string,
	sayWaiting: () => void = () => undefined,
): Promise<Lock> {
	let lock = tryToLock(file);
	if (!lock) sayWaiting();
	while (!lock) {
		await setTimeout(POLL_MS);
		lock = tryToLock(file);
	}
	return lock;
}

const POLL_MS = 50;

function isGranted(fd: number): boolean {
	try {
		return tryLock(fd);
	} catch (cause) {
		// How Windows says that somebody else holds it.
		if ((cause as NodeJS.ErrnoException).code === "EBUSY") return false;
		throw cause;
	}
}

function isStill(file: string, fd: number): boolean {
	const named = statSync(file, { bigint: true, throwIfNoEntry: false });
	const ours = fstatSync(fd, { bigint: true });
	return named?.ino === ours.ino && named.dev === ours.dev;
}

function release(file: string, fd: number): void {
	rmSync(file, { force: true });
	closeSync(fd);
}
