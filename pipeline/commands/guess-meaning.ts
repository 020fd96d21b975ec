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
	const { values } = readGuesses();
	const isBarred = barredBy(group, word);
	const [byPart] = (values[group] ?? [])
		.flatMap((each) => Object.entries(each))
		.filter(
			([code, parts]) =>
				!isBarred(code) && parts.some((part) => word.includes(part)),
		);
	if (byPart) return { guess: byPart[0], guess_certainty: BY_PART };
	return {
		guess: nearest === null ? null : (meanings[nearest] ?? null),
		guess_certainty: nearest === null ? null : likeness,
	};
}

/** The known words of a group, without those of a meaning that this word cannot have whatever it is like: 延期办理 is not 已办理. */
export function possibleMeanings(
	group: string,
	word: string,
	meanings: Readonly<Record<string, string>>,
): Record<string, string> {
	const isBarred = barredBy(group, word);
	return Object.fromEntries(
		Object.entries(meanings).filter(([, code]) => !isBarred(code)),
	);
}

function barredBy(group: string, word: string): (code: string) => boolean {
	const { never } = readGuesses();
	return (code) =>
		(never[group]?.[code] ?? []).some((part) => word.includes(part));
}

const readGuesses = () =>
	readDefaults<{
		values: Record<string, Record<string, string[]>[]>;
		never: Record<string, Record<string, string[]>>;
	}>("header-guesses.yaml");

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
