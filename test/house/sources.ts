import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";

/** A file of the package, its path from the root. */
export interface SourceFile {
	path: string;
	text: string;
}

const FOLDERS = [
	...["pipeline", "queries", "templates", "test"],
	...["bundle", "data/generator"],
];
const WRITTEN = /\.(ts|sql|hbs|css|js|json|yaml)$/;
// What runs write, or what was planted to be read, is nobody's room.
const NOT_OURS = /^test\/(golden|fixtures)\//;

/** What people wrote: code, queries, templates and tests. */
export function readSources(): SourceFile[] {
	return FOLDERS.flatMap((folder) =>
		readdirSync(packagePath(folder), { recursive: true, encoding: "utf8" })
			.map((file) => posix.join(folder, file.replaceAll("\\", "/")))
			.filter((path) => WRITTEN.test(path) && !NOT_OURS.test(path))
			.map((path) => ({
				path,
				text: readFileSync(packagePath(...path.split("/")), "utf8"),
			})),
	);
}

/** What a file of code imports; `isType` is gone when compiled. */
export function importsOf({
	path,
	text,
}: SourceFile): { to: string; isType: boolean }[] {
	const found = text.matchAll(
		/(?:import|export)( type)?[^;]*?from "(\.[^"]+)"/g,
	);
	return [...found].map(([, type, target = ""]) => ({
		to: posix.normalize(join(dirname(path), target).replaceAll("\\", "/")),
		isType: type !== undefined,
	}));
}
