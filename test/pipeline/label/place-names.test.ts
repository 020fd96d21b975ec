import { describe, expect, test } from "vitest";
import {
	createPlaceExtractor,
	toPlaces,
} from "../../../pipeline/label/place-names.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";

const extract = createPlaceExtractor(readRules("no-such-workspace").placeWords);

describe("estates are known by what stands around them", () => {
	test.each([
		["环翠区望海花园楼下烧烤油烟扰民", ["望海花园"]],
		["反映市区东方明月二期电梯故障", ["东方明月"]],
		["城西街道安和苑小区物业乱收费", ["安和苑"]],
		["投诉金海岸物业不作为", ["金海岸"]],
		["高新区新威小区停水三天", ["新威小区"]],
		["文化路星河国际城12号楼3单元401室漏水", ["星河国际城"]],
		["关于蓝湖郡业主停车难的问题", ["蓝湖郡"]],
	])("%s", (text, estates) => expect(extract(text).estates).toEqual(estates));

	test.each([
		"我们小区的业主要求更换物业",
		"希望加快国家中心城市建设",
		"老旧小区改造什么时候开始",
		"幼儿园收费太高",
		"城管执法不公",
		"",
	])("%s names none", (text) => expect(extract(text).estates).toEqual([]));
});

test("communities, villages and roads are known by their last character", () => {
	expect(extract("张村镇北上夼村路面破损").neighbourhoods).toEqual([
		"北上夼村",
	]);
	expect(extract("新河村五组门口的垃圾").neighbourhoods).toEqual([
		"新河村五组",
	]);
	expect(extract("环翠区文化西路108号门前积水").roads).toEqual([
		"文化西路108号",
	]);
	expect(extract("家门口的道路坑洼，马路没有路灯").roads).toEqual([]);
	expect(extract("楚龙街道办事处").roads).toEqual([]);
});

test("a longer name that ends in another is the same place", () => {
	expect(toPlaces(["绿城望海花园", "望海花园", "西苑家园"])).toEqual([
		{ name: "望海花园", aliases: ["绿城望海花园"] },
		{ name: "西苑家园", aliases: [] },
	]);
	expect(toPlaces(["望海花园", "绿城望海花园"])).toEqual(
		toPlaces(["绿城望海花园", "望海花园"]),
	);
});
