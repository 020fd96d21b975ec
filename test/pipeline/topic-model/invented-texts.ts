import type { Example } from "../../../pipeline/topic-model/model-text.ts";

const SUBJECTS: Record<string, [string[], string[]]> = {
	道路: [
		["路面", "人行道", "井盖", "路灯", "红绿灯路口"],
		["坑洼不平", "破损严重", "一直没有修复", "积水很深", "施工围挡占道"],
	],
	教育: [
		["学校", "幼儿园", "老师", "学生家长", "课后托管"],
		["收费太高", "补课不停", "招生名额不足", "作业太多", "食堂饭菜变质"],
	],
	环境: [
		["工厂", "烧烤店", "河道", "垃圾站", "养殖场"],
		["排放黑烟", "污水直排", "臭气熏天", "噪音扰民", "焚烧垃圾"],
	],
};
const PLACES = ["小区门口", "东边的街上", "村里", "车站旁边", "市场附近"];
const ENDINGS = [
	"希望有关部门尽快处理",
	"请核实后给予答复",
	"多次反映没有结果",
	"影响居民正常生活",
];

/** Invented complaints, `count` of each of three labels, all different. */
export function inventTexts(count: number): Example[] {
	return Object.entries(SUBJECTS).flatMap(([label, [things, faults]]) =>
		Array.from({ length: count }, (_, index) => {
			const thing = things[index % 5];
			const fault = faults[Math.floor(index / 5) % 5];
			const other = faults[(index + 2) % 5];
			const place = PLACES[(index * 3 + Math.floor(index / 7)) % 5];
			const ending = ENDINGS[Math.floor(index / 3) % 4];
			return {
				title: index % 2 === 0 ? `${place}${thing}${fault}` : "",
				content: `${place}的${thing}${fault}，${other}，${ending}。`,
				label,
				isPartial: false,
			};
		}),
	);
}
