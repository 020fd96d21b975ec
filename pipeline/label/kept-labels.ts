import { existsSync } from "node:fs";
import type { Database } from "../database/database.ts";
import {
	appendPairs,
	countUnpaired,
	type KeptPairs,
	type Pairing,
	savePairs,
	selectUnpaired,
} from "../database/kept-rows.ts";

/** The records of one export, and where what was made of its words is kept. */
export interface LabelledFile {
	/** Its records are those beyond this number, so many of them. */
	above: number;
	records: number;
	/** Read from what was kept: its words are not there. */
	isKept: boolean;
	/** Where its labels are kept, without an ending; undefined where they are not. */
	place: string | undefined;
}

/** Keeps labels from one run to the next, by the export and by all that labelling goes by. */
export interface LabelKeeper<File extends LabelledFile = LabelledFile> {
	files: readonly File[];
	/** Brings back the words of these exports, into `int_texts`. */
	readTexts(files: readonly File[]): Promise<void>;
	/** Puts a file there; undefined where nothing is to be written. */
	put?(
		place: string,
		write: (toFresh: (ending: string) => string) => Promise<void>,
	): Promise<void>;
}

// A label follows from the words of its own record, the printed name of its path, and its month.
const PAIRING: Pairing = {
	table: "lbl_tickets",
	other: "int_texts",
	key: "record_no",
	beside: ["topic_name", "accepted_month"],
};

/** What of `int_texts` has no label yet. */
export function selectUnlabelled(columns: readonly string[]): string {
	return selectUnpaired(PAIRING, columns);
}

/** Fills `lbl_tickets` with the labels that were kept, brings back the words of exports that lack some, and answers which have labels to be made. */
export async function loadLabels<File extends LabelledFile>(
	database: Database,
	keeper: LabelKeeper<File>,
): Promise<readonly File[]> {
	const kept = keeper.files.filter(({ isKept }) => isKept);
	const labelled = kept.flatMap(({ place, above }) => {
		const path = `${place}.parquet`;
		return place !== undefined && existsSync(path) ? [{ path, above }] : [];
	});
	if (!(await tryAppend(database, labelled)))
		for (const each of labelled) await tryAppend(database, [each]);
	const lacking = kept.length > 0 ? await listUnlabelled(database) : [];
	const without = kept.filter(({ above, records }) => {
		const next = lacking.find((no) => no > above);
		return next !== undefined && next <= above + records;
	});
	if (without.length > 0) await keeper.readTexts(without);
	return [...keeper.files.filter(({ isKept }) => !isKept), ...without];
}

async function tryAppend(
	database: Database,
	files: readonly KeptPairs[],
): Promise<boolean> {
	if (files.length === 0) return true;
	try {
		await appendPairs(database, PAIRING, files);
		return true;
	} catch {
		// Another run made room meanwhile: its texts will be read.
		return false;
	}
}

/** How many records have no label yet. */
export async function countUnlabelled(database: Database): Promise<number> {
	return await countUnpaired(database, PAIRING);
}

// In their order.
async function listUnlabelled(database: Database): Promise<number[]> {
	const numbers: number[] = [];
	const select = selectUnlabelled(["record_no"]);
	for await (const [batch = []] of database.batches(select))
		for (const number of batch) numbers.push(Number(number));
	return numbers;
}

/** Keeps the labels of these exports. */
export async function saveLabels(
	database: Database,
	files: readonly LabelledFile[],
	put: LabelKeeper["put"],
): Promise<void> {
	for (const { place, above, records } of files)
		if (place !== undefined)
			await put?.(place, (toFresh) =>
				savePairs(
					database,
					PAIRING,
					{ above, upTo: above + records },
					toFresh("parquet"),
				),
			);
}
