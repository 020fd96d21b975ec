import { expect, test } from "vitest";
import { createPhraseReader } from "../../../pipeline/label/title-phrases.ts";
import { loadDictionary } from "../../../pipeline/segment.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";

const { titleWords, stopWords } = readRules("no-such-workspace");
const read = createPhraseReader({
	jieba: loadDictionary(["望海花园"]),
	words: titleWords,
	stopWords,
	names: new Set(["望海花园"]),
});

test.each([
	// given, expected
	["望海花园楼下商铺违法开饭店", "商铺n/违法v 开v/饭店n 楼下n/商铺n 违法v/开v"],
	["投诉望海花园开发商拖欠购房资金", "开发商n/拖欠v 拖欠v/购房n 购房n/资金n"],
	["请问公园何时开工？", "何时q/开工v 公园n/何时q"],
	["电梯故障，无人维修", "故障n 电梯n 维修v"],
	["业主出行难", "业主n/出行v 出行v/难v"],
])("%s", (title, expected) => {
	const links = read(title, "").split(" ");
	expect(links).toEqual([...links].sort());
	for (const link of expected.split(" ").filter((each) => each.includes("/")))
		expect(links).toContain(link);
});

test("holds no name of a place or a person, no number, nothing masked, and no piece of an unknown name", () => {
	const found = read(
		"〔姓名〕反映望海花园3栋聚利人普惠公司王小明经理拖欠押金13800001111",
		"",
	);
	expect(found).not.toMatch(/望海|花园|王|小明|\d|姓名|普惠/u);
	expect(found).toContain("拖欠v/押金n");
});

test("reads the first clause of the content where there is no title, and nothing of what follows", () => {
	expect(read("", "小区电梯经常停运，老人爬楼困难")).toContain("停运");
	expect(read("", "小区电梯经常停运，老人爬楼困难")).not.toContain("老人");
	expect(read("", "")).toBe("");
});

test("a name that stands in the dictionary as a place is no word to tell", () => {
	const reader = createPhraseReader({
		jieba: loadDictionary(["文思豪"]),
		words: titleWords,
		stopWords,
		names: new Set(),
	});
	expect(reader("文思豪拖欠购房资金", "")).not.toContain("文思豪");
});
