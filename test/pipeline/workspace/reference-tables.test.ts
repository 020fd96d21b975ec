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
		{ day: "2023-01-22", isWorkday: false },
		{ day: "2023-01-28", isWorkday: true },
		{ day: "2023-02-03", isWorkday: true },
		{ day: "2023-02-04", isWorkday: false },
	]);
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
