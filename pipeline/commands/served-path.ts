import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Door level and safety words, and who built what: for their readers alone, in their folder.
const WITHHELD = /^(restricted$|audit\.log$|\.)/i;

/**
 * What a request's path names below a folder, by the very names that stand there: no link,
 * no file that is withheld, and none of the other spellings by which a system finds a file
 * (case, short names, streams, dots and spaces at the end). Null where it names nothing.
 */
export function findServed(
	folder: string,
	url: string,
): { parts: string[]; isWithheld: boolean } | null {
	const parts = splitPath(url);
	if (parts === null) return null;
	let path = folder;
	for (const part of parts) {
		if (!listNames(path).includes(part.normalize("NFC"))) return null;
		path = join(path, part);
		if (lstatSync(path).isSymbolicLink()) return null;
		if (WITHHELD.test(part)) return { parts, isWithheld: true };
	}
	return { parts, isWithheld: false };
}

function splitPath(url: string): string[] | null {
	try {
		const path = decodeURIComponent(url.split(/[?#]/)[0] ?? "");
		return path.split("/").filter((part) => part !== "");
	} catch {
		return null;
	}
}

function listNames(folder: string): string[] {
	try {
		return readdirSync(folder).map((name) => name.normalize("NFC"));
	} catch {
		return [];
	}
}
