import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DataType, Type, tableFromIPC } from "apache-arrow";
import { parse } from "yaml";
import type { ColumnType } from "../../pipeline/database/database.ts";
import { ESTIMATORS } from "../../pipeline/estimate/estimate.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import type { ModelHeader } from "../../pipeline/plan/header.ts";
import { readModels } from "../../pipeline/plan/models.ts";
import { openEmptyWarehouse } from "../queries/warehouse.ts";
import { unitsOf } from "./models-page.ts";

interface Column {
	name: string;
	type: string;
}

/** A table that a build writes out, as its model tells of it. */
export interface PublishedTable {
	/** Below the period's folder. */
	path: string;
	title: string;
	/** What its header says besides. */
	notes: string[];
	grain: readonly string[];
	needs: string[];
	columns: (Column & { meaning: string | undefined; label: string })[];
}

type Meanings = Record<string, string>;
const WORDS: { common: Meanings; tables: Record<string, Meanings> } = parse(
	readFileSync(packagePath("docs", "columns.yaml"), "utf8"),
);
const LABELS: Record<string, { label: string }> = parse(
	readFileSync(packagePath("data", "defaults", "workbooks.yaml"), "utf8"),
).columns;

/** Every table that the build in `folder` wrote, with what its header and the common words say of its columns. */
export async function readPublished(folder: string): Promise<PublishedTable[]> {
	const models = await readModels(() => {
		throw new Error("compile the package first");
	});
	const written = models.flatMap(({ name, file, sql, header }) =>
		header.csv ? [{ csv: header.csv, name, file, sql, header }] : [],
	);
	const estimated = ESTIMATORS.flatMap((each) =>
		Object.entries(each.csv ?? {}).map(([table, file]) => ({
			csv: file?.name ?? "",
			title: "The buildings to visit in the next 100 days, in their order.",
			header: {
				grain: each.grains[table] ?? [],
				needs: (file?.needs ?? []).map((alternatives) => [...alternatives]),
			},
		})),
	);
	const pathOf = (csv: string) =>
		csv.startsWith("restricted/") ? `${csv}.csv` : `tables/${csv}.csv`;
	const unwritten = await readUnwritten(
		written.filter(({ csv }) => !existsSync(join(folder, pathOf(csv)))),
	);
	const tables = [
		...written.map(({ csv, sql, header }) => ({
			csv,
			title: header.title,
			header,
			units: unitsOf(sql),
		})),
		...estimated.map((each) => ({ ...each, units: [] as string[] })),
	];
	return tables
		.map(({ csv, title, header, units }) => {
			const path = pathOf(csv);
			const columns = unwritten.get(csv) ?? readColumns(folder, path);
			const told = readUnits(units);
			const own = WORDS.tables[csv] ?? {};
			return {
				path,
				title,
				notes: told.notes,
				grain: header.grain,
				needs: header.needs.map((alternatives) => alternatives.join(" or ")),
				columns: columns.map((column) => ({
					...column,
					label: LABELS[column.name]?.label ?? "",
					meaning:
						own[column.name] ??
						told.meanings[column.name] ??
						WORDS.common[column.name],
				})),
			};
		})
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const TYPES: Record<ColumnType, string> = {
	...{ text: "text", integer: "integer", double: "number" },
	...{ boolean: "truth", time: "time" },
};

// What the sample's exports have no columns for is known from tables without rows.
async function readUnwritten(
	models: readonly { csv: string; name: string; header: ModelHeader }[],
): Promise<Map<string, Column[]>> {
	const columns = new Map<string, Column[]>();
	if (models.length === 0) return columns;
	const database = await openEmptyWarehouse();
	for (const { csv, name, header } of models) {
		const all = await database.columns(`select * from ${name}`);
		const shown = all.filter((column) => !header.hidden.includes(column.name));
		columns.set(
			csv,
			shown.map((column) => ({ name: column.name, type: TYPES[column.type] })),
		);
	}
	await database.close();
	return columns;
}

/** What `docs/columns.yaml` says of columns that no table has. */
export function findStale(tables: readonly PublishedTable[]): string[] {
	const known = new Map(
		tables.map(({ path, columns }) => [
			path.replace(/^tables\//, "").replace(/\.csv$/, ""),
			columns.map(({ name }) => name),
		]),
	);
	const all = new Set([...known.values()].flat());
	return [
		...Object.keys(WORDS.common).filter((name) => !all.has(name)),
		...Object.entries(WORDS.tables).flatMap(([table, words]) =>
			Object.keys(words)
				.filter((name) => !known.get(table)?.includes(name))
				.map((name) => `${table}.${name}`),
		),
	];
}

/** The page itself. */
export function writeDictionary(tables: readonly PublishedTable[]): string {
	return `${[HEAD, ...tables.map(writeTable)].join("\n\n")}\n`;
}

const HEAD = `# Data dictionary

Made from the headers of the models in \`queries/\` and from \`docs/columns.yaml\`; a test holds it to what a build writes. Delete this file and run
\`npx vitest run test/docs/data-dictionary.test.ts\` to write it anew. What the tables rest on is in [models.md](models.md).

Tables are UTF-8 with a byte order mark, commas and LF; beside each of \`tables/\` lies the same with typed columns as \`.arrow\`. Times are Asia/Shanghai wall time,
\`YYYY-MM-DD HH:MM:SS\`; truths are \`true\` and \`false\`; an empty cell is unknown or does not apply, never zero. Text that a spreadsheet would run as a formula
has an apostrophe before it. A table is left out where the exports lack what it needs; the manifest says so. The Chinese name is that of the annex.`;

function writeTable(table: PublishedTable): string {
	const facts = [
		`One row for each ${table.grain.map(code).join(", ")}.`,
		table.needs.length > 0 ? `Needs ${table.needs.map(code).join(", ")}.` : "",
		...table.notes.map((note) => `${toSentence(note)}.`),
	].filter((fact) => fact !== "");
	const rows = table.columns.map(
		({ name, type, label, meaning }) =>
			`| ${code(name)} | ${type} | ${label} | ${(meaning ?? "").replaceAll("|", "\\|")} |`,
	);
	return [
		`## ${table.path}`,
		table.title,
		facts.join(" "),
		["| column | type | 中文 | meaning |", "|---|---|---|---|", ...rows].join(
			"\n",
		),
	].join("\n\n");
}

const code = (text: string) => `\`${text}\``;
const toSentence = (text: string) =>
	text.replace(/^[a-z]/, (c) => c.toUpperCase());

// `a, b = what they mean; c = …` tells of columns, all else of the table.
function readUnits(lines: readonly string[]) {
	const meanings: Meanings = {};
	const notes: string[] = [];
	for (const part of lines.flatMap((line) => line.split("; "))) {
		const [, names, meaning] =
			/^((?:[a-z][\w*]*(?:, )?)+) = ([^=+]+)$/.exec(part) ?? [];
		if (names && meaning)
			for (const name of names.split(", ")) meanings[name] = meaning;
		else notes.push(part);
	}
	return { meanings, notes };
}

function readColumns(folder: string, path: string): Column[] {
	const text = readFileSync(join(folder, path), "utf8");
	const names = (text.replace(/^\uFEFF/, "").split("\n")[0] ?? "").split(",");
	if (path.startsWith("restricted/"))
		return names.map((name) => ({
			name,
			type: /_at$|^effective_deadline$/.test(name) ? "time" : "text",
		}));
	const table = tableFromIPC(
		readFileSync(join(folder, path.replace(/csv$/, "arrow"))),
	);
	return table.schema.fields.map(({ name, type }) => ({
		name,
		type: nameOf(type),
	}));
}

function nameOf(type: DataType): string {
	const names: Partial<Record<Type, string>> = {
		[Type.Utf8]: "text",
		[Type.Int]: "integer",
		[Type.Float]: "number",
		[Type.Bool]: "truth",
		[Type.Timestamp]: "time",
	};
	return names[type.typeId as Type] ?? String(type);
}
