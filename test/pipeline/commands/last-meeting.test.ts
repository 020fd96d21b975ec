import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
	"kind",
	"tickets",
	"callers",
	"open",
	"is_listed",
];
const packOf = async (day: string, ...models: string[]) =>
	await rowsOf(workspace, day, [
		"int_meeting_turns",
		"int_meeting_codes",
		...models,
	]);
const rowsOf = async (folder: string, meeting: string, models: string[]) =>
	(await makeOutputs({ workspace: folder, meeting }, models, SAMPLE_SECRET))
		.rows;
const told = (
	{ int_meeting_turns: turns = [], int_meeting_codes: codes = [] }: Packs,
	meetingNo: number,
) =>
	turns
		.filter((row) => row.meeting_no === meetingNo && row.is_told)
		.map((row) => [
			...COMPARED.map((column) => row[column]),
			codes.find(
				(each) =>
					each.meeting_no === meetingNo && each.coded_matter === row.matter,
			)?.code,
		])
		.sort((a, b) => Number(a[1]) - Number(b[1]));
type Packs = Record<string, readonly Row[]>;

let then: Promise<Packs> | undefined;
function packThen(): Promise<Packs> {
	then ??= packOf("2023-03-16", "mart_meeting");
	return then;
}

test("a pack knows last week's as it was printed then, tells of every matter of it, and what matters had and have adds up", {
	timeout: 300_000,
}, async () => {
	const then = await packThen();
	const now = await packOf(
		"2023-03-23",
		"mart_meeting_continued",
		"mart_meeting_earlier",
	);
	const printed = told(then, 0);
	expect(printed.length).toBeGreaterThan(7);
	expect(printed.some((row) => row.includes("burst"))).toBe(true);
	expect(told(now, 1)).toEqual(printed);

	const followed = (now.mart_meeting_earlier ?? []).map(
		(row) => row.earlier_no,
	);
	expect(followed.map(Number).sort((a, b) => a - b)).toEqual(
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

// What a meeting of 16 March decides upon the sewage of many people by its code is before the next two, though all its tickets are others by then.
test("the matter of many people comes first after dangers, and what is decided by its code is in the next two packs", {
	timeout: 300_000,
}, async () => {
	const { mart_meeting: matters = [] } = await packThen();
	const listed = matters
		.filter(({ is_listed }) => is_listed)
		.sort((a, b) => Number(a.matter_no) - Number(b.matter_no));
	const first = listed.find(({ kind }) => kind !== "danger");
	expect(first).toMatchObject({
		matter: "sewage_blocked@师苑公寓",
		kind: "burst",
		code: "2023030904602-B",
	});
	const scratch = mkdtempSync(join(tmpdir(), "decided-"));
	const own = join(scratch, "yiyuan");
	cpSync(workspace, own, {
		recursive: true,
		filter: (path) => path !== join(workspace, "out"),
	});
	writeFileSync(
		join(own, "campaign", "decisions.csv"),
		"decided_at,matter,decision,owner,due_at,state\n2023-03-16,2023030904602-B,更换主管网,怡园街道城市管理办公室,2023-04-30,未完成\n",
	);
	const decided = (day: string) =>
		rowsOf(own, day, [
			"mart_decisions",
			"mart_meeting",
			"mart_meeting_earlier",
		]);
	const next = await decided("2023-03-23");
	expect(next.mart_decisions).toMatchObject([
		{ told_in: "sewage_blocked@师苑公寓", state: "open", open: 4 },
	]);
	expect(
		next.mart_meeting?.find(({ matter }) => matter === first?.matter),
	).toMatchObject({ code: "2023030904602-B", is_told: true });
	expect(
		next.mart_meeting_earlier
			?.filter(({ is_decided }) => is_decided)
			.map(({ matter }) => matter),
	).toEqual(["sewage_blocked@师苑公寓"]);
	const second = await decided("2023-03-30");
	expect(second.mart_decisions).toMatchObject([
		{ code: "2023030904602-B", state: "open", open: 1 },
	]);
	rmSync(scratch, { recursive: true });
});
