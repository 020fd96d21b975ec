import { describe, expect, test } from "vitest";
import {
	describeShape,
	hasNameShape,
	isCode,
	maskName,
	maskNames,
	numberNames,
} from "../../../pipeline/privacy/printed-name.ts";

describe("a name of a place, unit or category is printed", () => {
	test.each([
		"城管办",
		"怡园街道综合行政执法中队",
		"区综合行政执法局（城市管理局）怡园街道综合行政执法中队",
		"坑梓自来水公司（坑梓辖区）",
		"市规划国土委坪山管理局",
		"区委（区政府）办公室",
		"12345热线办公室",
		"110联动中心",
		"松涧社区第一党委",
		"第三网格",
		"望湖第2网格",
		"金帆社区（筹）",
		"孙家疃街道",
		"王庄",
		"张家村",
		"金海湾社区",
		"李家庄网格",
		"和平路27号院",
		"A1区政府",
		"经营者欠薪后逃逸、隐匿，或因欠薪被劳动者投诉",
		"无照加工厂、无照小作坊、无照维修点、无照废品站、无照商店",
		"职称评定",
		"路灯(灯光)井盖",
		"@坪山",
		"Fire Department",
		"Charles Village",
		"Belair-Edison",
		"Saint Paul",
		"Morning Sun",
		"大楼",
		"老城",
		"FCPF-VR119-Mail",
		"TRS-48 Hour Parking Complaint",
		"Mayor's Office",
		"Coppin Heights/Ash-Co-East",
		"5G基站",
		"4S店",
		"市民服务中心",
		"投诉举报中心",
		"其他",
		"一二三",
		"甲".repeat(48),
		"A".repeat(49),
		"张-三号",
	])("%s", (text) => {
		expect(hasNameShape(text)).toBe(true);
	});
});

describe("what may lead to a person is not", () => {
	test.each([
		"大刘",
		"老毛",
		"阿强",
		"小涵涵",
		"瘦汤",
		"撒尤素夫",
		"纳阿里",
		"敖日格乐",
		"朝鲁门",
		"大毛",
		"益西央宗",
		"太史奕祥",
		"富察·雨兰",
		"艾尼瓦尔･肉孜",
		"任工程师",
		"王〇〇",
		"党员邵奕桐",
		"环卫工钱奕涵",
		"尹奕轩等3人",
		"蔡可轩一家",
		"Jessica",
		"Grace Zhao",
		"邹维发户",
		"韦维亮遗孀",
		"韦延安家小卖部",
		"白宗发的儿媳",
		"信访人邓承亮",
		"住建局邹长莲同志",
		"六排8号",
		"13900000001",
		"联系13900000001",
		"5200000",
		"城管办5200000",
		"幺三九零零零零零零零一",
		"四五六七八九",
		"371002199001011234",
		"鲁K12345",
		"abc_12345",
		"user1@example.com",
		"abc123",
		"3号楼2单元501",
		"A座964",
		"望海花园3号楼",
		"望海花园501室",
		"张三",
		"张建国",
		"张*国",
		"王丽娟女士",
		"李主任",
		"城管中队张建国",
		"张建国（城管中队）",
		"城管办(张建国)",
		"城管办-张建国",
		"城管办/张建国/李静怡",
		"网格员李静怡",
		"李静怡网格",
		"张建国网格员",
		"张建国家",
		"张建国家楼上装修",
		"张建国之妻",
		"张建国要求尽快维修管道",
		"张建国母亲",
		"片警张建国",
		"城管办 张建国",
		"张建国，业主",
		"车牌号12345",
		"WJ鲁12345",
		"501号房",
		"五楼东户",
		"包片领导王志强",
		"Zhang Jianguo",
		"我家楼上天天装修",
		"某女士称物业不管",
		"反映楼上漏水。",
		"来电人要求尽快处理",
		"这里没有人来修吗",
		"一二三四",
		"甲".repeat(49),
		`A${"甲".repeat(48)}`,
		`${"甲".repeat(48)}A`,
		"A".repeat(97),
		"城管-高军",
		"城管办\n二",
		"城管办\u202e",
	])("%s", (text) => {
		expect(hasNameShape(text)).toBe(false);
	});
});

