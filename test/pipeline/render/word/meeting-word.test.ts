import { tmpdir } from "node:os";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { toWord } from "../../../../pipeline/render/word/word.ts";

const page = (body: string) =>
	`<html><head><title>例会</title></head><body><main>${body}</main></body></html>`;

async function write(body: string, isLandscape = true): Promise<string> {
	const bytes = await toWord(page(body), tmpdir(), { isLandscape });
	return new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);
}

const paragraphs = (xml: string) =>
	[...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
		.map(([each]) => each.replace(/<[^>]+>/g, ""))
		.filter(Boolean);

test("a paper of a meeting lies on its side, and others stand", async () => {
	expect(await write("<p>一</p>")).toContain('w:orient="landscape"');
	expect(await write("<p>一</p>", false)).not.toContain("landscape");
});

test("what is filled in by hand has a line to write on", async () => {
	const xml = await write(
		'<p class="signing"><span>主持</span><span>记录</span></p>',
	);
	expect(paragraphs(xml)).toEqual([
		`主持：${"＿".repeat(12)}　记录：${"＿".repeat(12)}`,
	]);
});

// Once 16件12人望湖社区3月9日起 stood on one line, run together.
test("a line of a cell is a line, and an empty column has room to write", async () => {
	const xml = await write(`<table>
		<thead><tr><th>事项</th><th>多少人</th><th>决议</th></tr></thead>
		<tbody><tr><td>污水管道堵塞</td><td>16件12人<br><span>望湖社区</span><small>反复出现</small></td><td></td></tr></tbody></table>`);
	expect(paragraphs(xml)).toEqual([
		...["事项", "多少人", "决议"],
		...["污水管道堵塞", "16件12人", "望湖社区", "反复出现"],
	]);
	const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
		Number(width),
	);
	expect(widths).toHaveLength(3);
	expect(widths[2]).toBeGreaterThan(1700);
	expect(widths.reduce((sum, width) => sum + width)).toBeGreaterThan(14_000);
});

test("a column with the words of a form has room to write, and the letter of a code stays with its number", async () => {
	const xml = await write(`<table>
		<thead><tr><th>事项</th><th>决议</th></tr></thead>
		<tbody><tr><td>${"污水管道堵塞".repeat(30)} 2023030904602-B</td><td>险情：□还在　□已排除<br>责任：<br>时限：</td></tr></tbody></table>`);
	expect(paragraphs(xml).join()).toContain("2023030904602\u2011B");
	const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
		Number(width),
	);
	// Four centimetres.
	expect(widths[1]).toBeGreaterThan(2268);
});
