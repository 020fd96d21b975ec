import { cut, type Mutant, nextNumbers } from "./mutant.ts";

interface Token {
	text: string;
	/** The word in lower case; operators and numbers as they are. */
	word: string;
	start: number;
	depth: number;
}

const TOKEN =
	/--[^\n]*|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?(?:e-\d+)?|<>|<=|>=|::|\|\||[^\s]/gu;

const INSTEAD: Record<string, string> = {
	">": ">=",
	">=": ">",
	"<": "<=",
	"<=": "<",
	"=": "<>",
	"<>": "=",
	or: "and",
	true: "false",
	false: "true",
	desc: "",
	asc: "desc",
	min_by: "max_by",
	max_by: "min_by",
};

// A list of conditions stands between one of these and the end of its clause.
const OPENS = new Set(["where", "on", "having", "qualify", "when"]);
const CLOSES = new Set([
	"where",
	"group",
	"order",
	"having",
	"qualify",
	"union",
	"inner",
	"left",
	"cross",
	"full",
	"join",
	"then",
	"window",
	"limit",
	")",
]);

/** Every text that differs from a model's in one comparison, boundary, literal, conjunction, order or condition. */
export function mutateSql(sql: string): Mutant[] {
	const tokens = tokenize(sql);
	return [
		...tokens.flatMap((token, index) => swapToken(sql, tokens, token, index)),
		...tokens.flatMap((token, index) => dropTerms(sql, tokens, token, index)),
		...tokens.flatMap((token, index) => dropListed(sql, tokens, token, index)),
		...tokens.flatMap((token, index) =>
			turnSortKeys(sql, tokens, token, index),
		),
	];
}

function tokenize(sql: string): Token[] {
	let depth = 0;
	const tokens: Token[] = [];
	for (const { 0: text, index: start } of sql.matchAll(TOKEN)) {
		if (text.startsWith("--")) continue;
		if (text === ")") depth -= 1;
		tokens.push({ text, word: text.toLowerCase(), start, depth });
		if (text === "(") depth += 1;
	}
	return tokens;
}

function swapToken(
	sql: string,
	tokens: readonly Token[],
	token: Token,
	index: number,
): Mutant[] {
	const { text, word, start } = token;
	const before = tokens[index - 1]?.word;
	const replace = (other: string) =>
		cut(sql, start, start + text.length, other, `${text} → ${other || "gone"}`);
	// A tolerance: how small it is decides nothing.
	if (/^\d.*e-/.test(word)) return [replace("0")];
	if (/^\d/.test(word))
		return isDigits(tokens, index) ? [] : nextNumbers(word).map(replace);
	if (word === "not" && tokens[index + 1]?.word !== "null")
		return [replace("")];
	if (word === "and")
		return isBetween(tokens, index) || isJoin(tokens, index)
			? []
			: [replace("or")];
	// Whatever is not equal: a cross join.
	if (word === "=" && isJoin(tokens, index)) return [];
	const other = INSTEAD[word];
	return other === undefined || before === "as" ? [] : [replace(other)];
}

// `round(share, 6)`: how finely it is written, and rows are compared to six places.
function isDigits(tokens: readonly Token[], index: number): boolean {
	const depth = tokens[index]?.depth ?? 0;
	if (tokens[index - 1]?.text !== "," || tokens[index + 1]?.text !== ")")
		return false;
	const opening = tokens.findLastIndex(
		(token, at) => at < index && token.text === "(" && token.depth < depth,
	);
	return tokens[opening - 1]?.word === "round";
}

// `between 1 and 2`: this one joins no conditions.
function isBetween(tokens: readonly Token[], index: number): boolean {
	const depth = tokens[index]?.depth;
	for (let at = index - 1; at >= 0; at -= 1) {
		const token = tokens[at];
		if (!token || token.depth < (depth ?? 0)) return false;
		if (token.depth !== depth) continue;
		if (token.word === "between") return true;
		if (["and", "or", "when", ...OPENS].includes(token.word)) return false;
	}
	return false;
}

