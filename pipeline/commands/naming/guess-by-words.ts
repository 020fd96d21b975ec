import { cleanWord } from "../../clean-word.ts";
import { readDefaults } from "../../defaults.ts";

/** The fields that are told by what their cells say, each of one list. */
export const BY_WORDS = [
	"status",
	"satisfaction",
	"demand_type",
	"solved",
	"channel",
];
const MOST_WORDS = 0.6;

/** The field of the one list that most values of a column are of. */
export function guessByWords(
	{ examples }: { examples?: string | null },
	vocabularies: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
	fits: (field: string) => boolean,
): { field: string; certainty: number } | null {
	// 是 and 否 answer whatever is asked.
	const values = listExamples(examples).filter(
		(each) => !(each in (vocabularies.flag ?? {})),
	);
	const shares = BY_WORDS.filter(fits).map((field) => {
		const words = vocabularies[field] ?? {};
		const like = values.filter(isKnown(field, words)).length;
		const isTold =
			values.some((each) => each in words) ||
			(field === "status" && like === values.length);
		const known = isTold ? like : 0;
		return { field, known, share: known / Math.max(1, values.length) };
	});
	const [best, next] = shares.sort((a, b) => b.share - a.share);
	if (!best || best.known < 2 || best.share < MOST_WORDS) return null;
	if (next && next.share === best.share) return null;
	return {
		field: best.field,
		certainty: Math.round((best.share + 0.5) * 50) / 100,
	};
}

// Beside a word that is known one that has a part of such a word is one of its list; where all have, they say how far a ticket has come.
const isKnown =
	(field: string, words: Readonly<Record<string, unknown>>) =>
	(value: string) =>
		value in words ||
		(readParts()[field] ?? [])
			.flatMap((each) => Object.values(each).flat())
			.some((part) => value.includes(part));

/** The first values of a column. */
export const listExamples = (examples: string | null | undefined) =>
	examples ? examples.split("\n").map(cleanWord) : [];

const readParts = () =>
	readDefaults<{ values: Record<string, Record<string, string[]>[]> }>(
		"header-guesses.yaml",
	).values;
