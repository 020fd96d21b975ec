import { expect, test } from "vitest";
import { someOf } from "../some-of.ts";
import { readByGuesses } from "./read-by-guesses.ts";
import { outline } from "./tickets.ts";

// Exports whose columns nobody knows by name: `check` has to tell them by what they hold. Of the first five four had no number or no time of acceptance.

const ROWS = [
	[
		"2023-03-01 09:00:00",
		"2023-03-06 09:00:00",
		"2023-03-03 10:00:00",
		"路灯不亮",
		"白石社区",
		"物业办",
		"已办结",
	],
	[
		"2023-03-02 09:00:00",
		"2023-03-07 09:00:00",
		"2023-03-04 10:00:00",
		"水管漏水",
		"青藤社区",
		"城管科",
		"已办结",
	],
	[
		"2023-03-03 09:00:00",
		"2023-03-08 09:00:00",
		"2023-03-05 10:00:00",
		"噪声扰民",
		"白石社区",
		"物业办",
		"已办结",
	],
	[
		"2023-03-04 09:00:00",
		"2023-03-09 09:00:00",
		"",
		"井盖松动",
		"石湾村",
		"执法队",
		"办理中",
	],
];

const EXPORTS: Record<string, { heads: string[]; id: (no: number) => string }> =
	{
		"words of another platform": {
			heads: [
				"序",
				"案卷号",
				"上报时刻",
				"要求完成时刻",
				"完结时刻",
				"问题简述",
				"所在村居",
				"经办部门",
				"案卷阶段",
				"邮编",
			],
			id: (no) => `AJ-2023-000${no}`,
		},
		"names of a program": {
			heads: [
				"rowNum",
				"caseSn",
				"createTime",
				"limitTime",
				"finishTime",
				"incidentText",
				"areaName",
				"orgName",
				"orderStatus",
				"zipCode",
			],
			id: (no) => `20230301000${no}`,
		},
		initials: {
			heads: [
				"xh",
				"gdbh",
				"slsj",
				"jzsj",
				"bjsj",
				"nr",
				"ssq",
				"cbdw",
				"gdzt",
				"yb",
			],
			id: (no) => `GD23-${no}`,
		},
		"headings of a form": {
			heads: [
				"序（可选）",
				"*案件流水（必填）",
				"*登录时刻（年月日 时分秒）",
				"应完成时刻（年月日 时分秒）",
				"完毕时刻（年月日 时分秒）",
				"描述（不超过200字）",
				"所在片（村、社区）",
				"处置单位",
				"状态标志",
				"邮政",
			],
			id: (no) => `A000${no}`,
		},
	};

const lines = ({ heads, id }: (typeof EXPORTS)[string], above: string[] = []) =>
	[
		...above,
		heads.join(","),
		...ROWS.map((row, no) =>
			[no + 1, id(no + 1), ...row, `26100${no % 2}`].join(","),
		),
	].join("\n");

test.each(someOf(Object.entries(EXPORTS), 3))("%s", async (_, each) => {
	const { profile, read } = await readByGuesses(lines(each), {
		period: "2023-03",
		asOf: "2023-03-31",
	});
	expect(outline(read)).toEqual(
		ROWS.map(([accepted, , closed, , community, unit, status], no) =>
			[
				each.id(no + 1),
				accepted,
				closed || "-",
				status === "已办结" ? "closed" : "open",
				community,
				unit,
				"-",
			].join(" "),
		),
	);
	expect(
		read.tickets.map(({ effective_deadline }) => effective_deadline),
	).toEqual(ROWS.map(([, deadline]) => deadline));
	expect(profile).not.toMatch(/^ .*(邮|zip|"yb"|rowNum|"xh")/m);
});

test("a heading of groups above does not hide what the columns hold", async () => {
	const form = EXPORTS["headings of a form"] as (typeof EXPORTS)[string];
	const { read } = await readByGuesses(
		lines(form, ["基本信息,,,,,办理信息,,,,"]),
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(read.tickets).toHaveLength(4);
	expect(read.rejects).toEqual([]);
});

test("names that say nothing at all: the number, and the time that is first", async () => {
	const { profile } = await readByGuesses(
		lines({
			heads: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
			id: (no) => `X-${1000 + no}`,
		}),
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('ticket_id: ["b"]');
	expect(profile).toContain('accepted_at: ["c"]');
	expect(profile).toContain('community: ["g"]');
	expect(profile).toContain('unit_lead: ["h"]');
	expect(profile).not.toMatch(/closed_at|deadline_at/);
});

// A column that was due at 23:59:59 was proposed as the closing, with a certainty of 100 %.
const DUE_HEADS = [
	["要求办理完毕时刻", "实际办理完毕时刻"],
	["完毕时刻甲", "完毕时刻乙"],
	["完成日限", "完成日"],
];

const DUE = DUE_HEADS.flatMap(([due, done]) =>
	["23:59:59", "23:59", "18:00:00"].map((clock) => [due, done, clock] as const),
);

test.each(someOf(DUE, 4))(
	"what is due at one clock is no closing: %s, %s, %s",
	async (due, done, clock) => {
		const { profile } = await readByGuesses(
			[
				`事件标识,发生时刻,${due},${done},诉求摘要`,
				...ROWS.map(
					([accepted, deadline, closed, title], no) =>
						`SQ23030${no},${accepted},${deadline?.slice(0, 10)} ${clock},${closed},幸福里小区${title}`,
				),
			].join("\n"),
			{ period: "2023-03", asOf: "2023-03-31" },
		);
		expect(profile).toContain(`deadline_at: ["${due}"]`);
		expect(profile).toContain(`closed_at: ["${done}"]`);
		expect(profile).toContain('ticket_id: ["事件标识"]');
		expect(profile).toContain('accepted_at: ["发生时刻"]');
		expect(profile).toContain('title: ["诉求摘要"]');
	},
);

test("a number of every row is no title, and sentences are nobody's name", async () => {
	const { profile } = await readByGuesses(
		[
			"事件标帜,受理时间,诉求人说",
			...ROWS.map(
				([accepted, , , title], no) =>
					`SQ23030${no},${accepted},我家门口的${title}`,
			),
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('ticket_id: ["事件标帜"]');
	expect(profile).not.toMatch(/caller_name|title:|group_id/);
});

test("days that are all written with one late clock are no deadlines", async () => {
	const { profile } = await readByGuesses(
		[
			"工单编号,受理时间,完毕时刻,社区",
			...ROWS.map(
				([accepted, deadline, , , community], no) =>
					`SQ23030${no},${accepted?.slice(0, 10)} 20:00:00,${deadline?.slice(0, 10)} 20:00:00,${community}`,
			),
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('closed_at: ["完毕时刻"]');
});

test("what ends like the name of a unit, and is another in every row, is none", async () => {
	const { profile } = await readByGuesses(
		[
			"工单编号,受理时间,诉求摘要",
			...Array.from(
				{ length: 10 },
				(_, no) =>
					`SQ23030${no},2023-03-0${(no % 9) + 1} 09:00,井盖松动第${no}处`,
			),
		].join("\n"),
		{ period: "2023-03", asOf: "2023-03-31" },
	);
	expect(profile).toContain('title: ["诉求摘要"]');
});
