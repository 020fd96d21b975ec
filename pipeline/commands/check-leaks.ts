import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { toSelect } from "../database/select-rows.ts";
import { entriesBelow } from "../entries-below.ts";
import { packagePath } from "../package-root.ts";
import { createLeakFinder, type Leak } from "../publish/find-leak.ts";
import type { OutputFile } from "../publish/publish.ts";
import { UserError } from "../user-error.ts";
import { make } from "./make.ts";
import type { Warehouse } from "./warehouse.ts";

/** Throws where what is to be published holds a telephone, a paper or a full name of these exports; the value itself is told to no one. */
export type LeakCheck = (files: readonly OutputFile[], node?: string) => void;

export async function startLeakCheck(warehouse: Warehouse): Promise<LeakCheck> {
	await make(warehouse, READ);
	const { database, secret } = warehouse;
	const records = await readColumns(database, "stg_records", [
		"caller_key",
		"ticket_id",
		"source_key",
	]);
	const rejects = await readColumns(database, "raw_rejects", ["row_key"]);
	const ids = [...records.slice(1), ...rejects].flatMap(toList);
	const keys = await readKeys(database);
	const keysOf = (kind: string) => keys.get(kind) ?? new Set<string>();
	const findLeak = createLeakFinder({
		secret,
		callerKeys: new Set([...(records[0] ?? []), ...keysOf("phone")]),
		nameKeys: keysOf("name"),
		identityKeys: keysOf("identity"),
		ids: new Set(ids),
		known: [
			JSON.stringify(warehouse.rules),
			...(await readColumns(database, "lbl_words", ["name"])).flatMap(toList),
			...(await readColumns(database, "lbl_tickets", ["place"])).flatMap(
				toList,
			),
			...packagedTexts(),
		].join("\n"),
		isDoorList: (path) => path.startsWith("restricted/visits/"),
	});
	const { progress } = warehouse;
	return (files, node = "leaks") => {
		const began = progress.now();
		const leak = findLeak(files);
		progress.tell?.({
			node,
			kind: "scan",
			subject: "report",
			ms: progress.now() - began,
		});
		if (leak) throw toRefusal(leak);
	};
}

function toRefusal({ path, kind }: Leak): UserError {
	return new UserError(
		`将要发布的 ${path} 里有这批数据中的${kind}，没有发布，旧报告原样保留。`,
		{
			hint: "这是程序的疏漏，请把这句话交给维护人员（不必附数据）。",
		},
	);
}

const READ = [
	"stg_records",
	"raw_rejects",
	"raw_private_keys",
	"lbl_words",
	"lbl_tickets",
];

const toList = (texts: ReadonlySet<string>) => [...texts];

/** The distinct texts of each of these columns. */
async function readColumns(
	database: Database,
	table: string,
	columns: readonly string[],
): Promise<Set<string>[]> {
	const texts = columns.map(() => new Set<string>());
	const select = toSelect(table, { columns, order: [] });
	for await (const batch of database.batches(select))
		for (const [column, values] of batch.entries())
			for (const value of values)
				if (typeof value === "string") texts[column]?.add(value);
	return texts;
}

/** What is known of persons, by its kind: read once, a row a cell. */
async function readKeys(database: Database): Promise<Map<string, Set<string>>> {
	const keys = new Map<string, Set<string>>();
	const columns = { columns: ["kind", "hash"], order: [] };
	const select = toSelect("raw_private_keys", columns);
	for await (const [kinds = [], hashes = []] of database.batches(select))
		for (const [row, kind] of kinds.entries()) {
			const known = keys.get(String(kind)) ?? new Set();
			keys.set(String(kind), known.add(String(hashes[row])));
		}
	return keys;
}

// The words of pages and rules, which everybody has.
function packagedTexts(): string[] {
	return [packagePath("templates"), packagePath("data", "defaults")].flatMap(
		(folder) =>
			entriesBelow(folder)
				.filter((entry) => entry.isFile())
				.map((entry) =>
					readFileSync(join(entry.parentPath, entry.name), "utf8"),
				),
	);
}
