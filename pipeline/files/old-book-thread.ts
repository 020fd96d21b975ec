import { workerData } from "node:worker_threads";
import { UserError } from "../user-error.ts";
import { createAllowance } from "./limits.ts";
import { readOldSheets } from "./old-book-cells.ts";
import type { OldBook, ThreadData } from "./old-workbook.ts";

// A thread that reads one old workbook, so that it can be given up.
const { content, port, signal } = workerData as ThreadData;

function readBook(): OldBook {
	try {
		const allowance = createAllowance("", content.length);
		return { sheets: readOldSheets(content, allowance) };
	} catch (error) {
		return error instanceof UserError
			? { problem: error.message, hint: error.hint }
			: { isDamaged: true };
	}
}

port.postMessage(readBook());
Atomics.store(signal, 0, 1);
Atomics.notify(signal, 0);
