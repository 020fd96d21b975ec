import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
	haveFewRecords,
	toEngineThreads,
	toMemoryLimit,
} from "../../../pipeline/commands/by-size.ts";

const GIB = 2 ** 30;
const root = mkdtempSync(join(tmpdir(), "by-size-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// Of so many bytes, none of which takes room.
function exportsOf(bytes: number) {
	const absolutePath = join(root, `${bytes}.csv`);
	writeFileSync(absolutePath, "");
	truncateSync(absolutePath, bytes);
	return [
		{ path: "a.csv", absolutePath },
		{ path: "b.csv", absolutePath: join(root, "none"), obstacle: "打不开" },
	];
}

test("exports of less than 32 MB have few records; what cannot be opened counts for none", () => {
	expect(haveFewRecords(exportsOf(2 ** 25 - 1))).toBe(true);
	expect(haveFewRecords(exportsOf(2 ** 25))).toBe(false);
});

test("a statement has one thread where exports are small or there are two cores, else one a core", () => {
	expect(toEngineThreads(exportsOf(GIB), 2)).toBe(1);
	expect(toEngineThreads(undefined, 2)).toBe(1);
	expect(toEngineThreads(exportsOf(0), 8)).toBe(1);
	expect(toEngineThreads(exportsOf(GIB), 8)).toBeUndefined();
	expect(toEngineThreads(undefined, 8)).toBeUndefined();
});

test("the engine may take three quarters of a gigabyte, more for larger exports, and never more than half of the machine", () => {
	expect(toMemoryLimit(exportsOf(0), 24 * GIB)).toBe(0.75 * GIB);
	expect(toMemoryLimit(exportsOf(GIB), 24 * GIB)).toBe(GIB);
	expect(toMemoryLimit(exportsOf(10 * GIB), 4 * GIB)).toBe(2 * GIB);
	expect(toMemoryLimit(exportsOf(GIB), GIB)).toBe(GIB / 2);
});
