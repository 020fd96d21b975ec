import type { TitleWords } from "../workspace/rules.ts";

const LONGEST_CONTENT = 500;
const QUESTION_SIGN = /[？?]/;
const QUESTION = /[^，,。；;！!？?\n]+(?=[？?])/u;

/** Finds what a title is out for: it asks, complains or suggests. */
export function createStanceFinder({ stances }: Pick<TitleWords, "stances">) {
	return (head: string) => {
		const found = stances.find(({ words }) =>
			words.some((word) => head.includes(word)),
		);
		return found ? [found.told] : [];
	};
}

/** Finds what a text is concerned about, by the list: a rejected application, when something opens. */
export function createConcernFinder({
	concerns,
}: Pick<TitleWords, "concerns">) {
	const patterns = concerns.map(({ told, words }) => ({
		told,
		pattern: new RegExp(words.join("|"), "u"),
	}));
	return (text: string) => {
		const beginning = text.slice(0, LONGEST_CONTENT);
		return patterns
			.filter(({ pattern }) => pattern.test(beginning))
			.map(({ told }) => told);
	};
}

/** Finds the first clause of a content that is a question, without the words that ask; '' where there is none. */
export function createQuestionFinder({
	question_words,
}: Pick<TitleWords, "question_words">) {
	const asking = new RegExp(question_words.join("|"), "gu");
	return (content: string): string => {
		const beginning = content.slice(0, LONGEST_CONTENT);
		// Most texts ask nothing, and looking for the clause before a sign goes through each clause many times.
		if (!QUESTION_SIGN.test(beginning)) return "";
		const [question = ""] = QUESTION.exec(beginning) ?? [];
		return question.replace(asking, "的");
	};
}
