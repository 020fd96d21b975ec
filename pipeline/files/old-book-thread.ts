import { workerData } from "node:worker_threads";
import { UserError } from "../user-error.ts";
import { createAllowance } from "./limits.ts";
import { readOldSheets } from "./old-book-cells.ts";
import type { OldBook, ThreadData } from "./read-in-thread.ts";

// A thread that reads old workbooks, one after another, so that it can be given up.
const { port, signal } = workerData as ThreadData;

// The library tells of every record that it does not know, and nobody listens.
Object.assign(console, { error: () => undefined });

port.on("message", (content: Uint8Array | string) => {
	port.postMessage(readBook(content));
	Atomics.store(signal, 0, 1);
	Atomics.notify(signal, 0);
});

function readBook(content: Uint8Array | string): OldBook {
	try {
		const allowance = createAllowance("", content.length);
		return { sheets: readOldSheets(content, allowance) };
	} catch (error) {
		return error instanceof UserError
			? { problem: error.message, hint: error.hint }
			: { isDamaged: true };
	}
}
