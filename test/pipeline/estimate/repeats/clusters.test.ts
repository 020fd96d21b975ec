import { describe, expect, test } from "vitest";
import type { ClusterText } from "../../../../pipeline/estimate/repeats/cluster-text.ts";
import { findClusters } from "../../../../pipeline/estimate/repeats/clusters.ts";
import { others, text } from "./gathered-texts.ts";

const find = (texts: ClusterText[]) =>
	findClusters(texts).map(({ ticket_ids }) => ticket_ids);
const ids = (...texts: ClusterText[]) =>
	texts.map(({ ticket_id }) => ticket_id);
const groupOf = (texts: ClusterText[], { ticket_id }: ClusterText) =>
	find([...others(), ...texts]).find((group) => group.includes(ticket_id));

const LOAN = [
	[
		"五八车贷立案半年没有进展",
		"五八车贷去年七月立案，经侦至今没有通报案情，受害人的血汗钱不知去向",
	],
	[
		"请公布五八车贷案情",
		"五八车贷老板跑路，经侦说已经立案，可是半年了没有一次案情通报",
	],
	[
		"五八车贷受害人的心声",
		"我们是五八车贷的受害人，血汗钱被骗，立案以后经侦没有给过答复",
	],
] as const;

describe("tickets are of one cluster", () => {
	test("where they tell of one thing, in other words and whatever the topic", () => {
		const [a, b, c] = LOAN.map(([title, content], index) =>
			text(title, content, { topic: `topic${index}` }),
		);
		if (!a || !b || !c) throw new Error("three texts");
		expect(groupOf([a, b, c], a)).toEqual(ids(a, b, c));
	});

	test("not where the place alone is the same", () => {
		const at = { place: "辉煌城" };
		const a = text(
			"辉煌城二期楼下开饭店",
			"辉煌城二期楼下的商铺没有烟道，开了三家饭店，油烟很大",
			at,
		);
		const b = text(
			"辉煌城孩子上学难",
			"辉煌城的业主子女今年划到两公里外的小学，家长不同意这样分学区",
			at,
		);
		expect(groupOf([a, b], a)).toBeUndefined();
	});

	test("where a listed estate and the topic agree, whatever the words", () => {
		const at = { estate: "一苑", place: "一苑", topic: "noise" };
		const a = text("晚上很吵", "", at);
		const b = text("广场舞音响", "", at);
		const c = text("唱歌的", "", { ...at, topic: "other" });
		expect(find([a, b, c])).toEqual([ids(a, b)]);
	});

	test("not where more than ninety days lie between, and thirty where the estate alone speaks for it", () => {
		const [title, content] = LOAN[0];
		const at = (accepted_at: string) => text(title, content, { accepted_at });
		const a = at("2023-01-01 00:00:00");
		const b = at("2023-04-01 00:00:00");
		const c = at("2023-04-01 00:00:01");
		expect(groupOf([a, b], a)).toEqual(ids(a, b));
		expect(groupOf([a, c], a)).toBeUndefined();
		const estate = { estate: "一苑", place: "一苑", topic: "noise" };
		const d = text("吵", "", { ...estate, accepted_at: "2023-01-01 00:00:00" });
		const e = text("闹", "", { ...estate, accepted_at: "2023-01-31 00:00:00" });
		const f = text("闹", "", { ...estate, accepted_at: "2023-01-31 00:00:01" });
		expect(find([d, e])).toEqual([ids(d, e)]);
		expect(find([d, f])).toEqual([]);
	});
});

test("the many tickets of one estate and topic are one cluster", () => {
	const at = { estate: "一苑", place: "一苑", topic: "noise" };
	const many = Array.from({ length: 500 }, () => text("", "", at));
	expect(find(many)).toEqual([ids(...many)]);
});

test("a cluster told in two ways is one, and one bridge does not join two clusters", () => {
	const lift = () =>
		text("三号楼电梯困人", "三号楼的电梯昨天又困人，维保单位说配件没到", {
			place: "一苑",
		});
	const grill = () =>
		text("楼下烧烤店油烟", "楼下烧烤店的排烟口正对卧室，夜宵开到两点", {
			place: "一苑",
		});
	const bridge = text(
		"电梯困人，烧烤店油烟",
		"三号楼电梯困人，楼下烧烤店排烟口正对卧室",
	);
	const texts = [lift(), lift(), lift(), grill(), grill(), grill(), bridge];
	const groups = find([...others(), ...texts]).filter((group) =>
		texts.some(({ ticket_id }) => group.includes(ticket_id)),
	);
	expect(groups).toHaveLength(2);
});

