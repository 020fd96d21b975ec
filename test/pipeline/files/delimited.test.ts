import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDelimited } from "../../../pipeline/files/delimited.ts";
import { shedWrappers } from "../../../pipeline/files/shed-wrappers.ts";
import type { RecordTest, SheetRow } from "../../../pipeline/files/sheet.ts";

async function* inChunks(text: string, size: number) {
	for (let at = 0; at < text.length; at += size)
		yield text.slice(at, at + size);
}

async function parse(
	text: string,
	{
		size = text.length,
		test = undefined as RecordTest | undefined,
		delimiter = ",",
	} = {},
): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	const dialect = { delimiter, newline: "\n" } as const;
	for await (const batch of readDelimited(inChunks(text, size), dialect, test))
		rows.push(...batch);
	return rows;
}

const cellsOf = async (text: string) =>
	(await parse(text)).map(({ cells }) => cells);

describe("sound text", () => {
	test.each([
		[
			"a,b\nc,d\n",
			[
				["a", "b"],
				["c", "d"],
			],
		],
		[
			"a,b\r\nc,d\r\n",
			[
				["a", "b"],
				["c", "d"],
			],
		],
		["a,b", [["a", "b"]]],
		['"a,b",c\n', [["a,b", "c"]]],
		[
			'"a\nb",c\nd,e\n',
			[
				["a\nb", "c"],
				["d", "e"],
			],
		],
		['"say ""yes""",c\n', [['say "yes"', "c"]]],
		['"""",""\n', [['"', ""]]],
		['5" pipe,x\n', [['5" pipe', "x"]]],
		['"a" ,b\n', [["a", "b"]]],
		[
			"a,\n,b\n",
			[
				["a", ""],
				["", "b"],
			],
		],
		["", []],
	])("%j is read", async (text, cells) =>
		expect(await cellsOf(text)).toEqual(cells),
	);

	test("counts rows as a spreadsheet does, blank lines that it passes over included", async () => {
		const rows = await parse('a,"1\n2"\n\nb,3\n');
		expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
			[1, "a"],
			[3, "b"],
		]);
	});

	test("reads the same, wherever the chunks are cut", async () => {
		const cell = fc.string({
			unit: fc.constantFrom("a", "水", '"', ",", "\n", "\r", " "),
		});
		const records = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(
				records,
				fc.integer({ min: 1, max: 9 }),
				async (rows, size) => {
					const text = rows
						.map(
							(cells) =>
								`${cells.map((each) => `"${each.replaceAll('"', '""')}"`)}\n`,
						)
						.join("");
					const read = await parse(text, { size });
					expect(read.map(({ cells }) => cells)).toEqual(
						rows.map((cells) => cells.map(shedWrappers)),
					);
					expect(
						read.some(
							({ isCutOff, hasStrayQuote }) => isCutOff || hasStrayQuote,
						),
					).toBe(false);
				},
			),
		);
	});
});

const recordTest: RecordTest = {
	width: 3,
	learn: () => undefined,
	isRecord: (cells) => /^T\d+$/.test(String(cells[0])),
	isTicket: () => true,
	hasId: (cells) => /^T\d+$/.test(String(cells[0])),
};

async function outline(text: string, size?: number) {
	const rows = await parse(text, { size, test: recordTest });
	return rows.map(
		({ cells, isCutOff }) => `${cells[0]}${isCutOff ? " cut" : ""}`,
	);
}

