import type { Jieba } from "@node-rs/jieba";
import {
	isFullName,
	isPersonName,
	isSureName,
} from "../privacy/person-name.ts";
import type { TitleWords } from "../workspace/rules.ts";

/** The names of things that a text tells, as `海通+一卡通z` where its title does and as `海通+一卡通y` where the rest alone does. */
export type FindThingNames = (title: string, content: string) => string[];

interface NameRules {
	jieba: Jieba;
	words: Pick<TitleWords, "named" | "owned" | "districts" | "doors" | "things">;
	stopWords: readonly string[];
}

const LONGEST_CONTENT = 500;
const MOST_NAMES = 16;
// Words of new texts without end: beyond so many a finder starts anew.
const MOST_WORDS = 1 << 18;
const LONGEST_BARE = 6;
const LONGEST_NAME = 14;
const LONGEST_HALF = 4;
const NOT_HAN = /[^\p{Script=Han}]/u;
const NOUN = /^(?:n|s$|vn|an|b|j)/;
// Nouns that are somebody's or some place's, and what no dictionary has.
const NAME = /^(?:x$|nr|ns|nt|nz)/;
const ADDED = /^(?:v|a|g|m|i|l|z|f|n)/;

interface Piece {
	word: string;
	isName: boolean;
	/** Part of a name only before one. */
	isLone: boolean;
	isNoun: boolean;
}

/**
 * Finds what stands directly before a word that makes it the name of a thing (平台, 一卡通, 小学): words
 * of no dictionary and names, six characters at most. What may be a person's name counts only where
 * nobody owns such a thing and it stands nowhere else in the text, and a full name by a common surname
 * never. Whoever prints one asks that several people tell it.
 */
export function createThingNames({
	jieba,
	words: { named, owned, districts, doors, things },
	stopWords,
}: NameRules): FindThingNames {
	const kinds = new RegExp(`${anyOf(named)}|(${anyOf(owned)})`, "gu");
	const region = new RegExp(
		`[A-Z]\\d{0,2}[市区县镇]|${anyOf(districts)}`,
		"gu",
	);
	const known = new Set(things);
	const never = new Set([...stopWords, ...doors]);
	const judge = (word: string): Piece => {
		const [first, ...more] = jieba.tag(word, false);
		const tag = more.length > 0 ? "x" : (first?.tag ?? "");
		const isKnown = known.has(word);
		const isStop = never.has(word);
		return {
			word,
			isName: !isStop && !isKnown && (NAME.test(tag) || isPersonName(word)),
			isLone: !isStop && word.length === 1 && ADDED.test(tag),
			isNoun: isKnown || (!isStop && NOUN.test(tag)),
		};
	};
	const judged = new Map<string, Piece>();
	const toPiece = (word: string): Piece => {
		const before = judged.get(word);
		if (before) return before;
		if (judged.size > MOST_WORDS) judged.clear();
		const piece = judge(word);
		judged.set(word, piece);
		return piece;
	};
	const plain = (text: string) => text.normalize("NFKC").replace(region, "|");
	return (title, content) => {
		const head = plain(title);
		const text = `${head}\n${plain(content.trim().slice(0, LONGEST_CONTENT))}`;
		const found = new Map<string, string>();
		for (const match of text.matchAll(kinds)) {
			const [kind, isOwned] = [match[0], match[1] !== undefined];
			const before = text.slice(
				Math.max(0, match.index - LONGEST_NAME),
				match.index,
			);
			const own = before.split(NOT_HAN).at(-1) ?? "";
			const bares = own ? readBares(jieba.cut(own, true).map(toPiece)) : [];
			const mayTell = bares.every(({ bare, parts, added }) => {
				const somebody = findSomebody(bare, parts);
				if (!somebody) return true;
				const name = somebody === bare ? bare + added + kind : bare;
				return (
					!isOwned &&
					!isFullName(somebody) &&
					!standsApart(text, somebody, name)
				);
			});
			if (!mayTell) continue;
			for (const { bare, added } of bares) {
				const name = `${bare}+${added}${kind}`;
				const isFit =
					bare.length <= LONGEST_BARE && name.length <= LONGEST_NAME;
				if (isFit && !found.has(name))
					found.set(name, match.index < head.length ? "z" : "y");
			}
		}
		return [...found].slice(0, MOST_NAMES).map(([name, part]) => name + part);
	};
}

const anyOf = (patterns: readonly string[]) =>
	`(?:${[...patterns].sort((a, b) => b.length - a.length).join("|")})`;

// From the end: nouns that belong to the kind (投资 of 投资公司), then the name, from each piece it may begin with.
function readBares(
	pieces: readonly Piece[],
): { bare: string; parts: string[]; added: string }[] {
	let end = pieces.length;
	while (end > 0 && pieces[end - 1]?.isNoun && !pieces[end - 1]?.isName) end--;
	const added = pieces
		.slice(end)
		.map(({ word }) => word)
		.join("");
	const bares: { bare: string; parts: string[]; added: string }[] = [];
	for (let from = end - 1; from >= 0; from--) {
		const piece = pieces[from] as Piece;
		const isInside = from < end - 1 && (piece.isLone || piece.isNoun);
		if (!piece.isName && !isInside) break;
		const parts = pieces.slice(from, end).map(({ word }) => word);
		const bare = parts.join("");
		if (bare.length > 1 && (piece.isName || piece.isLone))
			bares.push({ bare, parts, added });
	}
	return bares;
}

// What of it may be a person's name: all of it, or words side by side.
function findSomebody(
	bare: string,
	parts: readonly string[],
): string | undefined {
	if (isPersonName(bare)) return bare;
	for (const from of parts.keys()) {
		let half = "";
		for (const part of parts.slice(from)) {
			half += part;
			if (half.length > LONGEST_HALF) break;
			if (isSureName(half)) return half;
		}
	}
	return undefined;
}

function standsApart(text: string, somebody: string, name: string): boolean {
	const ahead = name.indexOf(somebody);
	for (
		let at = text.indexOf(somebody);
		at >= 0;
		at = text.indexOf(somebody, at + 1)
	)
		if (!text.startsWith(name, at - ahead)) return true;
	return false;
}
