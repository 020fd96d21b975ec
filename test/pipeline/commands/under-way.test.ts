import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "../../../pipeline/workspace/days.ts";
import { makeOutputs } from "../../make-outputs.ts";

// Six tickets a day from the Monday of week 8 to the Friday of week 12, as a street sends them; the file was made on the 6th of April.
const FIRST = "2023-02-20";
const DAYS = 33;
const PER_DAY = 6;

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "under-way-"));
	mkdirSync(join(workspace, "exports"));
	const rows = Array.from({ length: DAYS * PER_DAY }, (_, index) => {
		const day = addDays(FIRST, Math.floor(index / PER_DAY));
		// Every tenth ticket is closed a month later, and the last ones not at all.
		const end = addDays(day, index % 10 === 0 ? 30 : 1);
		const isOpen = end > "2023-04-05";
		const state = isOpen ? "办理中," : `已办结,${end} 10:00:00`;
		return `${1000 + index},${day} 09:00:00,甲社区,${state}`;
	});
	writeFileSync(
		join(workspace, "exports/工单_20230406.csv"),
		`工单编号,受理时间,社区,工单状态,办结时间\n${rows.join("\n")}\n`,
	);
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

async function makePeriod(period?: string, made: string[] = ["report"]) {
	const { text, table, rows } = await makeOutputs({ workspace, period }, [
		"mart_report",
		...made,
		...["metrics", "flow", "tickets"].map((name) => `tables/${name}.csv`),
	]);
	const metrics = table("metrics").filter(
		({ scope_kind }) => scope_kind === "street",
	);
	return {
		report: rows.mart_report?.[0],
		page: made.includes("report") ? text("report.html") : "",
		metric: (name: string) => metrics.find(({ metric }) => metric === name),
		table,
	};
}

test("a week that is known to its Friday is compared with five days of the one before, and has not fallen", async () => {
	const { report, page, metric } = await makePeriod("2023-W12");
	expect(report?.is_period_complete).toBe(false);
	expect(metric("volume")).toMatchObject({
		numerator: "30",
		previous_numerator: "30",
		p_change: "1",
	});
	expect(page).toContain("未满期，数据到2023年3月24日，共5天");
	expect(page).toContain(
		"本周前5天受理诉求30件，日均6.0件，日均较上周前5天持平",
	);
	expect(page).not.toMatch(/受理诉求[^。]*(下降|减少)/);
});

test("a file's own date does not cover days it has nothing of, and a month that it does not cover is no default", async () => {
	const last = await makePeriod(undefined, []);
	expect(last.report?.period_id).toBe("2023-02");
	expect(last.report?.is_period_complete).toBe(true);
	const { report, page } = await makePeriod("2023-03");
	expect(report?.is_period_complete).toBe(false);
	expect(page).toContain("本月前24天");
	await expect(makePeriod("2023-04")).rejects.toThrow("没有 2023-04");
});

test("stocks are alike: what came after a period is in none, and the balance says how many it leaves out", async () => {
	const { metric, table } = await makePeriod("2023-W10", []);
	const count = (name: string, part: string) => Number(metric(name)?.[part]);
	const flow = table("flow").filter(
		({ scope_kind }) => scope_kind === "street",
	);
	const since = flow.find(({ span }) => span === "since");
	expect(Number(since?.closing)).toBe(
		count("open_stock", "numerator") + Number(since?.closing_after_period),
	);
	// The week before is seen a week earlier, with none of this week's tickets.
	expect(count("open_stock", "previous_numerator")).toBeLessThan(
		count("open_stock", "numerator") + PER_DAY,
	);
	const late = table("tickets").filter(
		({ is_after_period }) => is_after_period === "true",
	);
	expect(late.length).toBe(Number(since?.closing_after_period));
	expect(late.every(({ is_overdue_open }) => is_overdue_open === "false")).toBe(
		true,
	);
});

test("the first period of all does not know what was open before it", async () => {
	const { page, table } = await makePeriod("2023-W08");
	expect(
		table("flow").find(
			({ span, scope_kind }) => span === "period" && scope_kind === "street",
		),
	).toMatchObject({ opening: "", accepted: "42", closing: "" });
	expect(page).toContain("数据自2023年2月20日起，期初在办多少不明");
});
