import { expect, test } from "vitest";
import {
	decidedTicket,
	decision,
	matter,
	pageOf,
	wordsOf,
} from "./matter-fixture.ts";

const rowOf = (last: object, tickets: object[], more: object = {}) => {
	const page = pageOf({
		mart_meeting: [matter()],
		mart_decisions: [
			decision({ told_in: "", ended_at: "2023-03-30 10:00:00", ...last }),
		],
		mart_decision_tickets: tickets.map(decidedTicket),
		...more,
	});
	const [row = ""] = /(?<=<tbody>).*?(?=<\/tbody>)/s.exec(page) ?? [];
	return { words: wordsOf(row), isRed: row.includes('class="danger"'), page };
};
const UNSOLVED = {
	called_at: "2023-04-02 10:00:00",
	solved: "unsolved",
	satisfaction: "满意",
};
const SOLVED = { ...UNSOLVED, solved: "solved" };
const BOX = "险情：□已排除 □还在 确认人： 时限：";

test("what is closed says what its call-back said, one and each of a few, and of many how many said what", () => {
	const closed = { state: "closed", is_replied: true };
	expect(rowOf(closed, [SOLVED]).words).toContain(
		"没有登记落实；工单3月30日已办结（办理结果写在工单里，4月2日回访：解决，满意） 补报落实，还是销号",
	);
	expect(rowOf({ ...closed, is_replied: false }, [{}]).words).toContain(
		"工单3月30日已办结（工单没有写处理结果，没有回访记录） 补报",
	);
	const two = [SOLVED, { ticket_id: "T8", ended_at: "2023-03-28 10:00:00" }];
	expect(rowOf(closed, two).words).toContain(
		"2件都已办结：T9 3月30日（4月2日回访：解决，满意）；T8 3月28日（没有回访记录） 补报",
	);
	const five = [...two, {}, {}, { ended_at: "2023-03-29 10:00:00" }];
	expect(rowOf(closed, five).words).toContain(
		"5件都已办结：最后3月30日，回访解决1件、没有记录4件 补报",
	);
	const open = { is_open: true, ended_at: null };
	expect(rowOf({ state: "late", open: 1 }, [open, SOLVED]).words).toContain(
		"逾期，没有登记落实；还有1件在办：工单，；1件已办结：T9 3月30日（4月2日回访：解决，满意）；",
	);
	// What was said after the pack's moment is not known, what was said without a day is.
	expect(rowOf(closed, [{ solved: "solved" }]).words).toContain("回访：解决）");
});

test("what the citizen says is not solved is red and is to be done again, whoever reported it as done", () => {
	for (const state of ["closed", "done"]) {
		const { words, isRed } = rowOf(
			{ state, code: "T9-D", open_unit: "怡园街道执法中队" },
			[UNSOLVED],
		);
		expect(isRed).toBe(true);
		expect(words).toMatch(
			/工单已办结，4月2日回访未解决；(没有登记落实|报已落实)；.*4月2日回访：未解决，满意.* 回访没有解决，由执法中队重办：谁去、哪天办完责任：/,
		);
	}
	expect(rowOf({ state: "closed" }, [SOLVED]).isRed).toBe(false);
});

test("a danger that is said to be over is ticked where nobody by name reported it, or the citizen was not asked or says no", () => {
	const done = { state: "done", code: "T9-S", open_unit: "执法中队" };
	expect(rowOf(done, [SOLVED]).words).toContain(
		`报已落实；工单3月30日已办结（4月2日回访：解决，满意）；哪天、由谁报的没有登记 由执法中队到现场确认险情已排除并签字，再定销号${BOX}`,
	);
	const noted = { ...done, note: "4月1日社区书记报" };
	expect(rowOf(noted, [SOLVED]).words).not.toContain("□已排除");
	const reported = { ...done, done_by: "社区书记" };
	expect(rowOf(reported, [SOLVED]).words).not.toContain("□已排除");
	expect(rowOf(noted, [{}]).words).toContain(BOX);
	expect(rowOf(noted, [UNSOLVED]).words).toContain(BOX);
	expect(rowOf({ ...done, code: "T9-D" }, [{}]).words).not.toContain("□");
});

test("what was due is late by its own tickets: where these are closed, what came since is told and asked of", () => {
	const again = {
		state: "again",
		told_in: "wall@海苑小区",
		open: 1,
		opened_since: 1,
		since_at: "2023-04-03 08:00:00",
		met_ended_at: "2023-03-30 10:00:00",
	};
	const since = {
		ticket_id: "T12",
		is_open: true,
		is_since: true,
		accepted_at: "2023-04-03 08:00:00",
		ended_at: null,
	};
	const { words, isRed, page } = rowOf(again, [SOLVED, since]);
	expect(words).toContain(
		"没有登记落实；原工单3月30日已办结（4月2日回访：解决，满意）；4月3日又来1件（T12）在办",
	);
	expect(isRed).toBe(false);
	expect(words).not.toMatch(/逾期|没有登记进展/);
	expect(wordsOf(page)).toContain(
		"3月30日办结的为什么又来；又来的由谁、哪天办完",
	);
	const early = rowOf({ ...again, since_at: "2023-03-29 08:00:00" }, []);
	expect(wordsOf(early.page)).toContain(
		"老的没办结（3月30日才办结）就又来，为什么；又来的",
	);
});

test("what was decided before the last meeting and is done stays a row where a danger is not known to be over, else says what was said", () => {
	const done = { state: "done", code: "T9-S", decided_at: "2023-03-16" };
	const earlier = {
		mart_meeting_earlier: [
			{
				...matter(),
				earlier_no: 1,
				state: "listed",
				was_listed: true,
				matter_no: 1,
				is_decided: true,
				closed_at: null,
				met_at: "2023-03-30 00:00:00",
			},
		],
	};
	expect(wordsOf(rowOf(done, [SOLVED], earlier).page)).toContain(
		"更早定的、报已落实的1项：海苑小区承重墙（3月16日定，4月2日回访：解决，满意；险情：□已排除 □还在）。",
	);
	expect(rowOf(done, [{}], earlier).words).toContain(BOX);
});
