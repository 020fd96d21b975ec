import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import {
	renderFindings,
	renderReport,
} from "../../../pipeline/render/render-report.ts";
import { COMMUNITIES, definitions, makeMarts } from "./marts-fixture.ts";
import { renderPage } from "./report-page.ts";

/** What stands in the page besides its script and the script's data. */
function withoutScripts(page: string): string {
	return page.replace(/<script.*?<\/script>/gs, "");
}

function headings(page: string): string[] {
	return [...page.matchAll(/<h2[^>]*>([^<]+)/g)].map(([, text]) => text ?? "");
}

describe("the report", () => {
	it("numbers the chapters that have content, the summary first and the appendix last", async () => {
		expect(headings(await renderPage())).toEqual([
			"一页摘要",
			"一、总体情况",
			"二、诉求热点",
			"三、社区情况",
			"四、承办科室",
			"五、办理时效",
			"六、满意度与回访",
			"七、重复与疑难",
			"八、典型案例",
			"九、未诉先办",
			"十、下步安排",
			"附表",
			"附录",
		]);
	});

	it("asks on the first page for decisions that follow from the findings, each with who and when", async () => {
		const page = await renderPage();
		const [summary = ""] = page.split('aria-labelledby="overview"');
		expect(summary).toContain(
			"☐ 1．槐荫社区按时办结率偏低：20件没有按时办结的逐件过一遍",
		);
		expect(summary).toContain(
			'<td class="words" data-label="牵头">槐荫社区会同城管办</td>\n\t\t\t\t<td data-label="时限">4月19日</td>',
		);
		expect(summary.match(/☐/g)?.length).toBeLessThanOrEqual(5);
		expect(page).toContain("下期按时办结率不低于");
	});

	it("tells a case from its fields, to the estate and no further", async () => {
		expect(await renderPage()).toContain(
			"海苑小区“油烟”，物业办承办，没有先联系来电人，重办过，9天办结，超期，回访为未解决，评价“不满意”。",
		);
	});

	it("leads from a figure and from a finding to their tickets, and from nothing nowhere", async () => {
		const page = await renderPage();
		expect(page).toContain(
			'<a class="trace" href="#trace" data-metric="overdue_open" data-kind="community" data-scope="望湖社区">1</a>',
		);
		expect(page).not.toMatch(/class="trace"[^>]*>(0|—)</);
		expect(page).toContain('data-finding="1">涉及14件</a>');
	});

	// The street once had "—" where each of its communities had a number.
	it("adds up the households of the street beside those of its communities", async () => {
		const marts = makeMarts();
		const headlines = marts.mart_headlines ?? [];
		const [volume] = headlines;
		const pages = await renderReport(
			{
				...marts,
				mart_headlines: [
					...headlines,
					{
						...volume,
						metric: "volume_per_1000_households",
						metric_kind: "rate",
						denominator: 34567,
					},
				],
			},
			definitions,
		);
		const page = pages.find(({ path }) => path === "report.html")?.content;
		const table = /id="annex-community-results"[\s\S]*?<\/table>/.exec(
			page ?? "",
		)?.[0];
		const [, street = ""] = table?.split('class="total"') ?? [];
		expect(/<td>([^<]*)<\/td>/.exec(street)?.[1]).toBe("34,567");
	});

	it("greys a rate of ten to twenty-nine cases and shows its counts and interval", async () => {
		const page = await renderPage();
		expect(page).toMatch(
			/class="few"><a[^>]*>[\d.]+%<\/a> <small class="beside counts">\d+\/\d+<\/small> <small>[\d.]+%–/,
		);
	});

	// A stock once stood as "—" over "12/—件", since only counts were told as counts.
	it("tells every figure, counts and stocks in tickets and rates with their base", async () => {
		const page = await renderPage();
		const tiles = [...page.matchAll(/<p class="value">(.*?)<\/p>/g)];
		const values = tiles.map(([, value = ""]) => value);
		expect(values).toHaveLength(5);
		const texts = values.map((value) => value.replace(/<[^>]+>/g, ""));
		expect(texts.filter((value) => /^[\d,]+件$/.test(value))).toHaveLength(2);
		expect(texts.filter((value) => /^[\d.]+%$/.test(value))).toHaveLength(3);
		expect(page).toContain("在办件</th>");
	});

	it("is one file that asks for nothing from outside", async () => {
		const page = await renderPage();
		const [, script = ""] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
		const hash = createHash("sha256").update(script).digest("base64");
		expect(page).toContain(
			`content="default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
		);
		expect(page).toContain('<html lang="zh-CN">');
		expect(page.match(/<script/g)).toHaveLength(2);
		expect(withoutScripts(page)).not.toMatch(
			/<link|<iframe|<img|@import|url\((?!#)|\ssrc=|\son[a-z]+=/,
		);
		const addresses = page.match(/(?:https?:)?\/\/[\w.]+/g) ?? [];
		expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org"]));
	});

	it("has no gap where a sentence of a template goes on in the next line", async () => {
		const gap = /[\p{Script=Han}，。；：、）]\s*\n\s*[\p{Script=Han}（“]/u;
		expect(gap.exec(await renderPage())?.[0]).toBeUndefined();
	});

	it("is the same bytes twice", async () => {
		const marts = makeMarts();
		expect(await renderReport(marts, definitions)).toEqual(
			await renderReport(marts, definitions),
		);
	});

	it("shows each figure with its base, each table total, and what stands for too few", async () => {
		const page = await renderPage();
		expect(page).toContain("521/570件");
		expect(page).toContain("<td>8/9</td>");
		expect(page).toContain("样本不足");
		expect(page).toContain("+16.5%");
		expect(withoutScripts(page)).not.toMatch(/undefined|NaN|\[object|null/);
	});

	it("says where figures are missing", async () => {
		const page = await renderPage({ monthsBefore: 0 });
		expect(page.match(/<span class="missing">缺数据<\/span>/g)).toHaveLength(
			10,
		);
		expect(page).not.toContain("变化显著</p>");
	});

	it.each([
		[{ communities: [] }, ["社区情况"], "导出中没有社区列"],
		[{ hasSatisfaction: false }, ["满意度与回访"], "导出中没有满意度列"],
		[
			{ isEmpty: true },
			["诉求热点", "社区情况", "办理时效", "满意度与回访", "典型案例"],
			"本期没有到期的工单",
		],
	])(
		"drops what has no data and says why: %o",
		async (options, dropped, reason) => {
			const page = await renderPage(options);
			for (const section of dropped)
				expect(headings(page).join()).not.toContain(section);
			expect(page).toContain("未列出的部分");
			expect(page).toContain(reason);
		},
	);

	it("shows no satisfaction anywhere when it is dropped", async () => {
		const page = await renderPage({ hasSatisfaction: false });
		expect(page.match(/满意率/g)).toBeNull();
	});

	it.each([
		[{ communities: ["松涧社区"] }],
		[
			{
				communities: Array.from(
					{ length: 40 },
					(_, i) => `第${i + 1}${"长".repeat(30)}社区`,
				),
			},
		],
	])("holds one community and forty", async (options) => {
		const page = await renderPage(options);
		for (const name of options.communities)
			expect(page).toContain(`<th scope="row">${name}</th>`);
	});

	it("escapes every name from the data, in text, attributes and charts", async () => {
		const evil = `<script>alert("x")</script>'{{report}}{{{x}}}&amp;`;
		const marts = makeMarts({
			communities: [evil, ...COMMUNITIES],
			groups: { [evil]: [evil, "停车"] },
		});
		const pages = await renderReport(
			{
				...marts,
				mart_report: [
					{ ...marts.mart_report?.[0], street_name: evil, profile_name: evil },
				],
				mart_ticket_rows: (marts.mart_ticket_rows ?? []).map((row) => ({
					...row,
					community: evil,
					unit: evil,
				})),
				mart_overdue: (marts.mart_overdue ?? []).map((row) => ({
					...row,
					ticket_id: evil,
					estate: evil,
					unit: evil,
					topic_label: evil,
				})),
			} as never,
			definitions,
		);
		const page = pages[0]?.content ?? "";
		expect(page.match(/<script/gi)).toHaveLength(2);
		expect(page.replace(/<svg.*?<\/svg>/gs, "")).not.toContain('alert("x")');
		expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
		expect(page).toContain("{{report}}{{{x}}}");
	});

	it("writes each chart's specification beside the page", async () => {
		const pages = await renderReport(makeMarts(), definitions);
		const paths = pages.map(({ path }) => path);
		expect(paths).toContain("charts/trend-volume.vl.json");
		expect(paths).toContain("handoff/digest.txt");
		// One more chart asks nothing of this test.
		const charts = paths.filter((path) => path.startsWith("charts/"));
		expect(charts.length).toBeGreaterThan(14);
		for (const path of charts)
			expect(existsSync(packagePath("templates", path)), path).toBe(true);
	});

	it("gives the console the first three findings, without markup", () => {
		const findings = renderFindings(makeMarts(), definitions);
		expect(findings).toHaveLength(3);
		expect(findings.join("")).not.toMatch(/[<>&]/);
	});
});
