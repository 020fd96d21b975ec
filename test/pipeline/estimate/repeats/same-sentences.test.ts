import { describe, expect, test } from "vitest";
import { findClusters } from "../../../../pipeline/estimate/repeats/clusters.ts";
import { others, text } from "./gathered-texts.ts";

// Nearly every text of such a street is one sentence behind the name of a place.
const SENTENCES = {
	dance: "小广场晚上跳舞音响声音过大，孩子没法写作业",
	building_site: "旁边工地夜里十二点以后还在施工，吵得睡不着",
	garbage: "门口建筑垃圾堆了快两周没有清运，刮风尘土很大",
	fire_lane: "消防通道被私家车长期占用，希望有人来管",
};
const street = (places: readonly string[], each: number, isPlaced = true) =>
	places.flatMap((place, at) =>
		Object.entries(SENTENCES).flatMap(([topic, sentence]) =>
			Array.from({ length: each }, () =>
				text("", place + sentence, {
					topic,
					place: isPlaced ? place : "",
					community: `${at % 5}社区`,
				}),
			),
		),
	);
const ESTATES = ["杏坞", "听松", "塘畔", "石桥", "榆荫", "云栖"].flatMap(
	(own) => ["花苑", "公寓", "家园", "新村", "北里"].map((kind) => own + kind),
);

describe("two matters of one place are two, in a street that tells all in the same sentences", () => {
	test.each([
		["where each is a fourth of a few texts", ESTATES.slice(0, 6), 5, true],
		["likewise where no place is known", ESTATES.slice(0, 6), 5, false],
		["where places are rarer than matters", ESTATES, 5, true],
	])("%s", (_, places, each, isPlaced) => {
		const texts = street(places, each, isPlaced);
		const topics = new Map(
			texts.map(({ ticket_id, topic }) => [ticket_id, topic]),
		);
		const found = findClusters(texts);
		expect(found.length).toBeGreaterThan(3);
		expect(
			found.filter(
				({ ticket_ids }) =>
					new Set(ticket_ids.map((id) => topics.get(id))).size > 1,
			),
		).toEqual([]);
	});
});

describe("one sentence of no known place is the same kind of thing at several", () => {
	const LAMPS = "路灯坏了三盏，晚上走路看不清";
	const tellLamps = (communities: readonly string[], phrases = "") => {
		const texts = communities.map((community) =>
			text("", LAMPS, { topic: "street_light", community, phrases }),
		);
		return findClusters([...others(), ...texts]).find(({ ticket_ids }) =>
			ticket_ids.includes(texts[0]?.ticket_id ?? ""),
		);
	};
	test("where its callers live in several communities, most of them in none", () => {
		expect(tellLamps(["甲", "甲", "乙", "丙"])).toMatchObject({
			place: "",
			community: "",
			is_spread: true,
		});
	});

	test("not where most live in one", () => {
		expect(tellLamps(["甲", "甲", "甲", "乙"])?.is_spread).toBe(false);
	});

	test("not where it is not known of most where they live", () => {
		expect(tellLamps(["甲", "乙", "未归属", "未归属"])?.is_spread).toBe(false);
	});

	test("not where most call it by one name", () => {
		const named = "五八+车贷z 立案v/进展n";
		expect(tellLamps(["甲", "乙", "丙"], named)?.is_spread).toBe(false);
	});
});
