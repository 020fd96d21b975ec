import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { toCsv } from "../../../pipeline/publish/csv.ts";
import { publish, recover } from "../../../pipeline/publish/publish.ts";

let out: string;

beforeEach(() => {
	out = mkdtempSync(join(tmpdir(), "publish-"));
});

describe("publish", () => {
	it("replaces the whole folder, so that no old file stays behind", () => {
		publish(out, "2023-03", [{ path: "old.csv", content: "1" }]);
		publish(out, "2023-03", [{ path: "tables/new.csv", content: "2" }]);
		expect(readdirSync(out)).toEqual(["2023-03"]);
		expect(readdirSync(join(out, "2023-03"))).toEqual(["tables"]);
	});

	it("leaves the last report standing when writing fails", () => {
		publish(out, "2023-03", [{ path: "report.html", content: "good" }]);
		const files = [
			{ path: "report.html", content: "bad" },
			{ path: "report.html/impossible", content: "" },
		];
		expect(() => publish(out, "2023-03", files)).toThrow();
		expect(readFileSync(join(out, "2023-03/report.html"), "utf8")).toBe("good");
	});

	it("puts back the old report of a run that was killed between the two renames", () => {
		publish(out, "2023-03", [{ path: "report.html", content: "good" }]);
		renameSync(join(out, "2023-03"), join(out, "2023-03.being-replaced"));
		mkdirSync(join(out, "2023-03.being-built"));
		recover(out);
		expect(readdirSync(out)).toEqual(["2023-03"]);
		expect(existsSync(join(out, "2023-03/report.html"))).toBe(true);
	});

	it("touches nothing else in the folder", () => {
		writeFileSync(join(out, "notes.old"), "mine");
		recover(out);
		expect(readdirSync(out)).toEqual(["notes.old"]);
	});
});

describe("toCsv", () => {
	it.each([
		["=1+1", "'=1+1"],
		["+86", "'+86"],
		["-x", "'-x"],
		["@sum", "'@sum"],
		["\tx", "'\tx"],
		[-5, "-5"],
		[0.25, "0.25"],
		[true, "true"],
		[null, ""],
		['a "quoted", cell', '"a ""quoted"", cell"'],
		["two\nlines", '"two\nlines"'],
	])("writes %j as %j", (value, cell) => {
		expect(toCsv([{ name: "a", values: [value] }])).toBe(`\uFEFFa\n${cell}\n`);
	});
});
