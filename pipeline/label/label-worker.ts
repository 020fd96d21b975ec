import { workerData } from "node:worker_threads";
import { createBatchLabeller, type LabelBatchData } from "./label-batch.ts";

// Tinypool puts its own data first, ours second.
const [, data] = workerData as [unknown, LabelBatchData];

/** One labelling thread: made once, then given batch after batch. */
export default createBatchLabeller(data);