test.each([
	["张建国和他的邻居，住三楼", "〔文字 12 字〕"],
	["139 0000 0001", "〔数字 11 位〕"],
	["-52,000.50", "〔数字 7 位〕"],
	["abc_123", "〔字符 7 个〕"],
	["1 *", "〔数字 1 位〕"],
	["1a", "〔字符 2 个〕"],
	["--", "〔字符 2 个〕"],
	["", ""],
])("the shape of %s is told", (text, shape) => {
	expect(describeShape(text)).toBe(shape);
});

test.each([
	["张建国投诉13900000001.xlsx", "〔姓名〕〔电话〕.xlsx"],
	["张建国的投诉.xlsx", "〔姓名〕.xlsx"],
	["三月/李静怡.csv", "三月/〔姓名〕.csv"],
	["Zhang Jianguo.csv", "〔姓名〕.csv"],
	["其他说明13900000000号", "其他说明〔电话〕号"],
	["张建国电话", "〔姓名〕"],
	["我家楼上方启发天天装修.csv", "〔文字〕.csv"],
	["方.启.莲", "〔姓名〕"],
	["Park Sung-ho", "〔姓名〕"],
])("the name %s is masked", (name, masked) => {
	expect(maskName(name)).toBe(masked);
});

test.each([
	"怡园街道12345工单_2022年01月.xlsx",
	"工单补充导出_20230406.csv",
	"工单2023-03-01至2023-03-31.xlsx",
	"工单_2023-3-5.xlsx",
	"导出20230406153012.csv",
	"高新区投诉明细.xlsx",
	"baltimore311_2014_2016.csv",
	"pingshan_to_2018-09.csv",
	"附件1_分类体系.xlsx",
	"Sheet1",
	"工单明细",
	"文登区工单",
	"2010 Census Wards Precincts",
	"工作人员是否联系市民",
	"我区2023年工单",
	"市民来电反映明细",
])("the name %s is kept", (name) => {
	expect(maskName(name)).toBe(name);
});

test("names that are masked alike are told apart in their order", () => {
	const names = ["张建国.csv", "a.csv", "李静怡.csv", "王丽娟.csv"];
	expect(maskNames(names)).toEqual([
		"〔姓名〕.csv",
		"a.csv",
		"〔姓名〕2.csv",
		"〔姓名〕3.csv",
	]);
});

test("a name that is withheld has a number of its own, each of a path's steps is looked at, and a known one stays", () => {
	const names = [
		"城管办",
		"张建国",
		"城管办",
		"投诉>李静怡",
		"张建国",
		"李静怡",
		"投诉>物业",
	];
	const shown = numberNames(names, "单位", (name) => name === "李静怡");
	expect([...shown]).toEqual([
		["城管办", "城管办"],
		["张建国", "〔单位1〕"],
		["投诉>李静怡", "〔单位2〕"],
		["李静怡", "李静怡"],
		["投诉>物业", "投诉>物业"],
	]);
});

test.each([
	["GD-1", true],
	["GD", false],
	["张1", false],
	["1号", false],
	["GD 1", false],
	["13900000001", false],
])("whether %s is a code: %s", (name, isOne) => {
	expect(isCode(name)).toBe(isOne);
});

test.each([
	["顾 雨桐.csv", "〔姓名〕.csv"],
	["2023/蔡-奕-萱/工单.csv", "2023/〔姓名〕/工单.csv"],
	["¹⁵⁴⁰⁷³¹⁰⁰³⁷.csv", "〔电话〕.csv"],
	["&#39038;&#38632;&#26704;.csv", "〔姓名〕.csv"],
	["经办人顾雨桐.csv", "经办人〔姓名〕.csv"],
	["3月工单/工单.v2.xlsx", "3月工单/工单.v2.xlsx"],
])("a path %s is called %s", (path, shown) => {
	expect(maskName(path)).toBe(shown);
});
