import { readDefaults } from "../defaults.ts";
import { likenessOf } from "./check-guesses.ts";

/** What an unknown word probably means, and how sure that is, 0-1. */
interface MeaningGuess {
	guess: string | null;
	guess_certainty: number | null;
}

// A part of a word tells no more than that it may be so.
const BY_PART = 0.5;

/** The meaning of the known word that is nearest; where none is more than half like it, by what is in the word. */
export function guessMeaning(
	group: string,
	word: string,
	nearest: string | null,
	meanings: Readonly<Record<string, string>>,
): MeaningGuess {
	const likeness = nearest === null ? 0 : likenessOf(word, nearest);
	if (nearest !== null && likeness > BY_PART)
		return {
			guess: meanings[nearest] ?? null,
			guess_certainty: Math.round(likeness * 100) / 100,
		};
	const { values } = readDefaults<{
		values: Record<string, Record<string, string[]>[]>;
	}>("header-guesses.yaml");
	const [byPart] = (values[group] ?? [])
		.flatMap((each) => Object.entries(each))
		.filter(([, parts]) => parts.some((part) => word.includes(part)));
	if (byPart) return { guess: byPart[0], guess_certainty: BY_PART };
	return {
		guess: nearest === null ? null : (meanings[nearest] ?? null),
		guess_certainty: nearest === null ? null : likeness,
	};
}
