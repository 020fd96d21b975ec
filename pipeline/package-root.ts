import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A path below the package's own folder, from the sources and from `dist/` alike. */
export function packagePath(...parts: string[]): string {
	return join(root, ...parts);
}

const root = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
	return existsSync(join(folder, "package.json"))
		? folder
		: findRoot(dirname(folder));
}
