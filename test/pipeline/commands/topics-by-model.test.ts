import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import type { BuildOptions } from "../../../pipeline/commands/build-result.ts";
import { check } from "../../../pipeline/commands/check.ts";
import { explain } from "../../../pipeline/commands/explain.ts";
import { formatCheck } from "../../../pipeline/commands/format/format-check.ts";
import {
	describeAsked,
	findStanding,
} from "../../../pipeline/commands/kept/last-build.ts";
import { label } from "../../../pipeline/commands/label.ts";
import { train } from "../../../pipeline/commands/train.ts";
import { UserError } from "../../../pipeline/user-error.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";
import { parseCsv } from "../../parse-csv.ts";
import { inventTexts } from "../topic-model/invented-texts.ts";

const root = mkdtempSync(join(tmpdir(), "topics-by-model-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const path = (...names: string[]) => join(root, ...names);
const workspace = path("street");
const profile = (...lines: string[]) =>
	writeFileSync(join(workspace, "profile.yaml"), `${lines.join("\n")}\n`);
const BY_MODEL = ["topics: model", "topic_model: 模型.json"];
const effects = { log: () => undefined, secret: "x" };

const texts = inventTexts(60);
// A leaf by its name, a leaf by its id, and a topic that is in no tree.
const CLASSES: Record<string, string> = {
	道路: "道路破损",
	教育: "education",
	环境: "环境>污染",
};
const toCsv = (rows: readonly (readonly string[])[]) =>
	rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");

const day = (index: number) => String((index % 28) + 1).padStart(2, "0");
const EXPORT = [
	["工单编号", "受理时间", "标题", "诉求内容", "问题分类", "社区", "办结时间"],
	...[...texts, { title: "谢谢", content: "谢谢你们", label: "" }].map(
		({ title, content }, index) => [
			`T${index}`,
			`2023-03-${day(index)} 09:00:00`,
			title,
			content,
			"路灯",
			"甲社区",
			`2023-03-${day(index)} 17:00:00`,
		],
	),
];

beforeAll(async () => {
	mkdirSync(path("street", "exports"), { recursive: true });
	writeFileSync(path("street", "exports", "三月.csv"), toCsv(EXPORT));
	writeFileSync(
		path("labelled.csv"),
		toCsv([
			["标题", "内容", "类别"],
			...texts.map(({ title, content, label: name }) => [
				title,
				content,
				CLASSES[name] ?? "",
			]),
		]),
	);
	const quiet = () => undefined;
	const from = [path("labelled.csv")];
	const text = "标题,内容";
	const out = path("model.json");
	await train({ from, text, label: "类别", out }, quiet);
	await label(
		{
			from: [path("street", "exports", "三月.csv")],
			text: "标题,诉求内容",
			id: "工单编号",
			model: out,
			out: path("labels.csv"),
		},
		quiet,
	);
});

beforeEach(() => {
	copyFileSync(path("model.json"), path("street", "模型.json"));
	profile(...BY_MODEL);
});

const run = (options: Partial<BuildOptions> = {}) =>
	build({ workspace, period: "2023-03", ...options }, effects);
const readOut = (...names: string[]) =>
	readFileSync(path("street", "out", "2023-03", ...names), "utf8");
const readTickets = () => parseCsv(readOut("tables", "tickets.csv"));

// So sure that it never is.
function putUnsureModel() {
	const model = JSON.parse(readFileSync(path("model.json"), "utf8"));
	writeFileSync(
		path("street", "模型.json"),
		JSON.stringify({ ...model, threshold: 1 }),
	);
}

test("build counts each ticket under the topic that the model names, as `label --model` does", async () => {
	await run();
	const labels = parseCsv(readFileSync(path("labels.csv"), "utf8"));
	const topicOf: Record<string, string> = {
		道路破损: "road_damage",
		education: "education",
		"环境>污染": "环境>污染",
		"": "other",
	};
	const tickets = readTickets();
	const byId = (rows: readonly (readonly (string | undefined)[])[]) =>
		Object.fromEntries(rows.map(([id = "", ...told]) => [id, told]));
	// The export's own 路灯 counts for nothing.
	expect(
		byId(tickets.map((row) => [row.ticket_id, row.topic, row.topic_basis])),
	).toEqual(
		byId(labels.map((row) => [row.id, topicOf[row.label ?? ""], row.basis])),
	);
	expect(tickets.length).toBe(181);
	expect(new Set(tickets.map(({ topic }) => topic)).size).toBe(4);
	const metrics = parseCsv(readOut("tables", "metrics.csv"));
	const volumes = Object.fromEntries(
		metrics
			.filter(
				({ metric, scope_kind }) =>
					metric === "volume" && scope_kind === "topic",
			)
			.map(({ scope, numerator }) => [scope, Number(numerator)]),
	);
	for (const topic of ["road_damage", "education", "环境>污染", "other"])
		expect(volumes[topic]).toBe(
			tickets.filter((row) => row.topic === topic).length,
		);
	const report = readOut("report.html");
	for (const name of ["道路破损", "教育", "污染"])
		expect(report).toContain(name);
}, 120_000);

test("another model is another build: it is seen by --if-changed, by what is kept and by the manifest", async () => {
	await run();
	const hashOf = () =>
		JSON.parse(readOut("manifest.json")).inputs.find(
			(input: { path: string }) => input.path === "模型.json",
		)?.sha256;
	const hash = hashOf();
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	expect((await run({ ifChanged: true })).isUnchanged).toBe(true);
	putUnsureModel();
	expect((await run({ ifChanged: true })).isUnchanged).toBe(false);
	expect(hashOf()).not.toBe(hash);
	expect(new Set(readTickets().map(({ topic }) => topic))).toEqual(
		new Set(["other"]),
	);
}, 120_000);

test("a model beside the workspace is looked at as well", async () => {
	const shared = path("shared.json");
	copyFileSync(path("model.json"), shared);
	profile("topics: model", "topic_model: ../shared.json");
	expect(readRules(workspace).labellingModel).toMatchObject({
		path: "../shared.json",
		absolutePath: shared,
	});
	await run();
	const options = { workspace, period: "2023-03" };
	const standing = () => findStanding(options, describeAsked(options, "x"));
	expect(await standing()).toMatchObject({ isUnchanged: true });
	writeFileSync(shared, `${readFileSync(shared, "utf8")} `);
	expect(await standing()).toBeUndefined();
}, 120_000);

test("a number by the model's topic is computed again from its rows alone", async () => {
	const scope = "topic=环境>污染";
	const found = await explain(
		{ workspace, period: "2023-03", metric: "volume", scope },
		effects,
	);
	expect(found.numerator).toBeGreaterThan(20);
	expect(found.agrees).toBe(true);
}, 120_000);

test("check counts what the model leaves out, and advises to train, not to mend the tree", async () => {
	putUnsureModel();
	const result = await check({ workspace, period: "2023-03" }, effects);
	expect(result.problem).toBeNull();
	expect(result.topics).toMatchObject({ source: "model", unclassified: 181 });
	const terms = [{ word: "烧烤", tickets: 9, is_growing: false }];
	const topics = result.topics && { ...result.topics, terms };
	const text = formatCheck({ ...result, topics });
	expect(text).toContain("再 train 一次");
	expect(text).not.toContain("reference/topics.yaml");
}, 120_000);

describe("what is wrong with the model is told in one message with its place", () => {
	const model = () => path("street", "模型.json");
	const faults: [string, () => void, string, string][] = [
		["it is not there", () => rmSync(model()), "模型文件打不开", "topic_model"],
		[
			"it was cut short",
			() =>
				writeFileSync(
					model(),
					readFileSync(path("model.json"), "utf8").slice(0, -20),
				),
			"不是完整的主题模型文件",
			"train",
		],
		[
			"it is something else",
			() => writeFileSync(model(), '{"topics": []}'),
			"不是完整的主题模型文件",
			"train",
		],
		[
			"it is of another version",
			() =>
				writeFileSync(
					model(),
					JSON.stringify({
						...JSON.parse(readFileSync(path("model.json"), "utf8")),
						version: 2,
					}),
				),
			"只认版本 1",
			"重新训练",
		],
		[
			"none is named",
			() => profile("topics: model"),
			"没有写用哪个模型文件",
			"topic_model: 模型.json",
		],
		[
			"one is named and not asked for",
			() => profile("topic_model: 模型.json"),
			"没有写 topics: model",
			"删去 topic_model",
		],
	];
	test.each(faults)("%s", async (_, damage, message, hint) => {
		damage();
		const fault = await run().then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(fault).toBeInstanceOf(UserError);
		const told = fault as UserError;
		expect(told.message).toContain(message);
		expect(told.hint).toContain(hint);
		expect(told.place?.file).toMatch(/模型\.json$|profile\.yaml$/);
	});
});
