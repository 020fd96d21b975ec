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
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../../../pipeline/commands/build.ts";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import {
	describeAsked,
	findStanding,
} from "../../../../pipeline/commands/kept/last-build.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { purge } from "../../../../pipeline/commands/purge.ts";
import type { Ask } from "../../../../pipeline/commands/typed/answers.ts";
import { readProfile } from "../../../../pipeline/workspace/profile.ts";
import { makeOutputs } from "../../../make-outputs.ts";
import { agreeToAll, choose, linesOf } from "./naming-book.ts";
import { HEADER, NAMED, ROWS } from "./unseen-export.ts";

const effects = { log: () => undefined };
const BOOK = "对照表.xlsx";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (path: string, lines: readonly string[]) =>
	writeFileSync(join(workspace, path), lines.join("\n"));

const putUnseen = () => put("exports/三月.csv", [HEADER, ...ROWS]);
const run = (ask?: Ask) => checkByNames({ workspace }, effects, ask);
test("columns that nobody knows stand in a book, each with its first values, a guess and a list to choose from", async () => {
	putUnseen();
	const text = formatCheck(await run());
	expect(text).toMatch(
		new RegExp(
			`1\\. 有 12 列（在“列”表）、4 个词（在“词”表，其中 2 个是社区）还不认识：用 Excel 或 WPS 打开 .*${BOOK}，两张表都要看，在“您的选择”里选`,
		),
	);
	const lines = linesOf(workspace, "列");
	expect(lines.map((line) => line.表头)).toEqual(HEADER.split(","));
	expect(lines[0]).toMatchObject({
		文件: "三月.csv",
		前三个值: "AJ202303010 | AJ202303011 | AJ202303012",
		像是: "工单编号",
		您的选择: "",
	});
	expect(lines[0]?.把握).toMatch(/^\d+%$/);
	expect(lines[8]?.前三个值).toBe("已办结 | 了结");
	// A person, a telephone and a citizen's words are told by their shape.
	const all = readSheets();
	for (const secret of ["张建国", "1390000", "路灯"])
		expect(all).not.toContain(secret);
	expect(lines[3]?.前三个值).toContain("〔数字 11 位〕");
	expect(all).toContain("工单编号</t>");
	expect(all).toMatch(/<dataValidation [^>]*sqref="F4"/);
});

function readSheets(): string {
	return Object.entries(unzipSync(readFileSync(join(workspace, BOOK))))
		.filter(([name]) => name.endsWith(".xml"))
		.map(([, bytes]) => strFromU8(bytes))
		.join("\n");
}

test("what the clerk chose is read at the next run, and what was a guess before is a figure then", async () => {
	putUnseen();
	await run();
	choose(workspace, "列", NAMED);
	const named = await run();
	expect(named.problem).toBeNull();
	expect(named.cards[0]).toMatchObject({ counted: 12, rejected: 0 });
	const words = linesOf(workspace, "词");
	expect(words.map((line) => [line.属于, line.词, line.处数])).toEqual([
		["工单状态", "了结", "6"],
		["满意度", "凑合", "4"],
		["社区", "东苑社区", "6"],
		["社区", "西苑社区", "6"],
	]);
	// What was chosen is kept, though the columns are known by now.
	const kept = linesOf(workspace, "列");
	expect(kept.find((line) => line.表头 === "现在怎样")?.您的选择).toBe(
		"工单状态",
	);
	expect(kept.find((line) => line.表头 === "附注")?.您的选择).toBe("不用");

	choose(workspace, "词", { 了结: "已办结", 凑合: "一般" });
	const settled = await run();
	expect(settled.cards[0]?.issues).toEqual([]);
	expect(formatCheck(settled)).not.toContain("还不认识");
	// What the clerk has no use for is not asked for again.
	expect(formatCheck(settled)).not.toContain("附注");
	const { text } = await makeOutputs({ workspace, period: "2023-03" }, [
		"tables/metrics.csv",
	]);
	expect(text("tables/metrics.csv")).toMatch(
		/street,全街道,satisfaction_strict,[^,]*,8,12,/,
	);
});

test("one answer above the lines takes all guesses, and is asked again for what comes later", async () => {
	putUnseen();
	await run();
	agreeToAll(workspace, "列");
	const after = await run();
	expect(after.problem).toBeNull();
	put("exports/四月.csv", [
		`${HEADER},又一列`,
		...ROWS.map(
			(row) =>
				`${row.replaceAll("2023-03", "2023-04").replace("AJ202303", "AJ202304")},乙`,
		),
	]);
	await run();
	const lines = linesOf(workspace, "列");
	expect(lines.find((line) => line.表头 === "案卷序号")).toMatchObject({
		您的选择: "对",
	});
	expect(lines.find((line) => line.表头 === "又一列")?.您的选择).toBe("");
	expect(readSheets()).not.toMatch(/r="F2"[^>]*><v>/);
});

test("the profile stands over the book, and the book over guesses", async () => {
	putUnseen();
	await run();
	choose(workspace, "列", { ...NAMED, 附注: "网格" });
	put("profile.yaml", [
		"fields:",
		"  标签: [附注]",
		"  受理时间: [办好的时刻]",
	]);
	const { fields } = readProfile(workspace);
	expect(fields.tags).toEqual(["附注"]);
	expect(fields.grid).toBeUndefined();
	expect(fields.accepted_at).toEqual(["办好的时刻", "何时收到"]);
	expect(fields.closed_at ?? []).toEqual([]);
});

