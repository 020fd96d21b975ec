import { expect, test } from "vitest";
import { toLabelRules } from "../../../pipeline/commands/stage-rules.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import type { LabelRules } from "../../../pipeline/label/label-text.ts";
import { labelTickets } from "../../../pipeline/label/label-tickets.ts";
import { trainTopicModel } from "../../../pipeline/topic-model/topic-model.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";
import { inventTexts } from "../topic-model/invented-texts.ts";

const defaults = toLabelRules(readRules("no-such-workspace"));

const rules = {
	...defaults,
	topics: {
		leaves: [
			{
				id: "light",
				name: "路灯",
				terms: [{ term: "路灯", weight: 5 }],
				exclude: [],
				months: [],
			},
		],
	},
	estates: [{ name: "望海花园", aliases: [] }],
	topicSource: "tree" as const,
};

async function label(topicSource: "tree" | "given", records = 1) {
	const database = await openDuckdb();
	await database.run(
		`create table int_texts as select range::integer as record_no, '路灯不亮' as title, null::varchar as content, '望海花园' as location, case when range % 2 = 0 then '市政>照明' end as topic_path, case when range % 2 = 0 then '市政>〔分类1〕' end as topic_name, 3 as accepted_month from range(${records})`,
	);
	await labelTickets(database, { ...rules, topicSource });
	const rows = await database.rows<Record<string, unknown>>(
		"select * from lbl_tickets order by record_no",
	);
	await database.close();
	return rows;
}

test("every record has one label, however many batches they come in", async () => {
	const rows = await label("tree", 10_000);
	expect(rows.map((row) => row.record_no)).toEqual(
		Array.from({ length: 10_000 }, (_, index) => index),
	);
	expect(rows.every((row) => row.topic === "light")).toBe(true);
});

test("a label holds a topic and what it rests on, a place, and words of the dictionary", async () => {
	expect(await label("tree")).toEqual([
		{
			record_no: 0,
			topic: "light",
			topic_basis: "terms",
			estate: "望海花园",
			place: "望海花园",
			keywords: expect.stringMatching(/(?:^| )路灯\^\d+\.\d\d/),
			pairs: "CBMJEc6kXRHnHKUR",
			phrases: "路灯n/不亮v",
			sketch: null,
			safety_kind: null,
			safety_words: null,
			demands: "",
		},
	]);
});

test("given topics are the export's own as they may be printed, and a record without one is other", async () => {
	const rows = await label("given", 2);
	expect(rows.map(({ topic, topic_basis }) => [topic, topic_basis])).toEqual([
		["市政>〔分类1〕", "path"],
		["other", "none"],
	]);
});

async function labelTexts(
	texts: readonly string[],
	threads: number,
	more: Partial<LabelRules> = {},
) {
	const database = await openDuckdb();
	await database.createTable("int_texts", {
		record_no: "integer",
		title: "text",
		content: "text",
		location: "text",
		topic_path: "text",
		topic_name: "text",
		accepted_month: "integer",
	});
	const blank = texts.map(() => null);
	await database.append("int_texts", [
		texts.map((_, index) => index),
		[...texts],
		blank,
		blank,
		blank,
		blank,
		texts.map(() => 3),
	]);
	await labelTickets(database, { ...defaults, estates: [], ...more }, threads);
	const rows = await database.rows<Record<string, unknown>>(
		"select * from lbl_tickets order by record_no",
	);
	await database.close();
	return rows;
}

test("places are learnt from the titles where there is no list of them", async () => {
	const rows = await labelTexts(
		["金色海湾小区停水", "金色海湾楼道灯不亮", "市民咨询社保"],
		1,
	);
	expect(rows.map(({ estate, place }) => [estate, place])).toEqual([
		[null, "金色海湾"],
		[null, "金色海湾"],
		[null, null],
	]);
});

const many = Array.from(
	{ length: 6000 },
	(_, index) =>
		`${["金色海湾小区", "城南街道", "文化西路"][index % 3]}${["停水三天无人处理", "烧烤油烟扰民", "路灯不亮"][(index % 7) % 3]}${index % 11}`,
);

test("threads give the labels that one thread gives", async () => {
	expect(await labelTexts(many, 2)).toEqual(await labelTexts(many, 1));
});

test("rows in another order have the same labels", async () => {
	const order = many.map((_, index) => (index * 577) % many.length);
	const shuffled = await labelTexts(
		order.map((index) => many[index] ?? ""),
		1,
	);
	const inOrder = await labelTexts(many, 1);
	for (const [at, index] of order.entries())
		expect({ ...shuffled[at], record_no: index }).toEqual(inOrder[index]);
});

test("threads give the topics of a model that one thread gives", async () => {
	const examples = inventTexts(60);
	const model = trainTopicModel(examples);
	const byModel = {
		topicSource: "model" as const,
		labellingModel: {
			model,
			topics: new Map(model.labels.map((label) => [label, `甲>${label}`])),
		},
	};
	const texts = Array.from({ length: 5400 }, (_, index) =>
		index % 30 === 0
			? "谢谢你们"
			: (examples[index % examples.length]?.content ?? ""),
	);
	const rows = await labelTexts(texts, 1, byModel);
	expect(await labelTexts(texts, 2, byModel)).toEqual(rows);
	const found = new Set(
		rows.map(({ topic, topic_basis }) => `${topic} ${topic_basis}`),
	);
	expect([...found].sort()).toEqual([
		"other none",
		"甲>教育 model",
		"甲>环境 model",
		"甲>道路 model",
	]);
});
