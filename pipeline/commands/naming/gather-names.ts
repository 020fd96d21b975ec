import { toHeaderKey } from "../../read/field-rules.ts";
import {
	COMMUNITY,
	meaningsOf,
	NEW_COMMUNITY,
	wordGroups,
} from "../../workspace/naming/chosen-names.ts";
import {
	type ColumnLine,
	type NamingBook,
	SEPARATOR,
	toLineText,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import type { CheckedColumn, CheckedIssue, SheetCard } from "../check-cards.ts";
import { mergeColumns } from "./merge-columns.ts";
import { splitByMeaning } from "./split-by-meaning.ts";

/** What the book should hold: what the clerk has filled in, and everything that is still unknown. */
export interface Names {
	columns: ColumnLine[];
	words: WordLine[];
}

/**
 * Puts what is unknown beneath what was filled in before; a line that was left open and is known by now goes. The words may be those of cards
 * that were read by guesses.
 */
export function gatherNames(
	cards: readonly SheetCard[],
	book: NamingBook | undefined,
	unlisted: readonly WordLine[] = [],
	worded = cards,
): Names {
	return {
		columns: mergeColumns(book?.columns ?? [], findColumns(cards, book)),
		words: merge(
			book?.words ?? [],
			[...findWords(worded), ...unlisted],
			({ group, word }) => `${group} ${word}`,
			({ choice }, fresh) => ({ ...fresh, choice }),
		),
	};
}

function merge<Line extends { choice: string }>(
	before: readonly (Line & { row: number })[],
	unknown: readonly Line[],
	keyOf: (line: Line) => string,
	join: (line: Line, fresh: Line) => Line,
): Line[] {
	const fresh = new Map(unknown.map((line) => [keyOf(line), line]));
	const kept = before.flatMap(({ row: _, ...rest }) => {
		const line = rest as unknown as Line;
		const again = fresh.get(keyOf(line));
		if (again) return [join(line, again)];
		return line.choice === "" ? [] : [line];
	});
	const known = new Set(kept.map(keyOf));
	return [...kept, ...unknown.filter((line) => !known.has(keyOf(line)))];
}

/** What a column looks like that is known already. */
export const KNOWN = "known";

type Unknown = CheckedColumn & { header: string; file: string };

/** A column that is known, and may be another field that the sheet lacks. */
export const isDoubtful = ({ field, guess }: CheckedColumn) =>
	field !== null && guess !== null;

// What a clerk has said of a column is not doubted in the book.
function findColumns(
	cards: readonly SheetCard[],
	book: NamingBook | undefined,
): ColumnLine[] {
	const settled = new Set(
		(book?.columns ?? []).flatMap(({ header, choice }) =>
			choice === "" ? [] : [toHeaderKey(header)],
		),
	);
	const isAsked = (column: CheckedColumn, header: string) =>
		column.field === null ||
		(isDoubtful(column) && !settled.has(toHeaderKey(header)));
	const unknown = cards.flatMap(({ file, columns }) =>
		columns.flatMap((column) =>
			column.header !== null && isAsked(column, column.header)
				? [{ ...column, header: column.header, file }]
				: [],
		),
	);
	return groupBy(unknown, ({ header }) => toHeaderKey(header)).flatMap(
		(alike) => splitByMeaning(alike, cards).map(toColumn),
	);
}

function toColumn(alike: readonly Unknown[]): ColumnLine {
	const [first] = alike as [Unknown];
	const best = [...alike].sort(
		(a, b) => (b.guess_certainty ?? 0) - (a.guess_certainty ?? 0),
	)[0];
	const examples = alike.find((each) => each.examples)?.examples ?? "";
	return {
		...toPlace(alike),
		header: toLineText(first.header),
		examples: toLineText(examples.split("\n").join(SEPARATOR)),
		guess: toLineText(best?.guess_label ?? ""),
		certainty: toPercent(best?.guess_certainty),
		choice: "",
		layout: best?.date_format ?? "",
		looks_like: first.field === null ? (best?.looks_like ?? "") : KNOWN,
	};
}

// A word that is not to be quoted cannot be chosen for.
const WITHHELD = /〔/;

/** True of a name that is probably a community which no list has. */
export const isGuessedNew = ({ group, guess }: CheckedIssue) =>
	group === COMMUNITY && guess === NEW_COMMUNITY;

function findWords(cards: readonly SheetCard[]): WordLine[] {
	const unknown = cards.flatMap(({ file, issues }) =>
		issues.flatMap((issue) =>
			issue.group !== null &&
			issue.value !== "" &&
			!WITHHELD.test(issue.value) &&
			!isGuessedNew(issue)
				? [{ ...issue, group: issue.group, file }]
				: [],
		),
	);
	return groupBy(unknown, ({ group, value }) => `${group} ${value}`).map(
		(alike) => {
			const [first] = alike as [(typeof alike)[number]];
			const { group, guess } = first;
			const meaning = meaningsOf(group).find(({ code }) => code === guess);
			const headers = new Set(alike.map(({ column }) => column));
			return {
				...toPlace(alike),
				header: toLineText([...headers].join(SEPARATOR)),
				group: wordGroups().find(({ code }) => code === group)?.names[0] ?? "",
				word: toLineText(first.value),
				count: String(alike.reduce((sum, { count }) => sum + count, 0)),
				guess: toLineText(meaning?.names[0] ?? guess ?? ""),
				certainty: toPercent(first.guess_certainty),
				choice: "",
			};
		},
	);
}

function groupBy<Each>(
	list: readonly Each[],
	keyOf: (each: Each) => string,
): Each[][] {
	const groups = new Map<string, Each[]>();
	for (const each of list) {
		const key = keyOf(each);
		groups.set(key, [...(groups.get(key) ?? []), each]);
	}
	return [...groups.values()];
}

/** The files that a line is about, the first of them to be read. */
export function toPlace(alike: readonly { file: string }[]) {
	const files = [...new Set(alike.map(({ file }) => file))].map(toLineText);
	const [first = ""] = files;
	return {
		files: files.length > 1 ? `${first} 等 ${files.length} 个文件` : first,
		where: files.join(SEPARATOR),
	};
}

function toPercent(certainty: number | null | undefined): string {
	return certainty ? `${Math.round(certainty * 100)}%` : "";
}
