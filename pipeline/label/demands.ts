import type { DemandWords } from "../workspace/rules.ts";

/** Finds what a text asks for, in words of the list and never in the citizen's; empty where it asks for nothing known. */
export function createDemandFinder({
	openers,
	not_openers,
	verbs,
	objects,
	answers,
	most,
	reach,
	between,
}: DemandWords): (texts: readonly (string | null)[]) => string {
	// A longer word stands before its own beginning.
	const anyOf = (words: readonly string[]) =>
		[...words].sort((a, b) => b.length - a.length).join("|");
	const asked = new RegExp(
		`(?:${anyOf(not_openers)})|(?:${anyOf(openers)})([^。！？!?；;\\n]{0,${reach}})`,
		"g",
	);
	const verb = anyOf([...verbs.flat(), ...answers]);
	const done = new RegExp(
		`(?<verb>${verb})(?:(?:(?!${verb})[^，,、]){0,${between}}?(?<object>${anyOf(objects)}))?`,
		"g",
	);
	return (texts) => {
		const found = new Set<string>();
		const onlyAnswers = new Set<string>();
		for (const text of texts)
			for (const [, demand = ""] of (text ?? "").matchAll(asked))
				for (const { groups = {} } of demand.matchAll(done)) {
					const { verb = "", object = "" } = groups;
					if (answers.includes(verb)) onlyAnswers.add(verb);
					else found.add(`${verb}${object}`);
				}
		const told = found.size > 0 ? found : onlyAnswers;
		return [...told].slice(0, most).join("、");
	};
}
