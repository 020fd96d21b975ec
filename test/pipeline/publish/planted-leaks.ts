import { deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { toArrow } from "../../../pipeline/publish/arrow.ts";
import { toCsv } from "../../../pipeline/publish/csv.ts";
import type { OutputFile } from "../../../pipeline/publish/publish.ts";

const toCsvBytes = (text: string) =>
	new TextEncoder().encode(`unit\n城管办\n${text}\n`);

/** A file of the format in which somebody's text stands. */
export async function publishIn(
	format: string,
	text: string,
): Promise<OutputFile> {
	const cell = {
		name: "unit",
		type: "text" as const,
		values: ["城管办", text],
	};
	const escaped = text.replaceAll("&", "&amp;");
	switch (format) {
		case "csv":
			return { path: "tables/tickets.csv", content: toCsv([cell]) };
		case "arrow":
			return { path: "tables/tickets.arrow", content: toArrow([cell]) };
		case "html":
			return {
				path: "report.html",
				content: `<html><p>本月共 12 件<b>${escaped}</b></p></html>`,
			};
		case "svg":
			return {
				path: "report.html",
				content: `<svg><path d="M139.25,200.5L1390.25,22"/><text x="3">${escaped}</text></svg>`,
			};
		case "attribute":
			return {
				path: "report.html",
				content: `<svg aria-label="${escaped}"></svg>`,
			};
		case "json":
			return {
				path: "charts/a.vl.json",
				content: JSON.stringify({ values: [{ unit: text, n: 1 }] }),
			};
		case "escaped json":
			return {
				path: "report.html",
				content: `<script>${JSON.stringify({ unit: text }).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}</script>`,
			};
		case "xlsx":
			return {
				path: "annex.xlsx",
				content: await writeXlsx({ sheets: [{ name: "表", rows: [[text]] }] }),
			};
		case "text":
			return { path: "notes.txt", content: `本月\n${text}\n` };
		case "markdown":
			return { path: "notes.md", content: `# 本月\n\n- ${text}\n` };
		case "log":
			return { path: "audit.log", content: `2023-04-01 build ${text}\n` };
		case "xml":
			return {
				path: "a.xml",
				content: new TextEncoder().encode(`<a><b>${escaped}</b></a>`),
			};
		case "png":
			return { path: "charts/a.png", content: toPng("tEXt", `Title\0${text}`) };
		case "packed png":
			return {
				path: "charts/a.png",
				content: toPng(
					"zTXt",
					Buffer.concat([
						Buffer.from("Title\0\0"),
						deflateSync(Buffer.from(text)),
					]),
				),
			};
		case "png in docx":
			return {
				path: "report.docx",
				content: zipSync({
					"word/media/a.png": toPng("iTXt", `Title\0\0\0\0\0${text}`),
				}),
			};
		case "pdf":
			return {
				path: "report.pdf",
				content: Buffer.from(
					`%PDF-1.4\n1 0 obj\n<</Title <FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>>>\nendobj\n%%EOF`,
				),
			};
		case "pdf in letters":
			return {
				path: "report.pdf",
				content: Buffer.from(
					`%PDF-1.4\n1 0 obj\n<</Title (${text.replace(/[()\\]/g, "\\$&")})>>\nendobj\n%%EOF`,
				),
			};
		case "manifest":
			return {
				path: "manifest.json",
				content: `${JSON.stringify({ inputs: [{ path: `${text}.csv`, bytes: 12 }] }, null, 2)}\n`,
			};
		case "zip in zip": {
			const inner = zipSync({ "a.csv": toCsvBytes(text) });
			return { path: "tables/all.zip", content: zipSync({ "a.zip": inner }) };
		}
		case "docx": {
			// Word tears a text wherever it likes.
			const [a, b] = [escaped.slice(0, 2), escaped.slice(2)];
			const xml = `<w:document><w:p><w:r><w:t>${a}</w:t></w:r><w:r><w:t>${b}</w:t></w:r></w:p></w:document>`;
			return {
				path: "report.docx",
				content: zipSync({
					"word/document.xml": new TextEncoder().encode(xml),
				}),
			};
		}
		default:
			return { path: `communities/${text}.html`, content: "" };
	}
}

function toPng(kind: string, words: string | Buffer): Buffer {
	const chunk = (name: string, bytes: Buffer) => {
		const head = Buffer.alloc(8);
		head.writeUInt32BE(bytes.length);
		head.write(name, 4, "latin1");
		return Buffer.concat([head, bytes, Buffer.alloc(4)]);
	};
	return Buffer.concat([
		Buffer.from("89504e470d0a1a0a", "hex"),
		chunk("IHDR", Buffer.alloc(13)),
		chunk(kind, Buffer.from(words)),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

/** Each ending, by the planted leaks that look into it. */
export const PLANTED: Readonly<Record<string, readonly string[]>> = {
	csv: ["csv"],
	arrow: ["arrow"],
	html: ["html", "svg", "attribute", "escaped json"],
	json: ["json", "manifest"],
	xlsx: ["xlsx"],
	docx: ["docx", "png in docx"],
	zip: ["zip in zip"],
	xml: ["xml"],
	rels: ["xml"],
	png: ["png", "packed png"],
	pdf: ["pdf", "pdf in letters"],
	txt: ["text"],
	md: ["markdown"],
	log: ["log"],
};
