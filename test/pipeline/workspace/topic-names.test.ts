import { expect, test } from "vitest";
import {
	namesWithClasses,
	topicsOfClasses,
} from "../../../pipeline/workspace/topic-names.ts";
import type { TopicLeaf } from "../../../pipeline/workspace/topics.ts";

const leaf = (id: string, name: string, group: string, groupName: string) =>
	({ id, name, group, groupName }) as TopicLeaf;
const tree = {
	leaves: [
		leaf("leak", "楼上渗漏", "building", "房屋"),
		leaf("wall", "承重墙", "building", "房屋"),
		leaf("other", "其他", "other", "其他"),
	],
};
const topicsOf = (...classes: string[]) =>
	Object.fromEntries(topicsOfClasses(classes, tree));

test("a class that is the id or the name of a leaf is that leaf, any other a topic of its own", () => {
	expect(topicsOf("wall", "楼上渗漏", "其他", "市政>路灯", "房屋")).toEqual({
		wall: "wall",
		楼上渗漏: "leak",
		其他: "other",
		"市政>路灯": "市政>路灯",
		房屋: "房屋",
	});
});

test("a class that may not be printed has a number; one that was withheld when the model was trained keeps its own", () => {
	expect(topicsOf("张三13900000001", "〔分类12〕", "〔分类3〕")).toEqual({
		张三13900000001: "〔分类1〕",
		"〔分类12〕": "〔分类12〕",
		"〔分类3〕": "〔分类3〕",
	});
});

test("tables of a workspace may name leaves, branches and the model's own topics", () => {
	const classes = topicsOfClasses(["承重墙", "路灯", "房屋"], tree);
	const names = namesWithClasses(tree, classes);
	expect(names.get("承重墙")).toEqual(["wall"]);
	expect(names.get("路灯")).toEqual(["路灯"]);
	expect(names.get("房屋")).toEqual(["leak", "wall", "房屋"]);
});
