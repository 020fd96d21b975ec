import {
	MessageChannel,
	type MessagePort,
	receiveMessageOnPort,
	Worker,
} from "node:worker_threads";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
import { MEGABYTE } from "./limits.ts";
import type { OldSheet } from "./old-book-cells.ts";

/** What a thread is given once; it is sent one content after another. */
export interface ThreadData {
	port: MessagePort;
	/** Set to one when it has answered. */
	signal: Int32Array;
}

/** What a thread answers. */
export type OldBook =
	| { sheets: readonly OldSheet[] }
	| { problem: string; hint: string | undefined }
	| { isDamaged: true };

/** What reading a book may cost at most. */
export interface Cost {
	/** Of the processor, which others may have meanwhile, not of the clock. */
	cpuMs: number;
	heapMb: number;
}

const LOOK_MS = 20;
// A thread that ran out of memory is gone without a word.
const MOST_IDLE_MS = 10_000;

// A thread can be stopped, and its memory is bounded: twenty damaged kilobytes filled all there was.
interface Reader {
	thread: Worker;
	port: MessagePort;
	signal: Int32Array;
	heapMb: number;
}

// To start one takes longer than to read a small book; after a large one its memory is wanted back.
let idle: Reader | undefined;
const SMALL_BYTES = MEGABYTE;

/** The sheets of an old workbook; throws the message to tell where it would cost more. */
export function readInThread(
	content: Buffer | string,
	{ cpuMs, heapMb }: Cost,
): readonly OldSheet[] {
	const reader = idle && idle.heapMb >= heapMb ? idle : startReader(heapMb);
	if (reader === idle) idle = undefined;
	const { port, signal, thread } = reader;
	Atomics.store(signal, 0, 0);
	port.postMessage(content);
	const answer = waitFor(signal, cpuMs)
		? receiveMessageOnPort(port)?.message
		: undefined;
	if (answer && content.length <= SMALL_BYTES && !idle) idle = reader;
	else thread.terminate();
	return toSheets(answer);
}

function startReader(heapMb: number): Reader {
	const { port1: port, port2 } = new MessageChannel();
	const signal = new Int32Array(new SharedArrayBuffer(4));
	const workerData: ThreadData = { port: port2, signal };
	const thread = new Worker(
		packagePath("dist", "pipeline", "files", "old-book-thread.js"),
		{
			workerData,
			transferList: [port2],
			resourceLimits: { maxOldGenerationSizeMb: heapMb },
		},
	);
	thread.on("error", () => undefined);
	thread.unref();
	port.unref();
	return { thread, port, signal, heapMb };
}

/** Whether the answer came before so much of the processor was used. */
function waitFor(signal: Int32Array, mostMs: number): boolean {
	const start = usedMs();
	let last = start;
	for (let idle = 0; idle < MOST_IDLE_MS; ) {
		if (Atomics.wait(signal, 0, 0, LOOK_MS) !== "timed-out") return true;
		const now = usedMs();
		if (now - start > mostMs) return false;
		// To look costs a little as well.
		idle = now - last > 1 ? 0 : idle + LOOK_MS;
		last = now;
	}
	return false;
}

function usedMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function tellTooMuch(): UserError {
	return new UserError(
		"打开它要花的时间或内存超过上限，没有读取；多半已经损坏。",
		{
			hint: "请从平台重新导出，或用 WPS、Excel 打开后另存为 .xlsx。",
		},
	);
}

function toSheets(answer: OldBook | undefined): readonly OldSheet[] {
	if (!answer) throw tellTooMuch();
	if ("problem" in answer)
		throw new UserError(answer.problem, { hint: answer.hint });
	if ("isDamaged" in answer) throw new Error("the workbook is damaged");
	return answer.sheets;
}
