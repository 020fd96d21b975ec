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
	["望海花园楼下商铺违法开饭店", "商铺n/违法w 开v/饭店n 楼下n/商铺n 违法w/开v"],
	["退款迟迟未到账", "退款v>未到v"],
	["群众能不能就读望海花园小学", "能否q/就读v 就读v>小学n"],
	["36车贷立案毫无进展", "36c/车贷n 车贷n/立案n 毫无d/进展w"],
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

test("holds no name of a place or a person, no number, nothing masked, and no piece of an unknown name but a thing's", () => {
	const found = read(
		"〔姓名〕反映望海花园3栋瑞利人惠众公司王小明经理拖欠押金13800001111",
		"",
	);
	expect(found).not.toMatch(/望海|花园|王|小明|\d|姓名|惠众(?!\+公司z)/u);
	expect(found).toContain("拖欠v/押金n");
});

test("a number before a door is none to tell, and of regions side by side the last one is", () => {
	const found = read("A市B3区5楼漏水，12单元积水", "").split(" ");
	expect(found).toContain("B3区s");
	expect(found.filter((link) => /[A5]|12/.test(link))).toEqual([]);
});

test("a region may be one of the dictionary, or have a street in it", () => {
	expect(read("海淀区平台跑路", "").split(" ")).toContain("海淀区s");
	const found = read("B3区望海街道平台跑路", "").split(" ");
	expect(found).toContain("B3区s");
	expect(found).toContain("望海街道s");
});

test("says what the writer is out for", () => {
	expect(read("投诉饭店油烟", "")).toContain("多人投诉o");
	expect(read("饭店油烟是否超标", "")).toContain("多人咨询o");
	expect(read("饭店油烟超标", "")).not.toContain("o");
});

test("marks what a word of no dictionary cuts off", () => {
	expect(read("修建垃圾望海花园站", "")).toMatch(/垃圾n\/\?/);
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

test("tells of the content what it is concerned about, and behind a bar what its first question asks", () => {
	const found = read(
		"咨询规划",
		"路过多次。请问闲置土地有什么规划？何时动工？申请多次，审核未通过。",
	);
	const [told = "", asked] = found.split("|");
	expect(told.split(" ")).toEqual(
		expect.arrayContaining(["何时动工k", "申请不通过k"]),
	);
	expect(asked).toBe("土地n>规划n 闲置n/土地n");
	expect(read("咨询规划", "路过多次，没有人管。")).not.toContain("|");
});
