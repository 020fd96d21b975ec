import { expect, test } from "vitest";
import {
	askYes,
	readYesOrNo,
} from "../../../../pipeline/commands/typed/answers.ts";

async function answer(...answers: string[]) {
	const asked: string[] = [];
	const said = await askYes(async (question) => {
		asked.push(question);
		return answers.shift() ?? "";
	}, "新建一个吗？（是/否）");
	return { asked, said };
}

test.each([
	["是", true],
	["是的", true],
	["都对", true],
	["全对", true],
	["没错", true],
	["好的", true],
	["对的", true],
	["嗯", true],
	["是的，都对！", true],
	["否", false],
	["不是", false],
	["不对", false],
	["都不对", false],
	["是，不对", undefined],
	["也许", undefined],
	["第一个", undefined],
	["99", undefined],
	["。", undefined],
])("the usual words are read: %s", (typed, said) => {
	expect(readYesOrNo(typed)).toBe(said);
});

test("full-width and upper-case letters are as good", async () => {
	expect((await answer(" Ｙ ")).said).toBe(true);
	expect((await answer("OK")).said).toBe(true);
});

test("a key alone is a no, and not asked again", async () => {
	expect(await answer("")).toMatchObject({
		said: false,
		asked: { length: 1 },
	});
});

test("what is neither is asked again, three times in all", async () => {
	const again = await answer("也许", "可以");
	expect(again.said).toBe(true);
	expect(again.asked[1]).toBe("看不懂“也许”：回答 是 或 否");
	const { asked, said } = await answer("也许", "再看看吧", "随便", "是");
	expect(said).toBe(false);
	expect(asked).toHaveLength(3);
	expect(asked[2]).toBe("看不懂“再看看吧”：回答 是 或 否；再看不懂，就当作否");
});
