import { readDefaults } from "../defaults.ts";

/** A section of the report and why it may be missing, from `data/defaults/sections.yaml`. */
export interface Section {
	section: string;
	label: string;
	isPossible: boolean;
	missingReason: string;
	emptyReason: string;
}

interface SectionText {
	label: string;
	needs: string[];
	/** One for all needs, or one for each. */
	missing_reason: string | string[];
	empty_reason: string;
}

/** Which sections the fields of an export allow, in print order. */
export function planSections(fields: ReadonlySet<string>): Section[] {
	const texts: Record<string, SectionText> = readDefaults("sections.yaml");
	const isMet = (need: string) =>
		need.split("|").some((field) => fields.has(field));
	return Object.entries(texts).map(([section, text]) => ({
		section,
		label: text.label,
		isPossible: text.needs.every(isMet),
		missingReason: tellMissing(text, isMet),
		emptyReason: text.empty_reason,
	}));
}

function tellMissing(
	{ needs, missing_reason: reasons }: SectionText,
	isMet: (need: string) => boolean,
): string {
	return typeof reasons === "string"
		? reasons
		: needs
				.flatMap((need, at) => (isMet(need) ? [] : (reasons[at] ?? [])))
				.join("");
}
