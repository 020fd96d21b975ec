import { expect, test } from "vitest";
import { compareGrids } from "../../../../pipeline/estimate/visits/grid-order.ts";

// By code point 第三 stood before 第二 on the coverage board.
test("grids stand in the order people count them", () => {
	const names = [
		"云杉第一网格",
		"云杉第二网格",
		"云杉第三网格",
		"云杉第九网格",
		"云杉第十网格",
		"云杉第十一网格",
		"云杉第二十网格",
		"北屏2号网格",
		"北屏10号网格",
	];
	expect(names.toReversed().sort(compareGrids)).toEqual(
		[...names].sort(compareGrids),
	);
	const ofYunshan = names.filter((name) => name.startsWith("云杉"));
	expect(ofYunshan.toReversed().sort(compareGrids)).toEqual(ofYunshan);
	expect(["2号", "10号"].sort(compareGrids)).toEqual(["2号", "10号"]);
});
