import { expect, test } from "vitest";
import type { Cell } from "../../../pipeline/files/sheet.ts";
import { createRecordCheck } from "../../../pipeline/read/check-record.ts";
import type { SheetPlan, TakenColumn } from "../../../pipeline/read/columns.ts";
import { parseTime } from "../../../pipeline/read/times/times.ts";

const column = (
	field: string,
	kind: TakenColumn["kind"],
	index: number,
): TakenColumn => ({
	field,
	kind,
	header: field,
	indexes: [index],
	twins: [],
	standIns: [],
});

const plan = {
	columns: [
		column("ticket_id", "id", 0),
		column("accepted_at", "time", 1),
		column("content", "text", 2),
		column("caller_name", "private", 3),
	],
} as unknown as SheetPlan;

const check = createRecordCheck(
	plan,
	{ unknownMarkers: new Set(["无"]), readTime: parseTime, secret: "" },
	["锟斤拷"],
);

const time = "2023-03-01 09:00";

test.each<[string, Cell[], string | undefined]>([
	["a sound record", ["T1", time, "漏水"], undefined],
	["an unknown id", ["无", time, "漏水"], "missing_id"],
	["digits that are lost", ["3.2E+15", time, "漏水"], "damaged_id"],
	["a long number", [1_234_567_890_123_456, time, "漏水"], "damaged_id"],
	["no time of receipt", ["T1", "", "漏水"], "missing_accepted_at"],
	["a two-digit year", ["T1", "23-03-01", "漏水"], "bad_accepted_at"],
	["a year out of range", ["T1", "1923-03-01", "漏水"], "bad_accepted_at"],
	["a destroyed text", ["T1", time, "锟斤拷锟斤拷"], "mojibake"],
	[
		"a text with most characters lost",
		["T1", time, "楼\ufffd\ufffd\ufffd"],
		"mojibake",
	],
	["a lost character in the id", ["T1\ufffd", time, "漏水"], "mojibake"],
	[
		"a lost character in a long text",
		["T1", time, `楼上漏水很久了没有人来修理${"\ufffd"}`],
		undefined,
	],
	[
		"a destroyed name, which is not read",
		["T1", time, "漏水", "锟斤拷"],
		undefined,
	],
])("%s", (_, cells, reason) => expect(check(cells)?.reason).toBe(reason));
