import { DEFAULT_PRESET } from "../../workspace/profile.ts";
import type { Rules } from "../../workspace/rules.ts";

/** A word of ratings that is no level by name, and how it counts. */
export interface RatingWord {
	word: string;
	level: string;
	is_strict: boolean;
	is_inclusive: boolean;
	is_dissatisfied: boolean;
	records: number;
}

/** By what a check counts, and what it makes of the words of ratings that nobody named. */
export interface Counting {
	preset_label: string;
	is_default_preset: boolean;
	rating_words: RatingWord[];
}

/** Leaves out the words that the workspace itself gives a meaning. */
export function toCounting(
	words: readonly RatingWord[],
	{ profile }: Pick<Rules, "profile">,
): Counting {
	const own = new Set(Object.values(profile.values.satisfaction ?? {}).flat());
	return {
		preset_label: profile.label,
		is_default_preset: profile.preset === DEFAULT_PRESET,
		rating_words: words.filter(({ word }) => !own.has(word)),
	};
}

/** The lines that say so. */
export function formatCounting({
	preset_label,
	is_default_preset,
	rating_words,
}: Counting): string {
	const levels = [...new Set(rating_words.map(({ level }) => level))];
	const told = levels.flatMap((level) => {
		const words = rating_words.filter((each) => each.level === level);
		const [first] = words;
		const names = words
			.map(({ word, records }) => `${word}（${records} 处）`)
			.join("、");
		return first ? [`${names}按“${level}”计，${tellKind(first)}`] : [];
	});
	return [
		`口径方案：${preset_label}${is_default_preset ? "（缺省）。换别的，在 profile.yaml 里写一行 profile: 名称，各口径的名称见 docs/presets.md" : ""}。`,
		...(told.length > 0
			? [
					`满意度的词：${told.join("；")}。不是这样的，在 profile.yaml 的 values 里写明。`,
				]
			: []),
	].join("\n");
}

function tellKind(word: RatingWord): string {
	if (word.is_strict) return "算满意";
	if (word.is_inclusive) return "不算满意，含基本满意时才算";
	return word.is_dissatisfied ? "算不满意" : "不算满意";
}
