import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createAllowance } from "../../../pipeline/files/limits.ts";
import { openOldWorkbook } from "../../../pipeline/files/old-workbook.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

// Fifteen kilobytes that were damaged at random: the library goes on until memory is full.
test("a damaged workbook that never ends is given up", () => {
	const endless = readFileSync(packagePath("test", "fixtures", "endless.xls"));
	expect(() =>
		openOldWorkbook(endless, "xls", createAllowance("a.xls", 0), {
			cpuMs: 1500,
			heapMb: 500,
		}),
	).toThrow("花的时间或内存超过上限");
});
