import type { ColumnType } from "../../database/database.ts";
import { conditionalExactP } from "../../statistics/change.ts";
import { defineEstimator } from "../estimator.ts";
import { isShown, readKeywords } from "./keyword-text.ts";

/** Keywords of a ticket, and whether a topic was found for it. */
export interface TermText {
	caller: string;
	keywords: string;
	is_unclassified: boolean;
	is_in_period: boolean;
}

/** A word that unclassified tickets have in common. */
export interface NewTerm {
	word: string;
	/** Unclassified tickets with the word, in the period and the year before it. */
	tickets: number;
	tickets_in_period: number;
	callers: number;
	/** More in the period than the year before explains, 5 % by the conditional exact test. */
	is_growing: boolean;
}

const FEWEST_TICKETS = 5;
const FEWEST_CALLERS = 3;
const MOST_TERMS = 20;
// A word of the classified as well is no sign of a missing topic.
const LEAST_LIFT = 1.5;
const MOST_P = 0.05;

const COLUMNS = {
	term_no: "integer",
	word: "text",
	tickets: "integer",
	tickets_in_period: "integer",
	callers: "integer",
	is_growing: "boolean",
} satisfies Record<string, ColumnType>;

/** Writes `est_new_terms`: words that the topic tree may lack. */
export const newTermsEstimator = defineEstimator({
	reads: {
		int_term_texts: {
			columns: ["caller", "keywords", "is_unclassified", "is_in_period"],
			order: ["ticket_id"],
		},
	},
	writes: { est_new_terms: COLUMNS },
	grains: { est_new_terms: ["term_no"] },
	estimate: ({ int_term_texts }: { int_term_texts: TermText[] }) => ({
		est_new_terms: findNewTerms(int_term_texts).map((term, index) => ({
			term_no: index + 1,
			...term,
		})),
	}),
});

/**
 * Dictionary words of five unclassified tickets of three callers or more, more
 * common there than among all, by TF-IDF weight; those that grow come first.
 */
export function findNewTerms(texts: readonly TermText[]): NewTerm[] {
	const words = new Map<string, WordUse>();
	for (const text of texts)
		for (const { word, weight } of readKeywords(text.keywords))
			if (isShown(word)) countUse(words, word, { ...text, weight });
	const total = texts.length;
	const unclassified = texts.filter((text) => text.is_unclassified).length;
	const inPeriod = texts.filter((text) => text.is_in_period).length;
	return [...words]
		.filter(
			([, use]) =>
				use.unclassified >= FEWEST_TICKETS &&
				use.callers.size >= FEWEST_CALLERS &&
				use.unclassified * total >= LEAST_LIFT * use.all * unclassified,
		)
		.map(([word, use]) => ({
			word,
			tickets: use.unclassified,
			tickets_in_period: use.inPeriod,
			callers: use.callers.size,
			is_growing: isGrowing(use, { inPeriod, before: total - inPeriod }),
			score: use.weight * Math.log((total + 1) / use.all),
		}))
		.sort(
			(a, b) =>
				Number(b.is_growing) - Number(a.is_growing) ||
				b.score - a.score ||
				(a.word < b.word ? -1 : 1),
		)
		.slice(0, MOST_TERMS)
		.map(({ score: _, ...term }) => term);
}

interface WordUse {
	all: number;
	unclassified: number;
	inPeriod: number;
	weight: number;
	callers: Set<string>;
}

function countUse(
	words: Map<string, WordUse>,
	word: string,
	text: TermText & { weight: number },
): void {
	const use = words.get(word) ?? {
		...{ all: 0, unclassified: 0, inPeriod: 0, weight: 0 },
		callers: new Set<string>(),
	};
	use.all += 1;
	if (text.is_unclassified) {
		use.unclassified += 1;
		use.weight += text.weight;
		use.callers.add(text.caller);
		if (text.is_in_period) use.inPeriod += 1;
	}
	words.set(word, use);
}

function isGrowing(
	{ inPeriod, unclassified }: WordUse,
	texts: { inPeriod: number; before: number },
): boolean {
	if (texts.before === 0) return false;
	const before = unclassified - inPeriod;
	const p = conditionalExactP(
		{ count: inPeriod, days: texts.inPeriod },
		{ count: before, days: texts.before },
	);
	return (
		p !== null &&
		p <= MOST_P &&
		inPeriod * texts.before > before * texts.inPeriod
	);
}
