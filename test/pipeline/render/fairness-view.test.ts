import { describe, expect, it } from "vitest";
import { viewFairness } from "../../../pipeline/render/fairness-view.ts";
import { renderReport } from "../../../pipeline/render/render-report.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";
import { makeFairness } from "./marts-fixture-fairness.ts";

const texts = readReportTexts();
const marts = { ...makeMarts(), ...makeFairness() };
const view = viewFairness(marts, definitions, texts, 15);

async function renderPage(): Promise<string> {
	const pages = await renderReport(marts, definitions);
	const page = pages.find(({ path }) => path === "report.html");
	return String(page?.content ?? "");
}

describe("results that contradict each other", () => {
	it("tells each with its whole, and what is beyond chance; one over nothing is not told", () => {
		expect(
			view.contradictions.map(({ label, numerator, denominator, verdict }) => ({
				label,
				numerator,
				denominator,
				verdict,
			})),
		).toEqual([
			{
				label: "已解决仍不满意",
				numerator: 9,
				denominator: 200,
				verdict: "比上月变化显著",
			},
			{
				label: "满意却未解决",
				numerator: 0,
				denominator: 120,
				verdict: "",
			},
		]);
	});

	it("says of what is beyond chance that it is one person's matter", () => {
		const lead = {
			metric: "solved_dissatisfied_share",
			against: "previous",
			is_headline: false,
			one_caller_tickets: 6,
		};
		const own = viewFairness(
			{ ...marts, mart_change_leads: [lead] },
			definitions,
			texts,
			15,
		);
		expect(own.contradictions.map(({ verdict }) => verdict)).toEqual([
			"比上月变化显著，其中6件是同一人反映的",
			"",
		]);
	});

	it("prints the table, and lists the tickets with what is left out", async () => {
		const page = await renderPage();
		expect(page.replace(/\s+/g, "")).toMatch(
			/已解决仍不满意<\/th><td><a[^>]*>9<\/a>\/200<\/td><td>4.5%<\/td><td>3\/180<\/td><td>—<\/td>/,
		);
		expect(page).toContain("结果自相矛盾的工单");
		expect(page).toContain("其中6件保密或举报，只计数、不列出。");
	});
});

describe("what may be disputed", () => {
	it("counts by reason, and sets a rate beside what it is without them where any speaks against it", () => {
		expect(view.appeals.total).toBe(7);
		expect(view.appeals.reasons.map(({ reason }) => reason)).toEqual([
			"outside_competence",
			"unreasonable",
		]);
		expect(view.appeals.effects).toEqual([
			{
				label: "按时办结率",
				tickets: 7,
				against: 2,
				value: "91.4%",
				without: "91.7%",
				change: "+0.2",
			},
		]);
	});

	it("lists each ticket with what it speaks against and every reason", () => {
		expect(view.appeals.list.rows[0]).toMatchObject({
			counts: "未按时、未评满意",
			reasons: "超出街道职权（区市场监管所、消防大队）；不合理诉求",
		});
	});

	it("is told in the chapter of the figures", async () => {
		const page = await renderPage();
		expect(page).toContain(
			"有7件可以对照下列理由申诉：超出街道职权6件，不合理诉求2件（一件可有几种理由）。",
		);
		expect(page).toContain(
			"超出街道职权（区市场监管所、消防大队）；不合理诉求",
		);
	});

	it("says nothing where there is nothing to dispute", async () => {
		const pages = await renderReport(makeMarts(), definitions);
		const page = pages.find(({ path }) => path === "report.html");
		expect(String(page?.content)).not.toContain("申诉依据");
	});
});

it("sets a community's rate beside what its types of demand would have, unless cases are few", async () => {
	const page = await renderPage();
	expect(page).toContain('<small class="beside">（90.5%）</small>');
	expect(page).toContain("按时办结率<wbr><small>（应有）</small>");
});
