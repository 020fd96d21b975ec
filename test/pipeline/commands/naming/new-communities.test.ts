import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { choose, linesOf } from "./naming-book.ts";

let workspace: string;
let list: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "new-communities-"));
	list = join(workspace, "reference", "communities.csv");
	for (const folder of ["exports", "reference"])
		mkdirSync(join(workspace, folder));
	// One is written in two ways, one is a person's name.
	plant(["东苑社区", "望湖社区", "东苑社区", "望湖社区居委会", "王小明"]);
});
afterEach(() => rmSync(workspace, { recursive: true }));

function plant(names: readonly string[]) {
	const lines = Array.from({ length: 20 }, (_, index) => {
		const day = String(index + 1).padStart(2, "0");
		return `AJ2023030${index + 10},2023-03-${day} 09:10,${names[index % names.length]},路灯坏了好几天没有人来修,2023-03-${day} 18:00`;
	});
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		["工单编号,受理时间,社区,诉求内容,办结时间", ...lines].join("\n"),
	);
}

async function checkAs(...answers: string[]) {
	const asked: string[] = [];
	const result = await checkByNames(
		{ workspace },
		{ log: () => undefined },
		async (question) => {
			asked.push(question);
			return answers.shift() ?? "";
		},
	);
	return { asked, result, text: formatCheck(result) };
}
const checkAlone = async () =>
	formatCheck(await checkByNames({ workspace }, { log: () => undefined }));
const listed = () =>
	readFileSync(list, "utf8").replace("\uFEFF", "").trimEnd().split("\n");

describe("at a terminal", () => {
	test("the communities of the exports are offered with their tickets, and written into the list on a yes", async () => {
		const { asked, text, result } = await checkAs("是");
		expect(asked).toHaveLength(1);
		expect(asked[0]).toContain("1. 东苑社区（8 件）");
		expect(asked[0]).toContain("2. 望湖社区（8 件，也写作 望湖社区居委会）");
		expect(asked[0]).toContain(
			"参考表里没有这 2 个社区（共 16 件）。写进 reference/communities.csv 吗？",
		);
		expect(listed()).toEqual([
			"community,aliases,households,population,tier",
			"东苑社区,,,,",
			"望湖社区,望湖社区居委会,,,",
		]);
		expect(text).toContain(
			"已把 2 个社区（共 16 件）写进 reference/communities.csv：东苑社区、望湖社区。",
		);
		expect(result.has_communities).toBe(true);
	});

	test("a person's name is never offered", async () => {
		const { asked, text } = await checkAs("是");
		expect(asked.join("\n") + text).not.toContain("王小明");
		expect(readFileSync(list, "utf8")).not.toContain("王小明");
	});

	test("those whose numbers are written are left out, and not asked for again", async () => {
		await checkAs("2");
		expect(listed().slice(1)).toEqual(["东苑社区,,,,"]);
		expect((await checkAs()).asked).toEqual([]);
	});

	test("a no is for good, a key alone for later", async () => {
		expect((await checkAs("")).asked).toHaveLength(1);
		expect((await checkAs("否")).asked).toHaveLength(1);
		expect((await checkAs()).asked).toEqual([]);
		expect(existsSync(list)).toBe(false);
	});
});

describe("where nobody can be asked", () => {
	test("they stand in the book, and those that are chosen are written at the next check", async () => {
		expect(await checkAlone()).toMatch(
			/还没有社区的参考表，导出里有 2 个社区（东苑社区、望湖社区，共 16 件）：要写进 reference\/communities.csv，在 .*“词”表里选“对”（不是社区的选“不用”），保存、关闭，再运行一次/,
		);
		expect(linesOf(workspace, "词")).toMatchObject([
			{ 属于: "社区", 词: "东苑社区", 处数: "8", 像是: "新的社区" },
			{ 属于: "社区", 词: "望湖社区", 处数: "8", 像是: "新的社区" },
		]);
		choose(workspace, "词", { 东苑社区: "对", 望湖社区: "新的社区" });
		expect(await checkAlone()).toContain("已把 2 个社区");
		expect(listed()).toHaveLength(3);
		expect(existsSync(join(workspace, "对照表.xlsx"))).toBe(false);
		expect(await checkAlone()).not.toContain("已把");
	});

	test("what the list has stays as it is, whichever way it was saved", async () => {
		// GB18030 for community,aliases,households / 东苑社区,,"1,200" with Windows' line ends.
		writeFileSync(
			list,
			Buffer.concat([
				Buffer.from("community,aliases,households\r\n"),
				Buffer.from("b6abd4b7c9e7c7f8", "hex"),
				Buffer.from(',,"1,200"\r\n'),
			]),
		);
		expect(await checkAlone()).toContain("参考表里没有 1 个社区（望湖社区");
		choose(workspace, "词", { 望湖社区: "新的社区" });
		await checkAlone();
		expect(readFileSync(list, "utf8")).toBe(
			'\uFEFFcommunity,aliases,households\r\n东苑社区,,"1,200"\r\n望湖社区,望湖社区居委会,\r\n',
		);
	});

	test("a list that nothing can be written into is told of, with what to write", async () => {
		writeFileSync(list, "community;aliases\n东苑社区;\n");
		await checkAlone();
		choose(workspace, "词", { 望湖社区: "新的社区" });
		expect(await checkAlone()).toMatch(
			/reference\/communities.csv 不是程序写得进去的样子.*：请把 望湖社区 自己写上。/,
		);
	});
});

test("a name that is written often is new though half of it is like another", async () => {
	writeFileSync(list, "community,aliases,households\n西苑社区,,900\n");
	expect((await checkAs()).asked.join("\n")).toContain("东苑社区（8 件）");
});
