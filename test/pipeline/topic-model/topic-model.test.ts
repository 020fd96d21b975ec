import { beforeAll, describe, expect, test } from "vitest";
import {
	formatModel,
	parseModel,
} from "../../../pipeline/topic-model/model-file.ts";
import { createModelLabeller } from "../../../pipeline/topic-model/model-labeller.ts";
import {
	type TopicModel,
	trainTopicModel,
} from "../../../pipeline/topic-model/topic-model.ts";
import { UserError } from "../../../pipeline/user-error.ts";
import { inventTexts } from "./invented-texts.ts";

const examples = inventTexts(60);
let model: TopicModel;
beforeAll(() => {
	model = trainTopicModel(examples);
});

test("what the texts plainly say is learnt", () => {
	expect(model.labels).toEqual(["教育", "环境", "道路"]);
	expect(model.evaluation.accuracy).toBeGreaterThan(0.9);
	const label = createModelLabeller(model);
	const found = label({ title: "", content: "新修的路面坑洼不平，下雨积水" });
	expect(found.label).toBe("道路");
	expect(found.keywords).toContain("坑洼");
});

test("a text that says nothing known stays unclassified, with a low confidence", () => {
	const label = createModelLabeller(model);
	const found = label({ title: "", content: "zzz 2023" });
	expect(found).toMatchObject({ label: null, isUnsure: true, keywords: [] });
	expect(found.confidence).toBeLessThan(model.threshold);
});

test("a text that could be either is given the likelier label, and said to be unsure", () => {
	const label = createModelLabeller({ ...model, threshold: 1 });
	const found = label({ title: "", content: "学校门口的路面有积水" });
	expect(model.labels).toContain(found.label);
	expect(found.isUnsure).toBe(true);
});

test("two runs, in whatever order of the examples, give the same bytes", () => {
	const again = trainTopicModel([...examples].reverse());
	expect(formatModel(again)).toBe(formatModel(model));
});

test("a model read from its file labels as the one that was written", () => {
	const read = parseModel(formatModel(model), "m.json");
	expect(read).toEqual(model);
	const [before, after] = [model, read].map(createModelLabeller);
	for (const text of examples) expect(after?.(text)).toEqual(before?.(text));
});

test("the labels of shuffled texts are those of the texts in order", () => {
	const label = createModelLabeller(model);
	const straight = examples.map((text) => label(text));
	const shuffled = [...examples].reverse().map((text) => label(text));
	expect(shuffled.reverse()).toEqual(straight);
});

describe("what a model may learn", () => {
	const name = "赵晓芳";
	const noisy = examples.map((text, index) => ({
		...text,
		content: `${text.content}联系人${name}，电话13800138000，反映人张伟，房号3栋2单元${index}室，王建国也在场，车主志明说iPhone12坏了，尉霁昕知道。`,
	}));

	test("no name, number or letter, and nothing that fewer than five texts have", () => {
		const trained = trainTopicModel([
			...noisy,
			...inventTexts(4).map((text) => ({
				...text,
				content: `${text.content}麒麟阁饭庄`,
			})),
		]);
		const learnt = trained.features.map(({ text }) => text);
		expect(learnt.length).toBeGreaterThan(50);
		expect(learnt.filter((text) => !/^\p{Script=Han}+$/u.test(text))).toEqual(
			[],
		);
		for (const part of [name, "晓芳", "张伟", "建国", "王建", "霁昕", "尉霁"])
			expect(learnt).not.toContain(part);
		expect(learnt.filter((text) => text.includes("饭庄")).length).toBe(0);
	});
});

test("copies of one text do not make a feature common", () => {
	const [first] = examples;
	const copies = Array.from({ length: 6 }, () => ({
		...(first ?? { title: "", label: "", isPartial: false }),
		content: "琉璃厂旧书店搬走了",
	}));
	const trained = trainTopicModel([...examples, ...copies]);
	const learnt = trained.features.map(({ text }) => text);
	expect(learnt).not.toContain("书店");
});

describe("the evaluation does not flatter", () => {
	// Labels that follow nothing in the text: only copies could give them away.
	const riddles = inventTexts(60).map((text, index) => ({
		...text,
		label: index % 2 === 0 ? "甲" : "乙",
	}));

	test("copies of a text never teach the fold that holds it out", () => {
		const twice = [...riddles, ...riddles.map((each) => ({ ...each }))];
		const { evaluation } = trainTopicModel(twice);
		expect(evaluation.accuracy).toBeLessThan(0.7);
	});

	test("subjects of held-out texts never teach, and are never held out", () => {
		const subjects = riddles.map(({ content, label }) => ({
			title: content.slice(0, 14),
			content: "",
			label,
			isPartial: true,
		}));
		const { evaluation } = trainTopicModel([...riddles, ...subjects]);
		expect(evaluation.texts).toBe(riddles.length);
		expect(evaluation.teaching_only).toBe(subjects.length);
		expect(evaluation.accuracy).toBeLessThan(0.7);
	});
});

describe("a file that is no model", () => {
	const read = (text: string) => () => parseModel(text, "m.json");
	const fault = (text: string): UserError => {
		try {
			read(text)();
		} catch (error) {
			if (error instanceof UserError) return error;
		}
		throw new Error("no UserError was thrown");
	};

	test.each([
		["not JSON", "{"],
		["some other JSON", '{"a":1}'],
		["null", "null"],
	])("%s is refused", (_, text) => {
		const { message, place, hint } = fault(text);
		expect(message).toContain("不是完整的主题模型");
		expect(place).toEqual({ file: "m.json" });
		expect(hint).toContain("train");
	});

	test("one of another version says which", () => {
		const other = formatModel(model).replace('"version": 1', '"version": 9');
		expect(fault(other).message).toContain("版本是 9");
	});

	test("one with a weight cut off is refused", () => {
		const content = JSON.parse(formatModel(model));
		content.features[0][3].pop();
		expect(fault(JSON.stringify(content)).message).toContain("不是完整");
	});
});
