import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { Database, Value } from "../database/database.ts";
import { packagePath } from "../package-root.ts";
import {
	type LabelKeeper,
	type LabelledFile,
	listUnlabelled,
	loadLabels,
	saveLabels,
	selectUnlabelled,
} from "./kept-labels.ts";
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

// Below this a thread takes longer to start than the texts to cut.
const WORTH_THREADS = 5000;
const MOST_THREADS = 8;
const BATCHES_AHEAD = 3;

/**
 * Reads the words of `int_texts` and writes `lbl_tickets`: for each record its
 * topic and what that rests on, its estate and place, its keywords and a sketch
 * of its text. Texts are masked first; a label depends on its own text alone, and
 * on the names of places in all of them where there is no list of estates; so those
 * of an export can be kept where there is one.
 */
export async function labelTickets<File extends LabelledFile>(
	database: Database,
	rules: LabelRules,
	threads = availableParallelism(),
	keeper?: LabelKeeper<File>,
): Promise<void> {
	await database.createTable("lbl_tickets", {
		record_no: "integer",
		topic: "text",
		topic_basis: "text",
		estate: "text",
		place: "text",
		keywords: "text",
		sketch: "text",
		pairs: "text",
		safety_kind: "text",
		safety_words: "text",
	});
	const fresh = keeper ? await loadLabels(database, keeper) : [];
	const data = { rules, learnt: await learnPlaces(database, rules) };
	const { length } = await listUnlabelled(database);
	if (length >= WORTH_THREADS && threads > 1)
		await labelOnThreads(database, data, threads);
	else if (length > 0) await labelHere(database, data);
	await saveLabels(database, fresh, keeper?.put);
}

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

async function labelHere(database: Database, data: LabelBatchData) {
	const label = createBatchLabeller(data);
	for await (const columns of database.batches(TEXTS))
		await database.append("lbl_tickets", label(columns));
}

async function labelOnThreads(
	database: Database,
	data: LabelBatchData,
	threads: number,
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
			if (labels) await database.append("lbl_tickets", labels);
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
