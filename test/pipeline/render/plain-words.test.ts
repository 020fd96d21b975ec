import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { build } from "../../../pipeline/commands/build.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { renderReport } from "../../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";
import { makeFairness } from "./marts-fixture-fairness.ts";

// A leader's papers speak Chinese: no file's name, no switch, no word of a program or of a statistician.
// What files there are stands in docs/outputs.md; the workbook's sheets are called by their Chinese names.

const FOREIGN = /[A-Za-z]{2,}|\.[a-z]{3,4}\b|(?<!-)--\w/g;
const STATISTICIANS = /泊松|威尔逊|费舍尔|卡普兰|基塔加瓦|[pq] ?[<≤]/g;

const foreignIn = (text: string) => [
	...(text.match(FOREIGN) ?? []),
	...(text.match(STATISTICIANS) ?? []),
];

/** What a reader sees or hears of a page: its text, and the names of its regions. */
function visibleText(page: string): string {
	return page
		.replace(/<(script|style|title|w:instrText)[\s\S]*?<\/\1>/g, "")
		.replace(/<[^>]*>/g, (tag) =>
			[...tag.matchAll(/(?:aria-label|alt)="([^"]*)"/g)]
				.map(([, words]) => words)
				.join(" "),
		)
		.replace(/&[a-z]+;|&#\w+;/g, " ");
}

const folder = packagePath("templates");
const templates = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".hbs"))
	.map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);

test.each(templates)("%s speaks plain Chinese", (_, template) => {
	expect(
		foreignIn(visibleText(template.replace(/\{\{[^}]*\}\}/g, ""))),
	).toEqual([]);
});

const TEXTS = [
	"report-texts",
	"finding-texts",
	"metrics",
	"sections",
	"unknowns",
	"needs",
];

function textsIn(value: unknown): string[] {
	if (typeof value === "string") return /[一-龥]/.test(value) ? [value] : [];
	return value && typeof value === "object"
		? Object.values(value).flatMap(textsIn)
		: [];
}

test.each(TEXTS)("%s.yaml speaks plain Chinese", (name) => {
	const file = packagePath("data", "defaults", `${name}.yaml`);
	const texts = textsIn(parse(readFileSync(file, "utf8")));
	expect(texts.length).toBeGreaterThan(2);
	const foreign = texts.filter(
		(text) => foreignIn(text.replace(/\{\w+\}/g, "")).length > 0,
	);
	expect(foreign).toEqual([]);
});

test("no chart says what a reader has to look up", () => {
	const charts = readdirSync(join(folder, "charts"));
	const foreign = charts.flatMap((file) => {
		const text = readFileSync(join(folder, "charts", file), "utf8");
		return [...text.matchAll(/"(?:description|title)": "([^"]*)"/g)]
			.map(([, words = ""]) => words)
			.filter((words) => foreignIn(words).length > 0);
	});
	expect(foreign).toEqual([]);
});

describe("the papers of a build", () => {
	const small = packagePath("test", "golden", "small", "input");
	let workspace: string;
	let report: string;
	const papers = new Map<string, string>();

	beforeAll(async () => {
		workspace = mkdtempSync(join(tmpdir(), "plain-"));
		cpSync(small, workspace, { recursive: true });
		const { folder: out } = await build(
			{ workspace },
			{ log: () => undefined, secret: "test" },
		);
		for (const file of readdirSync(out, { recursive: true, encoding: "utf8" }))
			if (file.endsWith(".html"))
				papers.set(file, visibleText(readFileSync(join(out, file), "utf8")));
		report = readFileSync(join(out, "report.html"), "utf8");
		const word = unzipSync(readFileSync(join(out, "report.docx")));
		const document = word["word/document.xml"];
		papers.set(
			"report.docx",
			visibleText(new TextDecoder().decode(document).replace(/<w:p>/g, "\n")),
		);
		const [page] = await renderReport(
			{ ...makeMarts(), ...makeFairness() },
			definitions,
		);
		papers.set("every chapter", visibleText(String(page?.content ?? "")));
	}, 60_000);
	afterAll(() => rmSync(workspace, { recursive: true, force: true }));

	test("hold no foreign word but what the exports say", () => {
		expect(papers.size).toBeGreaterThan(4);
		const given = readdirSync(join(small, "exports")).flatMap(
			(file) =>
				readFileSync(join(small, "exports", file), "utf8").match(
					/[A-Za-z]+/g,
				) ?? [],
		);
		const foreign = [...papers].map(([paper, text]) => [
			paper,
			foreignIn(text).filter((word) => !given.includes(word)),
		]);
		expect(foreign.filter(([, words]) => words?.length)).toEqual([]);
	});

	test("define in the appendix each figure that they name", () => {
		const [before = "", after = ""] = report.split('<h3 id="definitions">');
		// What could not be counted is named as such, and needs no definition.
		const told = visibleText(
			before.replace(/<h4>(?:未列出的部分|缺列未算)<\/h4>[\s\S]*?<\/ul>/g, ""),
		);
		const defined = visibleText(after);
		const labels = Object.values(definitions)
			.map(({ label }) => label)
			.sort((one, other) => other.length - one.length);
		let rest = told;
		const missing = labels.filter((label) => {
			const isTold = rest.includes(label);
			rest = rest.replaceAll(label, "");
			return isTold && !defined.includes(label);
		});
		expect(missing).toEqual([]);
	});
});
