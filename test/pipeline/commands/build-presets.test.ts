import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { makeOutputs } from "../../make-outputs.ts";
import { parseCsv } from "../../parse-csv.ts";

const HEADER =
	"工单编号,标题,诉求类型,受理时间,派单时间,办结时间,工单状态,社区,是否疑难,先行联系,是否解决,满意度";
const ROWS = [
	"T1,门口路灯不亮,求助,2023-03-01 08:00:00,2023-03-01 10:30:00,2023-03-08 10:00:00,已办结,甲,否,是,实际解决,满意",
	"T2,门口路灯不亮,求助,2023-03-01 08:00:00,2023-03-01 10:30:00,2023-03-08 11:00:00,已办结,甲,否,否,解释说明,基本满意",
	"T3,门口路灯不亮,求助,2023-03-01 08:00:00,2023-03-01 10:30:00,2023-03-09 09:00:00,已办结,乙,是,未评价,未解决,不满意",
	"T4,业主家里停水,求助,2023-03-01 08:00:00,2023-03-01 10:30:00,2023-03-02 10:30:00,已办结,乙,否,是,实际解决,未评价",
	"T5,门口路灯不亮,咨询,2023-03-31 08:00:00,2023-03-31 09:00:00,,办理中,乙,否,,,",
];

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "presets-"));
	mkdirSync(join(workspace, "exports"));
	const csv = [HEADER, ...ROWS].join("\n");
	writeFileSync(join(workspace, "exports", "工单.csv"), `${csv}\n`);
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

// How a template breaks its lines is nobody's figure.
const unbroken = (text: string) => text.replace(/>\s+</g, "><");

/** Makes these tables by a profile; with `report` among them the page as well. */
async function run(profile: string, made: readonly string[]) {
	writeFileSync(join(workspace, "profile.yaml"), profile);
	const nodes = made.map((name) =>
		name === "report" ? name : `tables/${name}.csv`,
	);
	const { text, table } = await makeOutputs(
		{ workspace, period: "2023-03" },
		nodes,
	);
	return {
		page: made.includes("report") ? unbroken(text("report.html")) : "",
		table,
	};
}

/** A table of the page as rows of cells, found by what stands before it. */
function readTable(page: string, after: string): string[][] {
	const [table = ""] =
		/<table.*?<\/table>/s.exec(page.slice(page.indexOf(after))) ?? [];
	return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(
			([, cell = ""]) => cell,
		),
	);
}

