import { createHash } from "node:crypto";
import { toPrintableName } from "./printable.ts";

// Forty Chinese characters: with an ending and a folder still short of what any system takes.
const MOST_BYTES = 120;
const HASH_LENGTHS = [6, 16, 64];
const FORBIDDEN = /[\\/:*?"<>|]/g;
const RESERVED =
	/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;

const segmenter = new Intl.Segmenter("zh");

/**
 * A file name, without its ending, for each of a set of names: one that every system
 * takes, and no two that any system takes for one. A name that had to be cut, or that
 * another one would overwrite, carries a mark of its own that does not depend on the rest.
 */
export function toFileNames(names: Iterable<string>): Map<string, string> {
	const plain = [...new Set(names)]
		.sort()
		.map((name) => ({ name, stem: toStem(name) }));
	const claims = new Map<string, number>();
	for (const { stem } of plain)
		claims.set(fold(stem), (claims.get(fold(stem)) ?? 0) + 1);
	const taken = new Set<string>();
	const files = new Map<string, string>();
	const isSole = ({ stem }: { stem: string }) => claims.get(fold(stem)) === 1;
	const isShort = ({ stem }: { stem: string }) => cutBytes(stem) === stem;
	for (const each of plain.filter((one) => isSole(one) && isShort(one)))
		files.set(each.name, take(each.stem, taken));
	for (const { name, stem } of plain) {
		if (files.has(name)) continue;
		const marked = markStem(name, stem, taken);
		files.set(name, take(marked, taken));
	}
	return files;
}

/** A path as a link says it. */
export function toHref(path: string): string {
	return path.split("/").map(encodeURIComponent).join("/");
}

function take(stem: string, taken: Set<string>): string {
	taken.add(fold(stem));
	return stem;
}

function toStem(name: string): string {
	const stem = toPrintableName(name.normalize("NFC"))
		.replace(FORBIDDEN, "_")
		.replace(/^\.+|[. ]+$/g, "_");
	return stem === "" || RESERVED.test(stem) ? `_${stem}` : stem;
}

function markStem(
	name: string,
	stem: string,
	taken: ReadonlySet<string>,
): string {
	const hash = createHash("sha256").update(name).digest("hex");
	const marked = HASH_LENGTHS.map(
		(length) => `${cutBytes(stem)}~${hash.slice(0, length)}`,
	).find((each) => !taken.has(fold(each)));
	if (marked === undefined) throw new Error("two names have one SHA-256");
	return marked;
}

// As Windows and macOS compare names: without case, and composed.
function fold(stem: string): string {
	return stem.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}

function cutBytes(stem: string): string {
	let bytes = 0;
	let cut = "";
	for (const { segment } of segmenter.segment(stem)) {
		bytes += Buffer.byteLength(segment);
		if (bytes > MOST_BYTES) return cut.replace(/[. ]+$/, "");
		cut += segment;
	}
	return cut;
}
