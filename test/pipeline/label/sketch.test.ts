import { expect, test } from "vitest";
import { alikeShare } from "../../../pipeline/estimate/repeats/look-alikes.ts";
import { sketchText } from "../../../pipeline/label/sketch.ts";

const text =
	"楼下烧烤店每天晚上十一点以后还在营业，油烟直接排到住户窗口，孩子没有办法开窗睡觉，多次劝说无果，请相关部门上门检查";
const shingles = (of: string) => {
	const clean = of.replace(/[^\p{Script=Han}]/gu, "");
	return new Set(
		Array.from({ length: clean.length - 3 }, (_, at) =>
			clean.slice(at, at + 4),
		),
	);
};
const jaccard = (a: string, b: string) => {
	const [x, y] = [shingles(a), shingles(b)];
	const both = [...x].filter((each) => y.has(each)).length;
	return both / (x.size + y.size - both);
};

test("marks, digits and white space make no difference", () => {
	expect(sketchText(`${text} 138-0000-0000！`)).toBe(
		sketchText(text.replaceAll("，", "  ")),
	);
});

test.each([
	["a word changed", text.replace("十一点", "十二点")],
	["half of it", text.slice(0, 30)],
	["a sentence more", `${text}。另外店门口还有垃圾没有人清理，夏天气味难闻`],
	[
		"another matter",
		"小区北门外的路灯坏了三盏，晚上老人出门看不清楚台阶，希望尽快派人维修",
	],
])("two sketches agree about as much as the texts do: %s", (_, other) => {
	const share = alikeShare(sketchText(text) ?? "", sketchText(other) ?? "");
	expect(Math.abs(share - jaccard(text, other))).toBeLessThan(0.2);
});

test("a text of a few words has no sketch", () => {
	expect(sketchText("路灯不亮了")).toBeNull();
	expect(sketchText("")).toBeNull();
});