test("a build that can read nothing for want of names asks for them", async () => {
	putUnseen();
	await expect(build({ workspace }, effects)).rejects.toThrow(
		expect.objectContaining({
			hint: expect.stringContaining(
				`打开 ${join(workspace, BOOK)}，在“您的选择”里`,
			),
		}),
	);
	expect(linesOf(workspace, "列")).toHaveLength(12);
});

test("a sure guess may be confirmed at the terminal, and anything but yes leaves it open", async () => {
	putUnseen();
	const asked: string[] = [];
	const answer =
		(text: string): Ask =>
		async (question) => {
			asked.push(question);
			return question.includes("把握不大") ? "否" : text;
		};
	const left = await run(answer(""));
	expect(left.problem).not.toBeNull();
	expect(asked[0]).toMatch(/列“.+” 像是 .+（把握 \d+%）/);
	await run(answer(" 是 "));
	const agreed = linesOf(workspace, "列").filter(
		(line) => line.您的选择 === "对",
	);
	expect(agreed.length).toBeGreaterThan(0);
	for (const line of agreed)
		expect(Number.parseInt(line.把握 ?? "", 10)).toBeGreaterThanOrEqual(75);
});

test("words that two columns share are one line, and a word of the profile is not asked for", async () => {
	put("exports/a.csv", [
		"工单编号,受理时间,首次满意度,最终满意度,工单状态",
		"A1,2023-03-01 08:00,凑合,凑合,了结",
		"A2,2023-03-02 08:00,满意,还行,已办结",
	]);
	put("profile.yaml", ["values:", "  满意度:", "    满意: [还行]"]);
	await run();
	const lines = linesOf(workspace, "词");
	expect(lines.map(({ 词, 处数 }) => [词, 处数])).toEqual([
		["了结", "1"],
		["凑合", "1"],
	]);
});

test("times of a foreign layout are read once their column is named", async () => {
	put("exports/311.csv", [
		"RecordID,CreatedDate,Closed",
		...Array.from({ length: 9 }, (_, index) =>
			[
				`14-00293${500 + index}`,
				`04/2${index}/2014 01:07:39 PM`,
				`05/1${index}/2014 01:07:39 PM`,
			].join(","),
		),
	]);
	await run();
	const [, created] = linesOf(workspace, "列");
	expect(created).toMatchObject({
		像是: "受理时间",
		时间写法: "MM/DD/YYYY hh:mm:ss A",
	});
	agreeToAll(workspace, "列");
	const { cards, problem } = await run();
	expect(problem).toBeNull();
	expect(cards[0]).toMatchObject({ counted: 9, rejected: 0 });
});

test("steps of a category become one path, and a day and its clock one time", async () => {
	put("exports/a.csv", [
		"编号,收件日,收件钟点,头一层,第二层",
		...Array.from(
			{ length: 6 },
			(_, index) =>
				`A${100 + index},2023-03-0${index + 1},08:3${index},城市管理,市容${index % 2}`,
		),
	]);
	await run();
	choose(workspace, "列", {
		收件日: "受理时间",
		收件钟点: "受理时间",
		头一层: "问题分类",
		第二层: "问题分类",
	});
	const { cards, problem } = await run();
	expect(problem).toBeNull();
	expect(readProfile(workspace).fields.topic_path?.[0]).toBe("头一层>第二层");
	expect(cards[0]?.time_shapes).toContainEqual(
		expect.objectContaining({ header: "收件日+收件钟点" }),
	);
});

test("the book is no export, is kept by a purge, and is left alone where nothing has changed", async () => {
	putUnseen();
	await run();
	choose(workspace, "列", NAMED);
	await run();
	const result = await checkByNames(
		{ workspace, exports: [workspace] },
		effects,
	);
	expect(result.cards.map(({ file }) => file)).toEqual(["exports/三月.csv"]);
	await run();
	const before = readFileSync(join(workspace, BOOK));
	await run();
	expect(readFileSync(join(workspace, BOOK)).equals(before)).toBe(true);
	await purge(workspace);
	expect(existsSync(join(workspace, BOOK))).toBe(true);
	expect(readdirSync(workspace).sort()).toEqual(["exports", BOOK]);
});

test("a build of the same is made again once the clerk has chosen otherwise", async () => {
	putUnseen();
	await run();
	choose(workspace, "列", NAMED);
	const options = { workspace, period: "2023-03", ifChanged: true };
	const { folder } = await build(options, { ...effects, secret: "x" });
	const manifest = readFileSync(join(folder, "manifest.json"), "utf8");
	expect(
		JSON.parse(manifest).inputs.map(({ path }: { path: string }) => path),
	).toContain(BOOK);
	const standing = () => findStanding(options, describeAsked(options, "x"));
	expect(await standing()).toMatchObject({ isUnchanged: true });
	choose(workspace, "列", { 附注: "网格" });
	expect(await standing()).toBeUndefined();
});

test("a column that is like nothing is told last, and may be left alone", async () => {
	put("exports/a.csv", [
		"工单编号,受理时间,经手",
		"A1,2023-03-01 08:00,甲",
		"A2,2023-03-02 08:00,乙",
	]);
	const steps = formatCheck(await run()).split("下一步：")[1] ?? "";
	expect(steps).not.toContain("还不认识");
	expect(steps).toContain("另有 1 列没有用上");
});

test("where everything is known nothing is written", async () => {
	put("exports/a.csv", ["工单编号,受理时间", "A1,2023-03-01 08:00"]);
	await run();
	expect(readdirSync(workspace)).toEqual(["exports"]);
});
