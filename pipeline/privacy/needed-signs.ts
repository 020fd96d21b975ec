const DIGITS = "0123456789";
const ASSERTION = /^\(\?<?[=!]/;
const OPENING = /^\((?:\?(?::|<\w+>))?/;
const QUANTIFIER = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/;
// A longer list of signs tells nothing of a text.
const MOST_SIGNS = 200;

/** Signs of which every match holds at least one; null where no such signs are known. */
export type NeededSigns = ReadonlySet<string> | null;

/**
 * Reads off a regular expression, without the flag `u`, what a text must hold to match it: of a
 * sequence the part that tells most, of alternatives what any of them needs. UTF-16 units.
 */
export function findNeededSigns(source: string, flags = ""): NeededSigns {
	let at = 0;
	const isNext = (sign: string) => source.startsWith(sign, at);
	const take = (shape: RegExp): RegExpExecArray | null => {
		const found = shape.exec(source.slice(at));
		at += found?.[0].length ?? 0;
		return found;
	};

	function readAlternatives(): NeededSigns {
		const all = [readSequence()];
		while (isNext("|")) {
			at += 1;
			all.push(readSequence());
		}
		return unite(all);
	}

	function readSequence(): NeededSigns {
		let best: NeededSigns = null;
		while (at < source.length && !isNext("|") && !isNext(")")) {
			const signs = readPart();
			const quantifier = take(QUANTIFIER);
			if (isOptional(quantifier)) continue;
			if (signs && (!best || commonness(signs) < commonness(best)))
				best = signs;
		}
		return best;
	}

	function readPart(): NeededSigns {
		if (isNext("(")) return readGroup();
		if (isNext("[")) return readClass();
		const isWide = isNext(".") || isNext("^") || isNext("$");
		const sign = readSign();
		if (isWide) return null;
		return sign === null ? null : new Set(sign);
	}

	function readGroup(): NeededSigns {
		const isAssertion = take(ASSERTION) !== null;
		if (!isAssertion) take(OPENING);
		const signs = readAlternatives();
		at += 1;
		return isAssertion ? null : signs;
	}

	function readClass(): NeededSigns {
		at += 1;
		let signs: Set<string> | null = isNext("^") ? null : new Set();
		if (isNext("^")) at += 1;
		while (!isNext("]")) {
			const from = readSign();
			let to = from;
			if (isNext("-") && source[at + 1] !== "]") {
				at += 1;
				to = readSign();
			}
			if (from === null || to === null) signs = null;
			for (const sign of signs ? spread(from ?? "", to ?? "") : [])
				signs?.add(sign);
		}
		at += 1;
		return signs && signs.size <= MOST_SIGNS ? signs : null;
	}

	// A sign that stands for itself, or all digits; null for a class without a short list.
	function readSign(): string | null {
		const sign = source[at] ?? "";
		at += 1;
		if (sign !== "\\") return sign;
		const escaped = source[at] ?? "";
		at += 1;
		if (escaped === "d") return DIGITS;
		if (escaped === "n") return "\n";
		return /\w/.test(escaped) ? null : escaped;
	}

	const needed = readAlternatives();
	return needed && flags.includes("i") ? withBothCases(needed) : needed;
}

function isOptional(quantifier: RegExpExecArray | null): boolean {
	if (!quantifier) return false;
	const [text, least] = quantifier;
	return least === undefined ? !text.startsWith("+") : Number(least) === 0;
}

function spread(from: string, to: string): string[] {
	if (from.length > 1 || to === from) return [...from];
	const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
	return Array.from({ length: last - first + 1 }, (_, index) =>
		String.fromCharCode(first + index),
	);
}

function unite(all: readonly NeededSigns[]): NeededSigns {
	const signs = new Set<string>();
	for (const each of all) {
		if (each === null) return null;
		for (const sign of each) signs.add(sign);
	}
	return signs;
}

// Few texts are without a digit.
function commonness(signs: ReadonlySet<string>): number {
	return signs.size + (signs.has("1") ? MOST_SIGNS : 0);
}

function withBothCases(signs: ReadonlySet<string>): ReadonlySet<string> {
	return new Set(
		[...signs].flatMap((sign) => [
			sign,
			sign.toLowerCase(),
			sign.toUpperCase(),
		]),
	);
}
