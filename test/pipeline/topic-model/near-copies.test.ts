import { expect, test } from "vitest";
import {
	findSources,
	groupNearCopies,
} from "../../../pipeline/topic-model/near-copies.ts";

const first =
	"小区门口的路灯坏了两个月，晚上老人出门很不安全，请尽快派人维修。";
const second = "学校食堂的饭菜经常变质，家长多次反映，希望有关部门认真查处。";

test("texts that are the same, hold one another or differ by a few words are one group", () => {
	const groups = groupNearCopies([
		first,
		second,
		`${first}谢谢！`,
		first.replace("两个月", "快三个月"),
		first.slice(0, 18),
	]);
	expect([...groups]).toEqual([0, 1, 0, 0, 0]);
});

test("a chain of copies is one group, whatever the order", () => {
	const middle = `${first.slice(8)}${second.slice(0, 24)}`;
	expect([...groupNearCopies([first, second, middle])]).toEqual([0, 0, 0]);
});

test("texts that only share a phrase stay apart", () => {
	const other = "楼上装修噪音很大，晚上老人睡不着，请尽快派人处理。";
	expect([...groupNearCopies([first, other])]).toEqual([0, 1]);
});

test("a text shorter than a shingle is a copy of its equal only", () => {
	expect([...groupNearCopies(["噪音", "路灯", "噪音", ""])]).toEqual([
		0, 1, 0, 3,
	]);
});

test("a subject is traced to the text it equals, is held by, or nearly copies", () => {
	const sources = findSources(
		[
			"小区门口的路灯坏了",
			"门口路灯坏了，老人出门不安全",
			"食堂饭菜变质",
			"公交车不按时发车",
		],
		[first, second, "食堂饭菜变质"],
	);
	expect(sources.map((each) => [...each])).toEqual([[0], [0], [1, 2], []]);
});
