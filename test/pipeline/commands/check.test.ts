import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { check } from "../../../pipeline/commands/check.ts";
import { formatCheck } from "../../../pipeline/commands/format/format-check.ts";
import { init } from "../../../pipeline/commands/init.ts";
import { formatCounting } from "../../../pipeline/commands/naming/counted-ratings.ts";
import { writeStarterProfile } from "../../../pipeline/commands/starter-profile.ts";

const effects = { log: () => undefined };

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "check-"));
	for (const folder of ["exports", "reference"])
		mkdirSync(join(workspace, folder));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (path: string, lines: readonly string[]) =>
	writeFileSync(join(workspace, path), lines.join("\n"));

const HEADER =
	"工单编号,受理时间,所属社区,办结时间,满意度,联系电话,反映情况,经手人";
const MESSY = [
	HEADER,
	"GD01,2023-03-01 08:00,甲社区,2023-03-02 08:00,满意,13900000001,电梯停运,",
	"GD02,2023/3/2,甲设区,2023-03-03 08:00,满益,13900000002,路灯不亮,",
	"GD03,2023-03-03 08:00,甲设区,下周,满益,13900000003,漏水,",
	",2023-03-04 08:00,乙社区,,,13900000004,噪声,",
	"GD01,2023-03-01 08:00,甲社区,2023-03-02 08:00,满意,13900000001,电梯停运,",
	"合计,5,,,,,,",
];

async function checkMessy() {
	put("exports/工单.csv", MESSY);
	put("reference/communities.csv", ["community,households", "甲社区,100"]);
	return await check({ workspace }, effects);
}

test("the card of a sheet tells its form, its account, its columns and its oddities", async () => {
	const { cards, problem } = await checkMessy();
	expect(problem).toBeNull();
	expect(cards).toMatchObject([
		{
			file: "工单.csv",
			format: "csv",
			encoding: "utf-8",
			header_row: 1,
			records: 6,
			counted: 3,
			superseded: 1,
			assisting: 0,
			ignored: 1,
			rejected: 1,
			rejects: [
				{ reason: "missing_id", column: "工单编号", count: 1, first_row: 5 },
			],
		},
	]);
	const [card] = cards;
	expect(card?.columns.filter(({ field }) => field === null)).toMatchObject([
		{ header: "反映情况", guess: "content" },
		{ header: "经手人", guess: null },
	]);
	expect(card?.issues).toContainEqual({
		group: "community",
		guess: "甲社区",
		guess_certainty: 0.67,
		issue: "unknown_community",
		issue_label: "社区名不在参考表中",
		column: "所属社区",
		value: "甲设区",
		count: 2,
		first_row: 3,
		nearest: "甲社区",
	});
	expect(card?.issues).toContainEqual(
		expect.objectContaining({
			issue: "unknown_value",
			column: "满意度",
			value: "满益",
			nearest: "满意",
		}),
	);
	expect(card?.time_shapes.filter(({ is_read }) => !is_read)).toEqual([
		{ header: "办结时间", example: "下周", records: 1, is_read: false },
	]);
});

test("what is dropped says which columns would bring it", async () => {
	const { sections, metrics_missing } = await checkMessy();
	const dropped = sections.filter(({ is_shown }) => !is_shown);
	const topics = dropped.find(({ section }) => section === "topics");
	expect(topics?.reason).toContain("标题、内容或分类");
	expect(metrics_missing).toContainEqual({
		metric: "extension_rate",
		label: expect.any(String),
		missing: ["延期后截止日期"],
	});
});

test("a person reads what to do next, at most five steps, the most needed first", async () => {
	const text = formatCheck(await checkMessy());
	const steps = text.slice(text.indexOf("下一步：")).split("\n").slice(1);
	expect(steps.length).toBeLessThanOrEqual(5);
	expect(steps[0]).toMatch(/1 条记录读不出来，例如 工单\.csv 第 5 行/);
	expect(steps.at(-1)).toContain(`hotline-review build ${workspace}`);
	expect(text).toContain("是不是“甲社区”");
	expect(text).not.toMatch(/1390000000|电梯停运/);
});

