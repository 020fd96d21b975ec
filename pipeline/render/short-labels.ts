import { measureText } from "./text-width.ts";

/**
 * A label of at most so many ems for each name, no two the same: a name that is too long
 * keeps its beginning and its end, or where that is another's too the stretch in which it
 * differs, or else a number.
 */
export function shortenLabels(
	names: Iterable<string>,
	ems: number,
): Map<string, string> {
	const all = [...new Set(names)];
	const labels = new Map(all.map((name) => [name, keepEnds(name, ems)]));
	for (const group of groupsOf(labels)) {
		const from = differAt(group);
		for (const name of group) labels.set(name, keepFrom(name, from, ems));
	}
	for (const group of groupsOf(labels))
		for (const [index, name] of group.entries()) {
			const number = `（${index + 1}）`;
			const head = takeWidth(name, ems - 1 - measureText(number));
			labels.set(name, `${head}…${number}`);
		}
	return labels;
}

/** The names that share a label with another. */
function groupsOf(labels: ReadonlyMap<string, string>): string[][] {
	const byLabel = new Map<string, string[]>();
	for (const [name, label] of labels)
		byLabel.set(label, [...(byLabel.get(label) ?? []), name]);
	return [...byLabel.values()].filter((group) => group.length > 1);
}

function keepEnds(name: string, ems: number): string {
	if (measureText(name) <= ems) return name;
	const half = (ems - 1) / 2;
	return `${takeWidth(name, Math.ceil(half))}…${takeEnd(name, Math.floor(half))}`;
}

function keepFrom(name: string, from: number, ems: number): string {
	if (measureText(name) <= ems) return name;
	const rest = [...name].slice(from).join("");
	return measureText(rest) <= ems - 1
		? `…${rest}`
		: `…${takeWidth(rest, ems - 2)}…`;
}

function differAt([first = "", ...others]: readonly string[]): number {
	const chars = [...first];
	const at = chars.findIndex((char, index) =>
		others.some((other) => [...other][index] !== char),
	);
	return at < 0 ? chars.length : at;
}

function takeWidth(text: string, ems: number): string {
	let taken = "";
	for (const char of text) {
		if (measureText(taken + char) > ems) break;
		taken += char;
	}
	return taken;
}

function takeEnd(text: string, ems: number): string {
	return [...takeWidth([...text].reverse().join(""), ems)].reverse().join("");
}
