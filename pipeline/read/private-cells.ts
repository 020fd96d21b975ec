import { type Cell, isBlank } from "../files/sheet.ts";
import { readPrivate, toPrivateKey } from "../privacy/private-key.ts";
import type { SheetPlan } from "./columns.ts";

/** Gathers, as keyed hashes, what the columns hold that are never stored. */
export interface PrivateCells {
	add(cells: readonly Cell[]): void;
	/** Kind and hash. */
	rows(): [string, string][];
}

/** Watches the columns of names and papers of one sheet. */
export function watchPrivate(
	plan: SheetPlan,
	secret: Uint8Array | string,
): PrivateCells {
	const watched = plan.columns
		.filter(({ kind }) => kind === "private")
		.flatMap(({ indexes }) => indexes);
	const seen = new Map<string, [string, string] | null>();
	return {
		add(cells) {
			for (const index of watched) {
				const cell = cells[index];
				if (isBlank(cell)) continue;
				const text = String(cell);
				if (seen.has(text)) continue;
				const found = readPrivate(text);
				seen.set(
					text,
					found && [found.kind, toPrivateKey(found.kind, found.text, secret)],
				);
			}
		},
		rows: () => [...seen.values()].filter((row) => row !== null),
	};
}
