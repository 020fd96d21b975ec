import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readMeeting } from "../../../../pipeline/workspace/tables/meeting-tables.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "meeting-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string) =>
	writeFileSync(join(folder, name), text);

test("without campaign files there are rules and nothing else", () => {
	const { whistles, decisions, most_matters } = readMeeting(folder, new Set());
	expect({ whistles, decisions, most_matters }).toEqual({
		whistles: [],
		decisions: [],
		most_matters: 12,
	});
});

test("a day alone is the start of what happened and the end of what is due", () => {
	put(
		"whistles.csv",
		"whistle_id,ticket_id,level,blown_at,arrived_at\nS1,T1,3,2023/03/15,2023-03-15 10:20\n",
	);
	put(
		"decisions.csv",
		"decided_at,matter,decision,owner,due_at,state\n2023-03-09,T1,修管道,物业办,2023-03-16,已完成\n",
	);
	const { whistles, decisions } = readMeeting(folder, new Set());
	expect(whistles[0]).toMatchObject({
		level: 3,
		ticketId: "T1",
		hotspotId: null,
		blownAt: "2023-03-15 00:00:00",
		arrivedAt: "2023-03-15 10:20:00",
		closedAt: null,
	});
	expect(decisions[0]).toMatchObject({
		decidedAt: "2023-03-09 00:00:00",
		dueAt: "2023-03-16 23:59:59",
		isDone: true,
	});
});

test.each([
	[
		"whistles.csv",
		"whistle_id,level,blown_at\nS1,4,2023-03-15\n",
		"哨级“4”",
		"level",
	],
	[
		"whistles.csv",
		"whistle_id,level,blown_at\nS1,3,上周四\n",
		"“上周四”不是时间",
		"blown_at",
	],
	[
		"whistles.csv",
		"whistle_id,level,blown_at\nS1,3,\n",
		"“”不是时间",
		"blown_at",
	],
	[
		"decisions.csv",
		"matter,decided_at,due_at\nT1,2023-03-09,2023-02-30\n",
		"“2023-02-30”不是时间",
		"due_at",
	],
	[
		"decisions.csv",
		"matter,decided_at,done_at\nT1,2023-03-09,上周四\n",
		"“上周四”不是时间",
		"done_at",
	],
	[
		"decisions.csv",
		"编号,决议日期,办结日期\nT1,2023-03-09,3月底\n",
		"“3月底”不是时间",
		"办结日期",
	],
	["decisions.csv", "编号,会议日期\nT1,\n", "“”不是时间", "会议日期"],
])("%s with %j is refused with its place", (name, text, message, column) => {
	put(name, text);
	expect(() => readMeeting(folder, new Set())).toThrow(
		expect.objectContaining({
			message: expect.stringContaining(message),
			place: { file: `campaign/${name}`, column },
			hint: expect.anything(),
		}),
	);
});

test("what leads to a person is masked in a decision, but in no name that is known", () => {
	put(
		"decisions.csv",
		"decided_at,matter,decision,owner,note\n2023-03-09,parking@金帆,由张建国,金帆,电话13900000001\n",
	);
	const read = (...known: string[]) => readMeeting(folder, new Set(known));
	expect(read("金帆").decisions[0]).toMatchObject({
		matter: "parking@金帆",
		owner: "金帆",
		note: "电话〔电话〕",
	});
	expect(read().decisions[0]).toMatchObject({ owner: "〔姓名〕" });
});

test("the topic of a matter may be called by its name", () => {
	put(
		"decisions.csv",
		"decided_at,matter\n2023-03-09,污水管道堵塞@甲苑\n2023-03-09,sewage@甲苑\n2023-03-09,别的@甲苑\n",
	);
	const topics = [{ id: "sewage", name: "污水管道堵塞" }];
	const { decisions } = readMeeting(folder, new Set(["甲苑"]), topics);
	expect(decisions.map(({ matter }) => matter)).toEqual([
		"sewage@甲苑",
		"sewage@甲苑",
		"别的@甲苑",
	]);
});

