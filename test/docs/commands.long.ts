import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { inventTexts } from "../pipeline/topic-model/invented-texts.ts";
import { commandsOf, PAGES, readPage } from "./pages.ts";

// Runs every command of the program that stands in a block of a page, in the order of the page, in a folder of exports as they may come.

const MAIN = packagePath("dist", "pipeline", "main.js");
const WORKSPACES = ["工作区文件夹", "我的街道", "my-street"];
const PAGES_WITH_COMMANDS = PAGES.filter(
	(page) => programCommands(page).length > 0,
);

function programCommands(page: string): string[][] {
	return commandsOf(page)
		.filter((command) => command.startsWith("npx hotline-review "))
		.map((command) => command.split(/\s+/).slice(2));
}

const scratch = mkdtempSync(join(tmpdir(), "commands-"));
beforeAll(() => {
	for (const workspace of WORKSPACES) {
		run(["init", workspace]);
		writeFileSync(
			join(scratch, workspace, "exports", "工单.csv"),
			writeTickets(),
		);
	}
	// Files are read by what they hold, whatever they are called.
	writeFileSync(join(scratch, "已分类.xlsx"), writeLabelled());
	writeFileSync(join(scratch, "新工单.xlsx"), writeTickets());
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("there are pages with commands", () => {
	expect(PAGES_WITH_COMMANDS).toEqual(
		expect.arrayContaining(["README.md", "README.zh-CN.md", "docs/clerk.md"]),
	);
});

test.each(PAGES_WITH_COMMANDS)(
	"the commands of %s do what they are said to",
	async (page) => {
		for (const words of programCommands(page)) {
			const ended =
				words[0] === "preview" ? await runForAWhile(words) : run(words);
			expect(ended, words.join(" ")).toMatchObject({ status: 0, stderr: "" });
		}
		if (page === "docs/clerk.md")
			expect(existsSync(join(scratch, "结果.csv"))).toBe(true);
	},
	300_000,
);

test.skipIf(process.platform === "win32")(
	"the line for cron builds, and says in its log that it did",
	() => {
		const [line = ""] =
			readPage("docs/schedule.md").match(/(?<=^ {4}30 6 \* \* \* ).+$/m) ?? [];
		const command = line
			.replaceAll("\\%", "%")
			.replace("/data/yiyuan", join(scratch, "my-street"))
			.replace("npx hotline-review", `"${process.execPath}" "${MAIN}"`);
		for (const runs of [1, 2]) {
			expect(spawnSync("sh", ["-c", command]).status).toBe(0);
			const log = readFileSync(join(scratch, "my-street", "build.log"), "utf8");
			expect(log).toMatch(
				new RegExp(`^([\\d-]{10} [\\d:]{8} build 0\\n){${runs}}$`),
			);
		}
	},
);

function run(words: readonly string[]) {
	const { status, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
		cwd: scratch,
		encoding: "utf8",
		input: "",
	});
	return { status, stderr };
}

// It serves until it is told to stop.
async function runForAWhile(words: readonly string[]) {
	const child = spawn(process.execPath, [MAIN, ...words, "--port", "0"], {
		cwd: scratch,
		stdio: ["ignore", "pipe", "inherit"],
	});
	let said = "";
	// The address, then how the first build ended.
	for await (const chunk of child.stdout) {
		said += chunk;
		if (/预览：.*报告/s.test(said)) break;
	}
	child.kill("SIGINT");
	const [status] = await once(child, "close");
	return { status, stderr: "" };
}

function writeLabelled(): string {
	const rows = inventTexts(80).map(({ title, content, label }) =>
		[title, content, label].join(","),
	);
	return `标题,内容,类别\n${rows.join("\n")}\n`;
}

// Two months of a street: enough for every command, and no more.
function writeTickets(): string {
	const rows = inventTexts(80).map(({ title, content, label }, index) => {
		const month = index < 100 ? "02" : "03";
		const date = `2023-${month}-${String((index % 28) + 1).padStart(2, "0")}`;
		return [
			`YY2023${month}${String(index).padStart(5, "0")}`,
			`${date} 0${(index % 9) + 1}:15:00`,
			`${date} 2${index % 4}:00:00`,
			"已办结",
			index % 3 === 0 ? "北屏社区" : "怡海社区",
			index % 5 === 0 ? "网络" : "电话",
			title || label,
			content,
			index % 7 === 0 ? "不满意" : "满意",
		].join(",");
	});
	const heads =
		"工单编号,受理时间,办结时间,工单状态,社区,诉求渠道,标题,内容,满意度";
	return `${[heads, ...rows].join("\n")}\n`;
}
