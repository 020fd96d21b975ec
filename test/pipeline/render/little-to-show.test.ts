import { describe, expect, it } from "vitest";
import type { Row } from "../../../pipeline/database/database.ts";
import type { Marts } from "../../../pipeline/render/marts.ts";
import { renderReport } from "../../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";

const textOf = async (marts: Marts) => {
	const pages = await renderReport(marts, definitions);
	const page = pages.find(({ path }) => path === "report.html")?.content ?? "";
	return page
		.replace(/<(script|style).*?<\/\1>/gs, "")
		.replace(/<[^>]*>/g, "")
		.replace(/\s+/g, "");
};

const countOf = (text: string, words: string) => text.split(words).length - 1;

describe("what there is little of", () => {
	it("draws no line through a month or two, but tells their figures", async () => {
		const one = await textOf(makeMarts({ monthsBefore: 0 }));
		expect(one).toContain("可比的月份只有2023年3月（按时办结率");
		expect(one).not.toContain("各月按时办结率");
		const two = await textOf(makeMarts({ monthsBefore: 1 }));
		expect(two).toMatch(
			/可比的月份只有两个：2023年2月（满意率[\d.]+%），2023年3月（满意率[\d.]+%）；不画走势。/,
		);
		expect(two).not.toContain("各月满意率");
		const three = await textOf(makeMarts({ monthsBefore: 2 }));
		expect(three).not.toContain("不画走势");
	});

	it("has no column of a channel where no export tells one, and says so", async () => {
		const marts = makeMarts();
		const untold = (marts.mart_type_channels as Row[]).map((row) => ({
			...row,
			channel: "other",
		}));
		const text = await textOf({ ...marts, mart_type_channels: untold });
		expect(text).not.toContain("诉求类型与渠道");
		expect(text).toContain("各诉求类型的件数");
		expect(text).toContain("导出没有写明渠道，不列渠道。");
		expect(await textOf(marts)).not.toContain("导出没有写明渠道");
	});

	it("tells once what three places or more are advised alike", async () => {
		const hotspot = (advice: string, index: number): Row => ({
			hotspot_no: index + 1,
			hotspot_id: `h${index}`,
			title: `第${index}处`,
			advice,
			tickets: 3,
			callers: 3,
			expected: null,
			first_at: "2023-03-01 00:00:00",
			last_at: "2023-03-09 00:00:00",
			open: 0,
			overdue: 0,
			satisfied: 0,
			rated: 0,
			endorsements: 0,
			endorsements_per_voice: null,
			is_compared: false,
		});
		const tell = (advices: string[]) =>
			textOf({ ...makeMarts(), mart_hotspots: advices.map(hotspot) });
		const all = await tell(["先核实。", "先核实。", "先核实。"]);
		expect(countOf(all, "先核实。")).toBe(1);
		expect(all).toContain("各处都一样：先核实。");
		const most = await tell(["先核实。", "先核实。", "另办。", "先核实。"]);
		expect(countOf(most, "先核实。")).toBe(1);
		expect(most).toContain("没有另写建议的3处都一样：先核实。");
		expect(countOf(most, "另办。")).toBe(1);
		const two = await tell(["先核实。", "先核实。", "另办。"]);
		expect(countOf(two, "先核实。")).toBe(2);
	});

	it("marks what is assumed or known by an earlier export, and names the source", async () => {
		const marts = makeMarts();
		const earlier = "2023-03-11 00:00:00";
		const text = await textOf({
			...marts,
			mart_sections: (marts.mart_sections as Row[]).map((row) =>
				row.section === "timeliness"
					? { ...row, timed_tickets: 290, assumed_tickets: 23 }
					: row,
			),
			mart_assumed_deadlines: [
				{ source_name: "信箱", timed_tickets: 20, assumed_tickets: 20 },
				{ source_name: "案卷", timed_tickets: 90, assumed_tickets: 3 },
			],
			mart_overdue: (marts.mart_overdue as Row[]).map((row, index) => ({
				...row,
				deadline_basis: "assumed",
				told_until: index === 0 ? earlier : null,
			})),
			mart_near_due: (marts.mart_near_due as Row[]).map((row) => ({
				...row,
				is_assumed: true,
				told_until: earlier,
			})),
			mart_open_counts: [
				{
					open_after_period: 0,
					overdue_after_period: 0,
					open_earlier: 7,
					overdue_earlier: 5,
					earlier_until: earlier,
				},
			],
		});
		expect(text).toContain(
			"到期的290件中，23件没有写明期限，按缺省时限推算（“信箱”的20件都是、“案卷”3件）",
		);
		expect(text).toContain(
			"超期未办结的里面有5件只见于较早的导出（最晚到3月11日）",
		);
		expect(text).toContain("其中5件只见于较早的导出（最晚到3月11日）");
		expect(text).toContain("在办的里面有7件只见于较早的导出");
		expect(countOf(text, "截至3月11日的导出")).toBe(2);
		expect(text.match(/\d按缺省时限推算/g)).toHaveLength(17);
		expect(text).toContain("已回复待办结按缺省时限推算截至3月11日的导出");
	});
});
