import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { label } from "../../../pipeline/commands/label.ts";
import { train } from "../../../pipeline/commands/train.ts";
import { UserError } from "../../../pipeline/user-error.ts";
import { parseCsv } from "../../parse-csv.ts";
import { inventTexts } from "../topic-model/invented-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "train-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const quiet = () => undefined;

const texts = inventTexts(60);
const toRow = (cells: readonly string[]) =>
	cells.map((cell) => `"${cell}"`).join(",");
const MODEL = path("model.json");
beforeAll(async () => {
	writeFileSync(
		path("texts.csv"),
		[
			"编号,标题,内容,类别",
			...texts.map(({ title, content, label }, index) =>
				toRow([`=T${index}`, title, content, label]),
			),
		].join("\n"),
	);
	writeFileSync(
		path("subjects.csv"),
		["标题,类别", "路灯不亮路面坑洼,道路", "工厂排放黑烟,环境"].join("\n"),
	);
	await train(
		{
			from: [path("texts.csv"), path("subjects.csv")],
			text: "标题,内容",
			label: "类别",
			out: MODEL,
		},
		quiet,
	);
});

const labelTexts = async (more: object = {}, out = path("labels.csv")) => {
	const result = await label(
		{
			from: [path("texts.csv")],
			text: "标题,内容",
			id: "编号",
			model: MODEL,
			...more,
			out,
		},
		quiet,
	);
	return { result, rows: parseCsv(readFileSync(out, "utf8")) };
};

test("a model labels the records in their order, each with its id, confidence and keywords", async () => {
	const { result, rows } = await labelTexts();
	expect(result).toMatchObject({ records: 180, labelled: 180 });
	expect(Object.keys(rows[0] ?? {})).toEqual([
		"id",
		"label",
		"confidence",
		"basis",
		"keywords",
		"unsure",
	]);
	// No cell begins a formula.
	expect(rows.map(({ id }) => id)).toEqual(
		texts.map((_, index) => `'=T${index}`),
	);
	const told = rows.filter(({ label }) => label !== "");
	const wrong = rows.filter(
		({ label }, index) => label !== "" && label !== texts[index]?.label,
	);
	expect(told.length).toBeGreaterThan(140);
	expect(wrong.length).toBeLessThan(told.length / 20);
	for (const { label, basis, confidence, unsure } of rows) {
		expect(basis).toBe(label === "" ? "none" : "model");
		expect(unsure).toBe(String(Number(confidence) < 0.5));
	}
});

test("shards together are the whole", async () => {
	const { rows } = await labelTexts();
	const shards: Record<string, string>[][] = [];
	for (const shard of ["1/3", "2/3", "3/3"])
		shards.push((await labelTexts({ shard }, path("shard.csv"))).rows);
	const woven = rows.map(
		(_, index) => shards[index % 3]?.[Math.floor(index / 3)],
	);
	expect(woven).toEqual(rows);
});

test("without a model the topic tree labels, and says by which words", async () => {
	const { rows } = await labelTexts({ model: undefined });
	const lamp = rows[texts.findIndex(({ content }) => content.includes("路灯"))];
	expect(["terms", "path", "none"]).toContain(lamp?.basis);
	expect(
		rows.some(({ basis, keywords }) => basis === "terms" && keywords !== ""),
	).toBe(true);
	expect(rows.every(({ confidence }) => confidence === "")).toBe(true);
});

describe("what is wrong is told in one message", () => {
	const faultOf = async (work: Promise<unknown>): Promise<UserError> => {
		try {
			await work;
		} catch (error) {
			if (error instanceof UserError) return error;
			throw error;
		}
		throw new Error("nothing was wrong");
	};
	const trainOn = (more: object) =>
		train(
			{
				from: [path("texts.csv")],
				text: "标题,内容",
				label: "类别",
				out: path("other.json"),
				...more,
			},
			quiet,
		);

	test("a column that is not there, with the nearest that is", async () => {
		const { message, hint } = await faultOf(trainOn({ label: "类别名" }));
		expect(message).toContain("没有找到“类别名”列");
		expect(hint).toContain("最接近的是“类别”");
	});

	test("one label alone", async () => {
		writeFileSync(path("one.csv"), "内容,类别\n路灯不亮,道路\n路面坑洼,道路\n");
		const fault = await faultOf(
			trainOn({ from: [path("one.csv")], text: "内容" }),
		);
		expect(fault.message).toContain("至少要有两个类别");
	});

	test("a shard that does not exist", async () => {
		for (const shard of ["0/3", "4/3", "a/b", "1"])
			expect((await faultOf(labelTexts({ shard }))).message).toContain("分片");
	});

	test("an output that is the input", async () => {
		const fault = await faultOf(labelTexts({}, path("texts.csv")));
		expect(fault.message).toContain("同一个");
	});

	test("a model that is not there, or is none", async () => {
		expect(
			(await faultOf(labelTexts({ model: path("no.json") }))).message,
		).toContain("打不开");
		expect(
			(await faultOf(labelTexts({ model: path("texts.csv") }))).message,
		).toContain("模型");
	});
});
