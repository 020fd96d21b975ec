import { expect, test } from "vitest";
import { runForMost } from "../../../pipeline/files/run-for-most.ts";

function spin(ms: number): string {
	const end = Date.now() + ms;
	while (Date.now() < end);
	return "done";
}

/** A processor that this program had for a share of the time only. */
const sharedWithOthers = (share: number) => ({
	cpuMs: () => performance.now() * share,
});

test("a calculation that others kept from the processor is given more time", () => {
	const work = () => spin(150);
	expect(runForMost(50, work, sharedWithOthers(0.2))).toBe("done");
	expect(() => runForMost(50, work, sharedWithOthers(1))).toThrow("timed out");
});

test("one that never ends is stopped even where others have most of the processor", () => {
	const work = () => spin(Number.POSITIVE_INFINITY);
	expect(() => runForMost(20, work, sharedWithOthers(0.3))).toThrow(
		"timed out",
	);
});

test("its own errors are told at once", () => {
	let tries = 0;
	const work = () => {
		tries++;
		throw new Error("broken");
	};
	expect(() => runForMost(1000, work)).toThrow("broken");
	expect(tries).toBe(1);
});
