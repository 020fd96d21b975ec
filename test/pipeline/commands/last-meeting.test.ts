import { expect, test } from "vitest";
import { makeOutputs } from "../../make-outputs.ts";

const SAMPLE = "data/yiyuan";
const pick = ({
	matter,
	matter_no,
	own_code,
	kind,
	tickets,
	callers,
	open,
}: object & Record<string, unknown>) => ({
	matter,
	matter_no,
	own_code,
	kind,
	tickets,
	callers,
	open,
});
const turnsOf = async (day: string, meetingNo: number) => {
	const { rows } = await makeOutputs({ workspace: SAMPLE, meeting: day }, [
		"int_meeting_turns",
	]);
	return (rows.int_meeting_turns ?? [])
		.filter((row) => row.meeting_no === meetingNo && row.is_listed)
		.map(pick)
		.sort((a, b) => Number(a.matter_no) - Number(b.matter_no));
};

test("a pack knows last week's as it was printed then: the same matters by the same numbers, tickets, callers and codes", async () => {
	const printed = await turnsOf("2023-03-16", 0);
	const recalled = await turnsOf("2023-03-23", 1);
	expect(printed.length).toBeGreaterThan(7);
	expect(printed.some(({ kind }) => kind === "burst")).toBe(true);
	expect(recalled).toEqual(printed);
});

test("what a matter had last week and has now adds up, and every matter of last week is told of", async () => {
	const { rows } = await makeOutputs(
		{ workspace: SAMPLE, meeting: "2023-03-23" },
		["mart_meeting_continued", "mart_meeting_earlier"],
	);
	const continued = (rows.mart_meeting_continued ?? []) as Record<
		string,
		number
	>[];
	const earlier = rows.mart_meeting_earlier ?? [];
	expect(continued.length).toBeGreaterThan(0);
	for (const row of continued) {
		const {
			kept = 0,
			closed = 0,
			open_elsewhere = 0,
			arrived = 0,
			joined = 0,
		} = row;
		expect(kept + closed + open_elsewhere).toBe(row.earlier_tickets);
		expect(kept + arrived + joined).toBe(row.tickets);
		expect(Math.min(closed, joined)).toBeGreaterThanOrEqual(0);
	}
	expect(
		earlier
			.map(({ earlier_no }) => earlier_no)
			.sort((a, b) => Number(a) - Number(b)),
	).toEqual(Array.from({ length: earlier.length }, (_, index) => index + 1));
});
