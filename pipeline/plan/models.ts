import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ParsedSelect } from "../database/parse-select.ts";
import { packagePath } from "../package-root.ts";
import { type ModelHeader, parseHeader } from "./header.ts";

/** One file of `queries/`: a bare `select`, materialised under the file's name. */
export interface Model {
	name: string;
	/** Below `queries/`. */
	file: string;
	/** Its folder. */
	subject: string;
	sql: string;
	header: ModelHeader;
	parsed: ParsedSelect;
}

/** What the parser saw in each file, by the hash of its text. */
export type ParsedFiles = Record<string, ParsedSelect>;

export type Parse = (select: string) => Promise<ParsedSelect>;

/** Where compiling the package keeps what the parser saw. */
export const PARSED = packagePath("dist", "queries.json");

/** Every model of a folder in the order of names; only files that have changed since the package was compiled are parsed. */
export async function readModels(
	parse: Parse,
	folder = packagePath("queries"),
	parsed: ParsedFiles = readParsed(),
): Promise<Model[]> {
	const models: Model[] = [];
	for (const file of findModels(folder)) {
		const sql = readFileSync(join(folder, file), "utf8");
		const name = basename(file, ".sql");
		if (!NAME.test(name))
			throw new Error(
				`queries/${file}: a model's name is of small latin letters, digits and _`,
			);
		models.push({
			name,
			file,
			subject: dirname(file),
			sql,
			header: parseHeader(name, sql),
			parsed: parsed[hashOf(sql)] ?? (await parseFile(file, sql, parse)),
		});
	}
	return models;
}

const NAME = /^[a-z][a-z0-9_]*$/;

async function parseFile(
	file: string,
	sql: string,
	parse: Parse,
): Promise<ParsedSelect> {
	try {
		return await parse(sql);
	} catch (cause) {
		throw new Error(`queries/${file}: ${(cause as Error).message}`, { cause });
	}
}

/** What the package was compiled with; nothing where it was not. */
export function readParsed(file = PARSED): ParsedFiles {
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Parses every model of a folder. */
export async function parseModels(
	parse: Parse,
	folder = packagePath("queries"),
): Promise<ParsedFiles> {
	const parsed: ParsedFiles = {};
	for (const file of findModels(folder)) {
		const sql = readFileSync(join(folder, file), "utf8");
		parsed[hashOf(sql)] = await parseFile(file, sql, parse);
	}
	return parsed;
}

function findModels(folder: string): string[] {
	return readdirSync(folder, { encoding: "utf8", recursive: true })
		.filter((file) => file.endsWith(".sql"))
		.map((file) => file.replaceAll("\\", "/"))
		.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

function hashOf(sql: string): string {
	return createHash("sha256").update(sql).digest("hex");
}

/** The metric's name as it stands in `metrics.csv`. */
export function metricId({ name }: { name: string }): string {
	return name.slice("metric_".length);
}
