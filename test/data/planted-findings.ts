import { expect } from "vitest";

interface Place {
	topic: string;
	estate: string;
	ticket_ids: string[];
}

/** What the generator has put into the sample that a leader should be told. */
interface Planted {
	worse_communities: { community: string; since: string }[];
	dissatisfying_units: { unit: string; since: string }[];
	bursts: Place[];
	heavy_callers: Place[];
	weary_estates: { estate: string }[];
}

/** Holds the first page to what was planted, since when, and to nothing else. */
export function expectPlanted(
	findings: readonly Record<string, string>[],
	page: string,
	planted: Planted,
): void {
	const told = findings.filter((row) => row.finding_no !== "");
	expect(
		new Set(told.map(({ scope, since_month }) => `${scope} ${since_month}`)),
	).toEqual(
		new Set([
			// Few of the care households were met: `truth.visits` counts them.
			"全街道 ",
			...planted.worse_communities.map(
				({ community, since }) => `${community} ${since}`,
			),
			...planted.dissatisfying_units.map(
				({ unit, since }) => `${unit} ${since}`,
			),
			...planted.bursts.map(({ topic, estate }) => `${topic}@${estate} `),
			...planted.weary_estates.map(({ estate }) => `${estate} `),
		]),
	);
	expect(told[0]).toMatchObject({ dimension: "visits", kind: "care" });
	// One caller's matter is told as one caller's.
	const [heavy] = planted.heavy_callers;
	expect(page).toContain(`件中有${heavy?.ticket_ids.length}件出自同一位来电人`);
}
