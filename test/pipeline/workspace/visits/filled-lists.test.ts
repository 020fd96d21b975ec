import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exportVisitLists } from "../../../../pipeline/publish/visit-lists.ts";
import { readWorkbookPlan } from "../../../../pipeline/publish/workbooks.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { readFilledLists } from "../../../../pipeline/workspace/visits/filled-lists.ts";
import { readVisitFiles } from "../../../../pipeline/workspace/visits/visits.ts";
import { findReferences } from "../../../../pipeline/workspace/workspace.ts";
import { insertRows, openEmptyWarehouse } from "../../../queries/warehouse.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "lists-"));
	mkdirSync(join(workspace, "campaign", "visits"), { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) =>
	writeFileSync(join(workspace, "campaign", "visits", name), content);
const HEAD =
	"序号,户编号,小区,走访时间,结果,信息已更新,反映的问题,网格已解决\n";

function fault(act: () => unknown): UserError {
	try {
		act();
	} catch (error) {
		if (error instanceof UserError) return error;
	}
	throw new Error("it was not refused");
}

test("a list that was printed, filled in and laid back is read as it is", async () => {
	const database = await openEmptyWarehouse();
	await insertRows(database, "est_visit_doors", [
		{ grid: "一网格", door_no: 1, household_key: "H1", estate: "海苑" },
		{ grid: "一网格", door_no: 2, household_key: "H2", estate: "海苑" },
		{ grid: "一网格", door_no: 3, household_key: "H3", estate: "海苑" },
	]);
	const [list] = await exportVisitLists(
		database,
		"2023-04-05 16:00:00",
		readWorkbookPlan().visit_list,
	);
	await database.close();
	const book = read(list?.content as Uint8Array);
	const [sheet] = Object.values(book.Sheets);
	if (!sheet) throw new Error("the list has no sheet");
	const [head = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
	const fill = (row: number, cells: Record<string, unknown>) => {
		for (const [label, value] of Object.entries(cells))
			utils.sheet_add_aoa(sheet, [[value]], {
				origin: { r: row, c: head.indexOf(label) },
				cellDates: true,
			});
	};
	fill(1, {
		走访时间: new Date(Date.UTC(2023, 3, 6)),
		结果: "见到",
		信息已更新: "是",
		反映的问题: "路灯不亮、楼道堆物",
	});
	fill(3, { 走访时间: "2023/4/6 19:10", 结果: "未遇" });
	put("一网格.xlsx", write(book, { type: "buffer" }));
	expect(readFilledLists(workspace)).toMatchObject([
		{
			household_key: "H1",
			outcome: "见到",
			info_updated: "是",
			issues: "路灯不亮|楼道堆物",
			at: expect.stringMatching(/^2023-0?4-0?6/),
		},
		{ household_key: "H3", at: "2023/4/6 19:10", outcome: "未遇", issues: "" },
	]);
});

test("what stands in visits.csv as well is one visit, and the lists are inputs of the build", () => {
	writeFileSync(
		join(workspace, "campaign", "visits.csv"),
		"household_key,at,attempt_no,outcome\nH1,2023-04-06,1,见到\n",
	);
	put(
		"一网格.csv",
		`${HEAD}1,H1,海苑,2023-04-06,见到,,,\n2,H1,海苑,2023-04-07,见到,,,\n`,
	);
	const { visits } = readVisitFiles(workspace, new Set());
	expect(visits.map(({ at }) => at)).toEqual(["2023-04-06", "2023-04-07"]);
	expect(findReferences(workspace).map(({ path }) => path)).toContain(
		"campaign/visits/一网格.csv",
	);
});

test.each([
	["1,H1,海苑,,见到,,,\n", "走访时间", "没有写走访时间"],
	["1,H1,海苑,2023-04-06,,,,\n", "结果", "没有写结果"],
	["1,,海苑,2023-04-06,见到,,,\n", "户编号", "没有写户编号"],
	["1,H1,海苑,四月六日,见到,,,\n", "走访时间", "看不懂的走访时间"],
	["1,H1,海苑,2023-04-06,不在家,,,\n", "结果", "看不懂的结果"],
])("%s is refused with its place", (line, column, words) => {
	put("一网格.csv", `${HEAD}1,H0,海苑,,,,,\n${line}`);
	const error = fault(() => readFilledLists(workspace));
	expect(error.message).toContain(words);
	expect(error.place).toEqual({
		file: "campaign/visits/一网格.csv",
		row: 3,
		column,
	});
});

test("a file that is no list is told, and none is no fault", () => {
	rmSync(join(workspace, "campaign"), { recursive: true });
	expect(readFilledLists(workspace)).toEqual([]);
	mkdirSync(join(workspace, "campaign", "visits"), { recursive: true });
	put("名册.csv", "姓名,门牌\n甲,1\n");
	expect(fault(() => readFilledLists(workspace)).message).toContain(
		"不是填好的入户名单",
	);
});
