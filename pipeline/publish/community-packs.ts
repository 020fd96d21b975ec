import { zipSync } from "fflate";
import type { Database, TypedColumn } from "../database/database.ts";
import { NO_TIME } from "./canonical-zip.ts";
import type { OutputFile } from "./publish.ts";
import { readTable, type TableFile } from "./tables.ts";
import {
	toSheet,
	type Words,
	type WorkbookPlan,
	writeBook,
} from "./workbooks.ts";

/** A community and its own page. */
export interface OwnPage {
	community: string;
	page: OutputFile;
}

const OWNER = "community";

/** For each community a zip of its own page and its own rows of the lists, and of nobody else's. */
export async function packCommunities(
	database: Database,
	pages: readonly OwnPage[],
	models: readonly TableFile[],
	asOf: string,
	words: Words,
	plan: WorkbookPlan,
): Promise<OutputFile[]> {
	const lists = await readLists(database, models, plan);
	const packs: OutputFile[] = [];
	for (const { community, page } of pages) {
		const name = baseOf(page.path);
		const sheets = lists.flatMap(({ sheet, table }) => {
			const own = ownRows(table, community);
			return own[0]?.values.length ? [toSheet(sheet, plan, own, words)] : [];
		});
		const files: Record<string, Uint8Array> = { [name]: toBytes(page.content) };
		if (sheets.length > 0)
			files[plan.handoff.file] = await writeBook(sheets, asOf);
		packs.push({
			path: `handoff/${name.replace(/\.html$/, "")}.zip`,
			content: zipSync(files, { mtime: NO_TIME, level: 6 }),
		});
	}
	return packs;
}

async function readLists(
	database: Database,
	models: readonly TableFile[],
	{ workbooks, handoff }: WorkbookPlan,
) {
	const existing = new Set(await database.tableNames());
	const planned = Object.values(workbooks).flat();
	const lists = [];
	for (const name of handoff.sheets) {
		const sheet = planned.find((each) => each.sheet === name);
		const model = models.find((each) => each.name === name);
		if (!sheet || !model)
			throw new Error(`workbooks.yaml: no workbook has ${name}`);
		if (!existing.has(name)) continue;
		lists.push({ sheet, table: await readTable(database, model) });
	}
	return lists;
}

function ownRows(
	table: readonly TypedColumn[],
	community: string,
): TypedColumn[] {
	const owners = table.find(({ name }) => name === OWNER)?.values;
	if (!owners)
		throw new Error("a list of the packs does not say whose a row is");
	return table.map((column) => ({
		...column,
		values: column.values.filter((_, row) => owners[row] === community),
	}));
}

const baseOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

const toBytes = (content: OutputFile["content"]) =>
	typeof content === "string" ? new TextEncoder().encode(content) : content;
