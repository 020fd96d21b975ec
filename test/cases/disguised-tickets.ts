const COMMUNITIES = ["白石社区", "青藤社区", "望海社区", "石湾村"];
const MATTERS = ["路灯不亮", "水管漏水", "噪声扰民", "井盖松动", "占道经营"];
/** Its columns. */
export const HEADER = [
	"工单编号",
	"受理时间",
	"派单时间",
	"标题",
	"主要内容",
	"社区",
	"承办单位",
	"办结时间",
	"工单状态",
	"满意度",
	"联系电话",
	"办结期限",
];

const at = (day: number, clock: string) => {
	const date = new Date(Date.UTC(2023, 0, 3 + day));
	return `${date.toISOString().slice(0, 10)} ${clock}`;
};

/** Three months of tickets. */
export const TICKETS: readonly string[][] = Array.from(
	{ length: 40 },
	(_, no) => {
		const day = no * 2;
		const isOpen = no % 7 === 6;
		return [
			`GD2023${String(1000 + no)}`,
			at(day, `0${8 + (no % 2)}:${10 + no}:00`),
			at(day, "11:30:00"),
			`${MATTERS[no % 5]}，请处理`,
			`市民反映${MATTERS[no % 5]}，已有${1 + no}天：请“尽快”处理`,
			no % 9 === 8 ? "" : (COMMUNITIES[no % 4] ?? ""),
			["物业办", "城管所", "综合执法队"][no % 3] ?? "",
			isOpen ? "" : at(day + (no % 6), "16:20:30"),
			isOpen ? "办理中" : "已办结",
			isOpen ? "" : (["满意", "基本满意", "不满意", "未评价"][no % 4] ?? ""),
			`1390000${1000 + (no % 11)}`,
			at(day + 5, "18:00:00"),
		];
	},
);
