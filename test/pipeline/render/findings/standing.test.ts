import { describe, expect, it } from "vitest";
import { viewAdvice } from "../../../../pipeline/render/findings/advice-view.ts";
import { tellWhere } from "../../../../pipeline/render/findings/standing.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

const texts = readReportTexts();

const late: Row = {
	metric: "ontime_rate",
	scope: "槐荫社区",
	scope_label: "槐荫社区",
	numerator: 47,
	denominator: 67,
	cases: 20,
	usual_cases: 9,
	excess: 15.3,
	reference_value: 0.93,
};

describe("where what is asked for stands", () => {
	const stand = (finding: Row, standing: Row, open: Row[] = []) =>
		viewAdvice(
			{
				...makeMarts(),
				mart_findings: [makeFinding(finding)],
				mart_finding_standing: [{ finding_no: 1, ...standing }],
				mart_finding_open: open.map((row) => ({ finding_no: 1, ...row })),
			},
			definitions,
			texts,
		)[0];

	const openTicket = (ticket_id: string, unit: string, day: string): Row => ({
		ticket_id,
		unit,
		is_overdue: false,
		is_late: false,
		effective_deadline_at: `2023-04-${day} 23:59:59`,
	});

	it("says that tickets are due before the day by which it is to be done, and who holds them", () => {
		const burst = { kind: "hotspot", metric: "burst", cases: 16 };
		const actionOf = (...open: Row[]) =>
			stand(
				burst,
				{ next_deadline_at: open[0]?.effective_deadline_at ?? null },
				open,
			)?.steps[0]?.action;
		const plain = "到现场一次查清，16件并案办理，统一答复";
		const [one, two, three] = [
			openTicket("T1", "甲办", "10"),
			openTicket("", "乙办", "11"),
			openTicket("T3", "乙办", "12"),
		];
		const late = { ...openTicket("T4", "丙办", "01"), is_overdue: true };
		expect(actionOf(one)).toBe(
			`${plain}；还没办结的1件（T1，在甲办）不等这一天，4月10日前办结`,
		);
		expect(actionOf(one, late)).toContain("还没办结的1件（T1，在甲办）");
		expect(actionOf(two)).toContain(
			"还没办结的1件（在乙办，不列编号，由热线处置领导小组办公室另告）不等",
		);
		expect(actionOf(one, two, three)).toBe(
			`${plain}；还没办结的3件（乙办2件、甲办1件）各按自己的期限，最早4月10日`,
		);
		expect(actionOf(openTicket("T5", "甲办", "19"))).toBe(plain);
	});

	it("says how many of what was not on time are open still, or that none is", () => {
		const actionOf = (...open: Row[]) =>
			stand(late, {}, open)?.steps[0]?.action;
		const open = { ...openTicket("T1", "甲办", "03"), is_late: true };
		expect(actionOf(open, openTicket("T2", "乙办", "10"))).toBe(
			"20件没有按时办结的逐件过一遍，其中还没办结的1件（T1，在甲办）先办结，卡在别的单位的报领导小组办公室会商",
		);
		expect(actionOf()).toBe(
			"20件没有按时办结的逐件过一遍，都已办结，问清晚在哪一步",
		);
	});

	it("says how many of the tickets may be disputed, of two steps together", () => {
		expect(stand(late, { disputed: 12 })?.steps[0]?.action).toMatch(
			/晚在哪一步（其中12件可以申诉，先核定）$/,
		);
		const both = {
			...late,
			also_metric: "satisfaction_strict",
			also_cases: 13,
			also_denominator: 40,
			behind_tickets: 30,
		};
		const steps = stand(both, { disputed: 12 })?.steps;
		expect(steps?.[0]?.action).not.toContain("申诉");
		expect(steps?.[1]?.action).toMatch(
			/（两步共30件，其中12件可以申诉，先核定）$/,
		);
	});

	it("names the place in the pack of what a meeting takes up, and says where the rest is settled", () => {
		const burst = { kind: "hotspot", metric: "burst" };
		expect(stand(burst, { matter_no: 3, code: "2023-B" })).toMatchObject({
			matter: "（例会第3项，2023-B）",
			matterShort: "（例会第3项）",
		});
		expect(stand(burst, { matter_no: null, code: null })?.matter).toBe("");
		const base = makeMarts();
		const marts = {
			...base,
			mart_report: (base.mart_report ?? []).map((row) => ({
				...row,
				meeting_at: "2023-04-06 00:00:00",
				has_meetings: true,
			})),
			mart_finding_standing: [{ finding_no: 1 }],
		};
		const where = (...matters: string[]) => tellWhere(matters, marts, texts);
		expect(where("（例会第3项）", "")).toMatch(/^写明例会第几项的，4月6日例会/);
		expect(where("")).toMatch(/^以上都不在4月6日的例会材料里，由领导/);
		expect(where("（例会第3项）")).toBe("以上4月6日例会都按同一编号研究。");
		expect(where()).toBe("");
		const unmet = marts.mart_report.map((row) => ({
			...row,
			has_meetings: false,
		}));
		expect(tellWhere([""], { ...marts, mart_report: unmet }, texts)).toBe("");
	});
});
