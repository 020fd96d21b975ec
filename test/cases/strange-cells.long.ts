import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, ROWS, rewrite, toSerial } from "./tickets.ts";
import { toBook, toCsv } from "./write-files.ts";

// Exports of the ten kinds as a stranger would make them, from the words of the contract alone.

describe("2: wrappers", () => {
	test.each([
		["a formula in an apostrophe", (cell: string) => `"'=""${cell}"""`],
		["an entity in a formula", (cell: string) => `"=""&#x200b;${cell}"""`],
		["byte order marks in cells", (cell: string) => `\ufeff${cell}`],
		["a no-break space coded", (cell: string) => `&#160;${cell}&#xA0;`],
		[
			"joiners inside",
			(cell: string) => `${cell.slice(0, 1)}\u200d${cell.slice(1)}`,
		],
	])("%s", async (_, around) => {
		const wrapped = ALL.map((row) =>
			row.map((cell) => (cell === "" ? cell : around(String(cell)))),
		);
		await expectAll({ "工单.csv": toCsv(wrapped) });
	});
	test("formulas as words of a workbook", async () => {
		const wrapped = ALL.map((row) => row.map((cell) => `="${cell}"`));
		await expectAll({ "工单.xlsx": toBook({ 表: wrapped }) });
	});
	test("one number as a number, as text and with decimals is one ticket", async () => {
		const header = ["工单编号", "受理时间"];
		const time = "2023-03-01 09:00:00";
		const { tickets, ledger } = await readContents({
			"a.xlsx": toBook({ 表: [header, [20230301000123, time]] }),
			"b.csv": toCsv([header, ["20230301000123.00", time]]),
			"c.csv": toCsv([header, ["'20230301000123", time]]),
		});
		expect(tickets).toHaveLength(1);
		expect(ledger.map(({ superseded }) => superseded)).toEqual([1, 1, 0]);
	});
});

describe("3: numbers and formats", () => {
	test("epochs as numbers of a workbook", async () => {
		const epoch = (unit: number) =>
			ROWS.map((row) =>
				row.map((cell, at) =>
					(at === 1 || at === 5) && cell
						? Date.parse(`${cell.replace(" ", "T")}+08:00`) / unit
						: cell,
				),
			);
		for (const unit of [1, 1000])
			await expectAll({
				"工单.xlsx": toBook({ 表: [HEADER, ...epoch(unit)] }),
			});
	});
	test("each cell of a column in another shape", async () => {
		const shapes = [
			(time: string) => String(toSerial(time)),
			(time: string) => time.replace(" ", "T"),
			(time: string) => time.replace(/-/g, "/").slice(0, -3),
			(time: string) =>
				new Date(`${time.replace(" ", "T")}+08:00`).toISOString(),
		];
		const write = (cell: string, row: number) => shapes[row % 4]?.(cell) ?? "";
		const rows = rewrite("受理时间", write).map((row, no) =>
			row.map((cell, at) =>
				at === 5 && cell ? write(String(cell), no + 1) : cell,
			),
		);
		await expectAll({ "工单.csv": toCsv([HEADER, ...rows]) });
	});
	test("a day and a clock without seconds, in both pairs", async () => {
		const split = (cell: string) =>
			cell ? [cell.slice(0, 10), cell.slice(11, 16)] : ["", ""];
		const header = HEADER.flatMap((name) =>
			name === "受理时间"
				? ["受理日期", "受理时间"]
				: name === "办结时间"
					? ["办结日期", "办结时间"]
					: [name],
		);
		const rows = ROWS.map((row) =>
			row.flatMap((cell, at) => (at === 1 || at === 5 ? split(cell) : [cell])),
		);
		await expectAll({ "工单.csv": toCsv([header, ...rows]) });
	});
	test("sixteen digits as a number are damaged, as text they are a number", async () => {
		const header = ["工单编号", "受理时间"];
		const { tickets, rejects } = await readContents({
			"a.xlsx": toBook({
				表: [
					header,
					[2023030100001234, "2023-03-01 09:00:00"],
					["2023030100001235", "2023-03-01 09:00:00"],
				],
			}),
		});
		expect(tickets).toMatchObject([{ ticket_id: "2023030100001235" }]);
		expect(rejects).toMatchObject([{ reason: "damaged_id", row: 2 }]);
	});
	test("a year outside the century, or of two digits, is no acceptance", async () => {
		const { rejects, tickets } = await readContents({
			"a.csv": toCsv([
				["工单编号", "受理时间"],
				["GD1", "2203-03-01 09:00:00"],
				["GD2", "23-03-01 09:00"],
				["GD3", "1899-12-30 09:00:00"],
				["GD4", "2023-03-01 09:00:00"],
			]),
		});
		expect(tickets).toMatchObject([{ ticket_id: "GD4" }]);
		expect(rejects.map(({ reason }) => reason)).toEqual([
			"bad_accepted_at",
			"bad_accepted_at",
			"bad_accepted_at",
		]);
	});
});

