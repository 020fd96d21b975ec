import { availableParallelism } from "node:os";
import type { Database } from "../database/database.ts";
import {
	countUnlabelled,
	type LabelKeeper,
	type LabelledFile,
	loadLabels,
	saveLabels,
} from "./kept-labels.ts";
import type { LabelRules } from "./label-text.ts";

// Below this a thread takes longer to start than the texts to cut.
const WORTH_THREADS = 5000;

/** What is told of a ticket by its words. */
export const LABEL_COLUMNS = {
	topic: "text",
	topic_basis: "text",
	estate: "text",
	place: "text",
	keywords: "text",
	sketch: "text",
	pairs: "text",
	phrases: "text",
	safety_kind: "text",
	safety_words: "text",
	demands: "text",
} as const;

/**
 * Reads the words of `int_texts` and writes `lbl_tickets`: for each record its
 * topic and what that rests on, its estate and place, its keywords, a sketch of its
 * text, danger and demands. Texts are masked first; a label depends on its own text alone, and
 * on the names of places in all of them where there is no list of estates; so those
 * of an export can be kept where there is one.
 */
export async function labelTickets<File extends LabelledFile>(
	database: Database,
	rules: LabelRules,
	threads = availableParallelism(),
	keeper?: LabelKeeper<File>,
	tell?: (done: number, total: number) => void,
	/** Puts labels there that are known from elsewhere. */
	addKnown?: () => Promise<void>,
): Promise<void> {
	await database.createTable("lbl_tickets", {
		record_no: "integer",
		...LABEL_COLUMNS,
	});
	await addKnown?.();
	const fresh = keeper ? await loadLabels(database, keeper) : [];
	const count = await countUnlabelled(database);
	if (count > 0) {
		// The dictionary is loaded where a text is to be cut.
		const { labelTexts } = await import("./label-texts.ts");
		const isWorthThreads = count >= WORTH_THREADS;
		tell?.(0, count);
		await labelTexts(database, rules, isWorthThreads ? threads : 1, (done) =>
			tell?.(done, count),
		);
	}
	await saveLabels(database, fresh, keeper?.put);
}
