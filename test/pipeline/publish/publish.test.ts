import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryToLock } from "../../../pipeline/lock.ts";
import {
	holdOutFolder,
	prepareOutFolder,
	publish,
	recoverOutFolder,
	removeWhole,
	writeBeside,
} from "../../../pipeline/publish/publish.ts";

let out: string;

beforeEach(() => {
	out = mkdtempSync(join(tmpdir(), "publish-"));
});
afterEach(() => rmSync(out, { recursive: true }));

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

	it("keeps the figures of the last report where there are none to keep", async () => {
		await put("2023-03", "report.html", "old");
		const files = [{ path: "report.html", content: "new" }];
		await holdOutFolder(out, () => publish(out, "2023-03", files));
		expect(read("2023-03/report.html")).toBe("new");
		expect(readdirSync(join(out, "published"))).toEqual(["2023-03.csv"]);
		expect(read("published/2023-03.csv")).toBe("old");
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

	it.skipIf(process.platform === "win32")(
		"lets others read what is not, as far as they may read anything",
		async () => {
			await put("2023-03", "tables/a.csv", "a");
			mkdirSync(join(out, "folder"));
			writeFileSync(join(out, "file"), "");
			const modeOf = (path: string) => statSync(join(out, path)).mode & 0o777;
			expect(modeOf("2023-03/tables")).toBe(modeOf("folder"));
			expect(modeOf("2023-03/tables/a.csv")).toBe(modeOf("file"));
		},
	);

	it("makes the folder that it writes into", async () => {
		const folder = join(out, "a", "b");
		await holdOutFolder(folder, () => undefined);
		expect(readdirSync(join(out, "a"))).toEqual(["b"]);
	});

	it("says of which data the report is that stays", async () => {
		const manifest = {
			period: "2023-03",
			period_label: "2023年3月",
			street_name: "怡园街道",
			as_of: "2023-04-05 16:00:00",
			headlines: [],
		};
		await put("2023-03", "manifest.json", JSON.stringify(manifest));
		expect(() => publish(out, "2023-03", [], "bad")).toThrow(
			"新报告无法换上，原来的报告（数据截至 2023-04-05 16:00:00）没有动。",
		);
	});

	it("removes a folder with all that is in it", async () => {
		await put("2023-03", "tables/a.csv", "a");
		removeWhole(out, "2023-03");
		expect(readdirSync(out)).toEqual(["published"]);
	});

	it("names a file that stands in the place of a period, and leaves it", async () => {
		writeFileSync(join(out, "2023-03"), "mine");
		await expect(put("2023-03", "report.html", "new")).rejects.toMatchObject({
			message: "这里应当是文件夹，却有一个同名的文件。",
			place: { file: join(out, "2023-03") },
		});
		expect(read("2023-03")).toBe("mine");
	});

	it("gives the last report its name back at once when the new one cannot have it", async () => {
		await put("2023-03", "report.html", "good");
		// Of no files nothing is built, and nothing can be moved.
		expect(() => publish(out, "2023-03", [], "bad")).toThrow("新报告无法换上");
		expect(read("2023-03/report.html")).toBe("good");
		expect(readdirSync(out)).not.toContain("2023-03.being-replaced");
	});

	it("says where the last report waits when it could not have its name back", () => {
		const aside = join(out, "2023-03.being-replaced");
		for (const folder of [aside, join(out, "2023-03")]) {
			mkdirSync(folder);
			writeFileSync(join(folder, "report.html"), "old");
		}
		expect(() => publish(out, "2023-03", [], "bad")).toThrow(
			`新报告无法换上，原来的报告暂时在 ${aside}，下次运行会放回原处。`,
		);
	});

	it("says so where no report stood before", () => {
		expect(() => publish(out, "2023-03", [], "bad")).toThrow(
			"新报告无法换上，这一期还没有报告。",
		);
	});

	describe("puts right what a killed run left", () => {
		const leave = (path: string, content: string) => {
			mkdirSync(dirname(join(out, path)), { recursive: true });
			writeFileSync(join(out, path), content);
		};

		it("the old report moved aside and no new one in its place: it is put back, its figures stay", async () => {
			leave("2023-03.being-replaced/report.html", "old");
			leave("2023-03.being-built/report.html", "new");
			leave("published/2023-03.csv", "old");
			leave("published/2023-03.csv.being-printed", "new");
			await recoverOutFolder(out);
			expect(readdirSync(out).sort()).toEqual(["2023-03", "published"]);
			expect(read("2023-03/report.html")).toBe("old");
			expect(readdirSync(join(out, "published"))).toEqual(["2023-03.csv"]);
			expect(read("published/2023-03.csv")).toBe("old");
		});

		it("the new report in its place: it stays, the old one goes, its figures are kept", async () => {
			leave("2023-03.being-replaced/report.html", "old");
			leave("2023-03/report.html", "new");
			leave("published/2023-03.csv", "old");
			leave("published/2023-03.csv.being-printed", "new");
			leave("published/notes.txt", "mine");
			await recoverOutFolder(out);
			expect(readdirSync(out).sort()).toEqual(["2023-03", "published"]);
			expect(read("2023-03/report.html")).toBe("new");
			expect(read("published/2023-03.csv")).toBe("new");
			expect(read("published/notes.txt")).toBe("mine");
		});

		it("half a removal: it is ended", async () => {
			leave("2023-02.being-removed/report.html", "old");
			await recoverOutFolder(out);
			expect(readdirSync(out)).toEqual([]);
		});

		it("no folder at all: none is made", async () => {
			await recoverOutFolder(join(out, "none"));
			expect(readdirSync(out)).toEqual([]);
		});
	});

	it("prepares a folder for a report, and says where none can be written", async () => {
		await prepareOutFolder(join(out, "a"));
		expect(readdirSync(join(out, "a"))).toEqual(["published"]);
		mkdirSync(join(out, "b", "index.html"), { recursive: true });
		await expect(prepareOutFolder(join(out, "b"))).rejects.toMatchObject({
			place: { file: join(out, "b", "index.html") },
		});
	});

	it("writes and removes what stands beside the periods as a whole", () => {
		writeBeside(out, "index.html", "a");
		writeBeside(out, "index.html", "b");
		expect(read("index.html")).toBe("b");
		expect(readdirSync(out)).toEqual(["index.html"]);
		removeWhole(out, "index.html");
		expect(readdirSync(out)).toEqual([]);
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
