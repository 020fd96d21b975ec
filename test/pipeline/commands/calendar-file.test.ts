import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "../../../pipeline/commands/check.ts";
import { advise } from "../../../pipeline/commands/check-advice.ts";
import { makeOutputs } from "../../make-outputs.ts";

const effects = { log: () => undefined };

// A year that the packaged notices do not have; its days are made up for the test.
const NOTICE = [
	["date", "is_workday", "name"],
	["2027-01-01..2027-01-03", 0, "元旦"],
	["2027-02-05..2027-02-11", 0, "春节"],
	["2027-02-13", 1, "春节"],
	["2027-10-01..2027-10-07", 0, "国庆节"],
];

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "calendar-"));
	for (const folder of ["exports", "reference"])
		mkdirSync(join(workspace, folder));
	// Asked for help on 4 February, so that five working days reach over the festival; in December a year is over.
	putTickets("2027-02", "04");
});
afterEach(() => rmSync(workspace, { recursive: true }));

function putTickets(month: string, day: string): void {
	const rows = Array.from(
		{ length: 28 },
		(_, index) =>
			`A${index},${month}-${String(index + 1).padStart(2, "0")} 09:00,求助`,
	);
	writeFileSync(
		join(workspace, "exports", "工单.csv"),
		[
			"工单编号,受理时间,诉求类型",
			...rows,
			`B,${month}-${day} 10:00,求助`,
		].join("\n"),
	);
}

async function deadlineInFebruary() {
	const { table } = await makeOutputs({ workspace, period: "2027-02" }, [
		"tables/tickets.csv",
	]);
	const ticket = table("tickets").find(({ ticket_id }) => ticket_id === "B");
	return [ticket?.effective_deadline, ticket?.deadline_basis];
}

test("without a file days beyond the notices have no deadline, and check says what to write where", async () => {
	expect(await deadlineInFebruary()).toEqual(["", "uncovered"]);
	const steps = advise(await check({ workspace }, effects));
	expect(steps.join("\n")).toContain(
		`工作日历只到 2026-12-31，再往后的期限按工作日推算不出来：2027 年的放假通知公布以后，把放假和调休上班的日子写进 ${workspace}/reference/calendar.csv`,
	);
});

test.each(["csv", "xlsx"])(
	"a %s file of next year's days is enough",
	async (ending) => {
		const sheet = utils.aoa_to_sheet(NOTICE);
		const content =
			ending === "csv"
				? NOTICE.map((row) => row.join()).join("\n")
				: write(
						{ SheetNames: ["日历"], Sheets: { 日历: sheet } },
						{ type: "buffer", bookType: "xlsx" },
					);
		writeFileSync(join(workspace, "reference", `calendar.${ending}`), content);
		// 12, 13 (a Saturday at work), 15, 16 and 17 February.
		expect(await deadlineInFebruary()).toEqual(["2027-02-17 23:59:59", "sla"]);
		const { calendar } = await check({ workspace }, effects);
		expect(calendar).toEqual({ to: "2027-12-31", ends_soon: false });
	},
);

test("the warning comes three months before the end, by the day of the data", async () => {
	putTickets("2026-09", "04");
	expect((await check({ workspace }, effects)).calendar.ends_soon).toBe(false);
	putTickets("2026-10", "04");
	const result = await check({ workspace }, effects);
	expect(result.calendar).toEqual({ to: "2026-12-31", ends_soon: true });
	expect(
		advise(result).some((step) => step.includes("2027-10-01..2027-10-07")),
	).toBe(true);
});

test("days written as dates in a workbook are read as well", async () => {
	const sheet = utils.aoa_to_sheet([
		["date", "is_workday", "name"],
		[new Date(Date.UTC(2027, 1, 5)), 0, "春节"],
		["2027/10/1", 0, "国庆节"],
	]);
	writeFileSync(
		join(workspace, "reference", "calendar.xlsx"),
		write(
			{ SheetNames: ["日历"], Sheets: { 日历: sheet } },
			{ type: "buffer", bookType: "xlsx", cellDates: true },
		),
	);
	expect(await deadlineInFebruary()).toEqual(["2027-02-12 23:59:59", "sla"]);
});
