import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { someOf } from "../some-of.ts";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, open, ROWS, rewrite } from "./tickets.ts";
import { toBook, toCsv, toPage, toZip } from "./write-files.ts";

// Small exports of the ten kinds as platforms write them: invented, and tried before anything was mended for them.

const TIMES = [1, 5];
const eachTime = (write: (time: string) => string | number) =>
	ROWS.map((row) =>
		row.map((cell, at) => (TIMES.includes(at) && cell ? write(cell) : cell)),
	);

/** The parts of a workbook, written anew. */
function rewriteBook(change: (text: string, name: string) => string): Buffer {
	const parts = unzipSync(toBook({ 表: ALL }));
	return toZip(
		Object.entries(parts).map(([name, bytes]) => ({
			name,
			bytes: Buffer.from(change(Buffer.from(bytes).toString("utf8"), name)),
		})),
	);
}

describe("1: which row wins", () => {
	test("a browser's second download of one name, with what was closed since", async () => {
		await expectAll({
			"工单20230331.csv": toCsv([HEADER, ...open]),
			"工单20230331(1).csv": toCsv(ALL),
		});
	});
	test("lists of what is open and of what is closed, exported a day apart", async () => {
		await expectAll({
			"在办工单.csv": toCsv([HEADER, ...open]),
			"办结工单.csv": toCsv([HEADER, ...ROWS.slice(0, 3)]),
		});
	});
});

describe("2: wrappers", () => {
	test("numbers as links of a formula", async () => {
		await expectAll({
			"工单.csv": toCsv([
				HEADER,
				...rewrite(
					"工单编号",
					(id) => `"=HYPERLINK(""http://host/detail?id=7"",""${id}"")"`,
				),
			]),
		});
	});
	test("each cell a formula of text", async () => {
		await expectAll({
			"工单.csv": toCsv(ALL.map((row) => row.map((cell) => `=T("${cell}")`))),
		});
	});
});

describe("3: times", () => {
	const JAVA = (time: string) => {
		const date = new Date(`${time.replace(" ", "T")}Z`);
		const [day, dayNo, month, year] = date.toUTCString().split(/,? /);
		return `${day} ${month} ${dayNo} ${time.slice(11)} CST ${year}`;
	};
	const WAYS: [string, (time: string) => string][] = [
		["as a program prints them", JAVA],
		["with the zone's name", (time: string) => `${time} CST`],
		[
			"with hours of an offset alone",
			(time: string) => `${time.replace(" ", "T")}+08`,
		],
		[
			"with words for hours",
			(time: string) => time.replace(/(\d\d):(\d\d):(\d\d)/, "$1时$2分$3秒"),
		],
		[
			"in a list of numbers",
			(time: string) => `"[${time.split(/[-: ]/).map(Number).join(", ")}]"`,
		],
		[
			"as seconds with decimals",
			(time: string) =>
				`${Date.parse(`${time.replace(" ", "T")}+08:00`) / 1000}.0`,
		],
		["in brackets", (time: string) => `[${time}]`],
		["a line between day and clock", (time: string) => time.replace(" ", "_")],
		[
			"as a file may be named",
			(time: string) => time.replaceAll(":", "-").replace(" ", "-"),
		],
		[
			"seventeen digits, to the millisecond",
			(time: string) => `${time.replace(/\D/g, "")}000`,
		],
		[
			"with a month's English name",
			(time: string) => `${time.slice(8, 10)}-Mar-2023 ${time.slice(11)}`,
		],
	];
	test.each(someOf(WAYS, 3))("%s", async (_, write) => {
		await expectAll({ "工单.csv": toCsv([HEADER, ...eachTime(write)]) });
	});
});

