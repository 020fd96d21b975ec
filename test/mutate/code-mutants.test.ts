import { describe, expect, test } from "vitest";
import { mutateCode } from "./code-mutants.ts";

describe("the mistakes that are put into a file of code", () => {
	test.each([
		["const a = n >= 20;", ["n > 20", "n >= 21", "n >= 19"]],
		["const a = b === 'x' && !c;", ["b !== 'x'", "||", "&& c"]],
		["const a = b ?? 0.5;", ["a = b;", "0.55", "0.45"]],
		["const a = b * c - d;", ["b / c", "c + d"]],
		["if (a) b(c);", ["if (true)", "if (false)", "if (a) ;"]],
		["const a = b ? c : d;", ["true ? c", "false ? c"]],
		["const a = b.some(c) || Math.max(d, e);", ["every", "&&", "Math.min"]],
		[
			"const a = /^\\d{2,4}$/u;",
			["/\\d{2,4}$/u", "/^\\d{2,4}/u", "{3,4}", "{1,4}", "{2,5}", "{2,3}"],
		],
		["const c = a < b ? -1 : 1;", ["<=", "true ?", "b ? 1 : 1"]],
		["await a(b as string);", ["\n"]],
	])("%s", (code, mistakes) => {
		const made = mutateCode(`${code}\n`).map(({ text }) => text);
		for (const mistake of mistakes)
			expect(
				made.some((text) => text.includes(mistake)),
				mistake,
			).toBe(true);
	});

	test.each([
		["what only the compiler reads", "type A = 1 | true; let a: B<2>;"],
		["text that is joined", "const a = b + 'c';"],
		["how a loop goes on", "for (;;i += 1) {}"],
		["a class of a pattern", "const a = /\\p{Script=Han}[$^]/u;"],
	])("%s is none", (_, code) => expect(mutateCode(code)).toEqual([]));

	test("each says where it stands and what was changed", () => {
		expect(mutateCode("const a =\n\tb > 甲;")).toMatchObject([
			{ line: 2, code: "b > 甲;", change: "b > 甲: > → >=" },
		]);
	});
});
