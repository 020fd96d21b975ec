import { toCommunityStem } from "../community-stem.ts";
import { readDefaults } from "../defaults.ts";
import { NEW_COMMUNITY } from "../workspace/naming/chosen-names.ts";
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

// A slip of the pen is made once or twice.
const MOST_SLIPS = 4;
const SURELY_NEW = 0.9;

/**
 * The community that an unknown name is probably a slip of: by their stems, since every name of one ends alike; one that nothing is like,
 * or that is written often and but half like another, is new. `known` are names and aliases, and whose each is.
 */
export function guessCommunity(
	name: string,
	known: Readonly<Record<string, string>>,
	count = 1,
): MeaningGuess {
	// A slip may be in the ending itself.
	const { stem, family } = toCommunityStem(name);
	const likenessTo = (word: string) =>
		Math.max(
			likenessOf(stem, toCommunityStem(word).stem),
			family === "" ? likenessOf(name, word) : 0,
		);
	const [best] = Object.entries(known)
		.map(([word, community]) => ({
			community,
			likeness: likenessTo(word),
		}))
		.filter(({ likeness }) => likeness >= BY_PART)
		.sort(
			(a, b) => b.likeness - a.likeness || (a.community < b.community ? -1 : 1),
		);
	const isSlip = best && (best.likeness > BY_PART || count <= MOST_SLIPS);
	if (!isSlip && family !== "")
		return {
			guess: NEW_COMMUNITY,
			guess_certainty: best ? BY_PART : SURELY_NEW,
		};
	return {
		guess: best?.community ?? null,
		guess_certainty: best ? Math.round(best.likeness * 100) / 100 : null,
	};
}
