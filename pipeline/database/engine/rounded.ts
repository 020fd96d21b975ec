// Text in quotes and remarks is passed over.
const PART =
	/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\bround\s*\(|[(),]/gi;

interface Call {
	/** Where the word begins, and what it is called with. */
	from: number;
	inside: number;
	depth: number;
	comma?: number;
}

/**
 * A statement that rounds halves away from zero, as DuckDB does: ClickHouse rounds those of
 * floating numbers to the even neighbour. The digits are those that DuckDB comes to as well.
 */
export function roundHalvesAway(select: string): string {
	const open: Call[] = [];
	let depth = 0;
	for (const { 0: part, index } of select.matchAll(PART)) {
		if (/^round/i.test(part)) {
			depth += 1;
			open.push({ from: index, inside: index + part.length, depth });
		} else if (part === "(") depth += 1;
		else if (part === ",") {
			const call = open.at(-1);
			if (call?.depth === depth) call.comma ??= index;
		} else if (part === ")") {
			const call = open.at(-1);
			if (call?.depth === depth)
				return roundHalvesAway(replace(select, call, index));
			depth -= 1;
		}
	}
	return select;
}

// The innermost call that ends first; what is around it is looked at again.
function replace(select: string, { from, inside, comma }: Call, end: number) {
	const value = select.slice(inside, comma ?? end);
	const digits = comma === undefined ? "0" : select.slice(comma + 1, end);
	const power = 10 ** Number(digits);
	if (Number.isNaN(power)) throw new Error(`round to ${digits} places`);
	const scaled = `((${value}) * ${power})`;
	// The engine computes what stands there several times once.
	const rounded = `(trunc(${scaled}) + case when abs(${scaled} - trunc(${scaled})) >= 0.5 then sign(${scaled}) else 0 end) / ${power}`;
	return `${select.slice(0, from)}(${rounded})${select.slice(end + 1)}`;
}
