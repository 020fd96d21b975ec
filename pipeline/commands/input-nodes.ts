import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dropTable } from "../database/staged-records.ts";
import { text, writeTable } from "../database/write-table.ts";
import { hashFile } from "../file-stamp.ts";
import type { Model } from "../plan/models.ts";
import type { PlanNode } from "../plan/plan.ts";
import type { FilePlace } from "../read/kept-files.ts";
import { RAW_TABLES, SHOWN_IDS } from "../read/raw-tables.ts";
import { openStoredLabels } from "./engine/stored-labels.ts";
import { keepWanted, toFileKeeper, toLabelKeeper } from "./kept/keepers.ts";
import { toLabelMark, toLabelRules, toReadRules } from "./stage-rules.ts";
import type { Warehouse } from "./warehouse.ts";

type Node = PlanNode<Warehouse>;

/** The records of the exports. */
export const exportsNode: Node = {
	name: "exports",
	kind: "read",
	subject: "read",
	reads: [],
	writes: ["raw_tickets", "raw_texts", SHOWN_IDS, ...Object.keys(RAW_TABLES)],
	needs: [],
	grains: {
		raw_tickets: ["record_no"],
		raw_sheets: ["sheet_no"],
		[SHOWN_IDS]: ["ticket_id"],
	},
	kept: [SHOWN_IDS, ...Object.keys(RAW_TABLES)],
	depends: ({ cache, rules }) => [
		[...(cache?.exports ?? [])],
		toReadRules(rules),
		cache?.secretMark,
	],
	run: async (warehouse) => {
		const { database, files, rules, secret, source } = warehouse;
		const tell = tellReading(warehouse);
		tell(0, 0);
		const { readExports } = await import("../read/read-exports.ts");
		warehouse.read = await readExports(
			database,
			files,
			{ ...toReadRules(rules), isWanted: source?.isWanted },
			secret,
			toFileKeeper(warehouse),
			tell,
		);
		await releaseFetched(warehouse, ({ isKept }) => !isKept);
		if (!source) {
			const { writeShownIds } = await import("../read/show-ids.ts");
			return await writeShownIds(database);
		}
		await keepWanted(database, source);
		// What a number is told as is known from all tickets, not from those read again.
		await database.takeTable(SHOWN_IDS);
	},
};

/** Lets go of rows that this run will not read again: to explain a number they are, and for labels of rows that were kept without their texts. */
async function releaseFetched(
	{ database, options, read = [] }: Warehouse,
	isDone: (place: FilePlace) => boolean,
): Promise<void> {
	if (options.readsOnly) return;
	for (const place of read)
		if (place.file.fetched && isDone(place))
			await dropTable(database, place.file.fetched.table);
}

// A file is so much of the work as it has bytes.
function tellReading({ files, log }: Warehouse) {
	const sizes = files.map(({ absolutePath, obstacle, fetched }) => {
		if (fetched) return fetched.characters;
		return obstacle === undefined ? statSync(absolutePath).size : 0;
	});
	const bytes = sum(sizes);
	return (done: number, records: number) =>
		log("读取导出文件", {
			...{ done, total: files.length, unit: "个文件" },
			...(bytes > 0 && { share: sum(sizes.slice(0, done)) / bytes }),
			items: { done: records, unit: "条", note: "（合计行等不算）" },
		});
}

const sum = (numbers: readonly number[]) =>
	numbers.reduce((total, each) => total + each, 0);

/** By what tickets are drawn that are called back about: nobody knows it before the exports are there. */
export const drawNode: Node = {
	name: "draw",
	kind: "read",
	subject: "workspace",
	reads: ["run_periods"],
	writes: ["run_draw"],
	needs: [],
	depends: ({ cache, facts }) => [
		[...(cache?.exports.values() ?? [])].sort(),
		facts?.times.period.id,
	],
	run: async ({ database, files, cache, facts }) => {
		const hashes: string[] = [];
		for (const { path, absolutePath, obstacle, fetched } of files)
			if (fetched) hashes.push(fetched.sha256);
			else if (obstacle === undefined)
				hashes.push(cache?.exports.get(path) ?? (await hashFile(absolutePath)));
		const seed = toSeed(hashes, facts?.times.period.id ?? "");
		await writeTable(database, "run_draw", { seed: text([seed]) });
	},
};

// Whatever the files are called, and in whatever order they come.
function toSeed(hashes: readonly string[], period: string): string {
	return createHash("sha256")
		.update([...hashes].sort().concat(period).join("\n"))
		.digest("hex");
}

/** What their words tell. */
export function labelsNode(models: readonly Model[]): Node {
	const texts = models.find(({ name }) => name === "int_texts");
	if (!texts) throw new Error("queries: there is no int_texts");
	return {
		name: "labels",
		kind: "label",
		subject: "label",
		reads: ["int_texts"],
		writes: ["lbl_tickets"],
		grains: { lbl_tickets: ["record_no"] },
		needs: [],
		kept: ["lbl_tickets"],
		depends: ({ rules }) => toLabelMark(rules),
		run: async (warehouse) => {
			const { database, rules, options, log } = warehouse;
			const { labelTickets } = await import("../label/label-tickets.ts");
			const keeper = toLabelKeeper(warehouse, texts);
			const stored = await openStoredLabels(warehouse);
			await labelTickets(
				database,
				toLabelRules(rules),
				options.threads,
				keeper,
				(done, total) => log("归类主题与社区", { done, total, unit: "条" }),
				stored?.addKnown,
			);
			warehouse.freshLabels = await stored?.keepFresh();
			await releaseFetched(warehouse, () => true);
		},
	};
}

/** Which number is to be explained. */
export const questionNode: Node = {
	name: "question",
	kind: "read",
	subject: "workspace",
	reads: [],
	writes: ["run_question"],
	needs: [],
	depends: ({ question }) => question,
	run: ({ database, question }) => {
		const rows = question ? [question] : [];
		return writeTable(database, "run_question", {
			metric: { type: "text", values: rows.map((row) => row.metric) },
			scope_kind: { type: "text", values: rows.map((row) => row.scope_kind) },
			scope: { type: "text", values: rows.map((row) => row.scope) },
		});
	},
};
