import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
	haveFewRecords,
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

test("the engine may take three quarters of a gigabyte, more for larger exports, and never more than half of the machine", () => {
	expect(toMemoryLimit(exportsOf(0), 24 * GIB)).toBe(0.75 * GIB);
	expect(toMemoryLimit(exportsOf(GIB), 24 * GIB)).toBe(GIB);
	expect(toMemoryLimit(exportsOf(10 * GIB), 4 * GIB)).toBe(2 * GIB);
	expect(toMemoryLimit(exportsOf(GIB), GIB)).toBe(GIB / 2);
});
