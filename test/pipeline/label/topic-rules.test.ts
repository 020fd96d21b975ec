import { beforeAll, describe, expect, test } from "vitest";
import {
	createTopicCutter,
	createTopicLabeller,
	type TicketText,
	type TopicLabel,
	type TopicRule,
} from "../../../pipeline/label/topic-rules.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { createSegmenter } from "../../../pipeline/segment.ts";
import { readTopics } from "../../../pipeline/workspace/topics.ts";

type Label = (text: TicketText) => TopicLabel;

function labeller(topics: readonly TopicRule[]): Label {
	const terms = topics.flatMap((topic) => topic.terms.map(({ term }) => term));
	const segment = createSegmenter(terms);
	const cut = createTopicCutter(segment, terms);
	const label = createTopicLabeller(topics);
	return (text) => label(text, cut(text));
}

function text(part: Partial<TicketText>): TicketText {
	return {
		title: null,
		content: null,
		location: null,
		topicPath: null,
		month: 3,
		...part,
	};
}

function topic(id: string, part: Partial<TopicRule>): TopicRule {
	return { id, name: id, terms: [], exclude: [], months: [], ...part };
}

describe("the rules of labelling", () => {
	const noise = topic("noise", {
		name: "噪音",
		terms: [{ term: "噪音", weight: 3 }],
	});
	const light = topic("light", { terms: [{ term: "路灯", weight: 3 }] });

	test("a word in the title weighs more than one in the content", () => {
		const label = labeller([light, noise]);
		expect(label(text({ title: "噪音", content: "路灯" })).topic).toBe("noise");
		expect(label(text({ title: "路灯", content: "噪音" })).topic).toBe("light");
	});

	test("a word said often counts once", () => {
		const strong = topic("strong", { terms: [{ term: "路灯", weight: 4 }] });
		const label = labeller([strong, noise]);
		const content = "噪音噪音，还是噪音，整夜噪音。路灯也坏了。";
		expect(label(text({ content })).topic).toBe("strong");
	});

	test("a tie goes to the topic that stands first in the tree", () => {
		const content = "路灯下有噪音";
		expect(labeller([light, noise])(text({ content })).topic).toBe("light");
		expect(labeller([noise, light])(text({ content })).topic).toBe("noise");
	});

	test.each(["占道 经营", "占道\u3000经营", "Wi Fi", "停水（突发）", "A/B 区"])(
		"a term that is no word, %j, is found with its spaces and without",
		(term) => {
			const odd = topic("odd", { terms: [{ term, weight: 5 }] });
			const label = labeller([light, odd]);
			for (const said of [term, term.replace(/\s/g, "")])
				expect(label(text({ content: `反映${said}的问题` })).topic).toBe("odd");
			expect(label(text({ content: "反映路灯的问题" })).topic).toBe("light");
		},
	);

	test("too little is no topic", () => {
		const weak = topic("weak", { terms: [{ term: "楼下", weight: 2 }] });
		expect(labeller([weak])(text({ content: "楼下" }))).toEqual({
			topic: "other",
			basis: "none",
		});
		expect(labeller([weak])(text({}))).toEqual({
			topic: "other",
			basis: "none",
		});
	});

	test("an excluded word shuts a topic out, and the next best takes its place", () => {
		const shy = topic("shy", {
			terms: [{ term: "噪音", weight: 5 }],
			exclude: ["广场舞"],
		});
		const label = labeller([shy, noise]);
		expect(label(text({ content: "噪音" })).topic).toBe("shy");
		expect(label(text({ content: "广场舞噪音" })).topic).toBe("noise");
	});

	test("out of its months a topic counts half", () => {
		const warm = topic("warm", {
			terms: [{ term: "暖气", weight: 4 }],
			months: [1, 12],
		});
		const label = labeller([warm, noise]);
		const content = "暖气管道噪音";
		expect(label(text({ content, month: 1 })).topic).toBe("warm");
		expect(label(text({ content, month: 7 })).topic).toBe("noise");
	});

	test("the export's own classification wins where it names a topic, the last step first", () => {
		const label = labeller([light, noise]);
		expect(
			label(text({ topicPath: "环境>噪音>其他", content: "路灯" })),
		).toEqual({ topic: "noise", basis: "path" });
	});

	test("a classification that names no topic counts as words of the title", () => {
		const label = labeller([light, noise]);
		expect(
			label(text({ topicPath: "环境>噪音扰民", content: "路灯" })),
		).toEqual({
			topic: "noise",
			basis: "terms",
		});
	});
});

describe("the default tree knows what a subdistrict hears", () => {
	let label: Label;
	beforeAll(() => {
		const file = packagePath("data", "defaults", "topics.yaml");
		label = labeller(readTopics(file).leaves);
	});

	test.each([
		["property_service", "保安形同虚设，单元门坏了物业不修"],
		["property_fee", "物业费涨价没有公示，停车费也涨"],
		["committee", "筹备组票数造假，要求重新选举业委会"],
		["illegal_building", "一楼邻居私搭乱建，盖了一间彩钢房"],
		["street_vending", "路口流动摊贩占道，天天堵着走不过去"],
		["sewage_blocked", "楼前污水井冒水，粪水流到路上"],
		["bearing_wall", "楼下装修把承重墙砸了，墙体开裂"],
		["upstairs_leak", "楼上卫生间渗水，我家天花板发霉"],
		["roof_leak", "顶楼一下雨就漏，屋面防水坏了"],
		["greening", "学校门口的果树结果，孩子爬树摘果，请修剪"],
		["water_supply", "小区停水一整天，二次供水水箱也没水"],
		["water_supply", "主管爆裂，自来水白白流了一夜"],
		["power_supply", "变压器跳闸，整栋楼停电"],
		["heating", "暖气不热，室温只有十四度"],
		["noise_construction", "工地半夜打桩，混凝土泵车轰鸣"],
		["noise_dance", "广场舞音响太大"],
		["noise_renovation", "邻居周末装修用电钻"],
		["noise_barbecue", "楼下烧烤店客人划拳喝酒到凌晨"],
		["wire_charging", "有人从窗户飞线给电动车充电"],
		["fire_lane", "楼道堆放杂物堵塞消防通道"],
		["parking", "有人私装地锁霸占车位"],
		["street_light", "胡同里的路灯好几天不亮"],
		["manhole", "马路中间的井盖翘起，车轧上去咣当响"],
		["dogs", "有人遛狗不牵绳，狗粪也不捡"],
		["garbage", "垃圾桶满了三天没人清运"],
		["cooking_fume", "饭店的油烟直排，净化器没开"],
		["wage_arrears", "包工头拖欠农民工工资"],
		["education", "孩子入学被分到外学区"],
	])("%s: %s", (wanted, content) => {
		expect(label(text({ content })).topic).toBe(wanted);
	});
});
