import { expect, test } from "vitest";
import { tell, text } from "./tell-texts.ts";

test.each<[string, { place?: string }, string[], string]>([
	[
		"by the name of the thing that three people call so",
		{},
		[
			"余易贷诈骗平台跑路",
			"余易贷诈骗平台跑路，要求立案",
			"举报余易贷诈骗平台跑路",
		],
		"余易贷：诈骗平台跑路",
	],
	[
		"by its name in the place of what it is",
		{ place: "望海花园" },
		["聚汇超市何时开业", "聚汇超市何时开业", "请问聚汇超市何时开业"],
		"望海花园：聚汇超市何时开业",
	],
	[
		"without a name that two people say",
		{},
		["余易贷诈骗平台跑路", "余易贷诈骗平台跑路，要求立案", "举报诈骗平台跑路"],
		"诈骗平台跑路",
	],
])("a cluster is told %s", (_, about, titles, expected) => {
	expect(
		tell(
			titles.map((title) => text(title)),
			about,
		),
	).toBe(expected);
});

test.each([
	["王小明平台", "三人"],
	["王小明公司", "三人"],
	["余易公司", "三人"],
	["欧阳建国财富", "三人"],
	["海汇通平台", "一人"],
])("%s said by %s is no name to tell", (name, by) => {
	const others = by === "一人" ? "平台" : name;
	const told = tell(
		[`${name}跑路`, `${others}跑路，拖欠工资`, `举报${others}跑路`].map(
			(title) => text(title),
		),
	);
	expect(told).toContain("跑路");
	expect(told).not.toMatch(/王小明|小明|余易|欧阳|建国|海汇通/);
});

test("a cluster that asks is told with what three are concerned about, two of ten are not enough", () => {
	const asking = (contents: readonly string[]) =>
		tell(contents.map((each) => text("咨询人才购房补贴", {}, each)));
	const refused = "申请购房补贴，审核未通过。";
	expect(asking([refused, refused, "多次申请都被退回", "补贴多少"])).toBe(
		"多人咨询人才购房补贴，申请不通过",
	);
	expect(asking([refused, refused, "补贴多少", "补贴多少"])).toBe(
		"多人咨询人才购房补贴",
	);
});

test("what a cluster asks about is told as most questions name it", () => {
	const asked = "请问新安路以南的闲置土地有什么规划？";
	const telling = (contents: readonly string[]) =>
		tell(
			contents.map((each) => text("问问望海花园的规划", {}, each)),
			{ place: "望海花园" },
		);
	expect(telling([asked, asked, "想了解规划"])).toBe(
		"望海花园：多人咨询闲置土地规划",
	);
	expect(telling([asked, "想了解规划", "想了解规划"])).toBe(
		"望海花园：多人咨询规划",
	);
});
