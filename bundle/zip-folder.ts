import {
	closeSync,
	openSync,
	readdirSync,
	readFileSync,
	statSync,
	writeSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Zip, ZipDeflate } from "fflate";

const UNIX = 3;
const FIXED = new Date(1980, 0, 1);

/** Packs a folder, with the rights of its files and no times of theirs, into a zip that holds it by its name. */
export function zipFolder(folder: string, file: string): void {
	const out = openSync(file, "w");
	try {
		const zip = new Zip((error, chunk) => {
			if (error) throw error;
			writeSync(out, chunk);
		});
		const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort();
		for (const path of paths) {
			const name = join(
				basename(folder),
				path.slice(folder.length + 1),
			).replaceAll("\\", "/");
			const entry = new ZipDeflate(name, { level: 9 });
			entry.os = UNIX;
			entry.attrs = statSync(path).mode << 16;
			entry.mtime = FIXED;
			zip.add(entry);
			entry.push(readFileSync(path), true);
		}
		zip.end();
	} finally {
		closeSync(out);
	}
}