describe("what is said of a cluster", () => {
	const [title, content] = LOAN[0];
	const only = (texts: ClusterText[]) => {
		const [cluster] = findClusters(texts);
		return cluster;
	};

	test("its first ticket's number, its callers, and how many tickets the busiest sent", () => {
		const late = text(title, content, { caller_key: "k" });
		const first = text(title, content, {
			caller_key: "k",
			accepted_at: "2023-03-09 08:00:00",
		});
		const unknown = [1, 2].map(() =>
			text(title, content, { caller_key: null }),
		);
		expect(only([late, first, ...unknown])).toMatchObject({
			cluster_id: first.ticket_id,
			callers: 3,
			most_by_one: 2,
		});
	});

	test("a place and a community that more than half have, and what its titles tell", () => {
		const at = (place: string, community: string, phrases = "立案v/进展n") =>
			text(title, content, { place, community, phrases, topic: "fraud" });
		const three = [at("一苑", "甲"), at("一苑", "甲"), at("二苑", "乙")];
		expect(only(three)).toMatchObject({
			place: "一苑",
			community: "甲",
			topic: "fraud",
			told: "一苑：立案进展",
			is_spread: false,
		});
		expect(only([...three, at("三苑", "丙", "")])).toMatchObject({
			place: "",
			community: "",
			is_spread: true,
		});
	});
});

test("the same kind of thing at several places is told apart, and what three tickets tell of one place stands for itself", () => {
	const at = (place: string) =>
		text(
			`${place}小区里开麻将馆扰民`,
			`${place}小区楼下有人开麻将馆，天天打到后半夜，吵得睡不着`,
			{ place },
		);
	const texts = [
		"春晓苑",
		"春晓苑",
		"春晓苑",
		"夏荷园",
		"秋枫里",
		"冬青坊",
	].map(at);
	const found = findClusters([...others(), ...texts]).filter(({ ticket_ids }) =>
		texts.some(({ ticket_id }) => ticket_ids.includes(ticket_id)),
	);
	expect(found).toMatchObject([
		{
			place: "春晓苑",
			is_spread: false,
			ticket_ids: ids(...texts.slice(0, 3)),
		},
		{ place: "", is_spread: true, ticket_ids: ids(...texts.slice(3)) },
	]);
});

test("at a listed estate a cluster is what is there of its topic, and no more", () => {
	const at = (estate: string, topic = "road_damage") =>
		text(
			"路面塌陷坑洼不平",
			"门前道路塌陷，坑洼不平，老人摔倒，希望尽快修补路面",
			{ estate, place: estate, topic },
		);
	const there = [at("一苑"), at("一苑"), at("一苑"), at("一苑")];
	const texts = [...there, at("二苑"), at(""), at("一苑", "manhole")];
	const found = findClusters([...others(), ...texts]).find(
		({ place }) => place === "一苑",
	);
	expect(found).toMatchObject({
		topic: "road_damage",
		callers: 4,
		ticket_ids: ids(...there),
	});
});

// Four of one estate and one each of two in other communities were told as six of the first.
test("a place is not given what names another in another community", () => {
	const at = (place: string, community: string) =>
		text(
			`${place}充电桩太少，电动车没处充电`,
			`${place}车棚里充电桩太少，电动车没处充电，有人飞线充电`,
			{ place, community },
		);
	const there = [1, 2, 3, 4].map(() => at("东苑", "甲社区"));
	const unnamed = at("", "甲社区");
	const neighbour = at("东苑南门", "乙社区");
	const alias = at("中华园", "甲社区");
	const texts = [
		...there,
		unnamed,
		neighbour,
		alias,
		at("西村", "乙社区"),
		at("桥头里", "丙社区"),
	];
	const found = findClusters([...others(), ...texts]).find(
		({ place }) => place === "东苑",
	);
	expect(found?.ticket_ids).toEqual(ids(...there, unnamed, neighbour, alias));
});

test("a name that holds the place counts as that place", () => {
	const texts = ["滨河苑", "景园滨河苑", "景园"].map((place) =>
		text(
			"景园滨河苑强制捆绑车位",
			"景园滨河苑选房时要求必须购买车位，捆绑销售",
			{ place },
		),
	);
	expect(findClusters(texts)).toMatchObject([
		{ is_spread: false, ticket_ids: ids(...texts) },
	]);
});

test("rows in another order give the same clusters", () => {
	const texts = [
		...others(),
		...LOAN.map(([title, content]) => text(title, content)),
	];
	const shuffled = texts
		.map((each, index) => ({ each, at: (index * 37) % texts.length }))
		.sort((a, b) => a.at - b.at)
		.map(({ each }) => each);
	const inOrder = findClusters(texts);
	expect(inOrder.length).toBeGreaterThan(0);
	expect(findClusters(shuffled)).toEqual(inOrder);
});
