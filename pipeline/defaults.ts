import { readFileSync } from "node:fs";
import { parse } from "yaml";
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
		read.set(file, freeze(parse(text)));
	}
	return read.get(file) as Content;
}

function freeze<Content>(content: Content): Content {
	if (typeof content !== "object" || content === null) return content;
	for (const value of Object.values(content)) freeze(value);
	return Object.freeze(content);
}
