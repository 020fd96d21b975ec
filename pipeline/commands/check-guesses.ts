import { distance } from "fastest-levenshtein";
import { readDefaults } from "../defaults.ts";
import type { FieldRule } from "../read/field-rules.ts";
import { isLimit } from "../read/times/limits.ts";
import {
	BY_WORDS,
	guessByWords,
	listExamples,
} from "./naming/guess-by-words.ts";

/** A column nobody knows: its name, and what its cells look like. */
export interface UnknownColumn {
	header: string | null;
	looks_like: string | null;
	like_share: number | null;
	first_share: number | null;
	/** Its first values as they may be shown, a line each. */
	examples?: string | null;
}

/** What a column probably is, and how sure that is, 0-1. */
export interface Guess {
	field: string;
	certainty: number;
}

type Fields = Readonly<Record<string, FieldRule>>;

/** The words that are known of each group. */
export type Vocabularies = Readonly<
	Record<string, Readonly<Record<string, unknown>>>
>;

// Half of a name in common is a likely slip of the pen; less is chance.
const LEAST_LIKENESS = 0.5;
// 进件方式 is as like 联系方式 as that, and what is somebody's is told by more.
const LEAST_LIKENESS_OF_PERSON = 0.7;

/** The field that a column nobody knows most likely holds, of those the sheet still lacks; null where no guess is better than another. */
export function guessField(
	column: UnknownColumn,
	fields: Fields,
	taken: readonly (string | null)[],
	vocabularies: Vocabularies = {},
): Guess | null {
	const { header } = column;
	if (header === null) return null;
	const fits = (field: string) =>
		isFree(field, column, taken) &&
		isOfKind(field, column, fields, taken) &&
		isWrittenAs(field, column, fields, vocabularies);
	const byName = guessByName(header, fields, fits);
	const byWords = guessByWords(column, vocabularies, fits);
	// 类别 may be of topics, and of what was wanted.
	const isClassOfWords = byName?.field === "topic_path" && byWords !== null;
	if (byName?.likeness === 1 && !isClassOfWords)
		return settle(byName.field, 1, column);
	if (byWords) return byWords;
	// A name that is but like one, over nothing, is chance.
	const isBlank = column.looks_like === null && column.examples === null;
	if (byName && !isBlank) return settle(byName.field, byName.likeness, column);
	// Values that speak for themselves need no name.
	const examples = listExamples(column.examples);
	const isOfStreets = examples.length > 0 && examples.every(isStreet);
	const field = isOfStreets
		? "subdistrict"
		: OWN_FIELDS[column.looks_like ?? ""];
	return field && fits(field) ? settle(field, 0, column) : null;
}

/** What ticket numbers, times of acceptance and what was said look like, whatever they are called: by column, where the sheet still lacks them. */
export function guessRequired(
	columns: readonly (UnknownColumn & { guess: string | null })[],
	lacking: readonly string[],
): Map<UnknownColumn, Guess> {
	const found = new Map<UnknownColumn, Guess>();
	const open = columns.filter(
		({ guess, header }) => guess === null && header !== null,
	);
	const take = (field: string, is: (column: UnknownColumn) => boolean) => {
		const fitting = open.filter((column) => !found.has(column) && is(column));
		const [column] = fitting;
		// Of two numbers the first is the ticket's; of two times that come first neither is told.
		if (!column || !lacking.includes(field)) return;
		if (field === "ticket_id" || fitting.length === 1)
			found.set(column, settle(field, isAlwaysFirst(column) ? 0.5 : 0, column));
	};
	take("ticket_id", ({ looks_like }) => looks_like === "id");
	take(
		"accepted_at",
		({ looks_like, first_share }) =>
			looks_like === "time" && (first_share ?? 1) >= FIRST,
	);
	const wordy = open.filter(({ looks_like }) => looks_like === "words");
	if (wordy.length === 1)
		take("content", ({ looks_like }) => looks_like === "words");
	return found;
}

// Nothing else comes before everything else in every row.
const isAlwaysFirst = ({ first_share }: UnknownColumn) =>
	(first_share ?? 0) > 0.99;

// In how many rows a time has to be the first of all.
const FIRST = 0.9;

// A clock stands beside the day of the same time, and a time has one.
function isFree(
	field: string,
	{ looks_like }: UnknownColumn,
	taken: readonly (string | null)[],
): boolean {
	// Steps of a category are several columns.
	if (field === "topic_path") return true;
	const times = taken.filter((each) => each === field).length;
	return times === (looks_like === "clock" ? 1 : 0);
}

const OWN_FIELDS: Readonly<Record<string, string>> = {
	phone: "caller_phone",
	community: "community",
	unit: "unit_lead",
	day_end: "deadline_at",
};

