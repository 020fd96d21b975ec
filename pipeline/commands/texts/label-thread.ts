import { workerData } from "node:worker_threads";
import type { TextRecord } from "../../read/read-texts.ts";
import {
	createRowLabeller,
	type LabelRow,
	type RowRules,
} from "./label-rows.ts";

// Tinypool puts its own data first, ours second.
const [, rules] = workerData as [unknown, RowRules];
const label = await createRowLabeller(rules);

/** One labelling thread: made once, then given batch after batch. */
export default (records: readonly TextRecord[]): LabelRow[] =>
	records.map(label);
