import { describe, expect, test } from "vitest";
import { serialToTime } from "../../../../pipeline/files/serial.ts";
import {
	compileFormat,
	createTimeReader,
	parseTime,
} from "../../../../pipeline/read/times/times.ts";

describe("a time of day with its day", () => {
	test.each([
		["2024-03-05 15:05:09", "2024-03-05 15:05:09"],
		["2024/3/5 15:05", "2024-03-05 15:05:00"],
		["2024.3.5 9:05", "2024-03-05 09:05:00"],
		["2024-03-05T15:05:09", "2024-03-05 15:05:09"],
		["2024-03-05T15:05:09+08:00", "2024-03-05 15:05:09"],
		["2024-03-05 15:05:09.123", "2024-03-05 15:05:09"],
		["20240305150500", "2024-03-05 15:05:00"],
		["202403051505", "2024-03-05 15:05:00"],
		["20240305 15:05", "2024-03-05 15:05:00"],
		["2024年3月5日 下午3点05分", "2024-03-05 15:05:00"],
		["2024年3月5日15时5分9秒", "2024-03-05 15:05:09"],
		["2024年3月5日 上午9时", "2024-03-05 09:00:00"],
		["2024年3月5日 中午12:30", "2024-03-05 12:30:00"],
		["2024年3月5日 凌晨12:30", "2024-03-05 00:30:00"],
		["2024-03-05 星期二 15:05", "2024-03-05 15:05:00"],
		["2024-03-05（周二）15:05", "2024-03-05 15:05:00"],
		["２０２４－０３－０５　１５：０５", "2024-03-05 15:05:00"],
		["2024-03-05 3:05 PM", "2024-03-05 15:05:00"],
		["2024-03-05 12:05 AM", "2024-03-05 00:05:00"],
		["2024-03-05 00:00:00", "2024-03-05 00:00:00"],
		["45356.5", "2024-03-05 12:00:00"],
	])("%s is %s", (text, time) => expect(parseTime(text)).toBe(time));

	test("24:00 of an instant is the last second of its day as well", () => {
		expect(parseTime("2023-03-12T24:00:00+08:00")).toBe("2023-03-12 23:59:59");
		expect(parseTime("2023-03-12T23:00:00-05:00")).toBe("2023-03-13 12:00:00");
		expect(parseTime("2023-03-12T15:30Z")).toBe("2023-03-12 23:30:00");
		expect(parseTime("2023-03-12T24:30:00+08:00")).toBeUndefined();
	});

	test("24:00 is the last second of its day", () =>
		expect(parseTime("2024-03-05 24:00")).toBe("2024-03-05 23:59:59"));
});

describe("a bare day", () => {
	test.each([
		["2024-03-05", "2024-03-05"],
		["2024/3/5", "2024-03-05"],
		["2024.03.05", "2024-03-05"],
		["2024年3月5日", "2024-03-05"],
		["2024年3月5号", "2024-03-05"],
		["20240305", "2024-03-05"],
		["2024-03-05 星期二", "2024-03-05"],
		["45356", "2024-03-05"],
	])("%s is %s", (text, day) => expect(parseTime(text)).toBe(day));
});

test.each([
	"24-03-05",
	"24年3月5日 10:00",
	"2023-02-29",
	"2024-13-01",
	"2024-00-10",
	"2024-03-05 25:00",
	"2024-03-05 24:01",
	"2024-03-05 10:60",
	"1999-12-31",
	"2101-01-01",
	"2024-03-0512:30",
	"03/05/2024",
	"晚上12点",
	"2024-03-05 晚上12点",
	"昨天",
	"3月5日",
	"2024年3月",
	"12",
])("%s is no time", (text) => expect(parseTime(text)).toBeUndefined());

describe("the day number of a spreadsheet", () => {
	test.each([
		[45356, false, "2024-03-05"],
		[45356.25, false, "2024-03-05 06:00:00"],
		[45356.999_999_9, false, "2024-03-06 00:00:00"],
		[43894, true, "2024-03-05"],
		[1, false, undefined],
	])("%s (1904: %s) is %s", (serial, is1904, time) =>
		expect(serialToTime(serial, is1904)).toBe(time),
	);
});

describe("a format of the profile", () => {
	test.each([
		["MM/DD/YYYY hh:mm:ss A", "03/05/2024 03:05:09 PM", "2024-03-05 15:05:09"],
		["MM/DD/YYYY hh:mm:ss A", "03/05/2024 12:05:09 AM", "2024-03-05 00:05:09"],
		["DD.MM.YYYY", "05.03.2024", "2024-03-05"],
		["DD.MM.YYYY", "05x03x2024", undefined],
	])("%s reads %s as %s", (format, text, time) =>
		expect(compileFormat(format)(text)).toBe(time),
	);

	test("goes before the layouts that are known anyway", () => {
		const read = createTimeReader(["YYYY/DD/MM"]);
		expect(read("2024/03/05")).toBe("2024-05-03");
		expect(read("2024-03-05")).toBe("2024-03-05");
	});

	test("says the same of a cell however often and however late it is asked", () => {
		const read = createTimeReader([]);
		const cells = ["2024年3月5日", "三月五日", "20240305", ""];
		const first = cells.map(read);
		for (let number = 0; number < 5000; number++) read(`第${number}号`);
		expect(cells.map(read)).toEqual(first);
		expect(first).toEqual(["2024-03-05", undefined, "2024-03-05", undefined]);
		// Another sheet may count its days from another.
		expect(createTimeReader([], true)("45000")).not.toBe(read("45000"));
	});
});
