import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { tryToLock } from "../../../pipeline/lock.ts";
import { toCsv } from "../../../pipeline/publish/csv.ts";
import { holdOutFolder, publish } from "../../../pipeline/publish/publish.ts";

let out: string;

beforeEach(() => {
	out = mkdtempSync(join(tmpdir(), "publish-"));
});

const put = (period: string, path: string, content: string) =>
	holdOutFolder(out, () => publish(out, period, [{ path, content }], content));
const read = (path: string) => readFileSync(join(out, path), "utf8");

describe("publish", () => {
	it("replaces the whole folder, so that no old file stays behind", async () => {
		await put("2023-03", "old.csv", "1");
		await put("2023-03", "tables/new.csv", "2");
		expect(readdirSync(out).sort()).toEqual(["2023-03", "published"]);
		expect(readdirSync(join(out, "2023-03"))).toEqual(["tables"]);
		expect(read("published/2023-03.csv")).toBe("2");
	});

	it("leaves the last report standing, and nothing half-built, when writing fails", async () => {
		await put("2023-03", "report.html", "good");
		const files = [
			{ path: "report.html", content: "bad" },
			{ path: "report.html/impossible", content: "" },
		];
		await expect(
			holdOutFolder(out, () => publish(out, "2023-03", files, "bad")),
		).rejects.toThrow();
		expect(read("2023-03/report.html")).toBe("good");
		expect(read("published/2023-03.csv")).toBe("good");
		expect(readdirSync(out).sort()).toEqual(["2023-03", "published"]);
	});

	it.skipIf(process.platform === "win32")(
		"lets nobody but the owner read what is restricted",
		async () => {
			await put("2023-03", "restricted/visits/a.xlsx", "door");
			const modeOf = (path: string) =>
				(statSync(join(out, "2023-03", path)).mode & 0o777).toString(8);
			expect(modeOf("restricted")).toBe("700");
			expect(modeOf("restricted/visits")).toBe("700");
			expect(modeOf("restricted/visits/a.xlsx")).toBe("600");
		},
	);

	it("names a file that stands in the place of a period, and leaves it", async () => {
		writeFileSync(join(out, "2023-03"), "mine");
		await expect(put("2023-03", "report.html", "new")).rejects.toMatchObject({
			message: "这里应当是文件夹，却有一个同名的文件。",
			place: { file: join(out, "2023-03") },
		});
		expect(read("2023-03")).toBe("mine");
	});

	it("waits while another run writes there", async () => {
		const lock = tryToLock(join(out, ".lock"));
		let isWritten = false;
		const writing = holdOutFolder(out, () => {
			isWritten = true;
		});
		await setTimeout(200);
		expect(isWritten).toBe(false);
		lock?.release();
		await writing;
		expect(isWritten).toBe(true);
	});

	it("touches nothing else in the folder", async () => {
		writeFileSync(join(out, "notes.old"), "mine");
		await holdOutFolder(out, () => undefined);
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
