import { expect, test } from "vitest";
import { matter, pageOf, wordsOf } from "./matter-fixture.ts";

test("which deadlines are assumed, and which tickets an earlier export alone tells of", () => {
	const tell = (
		...tickets: { is_assumed?: boolean; told_until?: string | null }[]
	) =>
		wordsOf(
			pageOf({
				mart_meeting: [matter({ open: tickets.length })],
				mart_meeting_tickets: tickets.map((each, index) => ({
					told_as: "wall@海苑小区",
					ticket_id: `T${index + 1}`,
					deadline_at: "2023-04-07 23:59:59",
					is_extended: false,
					is_assumed: false,
					told_until: null,
					...each,
				})),
			}),
		);
	const assumed = { is_assumed: true };
	const earlier = { told_until: "2023-03-11 00:00:00" };
	expect(tell({}, {})).not.toMatch(/推算|只知道/);
	expect(tell(assumed)).toMatch(/期限按缺省时限推算(?!：)/);
	expect(tell(assumed, {})).toContain("期限按缺省时限推算：T1");
	expect(tell({}, ...Array(4).fill(assumed))).toContain(
		"期限按缺省时限推算：4件",
	);
	expect(tell(earlier)).toMatch(/只知道截至3月11日的导出(?!：)/);
	expect(tell(earlier, {}, earlier)).toContain(
		"只知道截至3月11日的导出：T1、T3",
	);
});

test("how many open tickets an earlier export alone tells of", () => {
	const tell = (counts: object) =>
		wordsOf(
			pageOf({ mart_meeting: [matter()], mart_open_counts: [counts] as never }),
		);
	expect(
		tell({ open_earlier: 5, earlier_until: "2023-03-11 00:00:00" }),
	).toContain(
		"在办的里面有5件只见于较早的导出（最晚到3月11日），此后办结没有不知道，会前核实。",
	);
	expect(tell({ open_earlier: 0, earlier_until: null })).not.toContain(
		"较早的导出",
	);
});
