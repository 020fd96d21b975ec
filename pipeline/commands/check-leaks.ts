import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toSelect } from "../database/select-rows.ts";
import { packagePath } from "../package-root.ts";
import { findLeak } from "../publish/find-leak.ts";
import type { OutputFile } from "../publish/publish.ts";
import { UserError } from "../user-error.ts";
import { make } from "./make.ts";
import type { Warehouse } from "./warehouse.ts";

/** Throws where what is to be published holds a telephone, a paper or a full name of these exports; the value itself is told to no one. */
export async function checkLeaks(
	warehouse: Warehouse,
	files: readonly OutputFile[],
): Promise<void> {
	const { progress } = warehouse;
	const began = progress.now();
	await make(warehouse, READ);
	const read = (table: string, column: string, where = {}) =>
		readTexts(warehouse, table, column, where);
	const leak = findLeak(files, {
		secret: warehouse.secret,
		callerKeys: new Set([
			...(await read("stg_records", "caller_key")),
			...(await read("raw_private_keys", "hash", { kind: "phone" })),
		]),
		nameKeys: await read("raw_private_keys", "hash", { kind: "name" }),
		identityKeys: await read("raw_private_keys", "hash", { kind: "identity" }),
		ids: await read("stg_records", "ticket_id"),
		known: [
			JSON.stringify(warehouse.rules),
			...(await read("lbl_words", "name")),
			...(await read("lbl_tickets", "place")),
			...packagedTexts(),
		].join("\n"),
		isDoorList: (path) => path.startsWith("restricted/visits/"),
	});
	progress.tell?.({
		node: "leaks",
		kind: "scan",
		subject: "report",
		ms: progress.now() - began,
	});
	if (leak)
		throw new UserError(
			`将要发布的 ${leak.path} 里有这批数据中的${leak.kind}，没有发布，旧报告原样保留。`,
			{
				hint: "这是程序的疏漏，请把这句话交给维护人员（不必附数据）。",
			},
		);
}

const READ = ["stg_records", "raw_private_keys", "lbl_words", "lbl_tickets"];

async function readTexts(
	{ database }: Warehouse,
	table: string,
	column: string,
	where: Record<string, string>,
): Promise<Set<string>> {
	const texts = new Set<string>();
	const columns = [...new Set([column, ...Object.keys(where)])];
	const select = toSelect(table, { columns, order: [] });
	for await (const [values = [], kinds = []] of database.batches(select))
		for (const [row, value] of values.entries())
			if (
				typeof value === "string" &&
				(where.kind === undefined || kinds[row] === where.kind)
			)
				texts.add(value);
	return texts;
}

// The words of pages and rules, which everybody has.
function packagedTexts(): string[] {
	return [packagePath("templates"), packagePath("data", "defaults")].flatMap(
		(folder) =>
			readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) =>
					readFileSync(join(entry.parentPath, entry.name), "utf8"),
				),
	);
}
