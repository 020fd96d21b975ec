import { readFileSync } from "node:fs";
import { distance } from "fastest-levenshtein";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";
import type { FieldRule } from "../read/field-rules.ts";

interface UnknownColumn {
	header: string | null;
	looks_like: string | null;
}

// Half of a name in common is a likely slip of the pen; less is chance.
const LEAST_LIKENESS = 0.5;

/** The field that a column nobody knows most likely holds, of those the sheet still lacks; null where no guess is better than another. */
export function guessField(
	{ header, looks_like }: UnknownColumn,
	fields: Readonly<Record<string, FieldRule>>,
	taken: readonly (string | null)[],
): string | null {
	if (header === null) return null;
	const fits = (field: string) => {
		const kind = fields[field]?.kind;
		const isTime = kind === "time" || kind === "deadline";
		return !taken.includes(field) && isTime === (looks_like === "time");
	};
	const text = header.toLowerCase();
	const byWord = Object.entries(readWords()).find(
		([field, words]) =>
			fits(field) && words.some((word) => text.includes(word.toLowerCase())),
	);
	if (byWord) return byWord[0];
	const aliases = Object.entries(fields)
		.filter(([field]) => fits(field))
		.flatMap(([field, rule]) =>
			rule.aliases.map((alias) => ({ field, alias })),
		);
	const nearest = nearestWord(
		header,
		aliases.map(({ alias }) => alias),
	);
	return aliases.find(({ alias }) => alias === nearest)?.field ?? null;
}

/** Of the known words the one most like a given one; null where none is at all like it. */
export function nearestWord(
	word: string,
	known: readonly string[],
): string | null {
	const likeness = (each: string) =>
		1 - distance(word, each) / Math.max(word.length, each.length, 1);
	const ranked = known
		.map((each) => ({ each, like: likeness(each) }))
		.filter(({ like }) => like >= LEAST_LIKENESS)
		.sort((a, b) => b.like - a.like || (a.each < b.each ? -1 : 1));
	return ranked[0]?.each ?? null;
}

function readWords(): Record<string, string[]> {
	const file = packagePath("data", "defaults", "header-guesses.yaml");
	return parse(readFileSync(file, "utf8")).words;
}
