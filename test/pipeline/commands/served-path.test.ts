import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findServed } from "../../../pipeline/commands/served-path.ts";

const out = mkdtempSync(join(tmpdir(), "served-"));
beforeAll(() => {
	for (const folder of ["2023-03/restricted", "2023-03/communities"])
		mkdirSync(join(out, folder), { recursive: true });
	writeFileSync(join(out, "2023-03/restricted/safety.csv"), "");
	writeFileSync(join(out, "2023-03/communities/甲 社区.html"), "");
	writeFileSync(join(out, "audit.log"), "");
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

test.each([
	["/", []],
	["/2023-03/", ["2023-03"]],
	[
		"/2023-03/communities/%E7%94%B2%20%E7%A4%BE%E5%8C%BA.html?a=b",
		["2023-03", "communities", "甲 社区.html"],
	],
])("%s is served", (url, parts) => {
	expect(findServed(out, url)).toEqual({ parts, isWithheld: false });
});

// As Windows finds a folder: by any case, a short name, a stream, with dots and spaces at the end, by other slashes.
test.each([
	"restricted",
	"RESTRICTED",
	"restricted.",
	"restricted%20",
	"restricted%20.",
	"restricted::$INDEX_ALLOCATION",
	"restricted:$I30:$INDEX_ALLOCATION",
	"RESTRI~1",
	".%5Crestricted",
	"communities%5C..%5Crestricted",
	"communities/../restricted",
	"./restricted",
	"%2e%2e/2023-03/restricted",
	"%EF%BD%92estricted",
	"%72estricted",
	"restricted%00",
])("what is restricted is not served as %s", (name) => {
	const served = findServed(out, `/2023-03/${name}/safety.csv`);
	expect(served?.isWithheld ?? true).toBe(true);
});

test.each(["/audit.log", "/AUDIT.LOG", "/2023-03/../audit.log", "/%ff"])(
	"%s is not served",
	(url) => {
		expect(findServed(out, url)?.isWithheld ?? true).toBe(true);
	},
);
