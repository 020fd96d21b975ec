import type { Naming } from "./write-names.ts";

/** How many columns and words nobody has settled; a word, or a column with a guess, is waited for. */
export function countOpen(naming: Naming | undefined): {
	columns: number;
	words: number;
	isWaitedFor: boolean;
} {
	const columns = (naming?.columns ?? []).filter(isOpen);
	const words = (naming?.words ?? []).filter(isOpen);
	return {
		columns: columns.length,
		words: words.length,
		isWaitedFor: words.length > 0 || columns.some(({ guess }) => guess !== ""),
	};
}

const isOpen = ({ choice }: { choice: string }) => choice === "";
