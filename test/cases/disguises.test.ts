import { beforeAll, expect, test } from "vitest";
import { someOf } from "../some-of.ts";
import { TICKETS } from "./disguised-tickets.ts";
import { disguise, FIRST, PLAIN, readDisguise, THIRTY } from "./disguises.ts";

// What a workspace says does not depend on how it was written.

let plain: unknown[] = [];

beforeAll(async () => {
	({ tickets: plain } = await readDisguise(PLAIN));
	expect(plain).toHaveLength(TICKETS.length);
});

// Every other container; `npm run cases` reads each.
test.each(someOf(FIRST, 2))(
	"$container in $encoding, $wrapper around cells, $layout, in $split, $extra, times $times",
	async (each) => {
		const { tickets, rejects } = await readDisguise(each);
		expect(tickets).toEqual(plain);
		expect(rejects).toEqual([]);
	},
);

test("the first know every container", () => {
	const containers = (of: typeof THIRTY) =>
		new Set(of.map(({ container }) => container));
	expect(containers(FIRST)).toEqual(containers(THIRTY));
});

test("the thirty know every container, encoding, wrapper, layout, split, extra and way of times", () => {
	const kinds = Object.keys(PLAIN) as (keyof typeof PLAIN)[];
	for (const kind of kinds)
		expect(new Set(THIRTY.map((each) => each[kind])).size).toBeGreaterThan(3);
	const written = new Set(THIRTY.map((each) => JSON.stringify(disguise(each))));
	expect(written.size).toBe(30);
});
