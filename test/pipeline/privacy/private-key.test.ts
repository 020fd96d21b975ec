import { describe, expect, test } from "vitest";
import {
	findPrivate,
	readPrivate,
	toPrivateKey,
} from "../../../pipeline/privacy/private-key.ts";

describe("a cell of a column that is never stored", () => {
	test.each([
		["371002199001011234"],
		["37100219900101123X"],
		["371002900101123"],
	])("%s is an identity number", (text) =>
		expect(readPrivate(text)).toEqual({ kind: "identity", text }),
	);

	test.each([
		["张建国", "张建国"],
		["张 建国", "张建国"],
		["李麤", "李麤"],
		["欧阳建国", "欧阳建国"],
	])("%s is a full name", (cell, text) =>
		expect(readPrivate(cell)).toEqual({ kind: "name", text }),
	);

	test.each([
		"37100290010112",
		"3710021990010112",
		"37100219900101123",
		"3710021990010112345",
		"A371002199001011234",
		"371002199001011234A",
		"王",
		"王某",
		"张某某",
		"欧阳建国华",
		"张建国A",
		"A张建国",
		"文明",
		"物业",
	])("%s is neither", (cell) => expect(readPrivate(cell)).toBeNull());
});

describe("in a text", () => {
	test("full names, identity numbers and telephones are found", () => {
		const text = "联系人张建国，电话13900000001，身份证371002199001011234";
		const found = findPrivate(text);
		expect(found).toHaveLength(3);
		expect(found).toEqual(
			expect.arrayContaining([
				{ kind: "name", text: "张建国" },
				{ kind: "phone", text: "13900000001" },
				{ kind: "identity", text: "371002199001011234" },
			]),
		);
	});

	test.each([
		["电话幺三九零零零零零零零一", "13900000001"],
		["电话○六三一 五二零零零零一", "06315200001"],
		["请拨8230001转8", "8230001转8"],
	])("the telephone of %s is its digits", (text, digits) =>
		expect(findPrivate(text)).toEqual([{ kind: "phone", text: digits }]),
	);

	test.each(["护照E12345678", "王某 王女士 李主任", "王*", "楼上漏水"])(
		"%s has nothing by which somebody could be known again",
		(text) => expect(findPrivate(text)).toEqual([]),
	);
});

test("a key tells kinds, texts and secrets apart", () => {
	const keys = [
		toPrivateKey("name", "张建国", "s"),
		toPrivateKey("name", "张建华", "s"),
		toPrivateKey("name", "张建国", "t"),
		toPrivateKey("identity", "张建国", "s"),
	];
	expect(new Set(keys).size).toBe(4);
});
