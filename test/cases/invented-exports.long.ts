import { unzipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import {
	ALL,
	expectAll,
	HEADER,
	open,
	outline,
	ROWS,
	toSerial,
} from "./tickets.ts";
import { toBook, toCsv, toPage, toZip } from "./write-files.ts";
import { toOldBook } from "./write-old-book.ts";

// Exports invented after all kinds were mended, to see whether the kinds were: of sixty, four shapes of times came out wrong first.

const TIMES = [1, 5];
const timed = (write: (time: string, row: number) => string | number) => [
	HEADER,
	...ROWS.map((row, no) =>
		row.map((cell, at) =>
			TIMES.includes(at) && cell ? write(cell, no) : cell,
		),
	),
];
const rewriteBook = (change: (text: string, name: string) => string) =>
	toZip(
		Object.entries(unzipSync(toBook({ 表: ALL }))).map(([name, bytes]) => ({
			name,
			bytes: Buffer.from(change(Buffer.from(bytes).toString("utf8"), name)),
		})),
	);
const inSheet = (change: (text: string) => string) =>
	rewriteBook((text, name) =>
		name.includes("sheet1.xml") ? change(text) : text,
	);
const inStrings = (change: (text: string) => string) =>
	rewriteBook((text, name) =>
		name.includes("sharedStrings") ? change(text) : text,
	);

describe("workbooks", () => {
	test("a sheet far out of sight and a filtered copy", async () => {
		await expectAll({
			"工单.xlsx": toBook(
				{
					工单: ALL,
					旧: [HEADER, ...open],
					筛选: [HEADER, ...ROWS.slice(1, 3)],
				},
				undefined,
				"xlsx",
				{ Sheets: [{ Hidden: 0 }, { Hidden: 2 }, { Hidden: 0 }] },
			),
		});
	});
	test("times as dates of the standard", async () => {
		await expectAll({
			"a.xlsx": inSheet((text) =>
				text.replace(
					/<c r="B([2-5])" t="s"><v>\d+<\/v><\/c>/g,
					(_, row) =>
						`<c r="B${row}" t="d"><v>${ROWS[row - 2]?.[1]?.replace(" ", "T")}</v></c>`,
				),
			),
		});
	});
	test.each([
		[
			"characters by their numbers",
			(text: string) => text.replace("白石社区", "_x767D_石社区_x000D_"),
		],
		[
			"runs of a text, and how it is spoken",
			(text: string) =>
				text.replace(
					/<si><t[^>]*>白石社区<\/t><\/si>/,
					'<si><r><rPr><b/></rPr><t>白石</t></r><r><t>社区</t></r><rPh sb="0" eb="2"><t>バイシ</t></rPh></si>',
				),
		],
	])("%s", async (_, change) => {
		await expectAll({ "a.xlsx": inStrings(change) });
	});
	test("names of elements with a prefix", async () => {
		await expectAll({
			"a.xlsx": rewriteBook((text, name) =>
				/sheet1\.xml$|sharedStrings/.test(name)
					? text
							.replace(/<(\/?)([a-zA-Z])/g, "<$1x:$2")
							.replace("xmlns=", "xmlns:x=")
					: text,
			),
		});
	});
	test("rows and cells without addresses", async () => {
		await expectAll({
			"a.xlsx": inSheet((text) =>
				text.replace(/ r="[A-Z]*\d+"/g, "").replace(/ spans="[^"]*"/g, ""),
			),
		});
	});
	test("Excel 95 without a code page, serials without formats", async () => {
		await expectAll({ "工单.xls": toOldBook({ 表: timed(toSerial) }) });
	});
	test("a table of sums beside the tickets", async () => {
		const beside = [
			["", "社区", "计数"],
			["", "白石社区", "2"],
			["", "青藤社区", "2"],
		];
		await expectAll({
			"a.xlsx": toBook({
				表: ALL.map((row, no) => [...row, ...(beside[no] ?? [])]),
			}),
		});
	});
	test("conditions of the query above, named as columns are", async () => {
		await expectAll({
			"a.xlsx": toBook({
				表: [
					["受理时间", "2023-03-01至2023-03-31"],
					["工单状态", "全部"],
					[],
					...ALL,
				],
			}),
		});
	});
	test("a padded number and its text, of two exports", async () => {
		const padded = toBook(
			{ 表: [HEADER, ...ROWS.map((row, no) => [no + 1, ...row.slice(1)])] },
			(sheet) => {
				for (const row of [2, 3, 4, 5]) sheet[`A${row}`].z = "00000000";
			},
		);
		const { tickets } = await readContents({
			"工单20230401.xlsx": padded,
			"工单20230331.csv": toCsv([
				HEADER,
				...open.map((row, no) => [`="0000000${no + 1}"`, ...row.slice(1)]),
			]),
		});
		expect(
			tickets.map(({ ticket_id, state }) => `${ticket_id} ${state}`),
		).toEqual([
			"00000001 closed",
			"00000002 closed",
			"00000003 closed",
			"00000004 open",
		]);
	});
});

describe("pages", () => {
	test("one that states another encoding than its own", async () => {
		const named = (charset: string) =>
			`<html><head><meta charset="${charset}"></head>${toPage(ALL)}`;
		await expectAll({ "a.xls": Buffer.from(named("gb2312")) });
		await expectAll({ "a.xls": iconv.encode(named("utf-8"), "gbk") });
	});
	test("a list to choose from, a script and a remark in cells", async () => {
		const toCell = (cell: string, at: number, row: number) =>
			at === 6 && row > 0
				? `<td><select><option>请选择</option><option selected>${cell}</option></select></td>`
				: `<td>${cell}<script>var a="<td>x</td>";</script><!-- <td>注</td> --></td>`;
		const rows = ALL.map(
			(row, no) =>
				`<tr>${row.map((cell, at) => toCell(cell, at, no)).join("")}</tr>`,
		);
		await expectAll({ "a.xls": `<table>${rows.join("")}</table>` });
	});
	test("what a cell holds beside what it shows", async () => {
		const toCell = (cell: string) =>
			/^2023/.test(cell)
				? `<td x:num="${toSerial(cell)}">${cell.slice(5, 10)}</td>`
				: `<td x:str>${cell}&nbsp;</td>`;
		const rows = ALL.map((row) => `<tr>${row.map(toCell).join("")}</tr>`);
		await expectAll({
			"a.xls": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>${rows.join("")}</table></html>`,
		});
	});
	test("each page of a print with its title and its head", async () => {
		const read = await expectAll({
			"a.xls": toPage(
				[["工单明细表（第1页）"], ...ALL.slice(0, 3)],
				[["工单明细表（第2页）"], HEADER, ...ROWS.slice(2)],
			),
		});
		expect(read.ledger).not.toEqual([]);
	});
});

describe("texts and archives", () => {
	test.each([
		[
			"UTF-16 without a mark, the high byte first, bars",
			() => Buffer.from(toCsv(ALL, "|"), "utf16le").swap16(),
		],
		[
			"two returns before each line feed",
			() => toCsv(ALL).replaceAll("\r\n", "\r\r\n"),
		],
		[
			"a mark behind the line that names the bar",
			() =>
				`\ufeffsep=|\r\n\ufeff${ALL.map((row) => `${row.join("|")}|`).join("\r\n")}`,
		],
		[
			"lone returns and quoted tabs in GBK",
			() =>
				iconv.encode(
					ALL.map((row) => row.map((cell) => `"${cell}"`).join("\t")).join(
						"\r",
					),
					"gb18030",
				),
		],
	])("%s", async (_, write) => {
		await expectAll({ "a.csv": write() });
	});
	test("an archive of another system, with what it adds", async () => {
		await expectAll({
			"导出.zip": toZip([
				{
					name: iconv.encode("三月/工单.xls", "gbk"),
					bytes: Buffer.from(toPage(ALL)),
				},
				{
					name: "__MACOSX/三月/._工单.xls",
					bytes: Buffer.from("\0\x05\x16\x07"),
				},
				{ name: "三月/~$工单.xlsx", bytes: Buffer.from("x") },
			]),
		});
	});
	test("an archive in an archive is named", async () => {
		const inner = toZip([{ name: "工单.csv", bytes: Buffer.from(toCsv(ALL)) }]);
		const { warnings, tickets } = await readContents({
			"a.csv": toCsv(ALL),
			"外.zip": toZip([{ name: "内.zip", bytes: inner }]),
		});
		expect(warnings.join()).toContain("外.zip/内.zip 是压缩包里的压缩包");
		expect(tickets).toHaveLength(4);
	});
});

test.each([
	[
		"milliseconds in a formula",
		(time: string) => `="'${Date.parse(`${time.replace(" ", "T")}+08:00`)}.0"`,
	],
	[
		"wide digits",
		(time: string) =>
			time.replace(/[\d:-]/g, (sign) =>
				String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
			),
	],
	["nanoseconds", (time: string) => `${time}.000000000`],
	[
		"a script's date",
		(time: string) =>
			`/Date(${Date.parse(`${time.replace(" ", "T")}+08:00`)}+0800)/`,
	],
	["serials as texts", (time: string) => String(toSerial(time))],
	["fourteen digits", (time: string) => time.replace(/\D/g, "")],
	[
		"an offset without a colon",
		(time: string) => `${time.replace(" ", "T")}.000+0800`,
	],
])("times: %s", async (_, write) => {
	const read = await expectAll({ "a.csv": toCsv(timed(write)) });
	expect(outline(read)).toHaveLength(4);
});
