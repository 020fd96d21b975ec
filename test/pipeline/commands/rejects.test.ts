import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOutputs } from "../../make-outputs.ts";

const LINES = [
	"怡园街道工单明细,,,,",
	"工单编号,受理时间,社区,标题,办结时间",
	"GD01,2023-03-01 08:00,甲社区,电梯停运,2023-03-02 08:00",
	",2023-03-02 08:00,甲社区,路灯不亮,",
	"3.20221E+15,2023-03-03 08:00,乙社区,漏水,",
	"GD04,,乙社区,垃圾未清运,",
	"GD05,三月五号早上,乙社区,噪声,",
	"GD06,2023-03-06 08:00,丙社区,多了,一格,2023-03-07 08:00",
	'GD07,2023-03-07 08:00,丙社区,"引号没有成对,',
	'GD08,2023-03-08 08:00,丙社区,=HYPERLINK("x"),',
];

// What a clerk types into the stated cell, or makes of the stated line, after reading the hint.
const MENDED: Record<string, (line: string) => string> = {
	缺工单编号: (line) => `GD02${line}`,
	工单编号已损坏: (line) => line.replace("3.20221E+15", "GD03"),
	缺受理时间: (line) => line.replace(",,", ",2023-03-04 08:00,"),
	受理时间无法识别: (line) => line.replace("三月五号早上", "2023-03-05 08:00"),
	列数与表头不符: (line) => line.replace("多了,一格", '"多了,一格"'),
	双引号没有成对: (line) => line.replace("成对,", '成对",'),
};

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "rejects-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

async function run(lines: readonly string[]) {
	writeFileSync(join(workspace, "exports", "工单.csv"), lines.join("\r\n"));
	const { file, rows } = await makeOutputs({ workspace, period: "2023-03" }, [
		"rejects.xlsx",
		"mart_report",
	]);
	const { Sheets } = read(file("rejects.xlsx"));
	const sheet = Sheets.待修记录;
	if (!sheet) throw new Error("no sheet");
	return {
		report: rows.mart_report?.[0],
		sheet,
		rows: utils.sheet_to_json<Record<string, string>>(sheet),
	};
}

test("a clerk who mends what rejects.xlsx says, where it says, loses no record", async () => {
	const first = await run(LINES);
	expect(first.report).toMatchObject({ records: 8, counted: 2, rejected: 6 });
	const mended = [...LINES];
	for (const { 文件, 行, 原因 } of first.rows) {
		expect(文件).toBe("工单.csv");
		const at = Number(行) - 1;
		mended[at] = MENDED[String(原因)]?.(mended[at] ?? "") ?? "";
	}
	const second = await run(mended);
	expect(second.rows).toEqual([]);
	expect(second.report).toMatchObject({ records: 8, counted: 8, rejected: 0 });
});

test("the sheet is one to work with: typed rows, a head that stays, a filter, no formula", async () => {
	const { sheet } = await run([...LINES, "=1+2,=1+2,甲社区,标题,"]);
	expect(sheet["!autofilter"]).toEqual({ ref: "A1:G8" });
	expect(sheet.C2).toMatchObject({ t: "n", v: 4 });
	const cells = Object.entries(sheet).filter(([name]) => !name.startsWith("!"));
	expect(cells.filter(([, cell]) => cell.f !== undefined)).toEqual([]);
	expect(cells.filter(([, cell]) => /^[=+@-]/.test(String(cell.v)))).toEqual(
		[],
	);
});
