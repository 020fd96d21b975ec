import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readVisitFiles } from "../../../../pipeline/workspace/visits/visits.ts";

function readGrids(grids: readonly string[]): (string | undefined)[] {
	const folder = mkdtempSync(join(tmpdir(), "visits-"));
	mkdirSync(join(folder, "campaign"));
	const rows = grids.map((grid, index) => `H${index},甲社区,${grid}`);
	writeFileSync(
		join(folder, "campaign", "households.csv"),
		["household_key,community,grid", ...rows].join("\n"),
	);
	try {
		return readVisitFiles(folder, new Set()).households.map(({ grid }) => grid);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

// Pieces of three and four digits are codes, each by itself.
test("a telephone written with bars is no list of grids", () => {
	expect(readGrids(["159|0705|7616", "望海一网格", "G-07"])).toEqual([
		"〔网格1〕",
		"望海一网格",
		"G-07",
	]);
});
