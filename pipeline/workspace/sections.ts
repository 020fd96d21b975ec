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
	missing_reason: string;
	empty_reason: string;
}

/** Which sections the fields of an export allow, in print order. */
export function planSections(fields: ReadonlySet<string>): Section[] {
	const texts: Record<string, SectionText> = readDefaults("sections.yaml");
	return Object.entries(texts).map(([section, text]) => ({
		section,
		label: text.label,
		isPossible: text.needs.every((need) =>
			need.split("|").some((field) => fields.has(field)),
		),
		missingReason: text.missing_reason,
		emptyReason: text.empty_reason,
	}));
}
