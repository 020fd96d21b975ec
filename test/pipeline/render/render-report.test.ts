import { describe, expect, it } from "vitest";
import {
	renderFindings,
	renderReport,
} from "../../../pipeline/render/render-report.ts";
import {
	COMMUNITIES,
	definitions,
	type FixtureOptions,
	makeMarts,
} from "./marts-fixture.ts";

async function renderPage(options: FixtureOptions = {}): Promise<string> {
	const pages = await renderReport(makeMarts(options), definitions);
	return pages.find(({ path }) => path === "report.html")?.content ?? "";
}

function headings(page: string): string[] {
	return [...page.matchAll(/<h2[^>]*>([^<]+)/g)].map(([, text]) => text ?? "");
}

describe("the report", () => {
	it("tells findings first, then figures, then each section", async () => {
		expect(headings(await renderPage())).toEqual([
			"要点",
			"总体情况",
			"总体趋势",
			"诉求热点",
			"社区情况",
			"按时办结",
			"超期未办结",
			"满意度",
			"数据说明",
			"口径",
		]);
	});

	// A stock once stood as "—" over "12/—件", since only counts were told as counts.
	it("tells every figure, counts and stocks in tickets and rates with their base", async () => {
		const page = await renderPage();
		const tiles = [...page.matchAll(/<p class="value">(.*?)<\/p>/g)];
		const values = tiles.map(([, value = ""]) => value);
		expect(values).toHaveLength(8);
		expect(
			values.filter((value) => /^[\d,]+<small>件/.test(value)),
		).toHaveLength(3);
		expect(values.filter((value) => /^[\d.]+%$/.test(value))).toHaveLength(5);
	});

	it("is one file that asks for nothing from outside", async () => {
		const page = await renderPage();
		expect(page).toContain(
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
		);
		expect(page).toContain('<html lang="zh-CN">');
		expect(page).not.toMatch(
			/<script|<link|<iframe|<img|@import|url\((?!#)|\ssrc=/,
		);
		const addresses = page.match(/(?:https?:)?\/\/[\w.]+/g) ?? [];
		expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org"]));
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
		expect(page).not.toMatch(/undefined|NaN|\[object|null/);
	});

	it("says where figures are missing", async () => {
		const page = await renderPage({ monthsBefore: 0 });
		expect(page.match(/<span class="missing">缺数据<\/span>/g)).toHaveLength(
			16,
		);
		expect(page).not.toContain("变化显著</p>");
	});

	it.each([
		[{ communities: [] }, ["社区情况"], "导出中没有社区列"],
		[{ hasSatisfaction: false }, ["满意度"], "导出中没有满意度列"],
		[
			{ isEmpty: true },
			["诉求热点", "社区情况", "按时办结", "超期未办结", "满意度"],
			"本期没有到期的工单",
		],
	])(
		"drops what has no data and says why: %o",
		async (options, dropped, reason) => {
			const page = await renderPage(options);
			for (const section of dropped)
				expect(headings(page)).not.toContain(section);
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
		expect(page).not.toMatch(/<script/i);
		expect(page.replace(/<svg.*?<\/svg>/gs, "")).not.toContain('alert("x")');
		expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
		expect(page).toContain("{{report}}{{{x}}}");
	});

	it("lists at most thirty overdue tickets and says how many there are", async () => {
		const marts = makeMarts();
		const overdue = marts.mart_overdue ?? [];
		const many = Array.from({ length: 5 }, (_, part) =>
			overdue.map((row) => ({ ...row, ticket_id: `${part}-${row.ticket_id}` })),
		).flat();
		const [page] = await renderReport(
			{ ...marts, mart_overdue: many },
			definitions,
		);
		expect(page?.content.match(/class="id"/g)).toHaveLength(30);
		expect(page?.content).toContain("下表列出期限最早的30件");
	});

	it("fails on a column that a mart lacks rather than printing nothing", async () => {
		const marts = makeMarts();
		const communities =
			marts.mart_communities?.map(({ tickets, ...row }) => row) ?? [];
		await expect(
			renderReport({ ...marts, mart_communities: communities }, definitions),
		).rejects.toThrow("formatCount");
	});

	it("warns above everything else that a period is not over", async () => {
		const marts = makeMarts();
		const [page] = await renderReport(
			{
				...marts,
				mart_report: [{ ...marts.mart_report?.[0], is_period_complete: false }],
			} as never,
			definitions,
		);
		expect(page?.content).toContain("本期尚未结束");
		expect(await renderPage()).not.toContain("本期尚未结束");
	});

	it("writes each chart's specification beside the page", async () => {
		const pages = await renderReport(makeMarts(), definitions);
		expect(pages.map(({ path }) => path)).toContain(
			"charts/trend-volume.vl.json",
		);
		expect(pages).toHaveLength(7);
	});

	it("gives the console the first three findings, without markup", () => {
		const findings = renderFindings(makeMarts(), definitions);
		expect(findings).toHaveLength(3);
		expect(findings.join("")).not.toMatch(/[<>&]/);
	});
});
