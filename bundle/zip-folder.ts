import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Zippable, zipSync } from "fflate";

const UNIX = 3;
const FIXED = new Date(1980, 0, 1);

/**
 * Packs a folder, with the rights of its files and no times of theirs, into a zip that holds it by its name.
 * In one piece: what fflate 0.8.3 packs as a stream does not always unpack to the same bytes.
 */
export function zipFolder(folder: string, file: string): void {
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	const entries: Zippable = {};
	for (const path of paths) {
		const name = join(
			basename(folder),
			path.slice(folder.length + 1),
		).replaceAll("\\", "/");
		const attrs = statSync(path).mode << 16;
		entries[name] = [readFileSync(path), { attrs, os: UNIX }];
	}
	writeFileSync(file, zipSync(entries, { level: 9, mtime: FIXED }));
}
