import { groupBy } from "../group-by.ts";
import {
	compare,
	type Document,
	groupAlike,
	type IssueText,
} from "./alike-groups.ts";
import { isShown, type KeywordCounts } from "./keyword-text.ts";

const MOST_WORDS = 3;
const OTHER = "other";

/** Tickets on one matter. */
export interface Issue {
	/** Its first ticket's. */
	issue_id: string;
	/** Where half of its tickets or more are; '' where there is no such place. */
	place: string;
	community: string;
	topic: string;
	/** What its tickets have in common, the weightiest first. */
	words: string[];
	ticket_ids: string[];
	/** Different known callers, and every ticket of an unknown one. */
	callers: number;
}

/** The issues among tickets: groups of one matter (`alike-groups.ts`), two tickets or more; independent of the order of rows. */
export function findIssues(
	texts: readonly IssueText[],
	counts: KeywordCounts,
): Issue[] {
	return groupAlike(texts, counts)
		.filter((group) => group.length > 1)
		.map(toIssue);
}

function toIssue(documents: readonly Document[]): Issue {
	const inOrder = [...documents].sort(
		(a, b) => a.time - b.time || compare(a.text.ticket_id, b.text.ticket_id),
	);
	const texts = inOrder.map(({ text }) => text);
	const known = new Set(texts.flatMap(({ caller_key }) => caller_key ?? []));
	const unknown = texts.filter(({ caller_key }) => caller_key === null).length;
	const common = mostCommon(texts.map((text) => text.place));
	const there = texts.filter((text) => text.place === common);
	const place = there.length * 2 >= texts.length ? common : "";
	return {
		issue_id: texts[0]?.ticket_id ?? "",
		place,
		community: mostCommon(there.map(({ community }) => community)),
		topic:
			mostCommon(texts.map(({ topic }) => (topic === OTHER ? "" : topic))) ||
			OTHER,
		words: commonWords(documents),
		ticket_ids: texts.map(({ ticket_id }) => ticket_id),
		callers: known.size + unknown,
	};
}

// Blank only where nothing else is said.
function mostCommon(values: readonly string[]): string {
	const groups = groupBy(
		values.filter((value) => value !== ""),
		(value) => value,
	).sort((a, b) => b.length - a.length || compare(a[0] ?? "", b[0] ?? ""));
	return groups[0]?.[0] ?? "";
}

function commonWords(documents: readonly Document[]): string[] {
	const weights = new Map<string, { tickets: number; weight: number }>();
	for (const { text, words } of documents) {
		if (text.is_withheld) continue;
		for (const [word, weight] of words) {
			const known = weights.get(word) ?? { tickets: 0, weight: 0 };
			weights.set(word, {
				tickets: known.tickets + 1,
				weight: known.weight + weight,
			});
		}
	}
	return [...weights]
		.filter(([word, { tickets }]) => tickets > 1 && isShown(word))
		.sort(([a, x], [b, y]) => y.weight - x.weight || compare(a, b))
		.slice(0, MOST_WORDS)
		.map(([word]) => word);
}
