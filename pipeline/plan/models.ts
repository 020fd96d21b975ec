import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ParsedSelect } from "../database/parse-select.ts";
import { packagePath } from "../package-root.ts";
import { UserError } from "../user-error.ts";
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
	/** Where it is, if it is a workspace's own. */
	place?: string;
}

/** What the parser saw in each file, by the hash of its text. */
export type ParsedFiles = Record<string, ParsedSelect>;

export type Parse = (select: string) => Promise<ParsedSelect>;

/** Where compiling the package keeps what the parser saw. */
export const PARSED = packagePath("dist", "queries.json");

/** The program's models, and over them those of a workspace's own by their names. */
export async function readAllModels(
	parse: Parse,
	workspace: string,
): Promise<Model[]> {
	const packaged = await readModels(parse);
	const folder = join(workspace, "queries");
	// Run in the program's own folder, it has none of its own.
	const isOurs = resolve(folder) === packagePath("queries");
	if (isOurs || !existsSync(folder)) return packaged;
	const own: Model[] = [];
	for (const file of findModels(folder)) {
		const place = join(folder, file);
		try {
			const [model] = await readModels(parse, folder, {}, [file]);
			if (model) own.push({ ...model, place, subject: OWN_SUBJECT });
		} catch (cause) {
			throw new UserError(`自己的查询看不懂：${(cause as Error).message}`, {
				place: { file: place },
				hint: "一个文件是一句 select，前面几行“--”写它是什么、每行是什么（-- grain:）；写法见 docs/maintainer.md。",
				cause,
			});
		}
	}
	const names = new Set(own.map(({ name }) => name));
	const others = packaged.filter(({ name }) => !names.has(name));
	return [...others, ...own].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const OWN_SUBJECT = "own";

/** Every model of a folder in the order of names; only files that have changed since the package was compiled are parsed. */
export async function readModels(
	parse: Parse,
	folder = packagePath("queries"),
	parsed: ParsedFiles = readParsed(),
	files = findModels(folder),
): Promise<Model[]> {
	const models: Model[] = [];
	for (const file of files) {
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
