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
	persistent: Place[];
	seasons: Place[];
	waves: Wave[];
	seasonal_topics: { topic: string; months: number[] }[];
}

interface Wave {
	topic: string;
	first_at: string;
	last_at: string;
	communities: number;
	ticket_ids: string[];
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

/** Holds what was planted and is not on the first page to why it is not. */
export function expectExplained(
	findings: readonly Record<string, string>[],
	page: string,
	planted: Planted,
	month: string,
): void {
	const verdictOf = (kind: string, scope: string) =>
		findings.find((row) => row.kind === kind && row.scope === scope)?.verdict;
	// What does not find room among five comes after them.
	for (const { topic, estate } of planted.persistent)
		expect(verdictOf("hotspot", `${topic}@${estate}`)).toBe("after_the_first");
	// What comes each year is no news, of an estate as of the street.
	for (const { topic, estate } of planted.seasons)
		expect(verdictOf("hotspot", `${topic}@${estate}`)).toBe("within_chance");
	for (const { topic, months } of planted.seasonal_topics)
		if (months.includes(Number(month.slice(5))))
			expect(verdictOf("volume_change", topic)).toBeUndefined();
	// A wave that is over is said beneath the findings.
	expect(planted.waves.length).toBeGreaterThan(0);
	for (const wave of planted.waves) {
		expect(verdictOf("wave", wave.topic)).toBe("settled");
		const days = [wave.first_at, wave.last_at].map(toDay).join("至");
		expect(page).toContain(`${days}集中来了`);
		expect(page).toContain(`涉及${wave.communities}个社区；都已办结`);
	}
}

const toDay = (at: string) =>
	`${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日`;
