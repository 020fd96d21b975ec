import fc from "fast-check";
import { expect, test } from "vitest";
import { QUICK_RUNS } from "../../fuzz/outcome.ts";
import { readThen } from "./read-fixture.ts";

const HEADERS =
	"工单编号,标题,诉求内容,受理时间,区交办办结期限,市交办办结期限,办结时间,问题一级分类,问题二级分类,承办单位,所属社区,联系电话,来电人,身份证号,是否保密,退回次数";

// What wraps cells, what says nothing, what spreadsheets leave behind.
const ODD = [
	"",
	" ",
	"　",
	"'13812345678",
	"无",
	"-",
	"#N/A",
	"#VALUE!",
	"&amp;",
	"路灯&nbsp;不亮",
	"a_x000D_b",
	"12.0",
	"１２．０",
	"\u200b甲",
	"甲\u202e乙",
	"甲\u3000乙",
	"O'Brien \\ 50%",
	'说"好"',
	"一行\n两行",
	"一行\r\n两行",
	"=甲",
	'="甲"',
	"甲 ",
	"甲　",
	"　甲",
	"“引”",
	"‘引’",
	"保密",
	"匿名",
	"1E+5",
	"1,234",
];
const odd = fc.constantFrom(...ODD);
const day = fc
	.integer({ min: 1, max: 28 })
	.map((each) => `2023-03-${String(each).padStart(2, "0")}`);
const time = fc.oneof(
	day.map((each) => `${each} 09:15:00`),
	day.map((each) => `${each} 00:00:00`),
	day,
	day.map((each) => `${each.replaceAll("-", "/")} 9:5`),
	fc.constantFrom("45000.5", "2023年3月5日 下午3:20", "20230301"),
);
const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: odd });
const word = fc.constantFrom("供水", "停水", "甲社区", "乙社区", "街道 城管办");
const phone = fc.constantFrom(
	"13812345678",
	"19912345678",
	"0631-5201234",
	"138 1234 5678",
	"138****5678",
);
const person = fc.constantFrom("王小明", "欧阳修", "保密", "李女士");
const paper = fc.constantFrom("371002199001011234", "37100219900101123X");
// A deadline that says nothing sends the file to the other reader, for another stands in for it.
const record = fc.tuple(
	sometimes(word),
	sometimes(fc.string({ maxLength: 20 })),
	time,
	time,
	sometimes(time),
	sometimes(time),
	sometimes(word),
	sometimes(word),
	sometimes(word),
	sometimes(word),
	sometimes(phone),
	sometimes(person),
	sometimes(paper),
	sometimes(fc.constantFrom("是", "否")),
	sometimes(fc.constantFrom("0", "1", "2次", "x")),
);

function toCsv(records: readonly (readonly string[])[], newline: string) {
	const quote = (cell: string) =>
		/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
	const lines = records.map((cells, index) =>
		[`GD20230301${String(index).padStart(4, "0")}`, ...cells]
			.map(quote)
			.join(","),
	);
	return [HEADERS, ...lines].join(newline);
}

const TABLES = [
	"raw_tickets",
	"raw_texts",
	"raw_sheets",
	"raw_columns",
	"raw_clocks",
	"raw_time_shapes",
	"raw_rejects",
	"raw_issues",
	"raw_private_keys",
	"raw_warnings",
	"raw_community_names",
];

type Rows = (sql: string) => Promise<Record<string, unknown>[]>;

async function askAll(rows: Rows) {
	const tables: Record<string, unknown> = {};
	for (const table of TABLES)
		tables[table] = await rows(`select * from ${table} order by all`);
	return tables;
}

const wasStaged = async (rows: Rows) =>
	(
		await rows(
			"select 1 as one from information_schema.tables where table_name = 'raw_tickets_1'",
		)
	).length > 0;

const BY_COLUMN = { byColumnsFrom: 0 };
const BY_CELL = { byColumnsFrom: Number.POSITIVE_INFINITY };

const readBoth = async (files: Record<string, string>) => ({
	...(await readThen(
		files,
		async (rows) => ({
			byColumn: await askAll(rows),
			wasStaged: await wasStaged(rows),
		}),
		BY_COLUMN,
	)),
	byCell: await readThen(files, askAll, BY_CELL),
});

