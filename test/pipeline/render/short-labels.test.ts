import fc from "fast-check";
import { expect, test } from "vitest";
import { shortenLabels } from "../../../pipeline/render/short-labels.ts";
import { measureText } from "../../../pipeline/render/text-width.ts";

const CENTRE = "幸福路街道第一社区居民委员会便民服务中心";

test.each([
	[
		["海滨社区", "松涧社区"],
		["海滨社区", "松涧社区"],
	],
	[
		[`${CENTRE}甲站`, `${CENTRE}乙站`],
		["幸福路街…中心甲站", "幸福路街…中心乙站"],
	],
	[
		["幸福路街道第一社区居民委员会", "幸福路街道第二社区居民委员会"],
		["…一社区居民委员会", "…二社区居民委员会"],
	],
	[
		[`甲${CENTRE}丙${CENTRE}`, `乙${CENTRE}丁${CENTRE}`],
		["甲幸福路…服务中心", "乙幸福路…服务中心"],
	],
])("%j read %j", (names, labels) => {
	expect([...shortenLabels(names, 9).values()]).toEqual(labels);
});

test("whatever the names, each has its own label, and none is too wide", () => {
	const parts = fc.constantFrom("甲", "乙", CENTRE, "ab", "…", "（1）");
	const name = fc.array(parts, { maxLength: 5 }).map((each) => each.join(""));
	fc.assert(
		fc.property(fc.uniqueArray(name, { maxLength: 20 }), (names) => {
			const labels = [...shortenLabels(names, 9).values()];
			expect(new Set(labels).size).toBe(names.length);
			for (const label of labels) expect(measureText(label)).toBeLessThan(9.01);
		}),
		{ seed: 3, numRuns: 500 },
	);
});
