import { toHeaderKey } from "../../read/field-rules.ts";
import { areAlike } from "../../workspace/compared/sources.ts";
import type { SheetCard } from "../check-cards.ts";

interface Guessed {
	file: string;
	guess: string | null;
	guess_certainty: number | null;
}

/** The columns of one heading, apart where the exports of one platform use it for another thing than those of another. */
export function splitByMeaning<Column extends Guessed>(
	alike: readonly Column[],
	cards: readonly SheetCard[],
): Column[][] {
	const groups = new Map<string, Column[]>();
	for (const platform of groupByPlatform(alike, cards)) {
		const best = bestGuess(platform);
		for (const column of platform) {
			const isOther = (column.guess_certainty ?? 0) >= SURE;
			const guess = (isOther && column.guess) || best;
			groups.set(guess, [...(groups.get(guess) ?? []), column]);
		}
	}
	return [...groups.values()];
}

// Two files that are headed alike may yet be of two platforms.
const SURE = 0.75;

function groupByPlatform<Column extends Guessed>(
	columns: readonly Column[],
	cards: readonly SheetCard[],
): Column[][] {
	const headersOf = (file: string) =>
		cards
			.filter((card) => card.file === file)
			.flatMap((card) => card.columns)
			.flatMap(({ header }) => (header === null ? [] : toHeaderKey(header)));
	const platforms: { headers: string[]; columns: Column[] }[] = [];
	for (const column of columns) {
		const headers = headersOf(column.file);
		const known = platforms.find((each) => areAlike(each.headers, headers));
		if (known) known.columns.push(column);
		else platforms.push({ headers, columns: [column] });
	}
	return platforms.map((each) => each.columns);
}

function bestGuess(columns: readonly Guessed[]): string {
	const [best] = columns.toSorted(
		(a, b) => (b.guess_certainty ?? 0) - (a.guess_certainty ?? 0),
	);
	return best?.guess ?? "";
}
