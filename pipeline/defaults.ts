import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { packagePath } from "./package-root.ts";

const read = new Map<string, unknown>();

/** What is made of the package alone: once a process, the same for all who ask, and changed by nobody. */
export function once<Content>(make: () => Content): () => Content {
	let made: { content: Content } | undefined;
	return () => {
		made ??= { content: freeze(make()) };
		return made.content;
	};
}

/** What a file of `data/defaults` says: parsed once a process, the same for all who ask, and changed by nobody. */
export function readDefaults<Content = Record<string, unknown>>(
	file: string,
): Content {
	if (!read.has(file)) {
		const text = readFileSync(packagePath("data", "defaults", file), "utf8");
		const known = compiled()[file];
		const content =
			known?.sha256 === hashOf(text) ? known.content : parse(text);
		read.set(file, freeze(content));
	}
	return read.get(file) as Content;
}

function freeze<Content>(content: Content): Content {
	if (typeof content !== "object" || content === null) return content;
	for (const value of Object.values(content)) freeze(value);
	return Object.freeze(content);
}

/** Where compiling the package keeps what these files say. */
export const COMPILED = packagePath("dist", "defaults.json");

type Compiled = Record<string, { sha256: string; content: unknown }>;

const compiled = once(
	(): Compiled =>
		existsSync(COMPILED) ? JSON.parse(readFileSync(COMPILED, "utf8")) : {},
);

/** Parses every file of `data/defaults`, so that a run parses none. */
export function compileDefaults(): Compiled {
	const folder = packagePath("data", "defaults");
	const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
	return Object.fromEntries(
		files.map((file) => {
			const text = readFileSync(packagePath("data", "defaults", file), "utf8");
			return [file, { sha256: hashOf(text), content: parse(text) }];
		}),
	);
}

// The parser is loaded for a file that has changed since.
function parse(text: string): unknown {
	const yaml: typeof import("yaml") = createRequire(import.meta.url)("yaml");
	return yaml.parse(text);
}

function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
