import { expect, test } from "vitest";
import { createThingNames } from "../../../pipeline/label/thing-names.ts";
import { loadDictionary } from "../../../pipeline/segment.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";

const { titleWords, stopWords } = readRules("no-such-workspace");
const find = createThingNames({
	jieba: loadDictionary([]),
	words: titleWords,
	stopWords,
});

test.each([
	// title, content, expected
	["余易贷受害人期盼立案", "", ["余易+贷z"]],
	["B3区余易贷诈骗平台跑路", "", ["余易+贷z"]],
	["海汇通一卡通退款未到账", "", ["海汇通+一卡通z"]],
	["利聚惠投资有限公司涉嫌诈骗", "", ["利聚惠+投资有限公司z"]],
	["平台跑路", "利聚网半年没有兑付", ["利聚+网y"]],
	["车贷立案毫无进展", "平台跑路，学校不管", []],
])("%s %s", (title, content, expected) => {
	expect(find(title, content)).toEqual(expect.arrayContaining(expected));
	if (expected.length === 0) expect(find(title, content)).toEqual([]);
});

test.each([
	["of a full name", "王小明平台跑路", ""],
	["of a full name before a firm", "王小明公司拖欠工资", ""],
	["of a name before what its owner is called by", "余易公司拖欠工资", ""],
	["of a name that stands elsewhere", "余易贷跑路", "老板余易失联"],
	["of the first half of a longer one", "李志强阳光小学收费", ""],
	["of a verb", "李志站在楼下", ""],
	["of what was masked", "〔姓名〕公司拖欠工资", ""],
])("takes no thing's name out %s", (_, title, content) => {
	expect(find(title, content)).toEqual([]);
});
