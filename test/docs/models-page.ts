import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseHeader } from "../../pipeline/plan/header.ts";

/** What a model's header says of its columns and units, line by line. */
export const unitsOf = (sql: string) =>
	[...sql.matchAll(/^-- units: +(.+)$/gm)].map(([, line = ""]) => line);

/** The page of all models, by subject, as their headers tell of them. */
export function writeModelsPage(): string {
	const files = readdirSync(packagePath("queries"), {
		recursive: true,
		encoding: "utf8",
	})
		.map((file) => file.replaceAll("\\", "/"))
		.filter((file) => file.endsWith(".sql"))
		.sort();
	const subjects = [...new Set(files.map((file) => dirname(file)))];
	const parts = subjects.map((subject) => {
		const own = files.filter((file) => dirname(file) === subject);
		const head = "| model | a row for each | what |\n|---|---|---|";
		return `## ${subject}\n\n${[head, ...own.map(writeModel)].join("\n")}`;
	});
	return `${[HEAD, ...parts].join("\n\n")}\n`;
}

const HEAD = `# Every model

What the [tables](data-dictionary.md) rest on, by subject; each is a file \`queries/<subject>/<name>.sql\`, and \`hotline-review plan <name>\` says what needs what.
Made from the headers; delete this file and run \`npx vitest run test/docs/models-page.test.ts\` to write it anew.`;

function writeModel(file: string): string {
	const name = basename(file, ".sql");
	const sql = readFileSync(packagePath("queries", file), "utf8");
	const { title, grain, csv } = parseHeader(name, sql);
	const told = [title, ...unitsOf(sql).map((line) => `${line}.`)].join(" ");
	const written = csv ? ` → \`${csv}.csv\`` : "";
	const keys = grain.map((column) => `\`${column}\``).join(", ");
	return `| \`${name}\`${written} | ${keys} | ${told.replaceAll("|", "\\|")} |`;
}
