import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import { packagePath } from "../../package-root.ts";
import { handlebars, loadCompiler } from "./handlebars.ts";

type Template = Handlebars.TemplateDelegate;
type Programs = Record<string, TemplateSpecification>;

// A value that is missing fails.
const OPTIONS = { strict: true };

/** Where compiling the package keeps the program of each template, by the hash of its text. */
const FILE = packagePath("dist", "templates.cjs");

const compiled = new Map<string, Template>();

/** A page or partial of `templates/`, compiled once a process; only one that has changed since the package was compiled is so from its text. */
export function findTemplate(name: string): Template {
	let template = compiled.get(name);
	if (!template) {
		const text = readTemplate(`${name}.hbs`);
		const program = readPrograms()[hashOf(text)];
		template = program
			? handlebars.template(program)
			: loadCompiler().compile(join(text), OPTIONS);
		compiled.set(name, template);
	}
	return template;
}

const require = createRequire(import.meta.url);

// Loaded once a process, as every module.
const readPrograms = (): Programs => (existsSync(FILE) ? require(FILE) : {});

/** Every partial by its name. */
export function findPartials(): Record<string, Template> {
	const names = listTemplates().filter((name) => name.startsWith("partials/"));
	return Object.fromEntries(
		names.map((name) => [name.slice("partials/".length), findTemplate(name)]),
	);
}

/** Compiles all templates, once the package is compiled, so that a run compiles none. */
export function writeTemplates(): void {
	const compiler = loadCompiler();
	const texts = listTemplates().map((name) => readTemplate(`${name}.hbs`));
	const lines = [...new Set(texts)].map(
		(text) =>
			`"${hashOf(text)}": ${compiler.precompile(join(text), OPTIONS)},\n`,
	);
	writeFileSync(FILE, `module.exports = {\n${lines.join("")}};\n`);
}

export function readTemplate(path: string): string {
	return readFileSync(packagePath("templates", ...path.split("/")), "utf8");
}

function listTemplates(): string[] {
	return readdirSync(packagePath("templates"), {
		recursive: true,
		encoding: "utf8",
	})
		.filter((file) => file.endsWith(".hbs"))
		.map((file) => file.replaceAll("\\", "/").replace(".hbs", ""));
}

// A sentence goes on in the next line of a template; between Chinese signs a page would show the break as a space.
const HAN = "[\\p{Script=Han}　-〿！-｠“”‘’—…·]";
const BETWEEN_HAN = new RegExp(`(?<=${HAN})\\r?\\n\\t*(?=${HAN})`, "gu");

function join(text: string): string {
	return text.replace(BETWEEN_HAN, "");
}

function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
