/** Signs of which every match holds at least one; null where no such signs are known. */
export type NeededSigns = ReadonlySet<string> | null;

// A group's opening, a class, an escape, how often, or a sign.
const TOKENS =
	/\((?:\?(?:<?[=!]|:|<\w+>))?|\[(?:\\.|[^\]])*\]|\\.|(?:[?*+]|\{[\d,]+\})\??|./gs;
const ASSERTION = /\?<?[=!]/;
const OFTEN = /^(?:[?*+]|\{[\d,]+\})/;
const OPTIONAL = /^(?:[?*]|\{0)/;
const WIDE = ".^$";
const IN_CLASS = /(\\?.)-(\\?.)|\\?./gs;
const DIGITS = "0123456789";
// Few texts are without a digit.
const COMMON = 200;

/** What is read of a group so far. */
interface Group {
	isAssertion: boolean;
	/** What the alternatives before this one need. */
	before: NeededSigns[];
	/** Of this one the part that tells most, and the last, which may turn out to be optional. */
	best: NeededSigns;
	last: NeededSigns;
}

/**
 * Reads off a regular expression, without the flag `u`, what a text must hold to match it: of a
 * sequence the part that tells most, of alternatives what any of them needs. UTF-16 units.
 */
export function findNeededSigns(source: string, flags = ""): NeededSigns {
	const outer: Group[] = [];
	let group = begin(false);
	for (const [token] of source.matchAll(TOKENS)) {
		if (OFTEN.test(token)) {
			if (OPTIONAL.test(token)) group.last = null;
			continue;
		}
		const best = tellsMore(group.best, group.last);
		group = { ...group, best, last: null };
		if (token === "|")
			group = { ...group, before: [...group.before, best], best: null };
		else if (token === ")") {
			const signs = group.isAssertion ? null : unite(group);
			group = { ...(outer.pop() ?? begin(false)), last: signs };
		} else if (token.startsWith("(")) {
			outer.push(group);
			group = begin(ASSERTION.test(token));
		} else group.last = readSigns(token);
	}
	const needed = unite({ ...group, best: tellsMore(group.best, group.last) });
	return needed && flags.includes("i") ? withBothCases(needed) : needed;
}

const begin = (isAssertion: boolean): Group => ({
	...{ isAssertion, before: [], best: null, last: null },
});

function unite({ before, best }: Group): NeededSigns {
	const all = [...before, best];
	return all.includes(null)
		? null
		: new Set(all.flatMap((signs) => [...(signs ?? [])]));
}

function tellsMore(one: NeededSigns, other: NeededSigns): NeededSigns {
	if (!one || !other) return one ?? other;
	return commonness(other) < commonness(one) ? other : one;
}

function commonness(signs: ReadonlySet<string>): number {
	return signs.size + (signs.has("1") ? COMMON : 0);
}

function readSigns(token: string): NeededSigns {
	if (token.startsWith("[")) return readClass(token.slice(1, -1));
	const signs = WIDE.includes(token) ? null : readSign(token);
	return signs === null ? null : new Set(signs);
}

function readClass(list: string): NeededSigns {
	if (list.startsWith("^")) return null;
	const parts = [...list.matchAll(IN_CLASS)].map(([one, from, to]) =>
		from && to ? spread(readSign(from), readSign(to)) : readSign(one),
	);
	return parts.includes(null)
		? null
		: new Set(parts.flatMap((signs) => [...(signs ?? [])]));
}

// A sign that stands for itself, or all digits; null for a class without a short list.
function readSign(token: string): string | null {
	if (token === "\\d") return DIGITS;
	if (token === "\\n") return "\n";
	if (!token.startsWith("\\")) return token;
	return /\w/.test(token.charAt(1)) ? null : token.charAt(1);
}

function spread(from: string | null, to: string | null): string | null {
	if (from?.length !== 1 || to?.length !== 1) return null;
	const first = from.charCodeAt(0);
	const units = Array.from({ length: to.charCodeAt(0) - first + 1 });
	return units.map((_, at) => String.fromCharCode(first + at)).join("");
}

function withBothCases(signs: ReadonlySet<string>): NeededSigns {
	return new Set(
		[...signs].flatMap((sign) => [
			...[sign, sign.toLowerCase(), sign.toUpperCase()],
		]),
	);
}
