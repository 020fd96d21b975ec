import { expect, test } from "vitest";
import {
	fromClickhouse,
	fromMysql,
	fromPostgresql,
} from "../../../../pipeline/database/sources/cells.ts";
import { toWallTime } from "../../../../pipeline/database/sources/wall-time.ts";

test.each([
	["2023-03-01 08:15:30", "2023-03-01 08:15:30"],
	["2023-03-01 08:15:30.999", "2023-03-01 08:15:30"],
	["2023-03-01 00:15:30+00", "2023-03-01 08:15:30"],
	["2023-03-01 08:15:30.5+08", "2023-03-01 08:15:30"],
	["2023-02-28 19:15:30-05", "2023-03-01 08:15:30"],
	["2023-03-01 05:45:30+05:30", "2023-03-01 08:15:30"],
	["2023-12-31T16:00:00Z", "2024-01-01 00:00:00"],
	["2023-12-31T16:00:00.123456Z", "2024-01-01 00:00:00"],
	["2023-03-01", "2023-03-01"],
	["infinity", "infinity"],
	["2023-02-30 25:00:00+08", "2023-02-30 25:00:00+08"],
])("the time %s is %s", (given, expected) => {
	expect(toWallTime(given)).toBe(expected);
});

test.each([
	["bigint", 20, "9223372036854775807", "9223372036854775807"],
	["numeric", 1700, "12345678901234567890.10", "12345678901234567890.10"],
	["true", 16, "t", "是"],
	["false", 16, "f", "否"],
	["timestamp", 1114, "2023-03-01 08:00:00.25", "2023-03-01 08:00:00"],
	["timestamptz", 1184, "2023-03-01 00:00:00+00", "2023-03-01 08:00:00"],
	["date", 1082, "2023-03-01", "2023-03-01"],
	["time", 1083, "08:30:00", "08:30:00"],
	["bytea", 17, "\\x00ff10", "00ff10"],
	["a picture", 17, `\\x${"ab".repeat(65)}`, null],
	["jsonb", 3802, '{"a": [1, null]}', '{"a": [1, null]}'],
	["text with blanks", 25, " 甲\n乙 ", " 甲\n乙 "],
	["null", 25, null, null],
])("%s of PostgreSQL", (_, type, given, expected) => {
	expect(fromPostgresql(type)(given)).toBe(expected);
});

const TEXT = 45;
const BINARY = 63;

test.each([
	["bigint", 8, BINARY, "18446744073709551615", "18446744073709551615"],
	["decimal", 246, BINARY, "12.50", "12.50"],
	["tinyint", 1, BINARY, "1", "1"],
	["datetime", 12, BINARY, "2023-03-01 08:00:00.250000", "2023-03-01 08:00:00"],
	["a datetime of nothing", 12, BINARY, "0000-00-00 00:00:00", null],
	["a day of nothing", 10, BINARY, "0000-00-00", null],
	["a month without a day", 10, BINARY, "2023-03-00", "2023-03-00"],
	["json", 245, BINARY, '{"a": "甲"}', '{"a": "甲"}'],
	["varchar", 253, TEXT, "怡园", "怡园"],
	["text", 252, TEXT, "怡园", "怡园"],
])("%s of MySQL", (_, type, characterSet, given, expected) => {
	const value = Buffer.from(given);
	expect(fromMysql(type, characterSet)(value)).toBe(expected);
});

test.each([
	["binary(16)", 254, Buffer.from("00ff", "hex"), "00ff"],
	["a picture", 252, Buffer.alloc(65), null],
	["bit(8)", 16, Buffer.from([0b101]), "5"],
	["a place on the map", 255, Buffer.alloc(25), null],
	["null", 253, null, null],
])("%s of MySQL, as bytes", (_, type, given, expected) => {
	expect(fromMysql(type, BINARY)(given)).toBe(expected);
});

test.each([
	["UInt64", "18446744073709551615", "18446744073709551615"],
	["Int32", 7, "7"],
	["Decimal(30, 2)", "12345678901234567890.10", "12345678901234567890.10"],
	["Bool", true, "是"],
	["Nullable(Bool)", false, "否"],
	["Nullable(String)", null, null],
	["LowCardinality(Nullable(String))", "电话", "电话"],
	["DateTime", "2023-03-01T00:15:00Z", "2023-03-01 08:15:00"],
	["DateTime64(3, 'UTC')", "2023-03-01T00:15:00.123Z", "2023-03-01 08:15:00"],
	["DateTime", "1970-01-01T00:00:00Z", null],
	["DateTime64(3)", "1970-01-01T00:00:00.000Z", null],
	["Date", "1970-01-01", null],
	["Nullable(Date32)", "2023-03-01", "2023-03-01"],
	["FixedString(8)", "AB12\0\0\0\0", "AB12"],
	["Array(UInt64)", ["9007199254740993"], '["9007199254740993"]'],
	["JSON", { a: null }, '{"a":null}'],
	[
		"UUID",
		"61f0c404-5cb3-11e7-907b-a6006ad3dba0",
		"61f0c404-5cb3-11e7-907b-a6006ad3dba0",
	],
])("%s of ClickHouse", (type, given, expected) => {
	expect(fromClickhouse(type)(given)).toBe(expected);
});
