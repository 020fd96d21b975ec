import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "./package-root.ts";

const read = new Map<string, unknown>();

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

function freeze(content: unknown): unknown {
	if (typeof content !== "object" || content === null) return content;
	for (const value of Object.values(content)) freeze(value);
	return Object.freeze(content);
}
