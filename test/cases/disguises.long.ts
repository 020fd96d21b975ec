import { expect, test } from "vitest";
import { OTHERS, PLAIN, readDisguise } from "./disguises.ts";

test.each(OTHERS)(
	"$container in $encoding, $wrapper around cells, $layout, in $split, $extra, times $times",
	async (each) => {
		const { tickets: plain } = await readDisguise(PLAIN);
		const { tickets, rejects } = await readDisguise(each);
		expect(tickets).toEqual(plain);
		expect(rejects).toEqual([]);
	},
);
