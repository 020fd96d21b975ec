import { type Cell, isBlank } from "../files/sheet.ts";
import { toCallerKey } from "../privacy/caller-key.ts";
import {
	findPrivate,
	type Private,
	readPrivate,
	toPrivateKey,
} from "../privacy/private-key.ts";
import type { SheetPlan, TakenColumn } from "./columns.ts";

/** Gathers, as keyed hashes, what the columns hold that are never stored, and what of a person stands in texts. */
export interface PrivateCells {
	add(cells: readonly Cell[]): void;
	/** A cell of a column of names and papers. */
	addCell(cell: Cell | undefined): void;
	/** A cell of a column of texts. */
	addText(cell: Cell | undefined): void;
	/** Which columns hold texts. */
	texts: readonly number[];
	/** Kind and hash. */
	rows(): [string, string][];
}

// Of these, words are printed.
const TEXTS = ["title", "content", "location"];

/** Watches the columns of names and papers, and of texts, of one sheet. */
export function watchPrivate(
	plan: SheetPlan,
	secret: Uint8Array | string,
): PrivateCells {
	const indexesOf = (isWatched: (column: TakenColumn) => boolean) =>
		plan.columns.filter(isWatched).flatMap(({ indexes }) => indexes);
	const cellsWatched = indexesOf(({ kind }) => kind === "private");
	const textsWatched = indexesOf(({ field }) => TEXTS.includes(field));
	const seen = new Set<string>();
	const keys = new Map<string, string>();
	const keep = ({ kind, text }: Private) => {
		const key =
			kind === "phone"
				? toCallerKey(text, secret)
				: toPrivateKey(kind, text, secret);
		if (key !== null) keys.set(key, kind);
	};
	const addCell = (cell: Cell | undefined) => {
		if (isBlank(cell) || seen.has(String(cell))) return;
		seen.add(String(cell));
		const found = readPrivate(String(cell));
		if (found) keep(found);
	};
	const addText = (cell: Cell | undefined) => {
		if (isBlank(cell)) return;
		for (const found of findPrivate(String(cell))) keep(found);
	};
	return {
		addCell,
		addText,
		texts: textsWatched,
		add(cells) {
			for (const index of cellsWatched) addCell(cells[index]);
			for (const index of textsWatched) addText(cells[index]);
		},
		rows: () => [...keys].map(([key, kind]) => [kind, key]),
	};
}