describe("what a cell holds and what it shows", () => {
	const TIMES = [1, 5];
	const typed = ROWS.map((row) =>
		row.map((cell, at) => (TIMES.includes(at) && cell ? toSerial(cell) : cell)),
	);
	const asDays = (sheet: Record<string, unknown>) => {
		for (const cell of Object.values(sheet) as { t?: string; z?: string }[])
			if (cell.t === "n") cell.z = "yyyy/m/d";
	};
	test.each(["xlsb", "ods"])(
		"full serials shown as days in .%s",
		async (type) => {
			const bytes = toBook({ 表: [HEADER, ...typed] }, asDays, type as "xlsx");
			await expectAll({ [`工单.${type}`]: bytes });
		},
	);
	test("a page that a spreadsheet saved shows the day and keeps the time", async () => {
		const cells = (row: readonly (string | number)[]) =>
			row
				.map((cell, at) =>
					TIMES.includes(at) && /^\d{4}-/.test(String(cell))
						? `<td class=xl65 align=right x:num="${toSerial(String(cell))}">${String(cell).slice(0, 10).replaceAll("-", "/")}</td>`
						: `<td>${cell}</td>`,
				)
				.join("");
		await expectAll({
			"工单.xls": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>${ALL.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table></html>`,
		});
	});
	test("packed times as numbers of a workbook", async () => {
		const packed = ROWS.map((row) =>
			row.map((cell, at) =>
				TIMES.includes(at) && cell ? Number(cell.replace(/\D/g, "")) : cell,
			),
		);
		await expectAll({ "工单.xlsx": toBook({ 表: [HEADER, ...packed] }) });
	});
	test.each([
		["dots throughout", (time: string) => time.replace(/[-:]/g, ".")],
		["milliseconds behind a comma", (time: string) => `"${time},123"`],
		["one digit each", (time: string) => time.replace(/([- :])0/g, "$1")],
		["a wide colon", (time: string) => time.replaceAll(":", "：")],
		["a weekday between", (time: string) => time.replace(" ", " 星期三 ")],
	])("times with %s", async (_, write) => {
		const rows = ROWS.map((row) =>
			row.map((cell, at) => (TIMES.includes(at) && cell ? write(cell) : cell)),
		);
		await expectAll({ "工单.csv": toCsv([HEADER, ...rows]) });
	});
	test("closings at 0:00 throughout, as a spreadsheet writes days, raise no doubt", async () => {
		const { issues, tickets } = await readContents({
			"工单.csv": toCsv([
				HEADER,
				...rewrite("办结时间", (_, no) => `2023/3/${1 + no} 0:00`),
			]),
		});
		expect(tickets.filter(({ state }) => state === "closed")).toHaveLength(3);
		expect(issues.map(({ issue }) => issue)).not.toContain(
			"closed_before_accepted",
		);
	});
	test.each(["biff4", "biff3", "biff2"])(
		"a book of %s is named for its age",
		async (type) => {
			const { warnings } = await readContents({
				"a.csv": toCsv(ALL),
				"旧.xls": toBook({ 表: [["A", "B"]] }, undefined, type as "biff8"),
			});
			expect(warnings.join()).toMatch(/Excel 4 或更早的老格式.*另存为/);
		},
	);
	test("tickets that only a hidden sheet has count, and it is named", async () => {
		const { tickets, warnings } = await readContents({
			"工单.xlsx": toBook(
				{ 表: ALL.slice(0, 3), 底稿: [HEADER, ...ROWS.slice(2)] },
				undefined,
				"xlsx",
				{ Sheets: [{ Hidden: 0 }, { Hidden: 1 }] },
			),
		});
		expect(tickets).toHaveLength(4);
		expect(warnings.join()).toContain("隐藏");
	});
	test("two acceptances typed a year late, in a file of twelve", async () => {
		const rows = Array.from({ length: 12 }, (_, no) => [
			`GD${no}`,
			`${no > 9 ? 2024 : 2023}-03-${String(10 + no)} 09:00:00`,
			`2023-03-${String(11 + no)} 10:00:00`,
		]);
		const { asOf, tickets, ledger, issues } = await readContents({
			"工单.csv": toCsv([["工单编号", "受理时间", "办结时间"], ...rows]),
		});
		expect(asOf).toBe("2023-03-22 10:00:00");
		expect(tickets).toHaveLength(10);
		expect(ledger).toMatchObject([{ counted: 12 }]);
		expect(issues.map(({ issue }) => issue)).toEqual([
			"implausible_time",
			"implausible_time",
		]);
	});
	test("errors in every kind of column say nothing, one issue a column", async () => {
		const errors = ROWS.map((row, no) =>
			no < 2
				? row.map((cell, at) =>
						at === 3
							? "#N/A"
							: at === 5
								? "#VALUE!"
								: at === 7
									? "#DIV/0!"
									: cell,
					)
				: row,
		);
		const { issues, tickets } = await readContents({
			"工单.csv": toCsv([HEADER, ...errors]),
		});
		expect(
			issues
				.filter(({ issue }) => issue === "error_value")
				.map(({ column }) => column)
				.sort(),
		).toEqual(["办结时间", "满意度", "社区"].sort());
		expect(tickets.map(({ community }) => community)).toEqual([
			"未归属",
			"未归属",
			"白石社区",
			"青藤社区",
		]);
	});
});
