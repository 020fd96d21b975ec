import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { DuckDBInstance } from "@duckdb/node-api";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

// What the job cannot be done without: the engine loads the cells as text, each text is cut once, on all cores.
// node out/bench/test/bench/floor.js <workspace>
if (isMainThread) await loadAndCut(process.argv[2] ?? ".");
else cutBatches();

async function loadAndCut(workspace: string): Promise<void> {
	const cutters = Array.from(
		{ length: availableParallelism() },
		() => new Worker(fileURLToPath(import.meta.url)),
	);
	const ended = cutters.map(
		(cutter) => new Promise((resolve) => cutter.once("exit", resolve)),
	);
	const instance = await DuckDBInstance.create(":memory:");
	const connection = await instance.connect();
	const files = listExports(workspace).map((file) => `'${file}'`);
	await connection.run(
		`create table tickets as select * from read_csv([${files}], header = true, all_varchar = true)`,
	);
	const texts = await connection.stream(
		`select concat_ws('。', "工单标题", "诉求内容") from tickets`,
	);
	for (let turn = 0; ; turn++) {
		const chunk = await texts.fetchChunk();
		if (!chunk || chunk.rowCount === 0) break;
		cutters[turn % cutters.length]?.postMessage(chunk.getColumnValues(0));
	}
	for (const cutter of cutters) cutter.postMessage(null);
	await Promise.all(ended);
	instance.closeSync();
}

function listExports(workspace: string): string[] {
	const folder = join(workspace, "exports");
	return readdirSync(folder).map((name) => join(folder, name));
}

function cutBatches(): void {
	const jieba = Jieba.withDict(dict);
	parentPort?.on("message", (texts: string[] | null) => {
		if (texts === null) parentPort?.close();
		else for (const text of texts) jieba.cut(text, true);
	});
}
