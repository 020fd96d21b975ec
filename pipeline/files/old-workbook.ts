import {
	MessageChannel,
	type MessagePort,
	receiveMessageOnPort,
	Worker,
} from "node:worker_threads";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
import { type Allowance, MEGABYTE } from "./limits.ts";
import { createFill, spreadHead } from "./merges.ts";
import type { OldSheet } from "./old-book-cells.ts";
import {
	BATCH_ROWS,
	type Cell,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "./sheet.ts";

/** Every sheet of a workbook older than .xlsx, or of a rarer kind, held in memory as a whole. */
export function openOldWorkbook(
	content: Buffer | string,
	format: Sheet["format"],
	{ drawTables, drawCells }: Pick<Allowance, "drawTables" | "drawCells">,
	most = readingCost(content.length),
): Sheet[] {
	const sheets = readInThread(content, most);
	drawTables(sheets.length);
	return sheets.map((sheet) => {
		for (const row of sheet.rows) drawCells(1 + (row?.length ?? 0));
		return {
			name: sheet.name,
			format,
			encoding: "",
			isDelimited: false,
			isHidden: sheet.isHidden,
			is1904: sheet.is1904,
			head: readHead(sheet),
			rows: () => readRows(sheet),
		};
	});
}

/** The rows of the first sheet of any workbook. */
export function readFirstSheet(content: Buffer | string): Cell[][] {
	const [first] = readInThread(content, readingCost(content.length));
	return Array.from(first?.rows ?? [], (row) => [...(row ?? [])]);
}

/** What a thread is given. */
export interface ThreadData {
	content: Uint8Array | string;
	port: MessagePort;
	/** Set to one when it has answered. */
	signal: Int32Array;
}

/** What a thread answers. */
export type OldBook =
	| { sheets: readonly OldSheet[] }
	| { problem: string; hint: string | undefined }
	| { isDamaged: true };

interface Cost {
	/** Of the processor, which others may have meanwhile, not of the clock. */
	cpuMs: number;
	heapMb: number;
}

// The library believes what a damaged book says of its own size, and goes on until
// memory is full: honest ones take a fifth of this.
function readingCost(size: number): Cost {
	const mb = size / MEGABYTE;
	return { cpuMs: 4000 + 500 * mb, heapMb: Math.ceil(500 + 40 * mb) };
}

const LOOK_MS = 20;
// A thread that ran out of memory is gone without a word.
const MOST_IDLE_MS = 10_000;

// A thread can be stopped, and its memory is bounded: twenty damaged kilobytes filled all there was.
function readInThread(
	content: Buffer | string,
	{ cpuMs, heapMb }: Cost,
): readonly OldSheet[] {
	const { port1, port2 } = new MessageChannel();
	const signal = new Int32Array(new SharedArrayBuffer(4));
	const data: ThreadData = { content, port: port2, signal };
	const thread = new Worker(
		packagePath("dist", "pipeline", "files", "old-book-thread.js"),
		{
			workerData: data,
			transferList: [port2],
			resourceLimits: { maxOldGenerationSizeMb: heapMb },
			// The library tells every record that it does not know.
			stderr: true,
		},
	);
	thread.on("error", () => undefined);
	thread.unref();
	try {
		if (!waitFor(signal, cpuMs)) throw tellTooMuch();
		return toSheets(receiveMessageOnPort(port1)?.message);
	} finally {
		port1.close();
		thread.terminate();
	}
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

function readHead({ rows, merges }: OldSheet): SheetRow[] {
	const top = Array.from(rows.slice(0, SAMPLE_ROWS), (cells, index) => ({
		row: index + 1,
		cells: cells ?? [],
	}));
	return spreadHead(top, merges);
}

async function* readRows({
	rows,
	merges,
}: OldSheet): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(merges);
	for (let start = 0; start < rows.length; start += BATCH_ROWS) {
		const end = Math.min(start + BATCH_ROWS, rows.length);
		const batch: SheetRow[] = [];
		for (let index = start; index < end; index++)
			batch.push({
				row: index + 1,
				cells: fill(index + 1, [...(rows[index] ?? [])]),
			});
		yield batch;
	}
}
