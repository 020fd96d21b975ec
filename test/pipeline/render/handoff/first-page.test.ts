import { tmpdir } from "node:os";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { readPngWords } from "../../../../pipeline/publish/picture-words.ts";
import { readCells } from "../../../../pipeline/publish/readable-cells.ts";
import { describePng } from "../../../../pipeline/render/handoff/describe-png.ts";
import { drawFirstPage } from "../../../../pipeline/render/handoff/first-page.ts";
import { wrapText } from "../../../../pipeline/render/handoff/wrap-text.ts";
import { renderPage } from "../report-page.ts";

const wordsOf = (png: Uint8Array | undefined) =>
	readPngWords(png ?? new Uint8Array()).join("\n");
const sizeOf = (png: Uint8Array | undefined) => {
	const bytes = Buffer.from(png ?? []);
	return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};
const plain = (html: string) =>
	html.replace(/<[^>]+>/g, "").replace(/\s+/g, "");

describe("the picture of the first page", () => {
	let html: string;
	let png: Uint8Array | undefined;
	beforeAll(async () => {
		html = await renderPage();
		png = await drawFirstPage(html, tmpdir());
	});

	test("says beside its pixels what the page says", () => {
		const words = plain(wordsOf(png));
		const [summary = ""] = /class="summary[\s\S]*?<\/section>/.exec(html) ?? [];
		const parts = [
			...(/<h1>[\s\S]*?<\/h1>/.exec(html) ?? []),
			...(summary.match(
				/<b>[^<]+<\/b>|<dd[^>]*>[^<]+<\/dd>|<p class="value[\s\S]*?<\/p>/g,
			) ?? []),
		];
		expect(parts.length).toBeGreaterThan(12);
		for (const part of parts) expect(words).toContain(plain(part));
		expect(words).toContain("☐");
		expect(words).not.toMatch(/undefined|null|NaN|涉及\d+件/);
	});

	test("is as wide as a telephone shows sharply, and as long as its words", async () => {
		const { width, height } = sizeOf(png);
		expect(width).toBe(1520);
		expect(height).toBeGreaterThan(width);
		const few = await drawFirstPage(
			await renderPage({ isEmpty: true }),
			tmpdir(),
		);
		expect(sizeOf(few).height).toBeLessThan(height);
	});

	test("is the same bytes each time", async () => {
		const again = await drawFirstPage(html, tmpdir());
		expect(Buffer.from(again ?? []).equals(Buffer.from(png ?? []))).toBe(true);
	});

	test("is none of a page that has no summary", async () => {
		expect(
			await drawFirstPage("<main><h1>街道</h1></main>", tmpdir()),
		).toBeUndefined();
	});

	test("draws words as words, whatever signs are in them", async () => {
		const page = (title: string) =>
			`<main><header class="title-block"><h1>甲</h1></header><section class="summary"><p class="month"><b>${title}。</b></p></section></main>`;
		const hostile = await drawFirstPage(
			page("甲&lt;/text&gt;&amp;乙"),
			tmpdir(),
		);
		expect(wordsOf(hostile)).toContain("甲</text>&乙");
	});

	test("is searched for what may not be published", () => {
		const told = describePng(png ?? new Uint8Array(), "电话13900000001");
		const cells = readCells({ path: "handoff/first-page.png", content: told });
		expect([...cells].join()).toContain("13900000001");
	});

	test("keeps its description in a chunk with a sum, before the pixels", () => {
		const bytes = Buffer.from(png ?? []);
		const at = 33;
		const length = bytes.readUInt32BE(at);
		const chunk = bytes.subarray(at + 4, at + 8 + length);
		expect(chunk.toString("latin1", 0, 4)).toBe("iTXt");
		expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(chunk));
		expect(bytes.toString("latin1", at + 16 + length, at + 20 + length)).toBe(
			"IDAT",
		);
	});
});

test.each<[string, number, string[]]>([
	["一二三四五六", 3, ["一二三", "四五六"]],
	["一二三，四五", 3, ["一二", "三，四", "五"]],
	["一二（三）四", 3, ["一二", "（三）", "四"]],
	["共24件没有办", 4, ["共24件", "没有办"]],
	["比上年1月31日多", 6, ["比上年", "1月31日多"]],
	["下降6.1个百分点", 6, ["下降", "6.1个百分点"]],
	["30 天内", 9, ["30 天内"]],
	["甲 乙", 1, ["甲", "乙"]],
	["12345678901", 2, ["12345678901"]],
	["", 5, []],
])("%s on lines of %i", (text, ems, lines) => {
	expect(wrapText(text, ems)).toEqual(lines);
});