// A number of a ticket is its own in nearly every row; a time of receipt comes first, a
// deadline and a closing after it.
function isOfKind(
	field: string,
	column: UnknownColumn,
	fields: Fields,
	taken: readonly (string | null)[],
) {
	const { looks_like, first_share } = column;
	const kind = fields[field]?.kind;
	if (kind === "time" || kind === "deadline") {
		if (looks_like === "clock") return true;
		const isEnd = looks_like === "day_end";
		if (looks_like !== "time" && !isEnd) return false;
		// Nothing happens at one and the same minute every day.
		if (isEnd && kind === "time") return false;
		if (first_share === null || first_share === undefined) return true;
		return field === "accepted_at" ? first_share >= 0.5 : first_share < FIRST;
	}
	if (TIMES.includes(looks_like ?? "")) return false;
	if (field === "ticket_id") return looks_like === "id";
	// Another number than the ticket's is told only beside it.
	const isNumber = kind === "id" || kind === "private" || kind === "caller";
	if (looks_like === "id" && isNumber) return taken.includes("ticket_id");
	if (looks_like === "id" && WORDY.includes(kind ?? "")) return false;
	if (looks_like === "words" && NO_WORDS.includes(kind ?? "")) return false;
	const own = OWN_FIELDS[looks_like ?? ""];
	const isPerson = looks_like === "phone" && kind === "private";
	return own === undefined || own === field || isPerson;
}

// Counts are numbers, and answers of yes and no are known words.
function isWrittenAs(
	field: string,
	{ examples, looks_like }: UnknownColumn,
	fields: Fields,
	{ flag }: Vocabularies,
): boolean {
	const values = listExamples(examples);
	const kind = fields[field]?.kind;
	if (values.length === 0) return true;
	// A street tells no community.
	if (field === "community") return !values.every(isStreet);
	if (kind === "count")
		return values.every((each) => /^\d{1,4}\D?$/.test(each));
	// A sentence is no class; english names of classes are long.
	if (field === "topic_path") return values.every(isClass);
	if (BY_WORDS.includes(field))
		return looks_like !== "words" && values.every(isClass);
	if (kind === "limit") return values.every(isLimit);
	if (kind === "flag" && flag) return values.some((each) => each in flag);
	return true;
}

const isStreet = (value: string) => /(?:街道|镇|乡|[^社]区|县)$/u.test(value);

const LONGEST_CLASS = 12;
const isClass = (value: string) =>
	!/\p{sc=Han}/u.test(value) ||
	value.split(/[>/\-—·]/).every((step) => [...step].length <= LONGEST_CLASS);

const TIMES = ["time", "clock", "day_end"];
const WORDY = ["text", "category", "flag"];
const NO_WORDS = ["private", "caller", "id"];

interface NameGuess {
	field: string;
	likeness: number;
}

function guessByName(
	header: string,
	fields: Fields,
	fits: (field: string) => boolean,
): NameGuess | null {
	const names = splitWords(header);
	const byWord = Object.entries(readGuesses().words).find(
		([field, words]) => fits(field) && words.some((word) => names.has(word)),
	);
	if (byWord) return { field: byWord[0], likeness: 1 };
	const aliases = Object.entries(fields)
		.filter(([field]) => fits(field))
		.flatMap(([field, { aliases, kind }]) =>
			aliases
				.filter((alias) => likenessOf(header, alias) >= leastOf(kind))
				.map((alias) => ({ field, alias })),
		);
	const nearest = nearestWord(
		header,
		aliases.map(({ alias }) => alias),
	);
	const found = aliases.find(({ alias }) => alias === nearest);
	return found && nearest
		? { field: found.field, likeness: likenessOf(header, nearest) }
		: null;
}

const leastOf = (kind: string) =>
	kind === "private" || kind === "caller"
		? LEAST_LIKENESS_OF_PERSON
		: LEAST_LIKENESS;

// Half of it is the name, half what the cells say; cells that say nothing of a kind say half.
function settle(
	field: string,
	likeness: number,
	{ looks_like, like_share }: UnknownColumn,
): Guess {
	const saysNothing = looks_like === null || looks_like === "words";
	const value = saysNothing ? 0.5 : (like_share ?? 0.5);
	return { field, certainty: Math.round((likeness + value) * 50) / 100 };
}

const SHORT_WORD = 4;

/** Tells whether a word is in a heading: a short latin one only as a whole. */
function splitWords(header: string): { has(word: string): boolean } {
	const words = header
		.replace(/([a-z\d])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.filter((word) => word !== "");
	const joined = words.join("");
	return {
		has(word) {
			const wanted = word.toLowerCase().replace(/[^\p{L}\d]/gu, "");
			if (wanted.length > SHORT_WORD || !/^[a-z]+$/.test(wanted))
				return joined.includes(wanted);
			return words.some(
				(each) =>
					each === wanted ||
					(wanted.length === SHORT_WORD && each.startsWith(wanted)),
			);
		},
	};
}

/** Of the known words the one most like a given one; null where none is at all like it. */
export function nearestWord(
	word: string,
	known: readonly string[],
): string | null {
	const ranked = known
		.map((each) => ({ each, like: likenessOf(word, each) }))
		.filter(({ like }) => like >= LEAST_LIKENESS)
		.sort((a, b) => b.like - a.like || (a.each < b.each ? -1 : 1));
	return ranked[0]?.each ?? null;
}

/** How much of a word is in another, 0-1. */
export function likenessOf(word: string, other: string): number {
	return 1 - distance(word, other) / Math.max(word.length, other.length, 1);
}

const readGuesses = () =>
	readDefaults<{
		words: Record<string, string[]>;
	}>("header-guesses.yaml");