test("what was decided is printed with the signs of its language", () => {
	put(
		"decisions.csv",
		"decided_at,matter,decision,note\n2023-03-09,T1,由城管办牵头，请排水公司到场,3:1通过；待拨款\n",
	);
	const [decision] = readMeeting(folder, new Set()).decisions;
	expect(decision?.decision).toBe("由城管办牵头，请排水公司到场");
	expect(decision?.note).toBe("3:1通过；待拨款");
	expect(decision?.blocker).toBe("");
});

test("what stands in the way is read where it is noted, what leads to a person masked", () => {
	put(
		"decisions.csv",
		"decided_at,matter,decision,blocker\n2023-03-09,T1,修管道,等区里批复\n2023-03-09,T2,修管道,联系人张建国13900000001\n",
	);
	const { decisions } = readMeeting(folder, new Set());
	expect(decisions.map(({ blocker }) => blocker)).toEqual([
		"等区里批复",
		"〔姓名〕〔电话〕",
	]);
});

test("what is noted as done on a day or is called so is done; nothing is noted of it in a table without the columns", () => {
	put(
		"decisions.csv",
		"decided_at,matter,state,done_at,done_by\n2023-03-09,T1,,2023/03/12,城管办\n2023-03-09,T2,未完成,2023-03-12 10:00,张建国13900000001\n2023-03-09,T3,办结,,城管办\n2023-03-09,T4,未完成,,\n",
	);
	const read = (...known: string[]) =>
		readMeeting(folder, new Set(known)).decisions.map(
			({ isDone, doneAt, doneBy }) => [isDone, doneAt, doneBy],
		);
	expect(read("城管办")).toEqual([
		[true, "2023-03-12 00:00:00", "城管办"],
		[true, "2023-03-12 10:00:00", "〔姓名〕〔电话〕"],
		[true, null, "城管办"],
		[false, null, ""],
	]);
	put("decisions.csv", "decided_at,matter,state\n2023-03-09,T1,已完成\n");
	expect(read()).toEqual([[true, null, ""]]);
});

test("the columns of decisions may be called as the office calls them; of two names the code's is taken", () => {
	put(
		"decisions.csv",
		"会议日期,事项,编号,决议,责任单位,时限,落实情况,说明,卡点,办结日期,由谁办结\n2023-03-09,甲苑路灯,T1-M,修路灯,城管办,2023-03-16,已完成,灯已亮,等物料,2023-03-15,城管办\n",
	);
	expect(readMeeting(folder, new Set(["城管办"])).decisions).toEqual([
		{
			matter: "T1-M",
			decision: "修路灯",
			owner: "城管办",
			note: "灯已亮",
			blocker: "等物料",
			decidedAt: "2023-03-09 00:00:00",
			dueAt: "2023-03-16 23:59:59",
			isDone: true,
			doneAt: "2023-03-15 00:00:00",
			doneBy: "城管办",
		},
	]);
});

test("units that a whistle called are read one by one, what leads to a person masked", () => {
	put(
		"whistles.csv",
		"whistle_id,ticket_id,level,blown_at,called_units\nS1,T1,3,2023-03-15,区城管局|联系人张建国13900000001| \nS2,T1,3,2023-03-15,\n",
	);
	const { whistles } = readMeeting(folder, new Set(["区城管局"]));
	expect(whistles.map(({ called }) => called)).toEqual([
		"区城管局|〔姓名〕〔电话〕",
		"",
	]);
});

test("a code that was copied from the document is the one that is printed", () => {
	put(
		"decisions.csv",
		"decided_at,matter,decision\n2023-03-09,2023030904602\u2011B,修管道\n2023-03-09,2023030904602\u2010B,修管道\n",
	);
	const { decisions } = readMeeting(folder, new Set());
	expect(decisions.map(({ matter }) => matter)).toEqual([
		"2023030904602-B",
		"2023030904602-B",
	]);
});
