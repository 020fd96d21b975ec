import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	findPeriods,
	readPeriod,
} from "../../../pipeline/publish/index-page.ts";
import { renderIndex } from "../../../pipeline/render/render-report.ts";
import { definitions } from "../render/marts-fixture.ts";

let out: string;
beforeEach(() => {
	out = mkdtempSync(join(tmpdir(), "index-"));
});
afterEach(() => rmSync(out, { recursive: true }));

const put = (path: string, content: unknown = "") => {
	mkdirSync(dirname(join(out, path)), { recursive: true });
	const text = typeof content === "string" ? content : JSON.stringify(content);
	writeFileSync(join(out, path), text);
};
const manifest = (period: string, as_of: string) => ({
	period,
	period_label: `${period}的报告`,
	street_name: "怡园街道",
	as_of,
	headlines: [
		{ metric: "volume", numerator: 853, denominator: null },
		{ metric: "ontime_rate", numerator: 45, denominator: 50 },
	],
});

test("the periods that were built stand with their figures and papers, the newest data first", () => {
	put("2023-02/manifest.json", manifest("2023-02", "2023-03-05 16:00:00"));
	put("2023-02/report.html");
	put("2023-03/manifest.json", manifest("2023-03", "2023-04-05 16:00:00"));
	for (const name of ["report.html", "annex.xlsx", "meeting.html"])
		put(`2023-03/${name}`);
	const page = renderIndex(findPeriods(out), definitions);
	expect(page.indexOf("2023-03的报告")).toBeLessThan(
		page.indexOf("2023-02的报告"),
	);
	expect(page).toContain('<a href="2023-03/report.html">报告</a>');
	expect(page).toContain('<a href="2023-03/meeting.html">周四会议</a>');
	expect(page).not.toContain("2023-02/annex.xlsx");
	expect(page).toContain("853");
	expect(page).toContain("<b>90.0%</b><small>45/50</small>");
});

test("of two periods with data of one moment the later one stands first", () => {
	for (const period of ["2023-02", "2023-03", "2023-01"])
		put(`${period}/manifest.json`, manifest(period, "2023-04-05 16:00:00"));
	expect(findPeriods(out).map(({ period }) => period)).toEqual([
		"2023-03",
		"2023-02",
		"2023-01",
	]);
});

test("folders of others, torn manifests and those of older versions are passed over", () => {
	put("2023-03/manifest.json", manifest("2023-03", "2023-04-05 16:00:00"));
	put("torn/manifest.json", "{");
	put("old/manifest.json", { period: "2022-01", as_of: "2022-02-01 00:00:00" });
	put("others/领导批示.docx");
	put("published/2023-03.csv");
	expect(findPeriods(out).map(({ period }) => period)).toEqual(["2023-03"]);
	expect(findPeriods(join(out, "none"))).toEqual([]);
});

test("a name that is markup is words", () => {
	const entry = manifest("2023-03", "2023-04-05 16:00:00");
	put("2023-03/manifest.json", { ...entry, period_label: "<script>x" });
	expect(renderIndex(findPeriods(out), definitions)).toContain(
		"&lt;script&gt;x",
	);
});

test("a period stands with all its papers, and is none where a part of it is not told", () => {
	const whole = manifest("2023-03", "2023-04-05 16:00:00");
	const papers = [
		"report.html",
		"report.docx",
		"report.pdf",
		"meeting.html",
		"visits.html",
		"annex.xlsx",
		"rejects.xlsx",
	];
	for (const name of [...papers, "other.txt"]) put(`2023-03/${name}`);
	put("2023-03/manifest.json", whole);
	expect(readPeriod(join(out, "2023-03"))).toEqual({
		period: "2023-03",
		label: "2023-03的报告",
		street: "怡园街道",
		as_of: "2023-04-05 16:00:00",
		headlines: whole.headlines,
		files: papers,
		communities: [],
	});
	for (const part of ["period", "period_label", "street_name", "as_of"]) {
		put("2023-03/manifest.json", { ...whole, [part]: "" });
		expect(readPeriod(join(out, "2023-03")), part).toBeUndefined();
		put("2023-03/manifest.json", { ...whole, [part]: 3 });
		expect(readPeriod(join(out, "2023-03")), part).toBeUndefined();
	}
	put("2023-03/manifest.json", { ...whole, headlines: {} });
	expect(readPeriod(join(out, "2023-03"))).toBeUndefined();
});

test("a file that is called as a period is none", () => {
	put("2023-03", "manifest.json");
	expect(findPeriods(out)).toEqual([]);
});

test("the newest data stand first, whatever the periods are called", () => {
	const moments = ["04", "06", "05", "03"];
	for (const [index, month] of moments.entries())
		put(
			`2023-0${index + 1}/manifest.json`,
			manifest(`2023-0${index + 1}`, `2023-${month}-05 16:00:00`),
		);
	expect(findPeriods(out).map(({ period }) => period)).toEqual([
		"2023-02",
		"2023-03",
		"2023-01",
		"2023-04",
	]);
});

test("every page of a period is a link from its card, and periods of one length are a line", () => {
	for (const [index, month] of ["2023-01", "2023-02", "2023-03"].entries())
		put(
			`${month}/manifest.json`,
			manifest(month, `2023-0${index + 2}-05 16:00:00`),
		);
	put("2023-W09/manifest.json", manifest("2023-W09", "2023-03-06 16:00:00"));
	put("2023-03/report.html");
	put("2023-03/communities/北屏社区.html");
	put("2023-03/communities/left-over.txt");
	const page = renderIndex(findPeriods(out), definitions);
	expect(page).toContain(
		'<h2><a href="2023-03/report.html">2023-03的报告</a></h2>',
	);
	expect(page).toContain(
		`<a href="2023-03/communities/${encodeURIComponent("北屏社区.html")}">北屏社区</a>`,
	);
	expect(page).not.toContain("left-over");
	const cards = page.split('<article class="period">').slice(1);
	expect(cards.map((card) => card.includes("<svg"))).toEqual([
		true,
		false,
		false,
		false,
	]);
});
