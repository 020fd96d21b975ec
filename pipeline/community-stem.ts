import { readDefaults } from "./defaults.ts";

/** A community's name without its ending, and the family of names that it belongs to; a bare name has none. */
export interface CommunityStem {
	stem: string;
	family: string;
}

const families: Record<string, string[]> = readDefaults(
	"community-families.yaml",
);
const endings = Object.entries(families)
	.flatMap(([family, list]) => list.map((ending) => ({ family, ending })))
	.sort((a, b) => b.ending.length - a.ending.length);

// What a hurried hand leaves behind a name.
const MARKS_BEHIND = /(?<![。.，,、；;：:])[。.，,、；;：:]+$/;

/** What remains of a name of a community: 白石 of 白石社区居委会, of the family of 社区. */
export function toCommunityStem(written: string): CommunityStem {
	const name = written.replace(MARKS_BEHIND, "") || written;
	const found = endings.find(
		({ ending }) => name.endsWith(ending) && name.length > ending.length,
	);
	return found
		? { stem: name.slice(0, -found.ending.length), family: found.family }
		: { stem: name, family: "" };
}
