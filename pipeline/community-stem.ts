import { readDefaults } from "./defaults.ts";

/** A community's name without its ending, and the family of names that it belongs to; a bare name has none. */
export interface CommunityStem {
	stem: string;
	family: string;
	/** What is written before it of the district and the street; mostly nothing. */
	region: string;
}

const { families, separators, regions } = readDefaults<{
	families: Record<string, string[]>;
	separators: string[];
	regions: string[];
}>("community-families.yaml");
const endings = Object.entries(families)
	.flatMap(([family, list]) => list.map((ending) => ({ family, ending })))
	.sort((a, b) => b.ending.length - a.ending.length);

// What a hurried hand leaves behind a name.
const MARKS_BEHIND = /(?<![。.，,、；;：:])[。.，,、；;：:]+$/;
// A name is no shorter than its ending and a sign.
const SHORTEST = 2;

/** What remains of a name of a community: 白石 of 白石社区居委会, of the family of 社区. */
export function toCommunityStem(written: string): CommunityStem {
	const whole = written.replace(MARKS_BEHIND, "") || written;
	const region = toRegion(whole);
	const name = whole.slice(region.length);
	const found = endings.find(
		({ ending }) => name.endsWith(ending) && name.length > ending.length,
	);
	return found
		? {
				stem: name.slice(0, -found.ending.length),
				family: found.family,
				region,
			}
		: { stem: name, family: "", region };
}

function toRegion(name: string): string {
	const isLeft = (end: number) => end > 0 && name.length - end >= SHORTEST;
	const ends = [...separators, ...regions]
		.map((word) => ({ at: name.lastIndexOf(word), word }))
		.map(({ at, word }) => (at > 0 ? at + word.length : 0))
		.filter(isLeft);
	const region = name.slice(0, Math.max(0, ...ends));
	// 怡园街道社区 is named after its street.
	return endings.some(({ ending }) => name.slice(region.length) === ending)
		? ""
		: region;
}
