import { Tinypool } from "tinypool";
import type { Database, Value } from "../database/database.ts";
import { packagePath } from "../package-root.ts";
import { selectUnlabelled } from "./kept-labels.ts";
import {
	createBatchLabeller,
	type LabelBatchData,
	readText,
} from "./label-batch.ts";
import {
	createPlaceLearner,
	type LabelRules,
	type LearntPlaces,
} from "./label-text.ts";

const TEXTS = selectUnlabelled([
	"record_no",
	"title",
	"content",
	"location",
	"topic_path",
	"topic_name",
	"accepted_month",
]);

const MOST_THREADS = 8;
const BATCHES_AHEAD = 3;

/** Labels what has no label yet, on so many threads, or on this one. */
export async function labelTexts(
	database: Database,
	rules: LabelRules,
	threads: number,
	tell?: (done: number) => void,
): Promise<void> {
	const data = { rules, learnt: await learnPlaces(database, rules) };
	let done = 0;
	const keep = async (labels: readonly Value[][]) => {
		await database.append("lbl_tickets", labels);
		done += labels[0]?.length ?? 0;
		tell?.(done);
	};
	if (threads > 1) await labelOnThreads(database, data, threads, keep);
	else await labelHere(database, data, keep);
}

type Keep = (labels: readonly Value[][]) => Promise<void>;

async function learnPlaces(
	database: Database,
	{ estates, placeWords }: LabelRules,
): Promise<LearntPlaces> {
	const learner = createPlaceLearner(placeWords);
	if (estates.length > 0) return learner.places();
	for await (const columns of database.batches(TEXTS))
		for (let row = 0; row < (columns[0]?.length ?? 0); row++)
			learner.read(readText(columns, row));
	return learner.places();
}

async function labelHere(database: Database, data: LabelBatchData, keep: Keep) {
	const label = createBatchLabeller(data);
	for await (const columns of database.batches(TEXTS))
		await keep(label(columns));
}

async function labelOnThreads(
	database: Database,
	data: LabelBatchData,
	threads: number,
	keep: Keep,
): Promise<void> {
	const count = Math.min(threads, MOST_THREADS);
	const pool = new Tinypool({
		filename: packagePath("dist", "pipeline", "label", "label-worker.js"),
		workerData: data,
		minThreads: count,
		maxThreads: count,
	});
	try {
		const running: Promise<Value[][]>[] = [];
		const finishOne = async () => {
			const labels = await running.shift();
			if (labels) await keep(labels);
		};
		for await (const columns of database.batches(TEXTS)) {
			running.push(pool.run(columns));
			if (running.length >= count * BATCHES_AHEAD) await finishOne();
		}
		while (running.length > 0) await finishOne();
	} finally {
		await pool.destroy();
	}
}
