import { expect, test } from "vitest";
import { readMoment } from "../../../pipeline/workspace/days.ts";

test.each([
	["2023-3-6", "2023-03-06 00:00:00"],
	["2023/03/06 9:05", "2023-03-06 09:05:00"],
	["2023-03-06T19:10:30", "2023-03-06 19:10:30"],
	["2023.3.6", "2023-03-06 00:00:00"],
	["2023年3月6日", "2023-03-06 00:00:00"],
	["２０２３年３月６号 19时10分", "2023-03-06 19:10:00"],
	["2023年3月6日19点", "2023-03-06 19:00:00"],
	["20230306", "2023-03-06 00:00:00"],
])("a day that somebody typed as %s is %s", (typed, moment) => {
	expect(readMoment(typed)).toBe(moment);
});

test.each([
	"",
	"3月6日",
	"2023-02-30",
	"2023-03-06 25:00",
	"2023-03-06 10:70",
	"上周",
	"202303060",
])("%j is no day that could be counted", (typed) => {
	expect(readMoment(typed)).toBeUndefined();
});
