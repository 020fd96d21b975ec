import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { entriesBelow } from "../../pipeline/entries-below.ts";

// The newer Nodes went round and round in a folder that a link led back to, and read what lay elsewhere.
test("a link among the files is named and not followed", () => {
	const place = mkdtempSync(join(tmpdir(), "entries-"));
	const root = join(place, "exports");
	mkdirSync(join(root, "三月"), { recursive: true });
	mkdirSync(join(place, "elsewhere"));
	for (const path of ["exports/三月/a.csv", "exports/b.csv", "elsewhere/c.csv"])
		writeFileSync(join(place, path), "");
	symlinkSync(root, join(root, "三月", "itself"), "junction");
	symlinkSync(join(place, "elsewhere"), join(root, "out"), "junction");
	const found = entriesBelow(root).map((entry) => ({
		path: relative(root, join(entry.parentPath, entry.name)),
		isLink: entry.isSymbolicLink(),
	}));
	expect(found.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
		{ path: "b.csv", isLink: false },
		{ path: "out", isLink: true },
		{ path: "三月", isLink: false },
		{ path: join("三月", "a.csv"), isLink: false },
		{ path: join("三月", "itself"), isLink: true },
	]);
	rmSync(place, { recursive: true });
});
