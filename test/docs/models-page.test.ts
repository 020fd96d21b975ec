import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { writeModelsPage } from "./models-page.ts";

const PAGE = packagePath("docs", "models.md");

test("docs/models.md is what the headers say today; delete it to write it anew", () => {
	if (!existsSync(PAGE)) {
		expect(process.env.CI, "docs/models.md is missing").toBeUndefined();
		writeFileSync(PAGE, writeModelsPage());
	}
	expect(readFileSync(PAGE, "utf8").split("\n")).toEqual(
		writeModelsPage().split("\n"),
	);
});
