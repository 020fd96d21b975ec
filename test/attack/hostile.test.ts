import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { explain } from "../../pipeline/commands/explain.ts";
import { formatBuild } from "../../pipeline/commands/format/format-build.ts";
import { formatCheck } from "../../pipeline/commands/format/format-check.ts";
import { formatExplain } from "../../pipeline/commands/format/format-explain.ts";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import {
	CAMPAIGN_COLUMNS,
	COLUMNS,
	type Planted,
	writeAttacked,
} from "./attacked-workspace.ts";
import { HOSTILE } from "./hostile.ts";

// Each hostile text stands in each column once.
const planted: Planted[] = [...COLUMNS, ...CAMPAIGN_COLUMNS].flatMap((column) =>
	Object.entries(HOSTILE).map(([kind, text]) => ({
		column,
		kind,
		text,
		needles: [],
	})),
);

let files: ReadonlyMap<string, Uint8Array>;
let said: string;
let strays: string[];
// What the library of charts complains of.
let drawn: unknown[][];

beforeAll(async () => {
	const complaints = vi
		.spyOn(console, "error")
		.mockImplementation(() => undefined);
	await inFolder(async (folder) => {
		const workspace = join(folder, "here");
		mkdirSync(workspace);
		writeAttacked(workspace, planted);
		writeFileSync(join(workspace, "profile.yaml"), "topics: given\n");
		const lines: string[] = [];
		const effects = { log: (line: string) => void lines.push(line) };
		const built = await build({ workspace, force: true }, effects);
		const checked = await check({ workspace }, effects);
		const explained = await explain({ workspace, metric: "volume" }, effects);
		files = readFolder(join(workspace, "out"));
		said = [
			...lines,
			formatBuild(built),
			formatCheck(checked),
			formatExplain(explained),
		].join("\n");
		drawn = complaints.mock.calls;
		strays = readdirSync(folder).filter((name) => name !== "here");
	});
}, 600_000);

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const ending = (end: string) =>
	[...files].filter(([path]) => path.endsWith(end));
const parts = (end: string) =>
	ending(end).flatMap(([path, bytes]) =>
		Object.entries(unzipSync(bytes)).map(
			([name, part]) => [`${path} ${name}`, part] as const,
		),
	);

/** Every element of a page with its attributes, as a browser would read it. */
function readElements(page: string) {
	const elements: { name: string; attributes: Record<string, string> }[] = [];
	const parser = new Parser({
		onopentag: (name, attributes) => elements.push({ name, attributes }),
	});
	parser.end(page);
	return elements;
}

describe("what is hostile in a cell stays text", () => {
	test("of pages: no element, attribute or address of its own", () => {
		const pages = ending(".html");
		expect(pages.length).toBeGreaterThan(3);
		for (const [path, bytes] of pages) {
			const elements = readElements(textOf(bytes));
			const scripts = elements.filter(({ name }) => name === "script");
			expect([path, scripts.length <= 2]).toEqual([path, true]);
			const odd = elements.filter(
				({ name, attributes }) =>
					["img", "iframe", "object", "embed", "base"].includes(name) ||
					Object.keys(attributes).some((key) => /^on|^srcdoc$/i.test(key)) ||
					/^\s*(?:javascript|data|vbscript):/i.test(attributes.href ?? ""),
			);
			expect([path, odd]).toEqual([path, []]);
		}
	});

	test("of pages' data: it ends no script and is data still", () => {
		const embedded = ending(".html").flatMap(([path, bytes]) =>
			[
				...textOf(bytes).matchAll(
					/<script [^>]*type="application\/json"[^>]*>([\s\S]*?)<\/script>/g,
				),
			].map(([, json = ""]) => [path, json] as const),
		);
		const data = ending(".json").map(
			([path, bytes]) => [path, textOf(bytes)] as const,
		);
		expect(embedded.length).toBeGreaterThan(0);
		for (const [path, json] of [...embedded, ...data])
			expect([path, typeof JSON.parse(json)]).toEqual([path, "object"]);
	});

	test("of charts: each is drawn", () => {
		expect(drawn).toEqual([]);
	});

	test("of tables: no cell that a spreadsheet would run", () => {
		const tables = ending(".csv");
		expect(tables.length).toBeGreaterThan(20);
		const cells = tables.flatMap(([path, bytes]) =>
			[...textOf(bytes).matchAll(/(?:^|,|\n)"?([=+@\t＝＋＠-][^,\n]*)/g)]
				.map(([, cell = ""]) => cell.replace(/"$/, ""))
				.filter((cell) => !/^-?[\d.]+(?:e-?\d+)?\r?$/i.test(cell))
				.map((cell) => `${path}: ${cell}`),
		);
		expect(cells).toEqual([]);
	});

	test("of workbooks: no formula, no link out, and sound XML", () => {
		const sheets = parts(".xlsx");
		expect(sheets.length).toBeGreaterThan(10);
		for (const [path, part] of [...sheets, ...parts(".docx")]) {
			if (!/\.(?:xml|rels)$/.test(path)) continue;
			const xml = textOf(part);
			expect([
				path,
				/<f[ >]|TargetMode="External"|<!DOCTYPE|<!ENTITY/.test(xml),
			]).toEqual([path, false]);
			expect([path, /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(xml)]).toEqual([
				path,
				false,
			]);
		}
	});

	test("everywhere: no sign that moves a terminal or turns a line around", () => {
		const texts = [
			["said", said] as const,
			...[".csv", ".html", ".json"].flatMap((end) =>
				ending(end).map(([path, bytes]) => [path, textOf(bytes)] as const),
			),
		];
		const guilty = texts
			.filter(([, text]) =>
				/[^\P{Cc}\t\n\r]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|(?<!^)\ufeff/u.test(
					text,
				),
			)
			.map(([path]) => path);
		expect(guilty).toEqual([]);
	});

	test("of names of files: all are inside the folder, and each its own", () => {
		expect(strays).toEqual([]);
		expect(existsSync("/pwned")).toBe(false);
		const paths = [...files.keys()];
		for (const path of paths)
			expect(path).toMatch(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:*?"<>|]+$/u);
		expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(
			paths.length,
		);
	});
});
