import { describe, expect, test } from "vitest";
import type { IssueText } from "../../../../pipeline/estimate/hotspots/alike-groups.ts";
import { findIssues } from "../../../../pipeline/estimate/hotspots/issues.ts";
import { countKeywords } from "../../../../pipeline/estimate/hotspots/keyword-text.ts";

let next = 0;
function text(keywords: string, other: Partial<IssueText> = {}): IssueText {
	next += 1;
	return {
		ticket_id: `T${String(next).padStart(3, "0")}`,
		estate: "",
		place: "",
		community: "未归属",
		topic: "other",
		caller_key: `k${next}`,
		accepted_at: "2023-03-10 08:00:00",
		keywords: keywords
			.split(" ")
			.filter((word) => word !== "")
			.map((word) => `${word}^5.00`)
			.join(" "),
		is_withheld: false,
		...other,
	};
}

// What else people write about, so that a shared word is rare.
const background = countKeywords(
	Array.from(
		{ length: 300 },
		(_, index) => `词${index}^5.00 事${index % 20}^5.00`,
	),
);
const find = (texts: IssueText[]) =>
	findIssues(texts, background).map(({ ticket_ids }) => ticket_ids);
const ids = (...texts: IssueText[]) => texts.map(({ ticket_id }) => ticket_id);

describe("tickets are of one matter", () => {
	test("where several words agree, whatever the topic", () => {
		const a = text("车贷 立案 经侦 进展", { topic: "public_safety" });
		const b = text("车贷 立案 经侦 通报", { topic: "official_conduct" });
		const c = text("停水 水压 水厂 管网");
		expect(find([a, b, c])).toEqual([ids(a, b)]);
	});

	test("not where one word is all they share", () => {
		const a = text("驾校 退费 合同 欺诈");
		const b = text("驾校 场地 考试 教练");
		expect(find([a, b])).toEqual([]);
	});

	test("where the place agrees and a word does", () => {
		const at = { place: "辉煌城" };
		const a = text("饭店 油烟 楼下", at);
		const b = text("饭店 商铺 违规", at);
		const c = text("电梯 故障 维修", at);
		expect(find([a, b, c])).toEqual([ids(a, b)]);
	});

	test("not where two different places are named", () => {
		const a = text("工地 夜间施工 扰民", { place: "阳光城" });
		const b = text("工地 夜间施工 噪音", { place: "水岸" });
		expect(find([a, b])).toEqual([]);
	});

	test("where a listed estate and the topic agree, words or none", () => {
		const at = { estate: "一苑", place: "一苑", topic: "noise" };
		const a = text("", at);
		const b = text("广场舞 音响", at);
		const c = text("广场舞 音响", { ...at, topic: "other" });
		expect(find([a, b])).toEqual([ids(a, b)]);
		expect(find([a, c])).toEqual([]);
	});

	test("not where more than thirty days lie between", () => {
		const a = text("车贷 立案 经侦", { accepted_at: "2023-01-01 00:00:00" });
		const b = text("车贷 立案 经侦", { accepted_at: "2023-01-31 00:00:00" });
		const c = text("车贷 立案 经侦", { accepted_at: "2023-01-31 00:00:01" });
		expect(find([a, b])).toEqual([ids(a, b)]);
		expect(find([a, c])).toEqual([]);
	});
});

test("the many tickets of one estate and topic are one issue", () => {
	const at = { estate: "一苑", place: "一苑", topic: "noise" };
	const many = Array.from({ length: 500 }, () => text("", at));
	expect(find(many)).toEqual([ids(...many)]);
});

test("one bridge does not join two matters", () => {
	const at = { place: "一苑" };
	const left = Array.from({ length: 3 }, () => text("电梯 故障 维修 困人", at));
	const right = Array.from({ length: 3 }, () =>
		text("烧烤 油烟 排烟 夜宵", at),
	);
	const bridge = text("电梯 故障 烧烤 油烟", at);
	const groups = find([...left, ...right, bridge]);
	expect(groups).toHaveLength(2);
	expect(groups.flat()).toHaveLength(7);
});

test("an issue is named by its first ticket, counts callers, and shows no withheld or unknown word", () => {
	const at = { place: "一苑", community: "甲社区", topic: "cooking_fume" };
	const a = text("饭店 油烟 ~王某某", {
		...at,
		caller_key: "k",
		accepted_at: "2023-03-09 08:00:00",
	});
	const b = text("饭店 油烟 ~王某某", { ...at, caller_key: "k" });
	const c = text("饭店 油烟 密报 ~王某某", {
		...at,
		caller_key: null,
		is_withheld: true,
	});
	const d = text("饭店 油烟 密报", {
		...at,
		caller_key: null,
		is_withheld: true,
	});
	expect(findIssues([d, c, b, a], background)).toEqual([
		{
			issue_id: a.ticket_id,
			place: "一苑",
			community: "甲社区",
			topic: "cooking_fume",
			words: ["油烟", "饭店"],
			ticket_ids: ids(a, b, c, d),
			callers: 3,
		},
	]);
});

test("rows in another order give the same issues", () => {
	const texts = Array.from({ length: 60 }, (_, index) =>
		text(`甲${index % 7} 乙${index % 7} 丙${index % 5} 丁${index % 3}`, {
			place: index % 4 === 0 ? `苑${index % 7}` : "",
		}),
	);
	const shuffled = texts
		.map((each, index) => ({ each, at: (index * 37) % 60 }))
		.sort((a, b) => a.at - b.at)
		.map(({ each }) => each);
	const inOrder = findIssues(texts, background);
	expect(inOrder.length).toBeGreaterThan(3);
	expect(findIssues(shuffled, background)).toEqual(inOrder);
});
