import { expect, test } from "vitest";
import { readDefaults } from "../../../pipeline/defaults.ts";
import { createDemandFinder } from "../../../pipeline/label/demands.ts";

const find = createDemandFinder(readDefaults("demands.yaml"));

test.each([
	["楼下污水管道堵塞外溢。要求尽快疏通污水管道", "疏通污水管道"],
	["请热力公司检修管道，上门测温", "检修管道、测温"],
	["希望执法人员到现场认定是否违建", "认定违建"],
	["请查明情况后处理，并请责令退还多收的费用", "退还费用"],
	["请回复处理结果", "回复"],
	["请尽快维修路灯，核实后回复市民", "维修路灯"],
	["建议增设集中充电棚", "增设集中充电棚"],
])("%s asks for %s", (text, demands) => {
	expect(find([null, text])).toBe(demands);
});

test.each([
	["路灯坏了三天，没人维修"],
	["请问维修资金怎么申请更换"],
	["申请更换水表时被告知要交费"],
	["要求见到王建英"],
	["要求很简单。上次维修过"],
	[""],
])("%s asks for nothing that is known", (text) => {
	expect(find([text])).toBe("");
});

test("what the title asks for stands first, nothing twice, two at most", () => {
	expect(find(["要求拆除地锁", "请拆除地锁，清理杂物，希望调解"])).toBe(
		"拆除地锁、清理杂物",
	);
});

test("a demand is told in words of the list alone", () => {
	expect(find(["请维修望海路12号王建英家的水管"])).toBe("维修");
});