describe("a build by another preset", () => {
	test("counts by its figures, says its name and scores its parts", async () => {
		writeFileSync(join(workspace, "profile.yaml"), "profile: zhungeer");
		const effects = { log: () => undefined, secret: "a secret" };
		const { folder } = await build({ workspace, period: "2023-03" }, effects);
		const text = (path: string) =>
			unbroken(readFileSync(join(folder, path), "utf8"));
		const page = text("report.html");
		const manifest = JSON.parse(text("manifest.json"));
		const table = (name: string) => parseCsv(text(`tables/${name}.csv`));
		expect(manifest.profile).toBe("zhungeer");
		expect(page).toContain("<dt>口径方案</dt><dd>准格尔口径</dd>");
		const street = table("figures").filter(
			(row) => row.preset === "zhungeer" && row.scope_kind === "street",
		);
		expect(
			street.map(({ figure, numerator, denominator, points }) => [
				figure,
				numerator,
				denominator,
				points,
			]),
		).toEqual([
			["contact", "2", "3", "20"],
			["solution", "2", "3", "23.33"],
			["satisfaction", "1", "3", "11.67"],
			["score", "", "", "55"],
		]);
		expect(readTable(page, "<h4>准格尔口径</h4>").slice(1)).toEqual([
			["响应率", "2/3", "2/3", "先行联系率", "2/3", "2/3"],
			["解决率", "2/3", "2/3", "解决率", "2/3", "2/3"],
			["满意率", "1/3", "1/3", "满意率", "1/3", "1/3"],
		]);
		expect(page).toContain(
			'<tr><th scope="row">综合得分</th><td>100</td><td>55</td></tr>',
		);
		expect(page).toMatch(/95% 半宽不超过 [\d.]+ 分/);
	});

	test("keeps the metrics as they are, whichever it is", async () => {
		const own = (await run("name: 样例", ["metrics"])).table("metrics");
		const other = (await run("profile: shanghai-2018", ["metrics"])).table(
			"metrics",
		);
		const numbers = (rows: Record<string, string>[]) =>
			rows.map(({ rule, ...rest }) => rest);
		expect(numbers(other)).toEqual(numbers(own));
		expect(other[0]?.rule).toMatch(/^shanghai-2018\//);
	});

	test("counts natural days where it has them", async () => {
		const deadlines = (rows: Record<string, string>[]) =>
			rows.map((row) => [row.ticket_id, row.effective_deadline]);
		const beijing = await run("profile: beijing-draft-2021", ["tickets"]);
		expect(deadlines(beijing.table("tickets"))).toEqual([
			["T1", "2023-03-08 10:30:00"],
			["T2", "2023-03-08 10:30:00"],
			["T3", "2023-03-16 10:30:00"],
			["T4", "2023-03-02 10:30:00"],
			["T5", "2023-04-07 09:00:00"],
		]);
		const shandong = await run("profile: default-shandong", ["tickets"]);
		expect(deadlines(shandong.table("tickets"))).toEqual([
			["T1", "2023-03-08 23:59:59"],
			["T2", "2023-03-08 23:59:59"],
			["T3", "2023-03-22 23:59:59"],
			["T4", "2023-03-02 10:30:00"],
			["T5", "2023-04-03 23:59:59"],
		]);
	});
});

describe("other presets beside the report's own", () => {
	test("are printed in the order asked for, with rule, base and source", async () => {
		const { page } = await run("compare_with: [xining-2024, shanghai-2018]", [
			"report",
		]);
		expect(page).toContain("<dt>口径方案</dt><dd>山东口径</dd>");
		expect(page).toContain('<h3 id="figures">其他口径</h3>');
		const headings = [...page.matchAll(/<h4>([^<]*口径[^<]*)<\/h4>/g)];
		expect(headings.map(([, heading]) => heading)).toEqual([
			"西宁城中口径（2024）",
			"上海口径（2018）",
		]);
		expect(readTable(page, "<h4>西宁城中口径（2024）</h4>").at(-1)).toEqual([
			"满意率",
			"1.6/3",
			"1.6/3",
			"满意率",
			"1/3",
			"1/3",
		]);
		expect(page).toContain("（满意 + 0.6×基本满意）÷ 有评价的件数。来源：");
	});

	test("are in figures.csv all the same where nothing is printed, without a score", async () => {
		const { page, table } = await run("name: 样例", ["report", "figures"]);
		expect(page).not.toContain("其他口径");
		const rows = table("figures");
		expect([...new Set(rows.map((row) => row.preset))]).toEqual([
			"lyg-2017",
			"lyg-2023",
			"shanghai-2018",
			"xining-2024",
			"zhungeer",
		]);
		expect(rows.filter((row) => row.points !== "")).toEqual([]);
	});

	test("have no value where the export has no such column", async () => {
		const bare = ROWS.map((row) => row.split(",").slice(0, 8).join(","));
		const header = HEADER.split(",").slice(0, 8).join(",");
		writeFileSync(
			join(workspace, "exports", "工单.csv"),
			`${[header, ...bare].join("\n")}\n`,
		);
		const { table, page } = await run("profile: zhungeer", [
			"report",
			"figures",
		]);
		const asked = table("figures").filter(
			(row) => !row.preset?.startsWith("lyg") && row.scope_kind === "street",
		);
		expect(asked).toHaveLength(10);
		expect(asked.filter((row) => row.value !== "")).toEqual([]);
		expect(page).toContain("缺一部分的，不计总分");
	});
});
