import { describe, expect, test } from "vitest";
import type { RecordTest, SheetRow } from "../../../pipeline/files/sheet.ts";
import type { Header } from "../../../pipeline/read/header.ts";
import { createJudge } from "../../../pipeline/read/judge-records.ts";

const header: Header = {
	row: 1,
	headings: ["编号", "时间", "内容", "状态"].map((text) => ({
		text,
		keys: [text],
		label: text,
		rows: 1,
	})),
	matches: 4,
	wholeMatches: 0,
	distinct: 4,
	rowKeys: new Set(["编号\n时间\n内容\n状态"]),
};

const recordTest: RecordTest = {
	width: 4,
	learn: () => undefined,
	isRecord: () => false,
	isTicket: ([id, time]) => /^T\d+$/.test(String(id ?? "")) && Boolean(time),
	hasId: ([id]) => /^T\d+$/.test(String(id ?? "")),
};

function judge(
	lines: readonly (string | Partial<SheetRow>)[],
	isDelimited = true,
	format: "csv" | "xlsx" | "html" = isDelimited ? "csv" : "xlsx",
) {
	const kind = { isDelimited, format };
	const judging = createJudge(header, kind, recordTest, ["合计", "小计"]);
	const rows = lines.map((line, index) => ({
		row: index + 2,
		...(typeof line === "string"
			? { cells: line.split(",") }
			: { cells: [], ...line }),
	}));
	// One record a batch: nothing may depend on where batches end.
	const verdicts = [
		...rows.flatMap((row) => judging.judge([row])),
		...judging.finish(),
	];
	return verdicts
		.sort((a, b) => a.record.row - b.record.row)
		.map(({ record, verdict }) => `${record.row} ${verdict}`);
}

const sound = "T1,2023-03-01,x,y";

describe("in delimited text", () => {
	test.each<[string, string[], string[]]>([
		["sound records are kept", [sound, "T2,b,c,d"], ["2 keep", "3 keep"]],
		[
			"blank rows are no records",
			[sound, ",,,", "", "T2,b,c,d"],
			["2 keep", "5 keep"],
		],
		[
			"totals are passed over",
			[sound, "小计,,3,", "T2,b,c,d", "合计：2,,,"],
			["2 keep", "3 ignore", "4 keep", "5 ignore"],
		],
		[
			"a total may stand after empty cells",
			[sound, ",,合计,2"],
			["2 keep", "3 ignore"],
		],
		[
			"repeated headers are passed over",
			[sound, "编号,时间,内容,状态", "T2,b,c,d"],
			["2 keep", "3 ignore", "4 keep"],
		],
		[
			"missing cells at the end are blank",
			["T1,b", "T2,b,c,d"],
			["2 keep", "3 keep"],
		],
		["blank cells beyond the header are nothing", [`${sound},,`], ["2 keep"]],
		[
			"filled cells beyond the header are a damage",
			[`${sound},z`],
			["2 ragged_record"],
		],
		[
			"a torn record loses both halves",
			["T1,b,半句", "后半句,d", "T2,b,c,d"],
			["2 ragged_record", "3 ragged_record", "4 keep"],
		],
		[
			"a record torn twice loses all three",
			["T1,b,半句", "中间", "后半句,d", "T2,b,c,d"],
			["2 ragged_record", "3 ragged_record", "4 ragged_record", "5 keep"],
		],
		[
			"a torn last record loses both halves",
			[sound, "T2,b,半句", "后半句,d"],
			["2 keep", "3 ragged_record", "4 ragged_record"],
		],
		[
			"notes before the first record are passed over",
			["单位：件", "截至3月,", sound],
			["2 ignore", "3 ignore", "4 keep"],
		],
		[
			"notes after the last record are passed over",
			[sound, "制表人：甲", "日期,今天"],
			["2 keep", "3 ignore", "4 ignore"],
		],
		[
			"a single note after a full last record is a note",
			[sound, "制表人：甲"],
			["2 keep", "3 ignore"],
		],
		[
			"notes after a short last record are notes",
			["T1,b", "制表人：甲"],
			["2 keep", "3 ignore"],
		],
		[
			"a line without an id between records is missed",
			[sound, ",b,,", "T2,b,c,d"],
			["2 keep", "3 missing_id", "4 keep"],
		],
		[
			"a full line without an id is missed",
			[sound, ",b,c,d"],
			["2 keep", "3 missing_id"],
		],
	])("%s", (_, lines, verdicts) => expect(judge(lines)).toEqual(verdicts));

	test("a record that was cut off lost its quote", () =>
		expect(judge([{ cells: ["T1", "b"], isCutOff: true }, "T2,b,c,d"])).toEqual(
			["2 unclosed_quote", "3 keep"],
		));

	test("a stray quote costs a record only where the cells do not fit", () =>
		expect(
			judge([
				{ cells: ["T1", "b", "c", "d"], hasStrayQuote: true },
				{ cells: ["T2", "b", "c"], hasStrayQuote: true },
				{ cells: ["T3", "b", "c", "d", "e"], hasStrayQuote: true },
			]),
		).toEqual(["2 keep", "3 unclosed_quote", "4 unclosed_quote"]));
});

describe("in a workbook", () => {
	test.each<[string, string[], string[]]>([
		[
			"notes are passed over anywhere",
			[sound, "备注：见附表", "T2,b,c,d"],
			["2 keep", "3 ignore", "4 keep"],
		],
		[
			"a short record is not torn",
			["T1,b", ",b,c,d", "T2,b,c,d"],
			["2 keep", "3 missing_id", "4 keep"],
		],
		["a remark beside the table is no damage", [`${sound},已核`], ["2 keep"]],
	])("%s", (_, lines, verdicts) =>
		expect(judge(lines, false)).toEqual(verdicts),
	);
});

test("a row of a page that goes on with the cells of the next is two torn into one", () => {
	const sound = "T1,2023-03-01,路灯,白石";
	expect(judge([`${sound},T2,2023-03-02,水管,青藤`], false, "html")).toEqual([
		"2 ragged_record",
	]);
	expect(judge([`${sound},已核`], false, "html")).toEqual(["2 keep"]);
});

test("thousands of lines without an id are not waited for", () => {
	const judging = createJudge(
		header,
		{ isDelimited: true, format: "csv" },
		recordTest,
		[],
	);
	const settled = Array.from({ length: 3000 }, (_, index) =>
		judging.judge([{ row: index + 2, cells: ["", "b", "c", "d"] }]),
	);
	expect(settled.flat().length).toBeGreaterThan(1900);
});
