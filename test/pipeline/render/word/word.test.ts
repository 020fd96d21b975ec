import { tmpdir } from "node:os";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalOffice } from "../../../../pipeline/publish/canonical-zip.ts";
import { drawPictures } from "../../../../pipeline/render/pictures/pictures.ts";
import { renderReport } from "../../../../pipeline/render/render-report.ts";
import { toWord } from "../../../../pipeline/render/word/word.ts";
import { definitions, makeMarts } from "../marts-fixture.ts";

const AS_OF = "2023-04-05 16:20:00";
const partOf = (bytes: Uint8Array, name: string) =>
	new TextDecoder().decode(unzipSync(bytes)[name]);

let html: string;
let bytes: Uint8Array;
let body: string;
beforeAll(async () => {
	const [page] = await renderReport(makeMarts(), definitions);
	html = page?.content ?? "";
	bytes = canonicalOffice(await toWord(html, tmpdir()), AS_OF);
	body = partOf(bytes, "word/document.xml");
});

const EMUS_A_PIXEL = 9525;
// In pixels.
const SEVEN_POINTS = 7 / 0.75;

const plain = (xml: string) => xml.replace(/<[^>]+>/g, "");

describe("the Word report", () => {
	it("says what the page says: every heading, every cell, every finding", () => {
		const text = plain(body);
		const [inWord = ""] = html.split('<section class="annex"');
		const said = [
			...inWord.matchAll(/<(h2|h3|caption|th|td)(?:\s[^>]*)?>([^<]+)</g),
		].map(([, , words = ""]) => words.replace(/\s+/g, " ").trim());
		const inFigures = html.match(/<details>.*?<\/details>/gs)?.join("") ?? "";
		const missing = said
			.filter((words) => words !== "" && !inFigures.includes(`>${words}<`))
			.filter((words) => !text.includes(words))
			// The first page is a sheet of its own, which needs no head.
			.filter((words) => words !== "一页摘要");
		expect(said.length).toBeGreaterThan(300);
		expect(missing).toEqual([]);
		expect(text).toContain(
			"逐件过一遍，都已办结，问清晚在哪一步槐荫社区会同城管办",
		);
	});

	it("names the tables at the end, which are a file of their own", () => {
		expect(plain(body)).toMatch(/附件：附表一 .*附表二 /);
		expect(html).toContain("工单编号");
		expect(plain(body)).not.toContain("工单编号");
	});

	it("says where these are, and on which page each chapter is", () => {
		expect(plain(body)).toContain("附件不在本文件内");
		const marked = [...body.matchAll(/w:bookmarkStart w:name="([^"]+)"/g)];
		expect(marked).toHaveLength(10);
		for (const [, name] of marked)
			expect(body).toContain(`PAGEREF ${name} \\h`);
	});

	it("keeps a note with its own table, not with the one that comes next", async () => {
		const table = "<table><tbody><tr><td>1</td></tr></tbody></table>";
		const made = await toWord(
			`<main>${table}<p class="note">甲</p>${table}</main>`,
			tmpdir(),
		);
		const paragraphs = partOf(made, "word/document.xml").split("<w:p>");
		const note = paragraphs.find((each) => each.includes(">甲<")) ?? "";
		expect(note).not.toMatch(/<w:keepNext(?! w:val="false")/);
	});

	it("sets the first page the smaller, the more it says", async () => {
		const sizeOf = async (findings: number) => {
			const made = await toWord(
				`<main><section class="summary"><ol class="findings">${`<li>${"长".repeat(120)}</li>`.repeat(findings)}</ol></section><h2>一、甲</h2></main>`,
				tmpdir(),
			);
			const [, size] =
				/w:styleId="Brief".*?<w:sz w:val="(\d+)"/s.exec(
					partOf(made, "word/styles.xml"),
				) ?? [];
			return Number(size);
		};
		expect(await sizeOf(2)).toBe(21);
		expect(await sizeOf(14)).toBeLessThan(18);
	});

	it("tells Word not to part a number from its unit, nor the month from the day", () => {
		const rules = partOf(bytes, "word/settings.xml");
		expect(rules).toMatch(/noLineBreaksAfter w:lang="zh-CN" w:val="[^"]*年月/);
		expect(rules).toMatch(/noLineBreaksBefore w:lang="zh-CN" w:val="[^"]*件户/);
		expect(rules).toContain("<w:evenAndOddHeaders/>");
		expect(partOf(bytes, "word/styles.xml")).toContain('w:eastAsia="zh-CN"');
	});

	it("speaks of no small print that it does not have", () => {
		expect(plain(body)).not.toMatch(/小字|灰字/);
	});

	it("leaves out what is for the screen alone", () => {
		expect(plain(body)).not.toContain("图中的数");
		expect(plain(body)).not.toMatch(/page-data|function|use strict/);
	});

	it("has headings that Word can list, 黑体 before 楷体, and names its Chinese fonts", () => {
		expect(body.match(/w:pStyle w:val="Heading1"/g)?.length).toBe(10);
		expect(body).toMatch(/w:pStyle w:val="SheetHead"\/>.*?要点/);
		expect(plain(body)).toContain("（一）");
		const styles = partOf(bytes, "word/styles.xml");
		const fonts = partOf(bytes, "word/fontTable.xml");
		for (const font of ["仿宋", "黑体", "楷体", "方正小标宋简体"]) {
			expect(styles).toContain(`w:eastAsia="${font}"`);
			expect(fonts).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="`));
		}
	});

	it("leaves the numbers of a list to Word, each list from one", async () => {
		const made = await toWord(
			"<main><ol><li>甲</li><li>乙</li></ol><ol><li>丙</li></ol><ul><li>丁</li></ul></main>",
			tmpdir(),
		);
		const document = partOf(made, "word/document.xml");
		const lists = [...document.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(
			([, id]) => id,
		);
		expect(plain(document)).toBe("甲乙丙丁");
		expect(lists).toHaveLength(3);
		expect(lists[0]).toBe(lists[1]);
		expect(lists[2]).not.toBe(lists[0]);
		const numbering = partOf(made, "word/numbering.xml");
		expect(numbering).toContain('<w:lvlText w:val="%1．"/>');
		for (const id of lists)
			expect(numbering).toMatch(
				new RegExp(
					`<w:num w:numId="${id}"[^>]*>(?:(?!</w:num>).)*<w:startOverride w:val="1"/>`,
				),
			);
	});

	it("keeps a paragraph with the table that it leads to, and sets an item as large as the text", async () => {
		const made = await toWord(
			"<main><p>甲</p><div class='scroll'><table><tbody><tr><td>1</td></tr></tbody></table></div><p>乙</p><ul><li>丙</li></ul></main>",
			tmpdir(),
		);
		const paragraphs = partOf(made, "word/document.xml").split("<w:p>");
		const of = (sign: string) =>
			paragraphs.find((each) => each.includes(`>${sign}<`)) ?? "";
		expect(of("甲")).toContain("<w:keepNext");
		expect(of("乙")).not.toMatch(/<w:keepNext(?! w:val="false")/);
		const styles = partOf(made, "word/styles.xml");
		const sizeOf = (style: string) =>
			styles.match(
				new RegExp(`w:styleId="${style}".*?<w:sz w:val="(\\d+)"`, "s"),
			)?.[1];
		expect(sizeOf("Item")).toBe(sizeOf("Body"));
	});

	it("repeats the head of every table and breaks no row", () => {
		const tables = (body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).filter(
			(table) => !table.includes("<w:drawing>"),
		);
		expect(tables.length).toBeGreaterThan(6);
		for (const table of tables) {
			expect(table).toContain("<w:tblHeader/>");
			const rows = table.match(/<w:tr>/g)?.length;
			expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(rows ?? 0);
		}
	});

	it("has each chart as a picture with a Chinese description", () => {
		const charts = html.match(/<figure/g)?.length ?? 0;
		const sparks = [
			...html.matchAll(/class="spark [^>]*>(<svg.*?<\/svg>)/gs),
		].map(([, svg]) => svg);
		expect(sparks).toHaveLength(5);
		const described = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)];
		expect(described).toHaveLength(charts + sparks.length);
		for (const [, words] of described)
			expect(words).toMatch(/\p{Script=Han}{2}/u);
		const names = Object.keys(unzipSync(bytes));
		expect(names.filter((name) => name.endsWith(".png"))).toHaveLength(
			charts + new Set(sparks).size,
		);
	});

	it("draws its charts as wide as a line, so that their letters can be read", () => {
		const widths = [...body.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, cx]) =>
			Math.round(Number(cx) / EMUS_A_PIXEL),
		);
		const svgs = html.match(/<div class="wide"><svg[^>]*>/g) ?? [];
		const [drawn = 0] = [...(svgs[0]?.matchAll(/width="(\d+)"/g) ?? [])].map(
			([, width]) => Number(width),
		);
		const letters = [...html.matchAll(/<text[^>]* font-size="([\d.]+)px"/g)];
		const smallest = Math.min(...letters.map(([, size]) => Number(size)));
		const widest = Math.max(...widths);
		expect((smallest * widest) / drawn).toBeGreaterThan(SEVEN_POINTS);
	});

	it("is the same bytes again, made later and after others", async () => {
		await toWord(html, tmpdir());
		expect(canonicalOffice(await toWord(html, tmpdir()), AS_OF)).toEqual(bytes);
		expect(partOf(bytes, "docProps/core.xml")).toContain(
			"2023-04-05T16:20:00Z",
		);
	});

	it("keeps a citizen's markup as words", async () => {
		const evil = `&lt;w:p&gt;&lt;script&gt;&amp;"`;
		const made = await toWord(`<main><p>${evil}</p></main>`, tmpdir());
		const document = partOf(made, "word/document.xml");
		expect(document).toContain("&lt;w:p&gt;&lt;script&gt;&amp;");
		expect(document).not.toContain("<script>");
	});
});

describe("a chart as a picture", () => {
	const draw = async (text: string) => {
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28" font-family="sans-serif">${text}</text></svg>`;
		const [picture] = await drawPictures([svg], tmpdir());
		return Buffer.from(picture?.png ?? []).toString("base64");
	};
	it("writes Chinese, not boxes, whatever fonts the machine has", async () => {
		const [two, country, missing, blank] = await Promise.all(
			["两", "国", "\u{10FFFD}", ""].map(draw),
		);
		expect(new Set([two, country, missing]).size).toBe(3);
		expect(two).not.toBe(blank);
	});
});
