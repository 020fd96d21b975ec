import { describe, expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import type { ClusterText } from "../../../../pipeline/estimate/repeats/cluster-text.ts";
import { tellCluster } from "../../../../pipeline/estimate/repeats/cluster-title.ts";
import { countTitleWords } from "../../../../pipeline/estimate/repeats/shared-phrases.ts";
import { createPhraseReader } from "../../../../pipeline/label/title-phrases.ts";
import { loadDictionary } from "../../../../pipeline/segment.ts";
import { readRules } from "../../../../pipeline/workspace/rules.ts";

const { titleWords, stopWords, topics } = readRules("no-such-workspace");
const PLACES = ["望海花园", "辉煌苑"];
const read = createPhraseReader({
	jieba: loadDictionary([
		...PLACES,
		...topics.leaves.flatMap(({ terms }) => terms.map(({ term }) => term)),
	]),
	words: titleWords,
	stopWords,
	names: new Set(PLACES),
});

let next = 0;
function text(title: string, other: Partial<ClusterText> = {}): ClusterText {
	next += 1;
	return {
		ticket_id: `T${next}`,
		estate: "",
		place: "",
		community: "",
		topic: "other",
		caller_key: `k${next}`,
		accepted_at: "2023-03-10 08:00:00",
		keywords: "",
		pairs: "",
		phrases: read(title, ""),
		demands: "",
		is_withheld: false,
		...other,
	};
}

const OTHERS = [
	"咨询公租房申请条件",
	"路灯不亮影响出行",
	"建议增加公交站",
	"施工噪音扰民",
	"饭店油烟扰民",
	"物业不作为",
].map((title) => text(title));

function tell(
	texts: readonly ClusterText[],
	{ place = "", topic = "other", isSpread = false } = {},
): string {
	const every = [...OTHERS, ...texts];
	return tellCluster(texts, {
		place,
		topic,
		isSpread,
		frequencies: countTitleWords(every),
		total: every.length,
	});
}

describe("a cluster is told", () => {
	test.each<[string, { place?: string; topic?: string }, string[], string]>([
		[
			"by its place, the thing and what is the matter with it",
			{ place: "辉煌苑" },
			[
				"辉煌苑居民楼下商铺违法开饭店",
				"辉煌苑二期居民楼下商铺违法开饭店，维权无果",
				"请查处辉煌苑居民楼下商铺违法开饭店",
			],
			"辉煌苑：居民楼下商铺违法开饭店",
		],
		[
			"without a place by what happened",
			{},
			[
				"投资有限公司涉嫌诈骗巨额资金",
				"某投资有限公司涉嫌诈骗巨额资金",
				"举报投资有限公司涉嫌诈骗巨额资金",
			],
			"投资有限公司涉嫌诈骗巨额资金",
		],
		[
			"as asked where the topic is a question and titles name a thing alone",
			{ topic: "policy_consult" },
			["咨询人才购房补贴", "人才购房补贴的疑问", "人才购房补贴"],
			"多人咨询人才购房补贴",
		],
		[
			"as told where titles name a thing alone",
			{ place: "望海花园" },
			["望海花园垃圾站", "反映望海花园垃圾站的问题", "望海花园垃圾站"],
			"望海花园：多人反映垃圾站",
		],
		[
			"by nothing where titles have no word",
			{ place: "望海花园" },
			["？", "。", ""],
			"",
		],
	])("%s", (_, about, titles, expected) => {
		expect(
			tell(
				titles.map((title) => text(title)),
				about,
			),
		).toBe(expected);
	});

	test("as the same kind where it is spread over places", () => {
		const texts = ["甲", "乙", "丙"].map(() => text("改建群租房扰民"));
		expect(tell(texts, { isSpread: true })).toMatch(/^多处同类：/);
	});

	test("in at most 24 characters, with whatever place", () => {
		const place = "望海花园二期安置小区东区";
		const texts = [1, 2, 3].map(() =>
			text("居民楼下商铺违法开饭店油烟扰民污水直排"),
		);
		const told = tell(texts, { place });
		expect(told.startsWith(`${place}：`)).toBe(true);
		expect(told.length).toBeLessThanOrEqual(24);
	});

	test("in no words of one longer than six characters that fewer than three people share", () => {
		const one = "小卖部老板半夜敲锣打鼓唱戏扰民";
		const told = tell([
			text(one),
			text(one, { caller_key: "same" }),
			text(one, { caller_key: "same" }),
			text("夜里敲锣打鼓"),
		]);
		for (const phrase of told.split(/[：，、（）]/))
			if (one.includes(phrase)) expect(phrase.length).toBeLessThanOrEqual(6);
	});

	test("with what half of the people ask for, three at least, where there is room", () => {
		const asking = (demands: readonly string[], place = "") =>
			tell(
				demands.map((each) => text("饭店油烟扰民", { demands: each })),
				{ place },
			);
		expect(asking(["查处、安装", "查处", "查处", "答复"])).toMatch(
			/，要求查处$/,
		);
		expect(asking(["查处", "查处", "答复"])).not.toContain("要求");
		expect(
			asking(["查处", "查处", "查处"], "望海花园二期安置小区东区"),
		).not.toContain("要求");
	});

	test("without words of a withheld ticket", () => {
		const texts = [
			text("饭店油烟扰民"),
			text("饭店油烟扰民"),
			text("举报厨师偷税", { is_withheld: true }),
			text("举报厨师偷税", { is_withheld: true }),
		];
		expect(tell(texts)).not.toMatch(/厨师|偷税/);
	});
});

test("every topic of the packaged tree is dealt with in one way", () => {
	const ways = readDefaults<{ topics: string[] }[]>("ways.yaml");
	const named = ways.flatMap((way) => way.topics);
	expect(new Set(named).size).toBe(named.length);
	expect(named.toSorted()).toEqual(
		topics.leaves.map(({ id }) => id).toSorted(),
	);
});

test("words side by side that are a person's name are not told, however many say them", () => {
	const texts = [
		"文思豪拖欠工资",
		"文思豪拖欠工资多月",
		"文思豪拖欠工资，何时发",
	].map((title) =>
		text(title, { phrases: "工资n 拖欠v/工资n 文思n/豪n 豪n/拖欠v" }),
	);
	const title = tellCluster(texts, {
		place: "",
		topic: "other",
		isSpread: false,
		frequencies: countTitleWords(texts),
		total: 100,
	});
	expect(title).toContain("拖欠工资");
	expect(title).not.toContain("文思豪");
});
