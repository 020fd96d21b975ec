import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Row } from "../../../pipeline/database/database.ts";
import { builtSample, SAMPLE_SECRET } from "../../data/the-sample.ts";
import { makeOutputs } from "../../make-outputs.ts";

let workspace: string;
beforeAll(async () => {
	workspace = join((await builtSample()).folder, "..", "..");
}, 240_000);

const COMPARED = [
	"matter",
	"matter_no",
	"own_code",
	"kind",
	"tickets",
	"callers",
	"open",
];
const packOf = async (day: string, ...models: string[]) =>
	(
		await makeOutputs(
			{ workspace, meeting: day },
			["int_meeting_turns", ...models],
			SAMPLE_SECRET,
		)
	).rows;
const listed = (rows: readonly Row[] = [], meetingNo: number) =>
	rows
		.filter((row) => row.meeting_no === meetingNo && row.is_listed)
		.map((row) => COMPARED.map((column) => row[column]))
		.sort((a, b) => Number(a[1]) - Number(b[1]));

test("a pack knows last week's as it was printed then, tells of every matter of it, and what matters had and have adds up", {
	timeout: 300_000,
}, async () => {
	const then = await packOf("2023-03-16");
	const now = await packOf(
		"2023-03-23",
		"mart_meeting_continued",
		"mart_meeting_earlier",
	);
	const printed = listed(then.int_meeting_turns, 0);
	expect(printed.length).toBeGreaterThan(7);
	expect(printed.some((row) => row.includes("burst"))).toBe(true);
	expect(listed(now.int_meeting_turns, 1)).toEqual(printed);

	const told = (now.mart_meeting_earlier ?? []).map((row) => row.earlier_no);
	expect(told.map(Number).sort((a, b) => a - b)).toEqual(
		printed.map((_, index) => index + 1),
	);
	const continued = now.mart_meeting_continued ?? [];
	expect(continued.length).toBeGreaterThan(0);
	for (const row of continued) {
		const count = (column: string) => Number(row[column]);
		expect(count("kept") + count("closed") + count("open_elsewhere")).toBe(
			count("earlier_tickets"),
		);
		expect(count("kept") + count("arrived") + count("joined")).toBe(
			count("tickets"),
		);
		expect(Math.min(count("closed"), count("joined"))).toBeGreaterThanOrEqual(
			0,
		);
	}
});
