import { describe, expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import { tellCluster } from "../../../../pipeline/estimate/repeats/cluster-title.ts";
import { countTitleWords } from "../../../../pipeline/estimate/repeats/title-words.ts";
import { readRules } from "../../../../pipeline/workspace/rules.ts";
import { tell, text } from "./tell-texts.ts";

const { topics } = readRules("no-such-workspace");

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
			"with the number that is part of a name which three people tell",
			{},
			[
				"36车贷老板跑路，立案毫无进展",
				"36车贷立案毫无进展",
				"36车贷案件为何不公布案情",
			],
			"36车贷：立案毫无进展，老板跑路",
		],
		[
			"without a number that two tell, or that is a door's",
			{},
			[
				"36车贷立案毫无进展",
				"36车贷立案毫无进展",
				"车贷立案毫无进展",
				"5楼车贷立案毫无进展",
			],
			"车贷立案毫无进展",
		],
		[
			"as asked where the topic is a question and titles name a thing alone",
			{ topic: "policy_consult" },
			["人才购房补贴的说明", "人才购房补贴", "人才购房补贴政策"],
			"多人咨询人才购房补贴",
		],
		// Refunds and invoices of one card were told in a breath, and a reader asked which of the two was meant.
		[
			"by one of two things that two people have against it, where no place binds them",
			{},
			[
				"甲城一卡通退款迟迟未到账",
				"甲城一卡通为什么不能开发票",
				"甲城一卡通充值没成功，退款未到账",
			],
			"甲城一卡通：退款未到账",
		],
		[
			"as asked where most ask",
			{},
			["咨询公交线路规划", "请问公交线路规划", "公交线路规划何时公布"],
			"多人咨询公交线路规划",
		],
		[
			"as what most are against, with what one of them says of it",
			{ place: "望海花园" },
			[
				"投诉望海花园架设信号塔",
				"反对望海花园架设信号塔，环评造假",
				"望海花园架设信号塔",
			],
			"望海花园：多人投诉架设信号塔，环评造假",
		],
		[
			"as told where titles name a thing alone",
			{ place: "望海花园" },
			["望海花园垃圾站", "反映望海花园垃圾站的问题", "望海花园垃圾站"],
			"望海花园：多人反映垃圾站",
		],
		[
			"in front of each of its troubles by what most people name",
			{},
			["驾校违规收取押金", "很多驾校练车要排队", "驾校教练乱发脾气，收取押金"],
			"驾校：收取押金，教练发脾气",
		],
		[
			"with words passed over that say nothing",
			{},
			[
				"交通卡app退款迟迟未到账",
				"交通卡退款一直未到账",
				"交通卡的退款至今未到账",
			],
			"交通卡退款未到账",
		],
		[
			"without the half of a name whose other half is in no dictionary",
			{ place: "望海花园" },
			["反对修建垃圾辉煌苑站", "修建垃圾辉煌苑站", "望海花园垃圾"],
			"望海花园：多人反映垃圾",
		],
		[
			"with the region that most people name",
			{},
			["B3区平台跑路", "B3区平台老板跑路", "B3区某平台跑路"],
			"B3区：平台跑路",
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

	test("never by what is denied, as if it were so", () => {
		const told = tell(
			["商铺没有配套专用烟道", "商铺没有专用烟道", "商铺烟道未经业主同意"].map(
				(title) => text(title),
			),
		);
		expect(told).toMatch(/没有(?:配套)?专用烟道|未经业主同意/);
		expect(told).not.toMatch(/(?<!没有)配套|(?<!未经)业主同意/);
	});

	test("by the place that most people name, where one of them writes most of the tickets", () => {
		const one = { caller_key: "same" };
		const told = tell([
			text("咨询规划", one),
			text("咨询规划", one),
			text("咨询规划", one),
			text("咨询规划", { place: "望海路" }),
			text("咨询规划", { place: "望海路" }),
		]);
		expect(told).toBe("望海路：多人咨询规划");
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

	test.each([
		[["小卖部老板半夜敲锣打鼓唱戏扰民", "夜里敲锣打鼓"]],
		[["广场老年舞蹈队扩音设备扰民", "广场老年舞蹈队扩音设备噪音", "扩音设备"]],
		[["车库道闸一直损坏无人维修业主出行难", "车库道闸又损坏", "道闸"]],
	])(
		"in no words side by side longer than six characters that fewer than three people share: %j",
		(titles) => {
			const [one = ""] = titles;
			const told = tell([
				text(one, { caller_key: "same" }),
				text(one, { caller_key: "same" }),
				...titles.slice(1).map((title) => text(title)),
			]);
			expect(told).not.toBe("");
			for (let at = 0; at + 7 <= told.length; at++) {
				const piece = told.slice(at, at + 7);
				const sharing = titles.filter((title) => title.includes(piece));
				expect([0, 3]).toContain(sharing.length);
			}
		},
	);

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
			asking(["查处", "查处", "查处"], "望海花园二期安置小区东区北苑"),
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
