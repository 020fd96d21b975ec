import { describe, expect, it } from "vitest";
import { renderReport } from "../../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";
import { renderPage } from "./report-page.ts";

describe("what the report cannot tell it says", () => {
	it("lists at most forty overdue tickets and says how many there are", async () => {
		const marts = makeMarts();
		const overdue = marts.mart_overdue ?? [];
		const many = Array.from({ length: 5 }, (_, part) =>
			overdue.map((row) => ({ ...row, ticket_id: `${part}-${row.ticket_id}` })),
		).flat();
		const [page] = await renderReport(
			{ ...marts, mart_overdue: many },
			definitions,
		);
		expect(page?.content.replace(/\s/g, "")).toContain(
			`共${many.length}件，列前40件，另有${many.length - 40}件见附表工作簿“超期未办结”`,
		);
		const [, list = ""] = page?.content.split('id="annex-overdue"') ?? [];
		expect(list.split("</table>")[0]?.match(/class="id"/g)).toHaveLength(40);
	});

	it("fails on a column that a mart lacks rather than printing nothing", async () => {
		const marts = makeMarts();
		const communities =
			marts.mart_communities?.map(({ tickets, ...row }) => row) ?? [];
		await expect(
			renderReport({ ...marts, mart_communities: communities }, definitions),
		).rejects.toThrow("{{trace}} was given a column that does not exist");
	});

	it("gives no nought per cent for what the exports have no column for", async () => {
		const row = {
			way: "this_week",
			way_no: 1,
			stock: 35,
			closed: 30,
			remaining: 5,
			back: 2,
			all_stock: 35,
			struck_off: null,
			struck_back: null,
			all_struck_off: null,
			all_struck_back: null,
			is_back_known: true,
			lacks: "solved",
		};
		const tell = async (clearing: typeof row | object) => {
			const marts = { ...makeMarts(), mart_clearing: [clearing] };
			const [page] = await renderReport(marts as never, definitions);
			return page?.content.replace(/<[^>]*>|\s/g, "") ?? "";
		};
		const unknown = await tell(row);
		expect(unknown).toContain(
			"期初在办35件，严格销号、清零率、返潮率未算：导出缺“是否解决”列。",
		);
		expect(unknown).not.toContain("0/35");
		const none = { struck_off: 0, struck_back: 0, lacks: "" };
		const all = { all_struck_off: 0, all_struck_back: 0 };
		expect(await tell({ ...row, ...none, ...all })).toContain(
			"严格销号0件，清零率0.0%（0/35）",
		);
		const some = {
			...none,
			lacks: "",
			all_struck_off: 12,
			all_struck_back: null,
		};
		expect(await tell({ ...row, ...some, is_back_known: false })).toContain(
			"清零率34.3%（12/35）；销号后又来几件无从判断，返潮率未算。",
		);
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
		expect(page?.content).toContain("未满期，数据到2023年3月31日，共31天");
		expect(page?.content).toContain("未满期：数据只到2023年3月31日");
		expect(await renderPage()).not.toContain("未满期");
	});

	it("tells of stocks and lists how many came after the period, and how many have no row", async () => {
		const page = await renderPage();
		expect(page).toContain("在办6件（其中2件为本月之后受理）。");
		expect(page).toContain("本月之后受理、也已超期的另有1件，一并列出。");
		expect(page).toContain("其中2件保密或举报，只计数、不列出。");
		for (const count of [3, 4, 5])
			expect(page).toContain(`另有${count}件保密或举报，只计数、不列出。`);
		expect(page).toContain("的在办件（其中2件为本月之后受理），按工作日计");
		const marts = makeMarts();
		const near = marts.mart_near_due?.map((row) => ({
			...row,
			is_after_period: true,
		}));
		const [later] = await renderReport(
			{ ...marts, mart_near_due: near } as never,
			definitions,
		);
		expect(later?.content).toContain("尚未办结的1件（其中1件为本月之后受理）");
	});

	it("drops a metric that nobody can know, and says why", async () => {
		const marts = makeMarts();
		const [page] = await renderReport(
			{
				...marts,
				int_unknown_metrics: [
					{ metric: "repeat_rate", reason: "来电人大多不明" },
				],
			} as never,
			definitions,
		);
		expect(page?.content).toContain(
			"<li><b>重复诉求率</b>：来电人大多不明</li>",
		);
	});

	it("names what is not counted, by the columns that the exports lack", async () => {
		const lacking = (item_label: string, need_label: string) => ({
			item_label,
			need_label,
		});
		const [page] = await renderReport(
			{
				...makeMarts(),
				mart_missing_columns: [
					lacking("延期率", "延期后截止日期"),
					lacking("一次办成率", "办结时间"),
					lacking("重办率", "办结时间"),
				],
			} as never,
			definitions,
		);
		expect(page?.content).toContain("<h4>缺列未算</h4>");
		expect(page?.content).toContain(
			"<li>缺<b>延期后截止日期</b>：没有算延期率。</li>",
		);
		expect(page?.content).toContain(
			"<li>缺<b>办结时间</b>：没有算一次办成率、重办率。</li>",
		);
	});

	it("knows no balance where nobody knows what was open before", async () => {
		const marts = makeMarts();
		const flow = marts.mart_flow?.map((row) =>
			row.is_period
				? { ...row, is_known: false, opening: null, closing: null }
				: row,
		);
		const [page] = await renderReport(
			{ ...marts, mart_flow: flow } as never,
			definitions,
		);
		expect(page?.content).toContain(
			"数据自2021年4月1日起，期初在办多少不明，期末也就不明",
		);
		expect(page?.content).not.toContain("期初在办件 ＋");
	});

	it("says which dissatisfied are counted by a graver reason, so that the solved add up", async () => {
		const tell = async (...rows: [string, boolean][]) => {
			const base = makeMarts();
			const [row] = base.mart_dissatisfied ?? [];
			const marts = {
				...base,
				mart_dissatisfied: rows.map(([reason, is_also_solved], index) => ({
					...row,
					ticket_id: `D${index}`,
					reason,
					is_also_solved,
				})),
			};
			const [page] = await renderReport(marts, definitions);
			return page?.content.replace(/<[^>]*>|\s/g, "") ?? "";
		};
		const both = await tell(["late", true], ["late", false], ["solved", false]);
		expect(both).toContain(
			"超期办结2件，已解决仍不满意1件。每件只算一个原因，符合几个的算在前面的；超期办结里有1件也是已解决仍不满意，连同单列的共2件。逐件见",
		);
		expect(both).toContain("超期办结，已解决仍不满意");
		expect(await tell(["late", false], ["solved", false])).toContain(
			"符合几个的算在前面的。逐件见",
		);
		expect(await tell(["solved", false])).not.toContain("每件只算一个原因");
	});
});
