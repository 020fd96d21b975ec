import { readDefaults } from "../defaults.ts";

/** What reading knows by heart: words that mark lines and damage, and a hint for each reason. */
export interface ReadingWords {
	totalMarkers: readonly string[];
	mojibakeMarkers: readonly string[];
	hints: ReadonlyMap<string, string>;
	/** Layouts of times that a profile would have to name. */
	dateLayouts: readonly string[];
	/** What names of communities and of units end with. */
	communityEndings: readonly string[];
	unitEndings: readonly string[];
}

/** The words of `data/defaults/`. */
export function readWords(): ReadingWords {
	const values = readDefaults("values.yaml");
	const { rejects } = readDefaults("issues.yaml");
	const guesses = readDefaults("header-guesses.yaml");
	return {
		totalMarkers: toWords(values.total_markers),
		mojibakeMarkers: toWords(values.mojibake_markers),
		dateLayouts: toWords(guesses.date_formats),
		communityEndings: toWords(guesses.community_endings),
		unitEndings: toWords(guesses.unit_endings),
		hints: new Map(
			Object.entries(rejects as Record<string, { hint: string }>).map(
				([reason, { hint }]) => [reason, hint],
			),
		),
	};
}

function toWords(list: unknown): string[] {
	return (list as unknown[]).map(String);
}
