import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createSafetyFinder } from "../../../pipeline/label/safety.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

const find = createSafetyFinder(
	parse(readFileSync(packagePath("data", "defaults", "safety.yaml"), "utf8")),
);

test.each([
	["楼下住户装修把承重墙砸了一个门洞", "danger"],
	["进楼道就闻到很浓的燃气味", "danger"],
	["消防通道长期被私家车占用，堵得进不去", "danger"],
	["有人被困在电梯里二十分钟", "danger"],
	["路口井盖翘起来了，晚上看不清", "danger"],
	["暴雨后地下车库积水，车都淹了", "danger"],
	["来电人扬言再不处理就要跳楼", "threat"],
	["怀疑邻居家庭暴力，孩子整夜哭；楼道还有人飞线充电", "threat"],
])("%s tells of %s", (text, kind) => {
	expect(find([text, null])?.kind).toBe(kind);
});

test.each([
	["请问承重墙能不能拆，咨询物业"],
	["小区井盖响声大，影响休息"],
	["路边有些积水，希望疏通"],
	["感谢网格员及时处理了飞线充电"],
	["建议加强飞线充电的宣传"],
	["电梯按钮不灵，运行慢"],
	["希望增加消防通道标识"],
	[""],
])("%s is no danger", (text) => {
	expect(find([text, null])).toBeNull();
});

test("a saving word saves its own sentence alone", () => {
	expect(find(["感谢上次处理。现在又有人飞线充电"])?.words).toBe("飞线充电");
});