// `on a.x = b.x or a.y = b.y` is a cross join of what is large; a dropped term says as much.
function isJoin(tokens: readonly Token[], index: number): boolean {
	const depth = tokens[index]?.depth;
	for (let at = index - 1; at >= 0; at -= 1) {
		const token = tokens[at];
		if (!token || token.depth < (depth ?? 0)) return false;
		if (token.depth !== depth) continue;
		if (token.word === "on") return true;
		if (OPENS.has(token.word)) return false;
	}
	return false;
}

/** One of the conditions that `and` joins, left out; the only one of a `where` as well. */
function dropTerms(
	sql: string,
	tokens: readonly Token[],
	token: Token,
	index: number,
): Mutant[] {
	if (!OPENS.has(token.word)) return [];
	const { terms, hasOr } = readTerms(tokens, index);
	if (hasOr || (terms.length < 2 && token.word !== "where")) return [];
	return terms.map(([from, to]) => {
		const text = sql.slice(from, to);
		return cut(sql, from, to, "true", `without ${text.replace(/\s+/g, " ")}`);
	});
}

function readTerms(tokens: readonly Token[], index: number) {
	const depth = tokens[index]?.depth ?? 0;
	const terms: [number, number][] = [];
	let from = tokens[index + 1]?.start ?? 0;
	let hasOr = false;
	let at = index + 1;
	for (; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (!token || token.depth < depth) break;
		if (token.depth > depth) continue;
		if (CLOSES.has(token.word) && !isCall(tokens, at)) break;
		if (token.word === ",") break;
		if (token.word === "or") hasOr = true;
		if (token.word !== "and" || isBetween(tokens, at)) continue;
		terms.push([from, endOf(tokens[at - 1])]);
		from = tokens[at + 1]?.start ?? from;
	}
	terms.push([from, endOf(tokens[at - 1])]);
	return { terms, hasOr };
}

// `left(text, 2)` is no join; a bracket at the same depth closes a call within the term.
function isCall(tokens: readonly Token[], at: number): boolean {
	return tokens[at]?.text === ")" || tokens[at + 1]?.text === "(";
}

/** One of the values of `in (…)`, left out. */
function dropListed(
	sql: string,
	tokens: readonly Token[],
	token: Token,
	index: number,
): Mutant[] {
	if (token.word !== "in" || tokens[index + 1]?.text !== "(") return [];
	const values: Token[] = [];
	for (let at = index + 2; tokens[at] && tokens[at]?.text !== ")"; at += 1) {
		const value = tokens[at];
		if (value && value.text !== ",") values.push(value);
	}
	if (values.some(({ text }) => !text.startsWith("'"))) return [];
	return values.map(({ text, start }) =>
		cut(sql, start, start + text.length, "'…'", `in without ${text}`),
	);
}

/** One of the keys of an `order by`, the other way round. */
function turnSortKeys(
	sql: string,
	tokens: readonly Token[],
	token: Token,
	index: number,
): Mutant[] {
	if (token.word !== "order" || tokens[index + 1]?.word !== "by") return [];
	const keys: Token[] = [];
	let at = index + 2;
	for (; at < tokens.length; at += 1) {
		const each = tokens[at];
		if (!each || each.depth < token.depth) break;
		if (each.depth > token.depth) continue;
		if (["rows", "range", "limit"].includes(each.word)) break;
		if (each.text === ",") keys.push(tokens[at - 1] ?? each);
	}
	keys.push(tokens[at - 1] ?? token);
	return keys
		.filter(({ word }) => !["asc", "desc"].includes(word))
		.map((last) => {
			const end = endOf(last);
			const text = sql.slice(0, end).split("\n").at(-1)?.trim();
			return cut(sql, end, end, " desc", `${text} → desc`);
		});
}

function endOf(token: Token | undefined): number {
	return token ? token.start + token.text.length : 0;
}
