import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import { packagePath } from "../../package-root.ts";
import { handlebars, loadCompiler } from "./handlebars.ts";
import { listTemplates, templateFile } from "./own-templates.ts";

type Template = Handlebars.TemplateDelegate;
type Programs = Record<string, TemplateSpecification>;

// A value that is missing fails.
const OPTIONS = { strict: true };

/** Where compiling the package keeps the program of each template, by the hash of its text. */
const FILE = packagePath("dist", "templates.cjs");

const compiled = new Map<string, Template>();

/** A page or partial of `templates/`, compiled once a process; only one that has changed since the package was compiled is so from its text. */
export function findTemplate(name: string, own?: string): Template {
	const place = templateFile(`${name}.hbs`, own);
	const isOwn = own !== undefined && place.startsWith(own);
	// A workspace's own may be another when the next build is made.
	const known = isOwn ? undefined : compiled.get(name);
	if (known) return known;
	const text = readFileSync(place, "utf8");
	const program = readPrograms()[hashOf(text)];
	const template = program
		? handlebars.template(program)
		: loadCompiler().compile(join(text), OPTIONS);
	if (!isOwn) compiled.set(name, template);
	return template;
}

const require = createRequire(import.meta.url);

// Loaded once a process, as every module.
const readPrograms = (): Programs => (existsSync(FILE) ? require(FILE) : {});

/** Every partial by its name. */
export function findPartials(own?: string): Record<string, Template> {
	const names = listPages(own).filter((name) => name.startsWith("partials/"));
	return Object.fromEntries(
		names.map((name) => [
			name.slice("partials/".length),
			findTemplate(name, own),
		]),
	);
}

/** Compiles all templates, once the package is compiled, so that a run compiles none. */
export function writeTemplates(): void {
	const compiler = loadCompiler();
	const texts = listPages().map((name) => readTemplate(`${name}.hbs`));
	const lines = [...new Set(texts)].map(
		(text) =>
			`"${hashOf(text)}": ${compiler.precompile(join(text), OPTIONS)},\n`,
	);
	writeFileSync(FILE, `module.exports = {\n${lines.join("")}};\n`);
}

export function readTemplate(path: string, own?: string): string {
	return readFileSync(templateFile(path, own), "utf8");
}

function listPages(own?: string): string[] {
	const files = listTemplates(own).filter((file) => file.endsWith(".hbs"));
	return files.map((file) => file.replace(".hbs", ""));
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
