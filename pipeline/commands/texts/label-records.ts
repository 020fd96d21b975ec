import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import { packagePath } from "../../package-root.ts";
import type { TextRecord } from "../../read/read-texts.ts";
import type { LabelRow, RowRules } from "./label-rows.ts";

/** Labels records while others are still read. */
export interface RecordLabeller {
	take(records: readonly TextRecord[]): void;
	/** A row a record, in their order. */
	finish(): Promise<LabelRow[]>;
	close(): Promise<void>;
}

// Below this a thread takes longer to start than the texts to cut.
const WORTH_THREADS = 2000;
const MOST_THREADS = 8;
const BATCH = 500;

/** Each distinct text is labelled once, on as many threads as there are cores where there are enough of them. */
export function createRecordLabeller(
	rules: RowRules,
	threads = availableParallelism(),
): RecordLabeller {
	const numbers = new Map<string, number>();
	const numberOf: number[] = [];
	const batches: Promise<LabelRow[]>[] = [];
	let waiting: TextRecord[] = [];
	let pool: Tinypool | undefined;
	const send = () => {
		pool ??= startThreads(rules, Math.min(threads, MOST_THREADS));
		for (; waiting.length > 0; waiting = waiting.slice(BATCH))
			batches.push(watch(pool.run(waiting.slice(0, BATCH))));
	};
	return {
		take(records) {
			for (const { id: _, ...record } of records) {
				const key = JSON.stringify(record);
				const known = numbers.get(key);
				numberOf.push(known ?? numbers.size);
				if (known !== undefined) continue;
				numbers.set(key, numbers.size);
				waiting.push(record);
			}
			const enough = pool ? BATCH : WORTH_THREADS;
			if (threads > 1 && waiting.length >= enough) send();
		},
		async finish() {
			if (pool) send();
			else batches.push(labelHere(rules, waiting));
			const rows = (await Promise.all(batches)).flat();
			return numberOf.map((number) => rows[number] as LabelRow);
		},
		async close() {
			await pool?.destroy();
		},
	};
}

function startThreads(rules: RowRules, count: number): Tinypool {
	return new Tinypool({
		filename: packagePath("dist/pipeline/commands/texts/label-thread.js"),
		workerData: rules,
		minThreads: count,
		maxThreads: count,
	});
}

// What fails is told when all are asked for, and not before.
function watch<Result>(work: Promise<Result>): Promise<Result> {
	work.catch(() => undefined);
	return work;
}

// The dictionary is loaded where texts are cut.
async function labelHere(
	rules: RowRules,
	records: readonly TextRecord[],
): Promise<LabelRow[]> {
	const { createRowLabeller } = await import("./label-rows.ts");
	return records.map(await createRowLabeller(rules));
}
