import { expect, test } from "vitest";
import { toCommunityStem } from "../../pipeline/community-stem.ts";

test.each([
	["白石社区居委会", "白石", "社区", ""],
	["甲区/乙街道/白石社区", "白石", "社区", "甲区/乙街道/"],
	["甲区＞乙街道＞白石", "白石", "", "甲区＞乙街道＞"],
	["乙街道白石社区", "白石", "社区", "乙街道"],
	["甲区乙街道办事处白石村委会", "白石", "村", "甲区乙街道办事处"],
	// Named after its street, or the street alone.
	["乙街道社区", "乙街道", "社区", ""],
	["甲区/乙街道", "乙街道", "", "甲区/"],
	["白石/", "白石/", "", ""],
	["/白石", "/白石", "", ""],
	["社区", "社区", "", ""],
])(
	"of %s the stem is %s, the family %s, the region %s",
	(written, stem, family, region) => {
		expect(toCommunityStem(written)).toEqual({ stem, family, region });
	},
);
