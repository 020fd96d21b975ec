import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	readCommunities,
	readOwnDays,
} from "../../../pipeline/workspace/reference-tables.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "reference-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string) =>
	writeFileSync(join(folder, name), content);

test("a day of the calendar is read however a spreadsheet wrote it", () => {
	put(
		"calendar.csv",
		"date,is_workday,name\n2023-01-22,0,春节\n2023/1/28,1,补班\n2023年2月3日,是,\n2023.2.4,false,\n",
	);
	expect(readOwnDays(folder)).toEqual([
		{ day: "2023-01-22", isWorkday: false, name: "春节" },
		{ day: "2023-01-28", isWorkday: true, name: "补班" },
		{ day: "2023-02-03", isWorkday: true, name: "" },
		{ day: "2023-02-04", isWorkday: false, name: "" },
	]);
});

test.each([
	"2027-02-26..2027-03-01",
	"2027/2/26至2027/3/1",
	"2027年2月26日 — 2027年3月1日",
])("a holiday is its days from the first to the last: %s", (date) => {
	put("calendar.csv", `date,is_workday,name\n${date},0,元宵\n`);
	expect(readOwnDays(folder).map(({ day }) => day)).toEqual([
		"2027-02-26",
		"2027-02-27",
		"2027-02-28",
		"2027-03-01",
	]);
});

test.each([
	"2027-03-01..2027-02-26",
	"2027-01-01..2027-12-31",
	"2027-02-30",
	"春节",
])("what is no day and no holiday is refused with its place: %s", (date) => {
	put("calendar.csv", `date,is_workday,name\n${date},0,\n`);
	expect(() => readOwnDays(folder)).toThrow(
		expect.objectContaining({
			message: `“${date}”用不上。`,
			place: { file: "reference/calendar", column: "date" },
			hint: expect.stringContaining("连着的几天写成"),
		}),
	);
});

test("households are an integer, with or without commas, or not known", () => {
	put(
		"communities.csv",
		'community,households\n甲社区,"1,200"\n乙社区,\n丙社区,500.0\n',
	);
	expect(readCommunities(folder)?.map((each) => each.households)).toEqual([
		1200,
		null,
		500,
	]);
});
