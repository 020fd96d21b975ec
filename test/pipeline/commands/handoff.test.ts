import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { readPngWords } from "../../../pipeline/publish/picture-words.ts";
import { parseCsv } from "../../parse-csv.ts";
import { writeFullWorkspace } from "./full-workspace.ts";

let workspace: string;
let folder: string;
beforeAll(async () => {
	workspace = writeFullWorkspace();
	const options = { workspace, period: "2023-03", cache: false };
	({ folder } = await build(options, { log: () => undefined }));
});
afterAll(() => rmSync(workspace, { recursive: true }));

const unpack = (name: string) =>
	unzipSync(readFileSync(join(folder, "handoff", name)));
const communityOf = new Map<string, string>();
const readCommunities = () => {
	if (communityOf.size === 0)
		for (const row of parseCsv(
			readFileSync(join(folder, "tables", "tickets.csv"), "utf8"),
		))
			communityOf.set(String(row.ticket_id), String(row.community));
	return communityOf;
};

test("each community has a pack of its own page and its own rows, and of nobody else's", () => {
	const packs = readdirSync(join(folder, "handoff")).filter((name) =>
		name.endsWith(".zip"),
	);
	expect(packs.sort()).toEqual(["丙社区.zip", "乙社区.zip", "甲社区.zip"]);
	for (const pack of packs) {
		const own = pack.replace(".zip", "");
		const files = unpack(pack);
		expect(Object.keys(files).sort()).toEqual(
			["清单.xlsx", `${own}.html`].sort(),
		);
		expect(strFromU8(files[`${own}.html`] ?? new Uint8Array())).toBe(
			readFileSync(join(folder, "communities", `${own}.html`), "utf8"),
		);
		const book = read(files["清单.xlsx"]);
		expect(book.SheetNames).toContain("工单");
		let rows = 0;
		for (const name of book.SheetNames)
			for (const row of utils.sheet_to_json<Record<string, string>>(
				book.Sheets[name] ?? {},
			)) {
				rows += 1;
				expect(row.社区).toBe(own);
				expect(readCommunities().get(row.工单编号 ?? "")).toBe(own);
			}
		expect(rows).toBeGreaterThan(10);
	}
});

test("the packs hold every ticket of theirs that the annex lists", () => {
	const annex = read(readFileSync(join(folder, "annex.xlsx")));
	const all = utils
		.sheet_to_json<Record<string, string>>(annex.Sheets.工单 ?? {})
		.filter((row) => row.社区 === "甲社区");
	const own = read(unpack("甲社区.zip")["清单.xlsx"]);
	const listed = utils.sheet_to_json<Record<string, string>>(
		own.Sheets.工单 ?? {},
	);
	expect(listed.map((row) => row.工单编号)).toEqual(
		all.map((row) => row.工单编号),
	);
});

test("the digest is five lines of plain text with the report's own figures", () => {
	const text = readFileSync(join(folder, "handoff", "digest.txt"), "utf8");
	expect(text.endsWith("\n")).toBe(true);
	const lines = text.trimEnd().split("\n");
	expect(lines).toHaveLength(5);
	expect(lines[0]).toMatch(/^【.+12345热线】2023年3月，数据截至/);
	const { headlines } = JSON.parse(
		readFileSync(join(folder, "manifest.json"), "utf8"),
	) as { headlines: { metric: string; numerator: number }[] };
	const volume = headlines.find(({ metric }) => metric === "volume")?.numerator;
	expect(lines[1]).toContain(`${volume}件`);
	for (const line of lines) expect(line).toMatch(/\S/);
	expect(text).not.toMatch(/undefined|null|NaN|<|\{/);
});

test("the first page is one picture, which says in words what it shows", () => {
	const png = readFileSync(join(folder, "handoff", "first-page.png"));
	const page = readFileSync(join(folder, "report.html"), "utf8");
	const [, title = ""] = /<p class="month"><b>([^<]+)。<\/b>/.exec(page) ?? [];
	expect(title).not.toBe("");
	expect(readPngWords(png).join("\n")).toContain(title);
});

test("two builds of the same hand over the same bytes", async () => {
	const files = ["甲社区.zip", "first-page.png", "digest.txt"];
	const read = () =>
		files.map((name) => readFileSync(join(folder, "handoff", name), "base64"));
	const before = read();
	await build(
		{ workspace, period: "2023-03", cache: false },
		{ log: () => undefined },
	);
	expect(read()).toEqual(before);
	const { outputs } = JSON.parse(
		readFileSync(join(folder, "manifest.json"), "utf8"),
	) as { outputs: { path: string }[] };
	expect(outputs.map(({ path }) => path)).toEqual(
		expect.arrayContaining(files.map((name) => `handoff/${name}`)),
	);
});
