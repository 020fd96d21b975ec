import { expect, test } from "vitest";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import {
	labelUnknownWords,
	labelWords,
} from "../../../pipeline/label/label-words.ts";
import { toPrivateKey } from "../../../pipeline/privacy/private-key.ts";

async function label(
	words: readonly (readonly unknown[])[],
	names: readonly string[] = [],
) {
	const database = await openDuckdb();
	await database.createTable("int_words", {
		field: "text",
		value: "text",
		first_no: "integer",
	});
	for (const word of words)
		await database.run(
			"insert into int_words values ($1, $2, $3)",
			word as string[],
		);
	await database.createTable("raw_private_keys", {
		kind: "text",
		hash: "text",
	});
	for (const name of names)
		await database.run("insert into raw_private_keys values ('name', $1)", [
			toPrivateKey("name", name, "test"),
		]);
	await labelWords(database, "test");
	const rows = await database.rows<Record<string, unknown>>(
		"select value, name, shown, is_withheld from lbl_words order by field, value",
	);
	await database.close();
	return rows.map((row) => Object.values(row));
}

test("a word with the shape of a name is printed as it is", async () => {
	expect(await label([["unit", "城管办", 1]])).toEqual([
		["城管办", "城管办", "城管办", false],
	]);
});

test("others are numbered by kind in the order of their first ticket, never two in one", async () => {
	expect(
		await label([
			["unit", "李四", 7],
			["unit", "张三", 9],
			["unit", "城管办", 1],
			["community", "张三", 9],
			["topic", "张三>李四", 2],
		]),
	).toEqual([
		["张三", "〔社区1〕", "〔文字 2 字〕", true],
		["张三>李四", "〔分类1〕", "〔文字 5 字〕", true],
		["城管办", "城管办", "城管办", false],
		["张三", "〔单位2〕", "〔文字 2 字〕", true],
		["李四", "〔单位1〕", "〔文字 2 字〕", true],
	]);
});

test("a name without a ticket that counts is told by its shape alone", async () => {
	expect(await label([["unit", "张三", null]])).toEqual([
		["张三", "〔文字 2 字〕", "〔文字 2 字〕", true],
	]);
});

test("a word that no vocabulary knows is told as it is or by its shape", async () => {
	const database = await openDuckdb();
	await database.createTable("int_unknown_words", {
		field: "text",
		value: "text",
	});
	await database.append("int_unknown_words", [
		["status", "status"],
		["火星状态", "13900000001"],
	]);
	await database.createTable("raw_private_keys", {
		kind: "text",
		hash: "text",
	});
	await labelUnknownWords(database, "test");
	expect(
		await database.rows("select * from lbl_unknown_words order by value"),
	).toEqual([
		{ field: "status", value: "13900000001", shown: "〔数字 11 位〕" },
		{ field: "status", value: "火星状态", shown: "火星状态" },
	]);
	await database.close();
});

test("a bare name is that of a community where the community is there too", async () => {
	const [bare] = await label([
		["community", "金帆", 1],
		["community", "金帆社区", 2],
	]);
	expect(bare).toEqual(["金帆", "金帆", "金帆", false]);
	expect((await label([["community", "金帆", 1]]))[0]?.[3]).toBe(true);
});

test("what the exports give for a caller's name is no name of a unit, alone or beside one", async () => {
	const words = [
		["unit", "冯巩", 1],
		["unit", "城管办（冯巩）", 2],
		["unit", "南方办", 3],
	];
	expect((await label(words)).map(([, name]) => name)).toContain("冯巩");
	expect((await label(words, ["冯巩"])).map(([, name]) => name)).toEqual([
		"〔单位1〕",
		"南方办",
		"〔单位2〕",
	]);
});
