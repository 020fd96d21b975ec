import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";

/** Everything in a folder and below, as it stands there: a link is an entry of its own, and not followed. */
export function entriesBelow(folder: string): Dirent[] {
	const found: Dirent[] = [];
	const folders = [folder];
	// Listed one by one: from Node 22 on, listing all below at once follows links.
	for (const each of folders)
		for (const entry of readdirSync(each, { withFileTypes: true })) {
			found.push(entry);
			if (entry.isDirectory()) folders.push(join(each, entry.name));
		}
	return found;
}
