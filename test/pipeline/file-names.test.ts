import fc from "fast-check";
import { expect, test } from "vitest";
import { toFileNames } from "../../pipeline/file-names.ts";

const LONG = "幸福路街道第一社区居民委员会便民服务中心".repeat(5);

const fileOf = (name: string) => toFileNames([name]).get(name);

test.each([
	["海滨社区", "海滨社区"],
	["A.B[1]社区", "A.B[1]社区"],
	["海滨/北区", "海滨_北区"],
	["a<b>:c*?|\"'\\", "a_b__c____'_"],
	["<b>粗</b>社区", "_b_粗__b_社区"],
	[".", "_"],
	["..", "_"],
	[".隐藏", "_隐藏"],
	["../../etc/passwd", "__.._etc_passwd"],
	["甲社区. .", "甲社区_"],
	["甲\u0000\u001b社\u202e区", "甲社区"],
	["甲\t社\u3000区", "甲 社 区"],
	["", "_"],
	["CON", "_CON"],
	["con.社区", "_con.社区"],
	["Lpt9", "_Lpt9"],
	["COM¹", "_COM¹"],
	["CONSOLE社区", "CONSOLE社区"],
])("%j alone is the file %j", (name, file) => {
	expect(fileOf(name)).toBe(file);
});

test("a name of a hundred characters is cut by bytes and marked, and its twin is told apart", () => {
	const files = toFileNames([`${LONG}甲站`, `${LONG}乙站`]);
	const [one = "", other = ""] = files.values();
	expect(one).not.toBe(other);
	expect(one).toMatch(/^幸福路街道.{35}~[0-9a-f]{6}$/);
	expect(Buffer.byteLength(`${one}.html`)).toBeLessThan(143);
	expect(fileOf(`${LONG}甲站`)).toBe(files.get(`${LONG}甲站`));
});

test.each([
	[["A社区", "a社区"]],
	[["A/B", "A:B", "A_B"]],
	[[".", "..", "_", "/"]],
	[["甲", "甲 ", "甲\u200b"]],
	[["é社区", "e\u0301社区"]],
	[["Straße", "STRASSE"]],
	[["１社区", "1社区"]],
])("%j do not overwrite each other anywhere", (names) => {
	const files = [...toFileNames(names).values()];
	expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(
		names.length,
	);
	expect(new Set(files.map((file) => file.normalize("NFD"))).size).toBe(
		names.length,
	);
});

test("whatever names there are, their files are legal, their own, and the same in any order", () => {
	const name = fc.oneof(
		fc.string({ unit: "binary", maxLength: 60 }),
		fc.constantFrom(
			"a",
			"A",
			"a.",
			"a/",
			"con",
			"CON",
			"_con",
			"甲".repeat(60),
		),
		fc.stringMatching(/^[aA_~.:/ ]{0,4}$/),
	);
	fc.assert(
		fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
			const files = toFileNames(names);
			expect([...files].sort()).toEqual(
				[...toFileNames(names.reverse())].sort(),
			);
			expect(files.size).toBe(names.length);
			const stems = [...files.values()];
			expect(new Set(stems.map((stem) => stem.toUpperCase())).size).toBe(
				names.length,
			);
			for (const stem of stems) {
				expect(stem).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|^\.|^$|[. ]$/u);
				expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
				expect(Buffer.byteLength(stem)).toBeLessThan(200);
			}
		}),
		{ seed: 7, numRuns: 500 },
	);
});