describe("4: pages", () => {
	test("boxes to tick before, buttons behind, words that link", async () => {
		const rows = ALL.map(
			(row, no) =>
				`<tr><td><input type="checkbox" value="${no}"></td>${row.map((cell) => `<td><a href="javascript:void(0)" title="${cell}"><span>${cell}</span></a></td>`).join("")}<td><button>查看</button></td></tr>`,
		);
		await expectAll({ "工单.xls": `<table>${rows.join("\n")}</table>` });
	});
	test("the head in a table of its own, as a list with a fixed head has it", async () => {
		await expectAll({
			"工单.xls": `<div>${toPage([HEADER])}</div><div>${toPage(ROWS)}</div>`,
		});
	});
	test("the reader's own tag and a table that says nothing before", async () => {
		await expectAll({
			"工单.xls": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><xml><x:ExcelWorkbook/></xml><body><table><tr><td>查询条件</td><td>受理时间：3月</td></tr></table>${toPage(ALL)}</body></html>`,
		});
	});
});

describe("5: workbooks", () => {
	test("the strict form of the standard", async () => {
		await expectAll({
			"工单.xlsx": rewriteBook((text) =>
				text
					.replaceAll(
						"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
						"http://purl.oclc.org/ooxml/spreadsheetml/main",
					)
					.replaceAll(
						"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
						"http://purl.oclc.org/ooxml/officeDocument/relationships",
					),
			),
		});
	});
	test("a sheet that states a size of one cell", async () => {
		await expectAll({
			"工单.xlsx": rewriteBook((text) =>
				text.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1"/>'),
			),
		});
	});
	test("a book of 97 named for text", async () => {
		await expectAll({ "工单.csv": toBook({ 表: ALL }, undefined, "biff8") });
	});
});

describe("6: delimited text", () => {
	const TEXTS: [string, () => string | Buffer][] = [
		["a first line that names the comma", () => `sep=,\n${toCsv(ALL)}`],
		[
			"a first line that names the semicolon",
			() => `sep=;\r\n${toCsv(ALL, ";")}`,
		],
		[
			"a comma more behind each record",
			() => toCsv([HEADER, ...ROWS.map((row) => [...row, ""])]),
		],
		[
			"quotes and blanks around",
			() =>
				ALL.map((row) => row.map((cell) => ` "${cell}" `).join(",")).join("\n"),
		],
		[
			"old returns in GBK",
			() => iconv.encode(toCsv(ALL).replaceAll("\n", "\r"), "gbk"),
		],
	];
	test.each(someOf(TEXTS, 2))("%s", async (_, write) => {
		await expectAll({ "工单.csv": write() });
	});
	test("a packed text is named for what it is", async () => {
		const { warnings } = await readContents({
			"a.csv": toCsv(ALL),
			"工单.csv.gz": gzipSync(toCsv(ALL)),
		});
		expect(warnings.join()).toMatch(/工单\.csv\.gz.*压缩/);
	});
});

describe("7: the moment of the data", () => {
	const many = Array.from({ length: 40 }, (_, no) => [
		`D${no}`,
		`2022-12-${String(1 + (no % 28)).padStart(2, "0")} 09:00:00`,
		`2022-12-${String(3 + (no % 28)).padStart(2, "0")} 10:00:00`,
	]);
	const HEAD = ["工单编号", "受理时间", "办结时间"];
	test("the last day of the year, typed with the next one's number", async () => {
		const { asOf, issues } = await readContents({
			"工单.csv": toCsv([
				HEAD,
				...many,
				["X", "2022-12-29 09:00:00", "2023-12-31 09:00:00"],
			]),
		});
		expect(asOf).toBe("2022-12-30 10:00:00");
		expect(issues.map(({ issue }) => issue)).toContain("implausible_time");
	});
	test("a month that is none, and a year with a zero before", async () => {
		const { asOf, issues, tickets } = await readContents({
			"工单.csv": toCsv([
				HEAD,
				...many,
				["X", "2022-12-29 09:00:00", "2022-13-05 09:00:00"],
				["Y", "2022-12-29 09:00:00", "0222-12-30 09:00:00"],
			]),
		});
		expect(asOf).toBe("2022-12-30 10:00:00");
		expect(tickets).toHaveLength(42);
		expect(issues.filter(({ column }) => column === "办结时间")).toHaveLength(
			2,
		);
	});
});

describe("8: lines that are no tickets", () => {
	const LINES: [string, string[]][] = [
		["a page's sum", ["本页小计", "4", "", "", "", "", "", ""]],
		["how many there are", ["共 4 条记录", "", "", "", "", "", "", ""]],
		["the sum so far", ["累计", "4", "", "", "", "", "", ""]],
		["who made it", ["制表人：甲", "审核人：乙", "", "", "", "", "", ""]],
		[
			"when it was printed",
			["打印时间：2023-04-01 08:00", "", "", "", "", "", "", ""],
		],
	];
	test.each(someOf(LINES, 2))("%s", async (_, line) => {
		const read = await readContents({ "工单.csv": toCsv([...ALL, line]) });
		expect(read.tickets).toHaveLength(4);
		expect(read.ledger).toMatchObject([{ counted: 4 }]);
		expect(
			Number(read.ledger[0]?.ignored) + Number(read.ledger[0]?.rejected),
		).toBe(1);
	});
});

describe("10: names", () => {
	test("a street before, a mark behind, wide brackets: one community", async () => {
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				HEADER,
				...rewrite(
					"社区",
					(_, no) =>
						["白石社区", "白石社区。", " 白石 社区", "白石社区居委会"][no] ??
						"",
				),
			]),
		});
		expect(new Set(tickets.map(({ community }) => community))).toEqual(
			new Set(["白石社区"]),
		);
	});
	test("a committee of a community and one of a village are two", async () => {
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				HEADER,
				...rewrite(
					"社区",
					(_, no) =>
						["石头社区居委会", "石头村委会", "石头村民委员会", "石头居委会"][
							no
						] ?? "",
				),
			]),
		});
		expect(new Set(tickets.map(({ community }) => community)).size).toBe(2);
	});
});