test("columns hold what cells hold, whatever stands in them", async () => {
	const runs = QUICK_RUNS;
	let staged = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(record, { minLength: 1, maxLength: 30 }),
			fc.constantFrom("\n", "\r\n"),
			async (records, newline) => {
				const read = await readBoth({ "a.csv": toCsv(records, newline) });
				expect(read.byColumn).toEqual(read.byCell);
				staged += read.wasStaged ? 1 : 0;
			},
		),
		{ numRuns: runs },
	);
	// A sheet of blanks is read by the other reader.
	expect(staged).toBeGreaterThan(runs / 3);
});

// Drawn records once fell back to the other reader so often that hardly a word was compared.
test("every odd word in every column of words is read alike, column by column", async () => {
	const [at, by] = ["2023-03-01 09:15:00", "2023-03-04 09:15:00"];
	const records = ODD.map((_, first) => {
		const words = ODD.map((__, next) => ODD[(first + next) % ODD.length] ?? "");
		return [...words.slice(0, 2), at, by, by, by, ...words.slice(2, 11)];
	});
	const read = await readBoth({ "a.csv": toCsv(records, "\n") });
	expect(read.byColumn).toEqual(read.byCell);
	expect(read.wasStaged).toBe(true);
});

test.each([
	["a mark of the byte order", (text: string) => `\ufeff${text}`, true],
	["no line end at the end", (text: string) => text.trimEnd(), true],
	["a quote astray", (text: string) => text.replace("标题甲", '标"题'), false],
	["a blank line", (text: string) => text.replace("\n", "\n\n"), false],
	["a line of totals", (text: string) => `${text}合计,2\n`, false],
	[
		"a record that also stands above the head",
		(text: string) => `编X,标X,受X\n${text.split("\n")[1]}\n${text}`,
		true,
	],
	["a head again", (text: string) => `${text}${text}`, false],
	[
		"a record without a number",
		(text: string) => `${text},乙,2023-03-02\n`,
		false,
	],
	[
		"a time that cannot be read",
		(text: string) => `${text}GD9,乙,昨天\n`,
		false,
	],
	[
		"a damaged text",
		(text: string) => text.replace("标题甲", "标题\ufffd"),
		false,
	],
	["mixed line ends", (text: string) => text.replace("\n", "\r\n"), false],
])("%s is read alike", async (_, change, isStaged) => {
	const text =
		"工单编号,标题,受理时间\nGD1,标题甲,2023-03-01 09:00:00\nGD2,标题乙,2023-03-01 10:00:00\n";
	const read = await readBoth({ "a.csv": change(text) });
	expect(read.byColumn).toEqual(read.byCell);
	expect(read.wasStaged).toBe(isStaged);
});

test("keys of callers are those of every other reader", async () => {
	const text =
		"工单编号,受理时间,联系电话\nGD1,2023-03-01 09:00:00,13812345678\nGD2,2023-03-01 09:00:00,138-1234-5678\n";
	const keys = await readThen(
		{ "a.csv": text },
		(rows) => rows("select distinct caller_key from raw_tickets"),
		BY_COLUMN,
	);
	expect(keys).toHaveLength(1);
});

test("more files than one table takes in are all there", async () => {
	const files = Object.fromEntries(
		Array.from({ length: 34 }, (_, index) => [
			`${index}.csv`,
			`工单编号,受理时间\nGD${index},2023-03-01 09:00:00\n`,
		]),
	);
	const [counts] = await readThen(
		files,
		(rows) =>
			rows(
				"select count(*) as tickets, count(distinct record_no) as numbers from raw_tickets",
			),
		BY_COLUMN,
	);
	expect(counts).toEqual({ tickets: 34, numbers: 34 });
});

test("a small text is read by its cells, a long one by columns", async () => {
	const head = "工单编号,标题,受理时间\n";
	const linesOf = (count: number) =>
		Array.from(
			{ length: count },
			(_, index) => `GD${index},${"灯".repeat(80)},2023-03-01 09:00:00\n`,
		).join("");
	const isStaged = (count: number) =>
		readThen({ "a.csv": head + linesOf(count) }, wasStaged);
	expect(await isStaged(30)).toBe(false);
	expect(await isStaged(2000)).toBe(true);
});