test("nothing is written, not even a secret", async () => {
	await checkMessy();
	expect(readdirSync(workspace).sort()).toEqual(["exports", "reference"]);
});

test("an export in a foreign tongue becomes readable by its own starter profile", async () => {
	put("exports/311.csv", [
		"RecordID,CreatedDate,DueDate,CloseDate,Neighborhood,Mood",
		...Array.from({ length: 9 }, (_, index) =>
			[
				`14-00293${500 + index}`,
				`04/2${index}/2014 01:07:39 PM`,
				`05/2${index}/2014 01:07:39 PM`,
				`05/1${index}/2014 01:07:39 PM`,
				"Lakeland",
				"=fine",
			].join(","),
		),
	]);
	const before = await check({ workspace }, effects);
	expect(before.problem).toContain("没有找到表头");
	expect(before.problem).toContain("对照表.xlsx");
	await expect(build({ workspace }, effects)).rejects.toThrow("没有找到表头");

	// What init wrote and an editor saved again is nobody's work.
	init(workspace);
	const made = readFileSync(join(workspace, "profile.yaml"), "utf8");
	const saved = `\ufeff${made.replaceAll("\n", "\r\n")}`;
	writeFileSync(join(workspace, "profile.yaml"), saved);
	writeStarterProfile(before);
	const file = join(workspace, "profile.yaml");
	const starter = readFileSync(file, "utf8");
	expect(starter).toContain('#   ticket_id: ["RecordID"] # 工单编号');
	expect((await check({ workspace }, effects)).problem).toContain("表头");
	expect(() => writeStarterProfile(before)).toThrow("已经有规则文件");

	const mended = starter.replace(/^# (?=fields:| {2}|date_formats:)/gm, "");
	writeFileSync(file, mended);
	const { report } = await build({ workspace, period: "2014-04" }, effects);
	expect(report).toMatchObject({ records: 9, counted: 9, rejected: 0 });
	expect(existsSync(join(workspace, "out/2014-04/report.html"))).toBe(true);
});

test("a file that is no table has a card of its own, and the others are still checked", async () => {
	put("exports/工单.csv", MESSY);
	writeFileSync(join(workspace, "exports/扫描件.pdf"), "%PDF-1.4 \u0000\u0001");
	const result = await check({ workspace }, effects);
	expect(result.problem).toBeNull();
	expect(result.cards.map(({ file }) => file)).toEqual(["工单.csv"]);
	expect(formatCheck(result)).toMatch(
		/扫描件\.pdf\n {2}✗ 是 PDF 文件，不是表格/,
	);
});

test("what no topic fits is counted, and its common words are proposed, no name among them", async () => {
	const rows = Array.from({ length: 16 }, (_, index) => {
		const what = index % 2 ? "王小明的热气球低空飞过" : "路灯不亮";
		const at = `2023-03-${index + 10} 08:00`;
		return `GD${index + 10},${at},甲社区,,,139000000${index + 10},${what},`;
	});
	put("exports/工单.csv", [HEADER.replace("反映情况", "工单内容"), ...rows]);
	const result = await check({ workspace }, effects);
	expect(result.topics).toMatchObject({ tickets: 16, unclassified: 8 });
	const text = formatCheck(result);
	expect(text).toContain("归不进主题的：本期 16 件中 8 件（50.0%）");
	expect(text).toContain("热气球（8 件）");
	expect(text).not.toContain("小明");
});

test("names that are not printed are told with their place and how to have them printed", async () => {
	put("exports/工单.csv", [
		"工单编号,受理时间,社区,承办单位",
		"GD1,2023-03-01 08:00,甲社区,城管办",
		"GD2,2023-03-02 08:00,甲社区,张建国",
		"GD3,2023-03-02 08:00,甲社区,张建国",
	]);
	const result = await check({ workspace }, effects);
	expect(result.withheld_names).toEqual([
		{
			field: "unit",
			name: "〔单位1〕",
			records: 2,
			file: "工单.csv",
			sheet: "",
			row: 3,
		},
	]);
	expect(formatCheck(result)).toContain(
		"报告里写作 〔单位1〕 等（如 工单.csv 第 3 行）：若是正式名称，单位写进 reference/units.csv，就照原样印出。",
	);
	expect(formatCheck(result)).not.toContain("张建国");
});

test.each([
	[14, false],
	[15, true],
])(
	"files of a month up to its %ith day: why the one before is reported is said %s",
	async (last, isSaid) => {
		put("exports/工单.csv", [
			"工单编号,受理时间,反映情况",
			...Array.from(
				{ length: 28 },
				(_, day) =>
					`A${day},2023-02-${String(day + 1).padStart(2, "0")} 09:00,路灯不亮`,
			),
			...Array.from(
				{ length: last },
				(_, day) =>
					`B${day},2023-03-${String(day + 1).padStart(2, "0")} 09:00,路灯不亮`,
			),
		]);
		const text = formatCheck(await check({ workspace }, effects));
		expect(text).toContain("（2023年2月）");
		expect(text.includes("3月的数据到15日，还没有满")).toBe(isSaid);
		expect(text.includes("--period 2023-03")).toBe(isSaid);
	},
);

test("spellings of one community are joined whatever office signs, and a village of the same name is asked about", async () => {
	const names = ["柳湾社区", "柳湾社居委", "柳湾村委会", "青桐里社区居委"];
	put("exports/三月.csv", [
		"工单编号,受理时间,社区,诉求内容",
		...Array.from(
			{ length: 12 },
			(_, index) =>
				`AJ2023030${index + 10},2023-03-0${(index % 9) + 1} 09:10,${names[index % 4]},路灯坏了好几天没有人来修`,
		),
	]);
	const result = await check({ workspace }, effects);
	expect(result.joined_communities).toEqual([
		{ community: "柳湾社区", name: "柳湾社居委", tickets: 3 },
	]);
	expect(formatCheck(result)).toContain(
		"“柳湾村委会”（3 件）和“柳湾社区”（6 件）现在算两个社区；是一个的，在 reference/communities.csv 里写上全部社区，把另一个名字写在它的 aliases 里。",
	);
});

test("it says by what it counts, and how words of ratings that nobody named do", async () => {
	put("exports/工单.csv", [
		HEADER,
		"GD01,2023-03-01 08:00,甲社区,2023-03-02 08:00,比较满意,13900000001,电梯停运,",
		"GD02,2023-03-02 08:00,甲社区,2023-03-03 08:00,比较满意,13900000002,路灯不亮,",
		"GD03,2023-03-03 08:00,甲社区,2023-03-03 09:00,差,13900000003,漏水,",
		"GD04,2023-03-04 08:00,甲社区,2023-03-04 09:00,满意,13900000004,噪声,",
		"GD05,2023-03-04 08:00,甲社区,2023-03-04 09:00,尚可,13900000005,噪声,",
	]);
	put("profile.yaml", ["values: {satisfaction: {一般: [尚可]}}"]);
	const text = formatCheck(await check({ workspace }, effects));
	expect(text).toContain("口径方案：山东口径（缺省）。换别的，");
	// It proposed a preset to whoever had chosen that very one.
	const chosen = formatCounting({
		preset_label: "某口径",
		is_default_preset: false,
		rating_words: [],
	});
	expect(chosen).toBe("口径方案：某口径。");
	expect(text).toContain(
		"满意度的词：比较满意（2 处）按“基本满意”计，不算满意，含基本满意时才算；差（1 处）按“不满意”计，算不满意。",
	);
	put("profile.yaml", ["profile: xining-2024"]);
	expect(formatCheck(await check({ workspace }, effects))).toContain(
		"口径方案：西宁城中口径（2024）。",
	);
});
