import { randomOf } from "./random-of.ts";

/** A column of a planted sheet; `remark` is one that nobody knows. */
export type Column = { field: Field; header: string };

export type Field = keyof typeof HEADERS;

// Each header belongs to one field only, whatever stands beside it.
const HEADERS = {
	serial: ["序号"],
	ticket_id: ["工单编号", "工单号", "受理编号", "流 水 号", "【工单编码】"],
	accepted_at: ["受理时间", "来电时间", "登记时间：", "创建\n时间"],
	status: ["工单状态", "状态", "办理状态"],
	closed_at: ["办结时间", "结案时间", "完成时间"],
	satisfaction: ["满意度", "评价结果", "对办理结果是否满意"],
	community: ["社区", "村/社区", "所属社区", "社区（村）"],
	unit_lead: ["承办单位", "主办单位", "责任单位"],
	demand_type: ["诉求类型", "工单类型"],
	title: ["标题", "工单标题"],
	content: ["主要内容", "诉求内容", "问题描述"],
	location: ["详细地址", "发生地点"],
	caller_phone: ["联系电话", "来电号码", "来电人电话/账号"],
	caller_name: ["来电人", "姓名", "联系人"],
	role: ["工单性质", "是否协办"],
	remark: ["备注", "=附加列", "其他说明13900000000号"],
} as const;

const OPTIONAL = Object.keys(HEADERS).filter(
	(field) => field !== "ticket_id" && field !== "accepted_at",
) as Field[];

/** The columns of a sheet: the two that every export needs, and those whose bit is set. */
export function planColumns(bits: number, seed: number): Column[] {
	const random = randomOf(seed);
	const some = OPTIONAL.filter((_, index) => bits & (1 << index));
	const [serial, others] = [
		some.filter((field) => field === "serial"),
		some.filter((field) => field !== "serial"),
	];
	const mixed = shuffle(["accepted_at", ...others] as Field[], random);
	return [...serial, "ticket_id" as const, ...mixed].map((field) => {
		const headers = HEADERS[field];
		return { field, header: headers[random(headers.length)] as string };
	});
}

function shuffle(fields: Field[], random: (below: number) => number): Field[] {
	return fields
		.map((field) => ({ field, at: random(1 << 16) }))
		.sort((a, b) => a.at - b.at)
		.map(({ field }) => field);
}
