import { existsSync, readdirSync } from "node:fs";
import { NAMING_BOOK } from "../../workspace/export-files.ts";
import { readNamingTexts } from "../../workspace/naming/naming-book.ts";
import { KNOWN } from "./gather-names.ts";
import { listOffered } from "./new-communities.ts";
import type { Naming } from "./write-names.ts";

/** What is said where another program holds the book. */
export const HELD = `${NAMING_BOOK} 正被打开，没有更新；请关闭后再运行一次`;

/** How many columns and words nobody has settled, new communities apart; a word, or a column with a guess, is waited for. */
export function countOpen(naming: Naming | undefined): {
	columns: number;
	words: number;
	isWaitedFor: boolean;
} {
	const columns = (naming?.columns ?? []).filter(
		(line) => isOpen(line) && line.looks_like !== KNOWN,
	);
	const offered = naming ? listOffered(naming) : [];
	const words = (naming?.words ?? []).filter(
		(line) => isOpen(line) && !offered.includes(line),
	);
	return {
		columns: columns.length,
		words: words.length,
		isWaitedFor: words.length > 0 || columns.some(({ guess }) => guess !== ""),
	};
}

/** The columns that the clerk has no use for. */
export function listUnused(naming: Naming | undefined): (string | null)[] {
	const { unused } = readNamingTexts();
	return (naming?.columns ?? [])
		.filter(({ choice }) => choice === unused)
		.map(({ header }) => header);
}

const isOpen = ({ choice }: { choice: string }) => choice === "";

const STRAY = new RegExp(
	`^(?!~\\$).*${NAMING_BOOK.replace(".xlsx", "")}.+\\.xlsx$`,
	"i",
);

/** Books of the workspace that were filled in under another name, which nobody reads. */
export function findStrayBooks(workspace: string): string[] {
	if (!existsSync(workspace)) return [];
	return readdirSync(workspace).filter(
		(name) => name !== NAMING_BOOK && STRAY.test(name),
	);
}