describe("damaged text", () => {
	test.each([
		[
			"a quote that is never closed",
			'T1,"x,y\nT2,b,c\nT3,b,c\n',
			["T1 cut", "T2", "T3"],
		],
		[
			"one that a later quote seems to close",
			'T1,"x,y\nT2,"b",c\nT3,b,c\n',
			["T1 cut", "T2", "T3"],
		],
		[
			"one that meets an empty quoted cell",
			'T1,"x,y\nT2,"",c\nT3,"z",c\n',
			["T1 cut", "T2", "T3"],
		],
		[
			"one over several lines",
			'T1,"x\nmore, and\nmore,y\nT2,b,c\n',
			["T1 cut", "T2"],
		],
		["two in a row", 'T1,"x,y\nT2,"x,y\nT3,b,c\n', ["T1 cut", "T2 cut", "T3"]],
		["one in the last record", 'T1,b,c\nT2,"x,y\n', ["T1", "T2 cut"]],
		[
			"quotes that pair up wrongly",
			'T1,",x",y\nT2,b,"c\nT3,"",c\n',
			["T1", "T2 cut", "T3"],
		],
	])("loses one record to %s", async (_, text, records) => {
		expect(await outline(text)).toEqual(records);
		expect(await outline(text, 7)).toEqual(records);
	});

	test("keeps a record whose quotes are merely not doubled", async () => {
		const [first] = await parse('T1,"he said "yes" twice",c\n', {
			test: recordTest,
		});
		expect(first?.cells).toEqual(["T1", 'he said "yes" twice', "c"]);
		expect(first?.isCutOff).toBe(false);
	});

	const cellsBeside = async (text: string, size?: number) =>
		(await parse(text, { size, test: recordTest })).map(
			({ cells, isCutOff }) => (isCutOff ? "cut" : cells),
		);

	test.each([
		["one record", 'T1,"幸福里"小区停水,c\nT2,b,c\n', '"幸福里"小区停水'],
		["the last", 'T1,"幸福里"小区停水,c\n', '"幸福里"小区停水'],
		["two names", 'T1,"甲"和"乙"之间,c\nT2,b,c\n', '"甲"和"乙"之间'],
		["a name before a quoted cell", 'T1,"甲"里,"c"\nT2,b,c\n', '"甲"里'],
		["blanks after it", 'T1,"甲"里 ,c\nT2,"乙"里,c\n', '"甲"里'],
	])("reads a quoted name that begins a cell: %s", async (_, text, cell) => {
		for (const size of [text.length, 5, 1]) {
			const [first, second] = await cellsBeside(text, size);
			expect(first).toEqual(["T1", expect.stringContaining(cell), "c"]);
			expect(second).not.toBe("cut");
		}
	});

	test("reads a quoted name beside a cell of several lines", async () =>
		expect(
			await cellsBeside('T1,"甲"里停水,"第一行\n第二行,完"\nT2,b,c\n'),
		).toEqual([
			["T1", '"甲"里停水', "第一行\n第二行,完"],
			["T2", "b", "c"],
		]));

	test.each([
		["with a delimiter", 'T1,"他说"好,走了",c\nT2,b,c\n', '他说"好,走了'],
		["with a line break", 'T1,"他说"好\n走了",c\nT2,b,c\n', '他说"好\n走了'],
	])("leaves a quoted cell that fits alone: %s", async (_, text, cell) =>
		expect((await cellsBeside(text))[0]).toEqual(["T1", cell, "c"]),
	);

	test.each([
		["not paired", 'T1,"甲"里5"管,c\nT2,b,c\n'],
		["more cells than names", 'T1,"甲"里,c,d\nT2,b,c\n'],
		["fewer", 'T1,"甲"里\nT2,b,c\n'],
	])("loses the record where quotes are %s", async (_, text) =>
		expect(await cellsBeside(text)).toEqual(["cut", ["T2", "b", "c"]]),
	);

	test("does not slow down when every record begins a cell with a name", async () => {
		const text = Array.from(
			{ length: 20_000 },
			(_, i) => `T${i},"甲"${"很长的内容".repeat(20)},y\n`,
		).join("");
		const rows = await parse(text, { size: 1 << 20, test: recordTest });
		expect(rows).toHaveLength(20_000);
		expect(rows.some(({ isCutOff }) => isCutOff)).toBe(false);
	}, 10_000);

	test("does not slow down when every record lost its quote", async () => {
		const text = Array.from(
			{ length: 20_000 },
			(_, i) => `T${i},"x${"很长的内容".repeat(20)},y\n`,
		).join("");
		const rows = await parse(text, { size: 1 << 20, test: recordTest });
		expect(rows).toHaveLength(20_000);
		expect(rows.every(({ isCutOff }) => isCutOff)).toBe(true);
	}, 10_000);
});
