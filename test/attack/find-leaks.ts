import type { Planted } from "./attacked-workspace.ts";

/** What came out, told by what it was put in as and where it was found. */
export function findLeaks(
	texts: ReadonlyMap<string, string>,
	planted: readonly Planted[],
): string[] {
	const byStart = new Map<string, { needle: string; cell: string }[]>();
	for (const { column, kind, needles } of planted)
		for (const needle of needles) {
			const start = needle.slice(0, 2);
			const alike = byStart.get(start) ?? [];
			alike.push({ needle, cell: `${column} · ${kind}` });
			byStart.set(start, alike);
		}
	const leaks = new Set<string>();
	for (const [where, text] of texts)
		for (let at = 0; at + 2 <= text.length; at++)
			for (const { needle, cell } of byStart.get(text.slice(at, at + 2)) ?? [])
				if (text.startsWith(needle, at)) leaks.add(`${cell} → ${where}`);
	return [...leaks];
}
