import { describe, expect, test } from "vitest";
import {
	toAccount,
	toCallerKey,
} from "../../../pipeline/privacy/caller-key.ts";

describe("the account of a cell", () => {
	test.each([
		["13900000001", "13900000001"],
		["139 0000 0001", "13900000001"],
		["+86 139-0000-0001", "13900000001"],
		["008613900000001", "13900000001"],
		["8613900000001", "13900000001"],
		["013900000001", "13900000001"],
		["１３９０００００００１", "13900000001"],
		["0631-5200001", "06315200001"],
		["+86 631 5200001", "06315200001"],
		["（0631）5200001 转 8", "06315200001"],
		["13900000001、13900000002", "13900000001"],
		["13900000001 13900000002", "13900000001"],
		["13900000001/王", "13900000001"],
		["U0001234", "u0001234"],
	])("%s is %s", (cell, account) => expect(toAccount(cell)).toBe(account));

	test.each([
		"138****1234",
		"138××××1234",
		"138xxxx1234",
		"1381234****",
		"保密",
		"匿名",
		"",
		"110",
		"00000000000",
		"张某某",
	])("%s identifies nobody", (cell) => expect(toAccount(cell)).toBeNull());
});

describe("a caller key", () => {
	test("is the same for the same phone, however it is written", () =>
		expect(toCallerKey("+86 139-0000-0001", "s")).toBe(
			toCallerKey("13900000001", "s"),
		));

	test("differs between phones and between secrets", () => {
		const keys = [
			toCallerKey("13900000001", "s"),
			toCallerKey("13900000002", "s"),
			toCallerKey("13900000001", "t"),
		];
		expect(new Set(keys).size).toBe(3);
	});

	test("shows no digit sequence of the phone", () =>
		expect(toCallerKey("13900000001", "s")).not.toContain("139000"));

	test("is null where the phone is masked", () =>
		expect(toCallerKey("138****1234", "s")).toBeNull());
});
