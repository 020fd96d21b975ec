import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { STARTERS, toStarter } from "../../bundle/starters.ts";
import { NODE_VERSION, TARGETS } from "../../bundle/targets.ts";
import { packagePath } from "../../pipeline/package-root.ts";

const text = (os: "linux" | "win32", file: string) =>
	toStarter({ os }, file, NODE_VERSION);

test("every starter that is written is put into a bundle", () => {
	const files = (folder: string) =>
		readdirSync(packagePath("bundle", "starters", folder)).sort();
	const names = (os: "linux" | "win32") =>
		STARTERS[os].map(({ file }) => file).sort();
	expect(names("linux")).toEqual(files("linux"));
	expect(names("win32")).toEqual(files("windows"));
});

test.each(["开始.cmd", "hotline-review.cmd"])(
	"%s is what cmd.exe can read",
	(file) => {
		const command = text("win32", file);
		expect(command.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
		expect(command.endsWith("\r\n")).toBe(true);
		expect(command).toMatch(/^@echo off\r\n/);
		// A mark of encoding is taken for a command, and lines with other signs are read in the code page before chcp.
		expect(command).toMatch(/^[\x20-\x7e\r\n]+$/);
		const lines = command.split("\r\n");
		for (const line of lines.filter((each) => each.includes("%~"))) {
			const bare = line.replaceAll(/"[^"]*"/g, "");
			expect(bare, "a path stands in quotes").not.toContain("%~");
		}
	},
);

test("开始.cmd speaks UTF-8, waits to be read, and ends as the program did", () => {
	const lines = text("win32", "开始.cmd").split("\r\n");
	expect(lines[1]).toBe("chcp 65001 >nul");
	const started = lines.findIndex((line) => line.includes("main.js"));
	expect(lines[started]).toContain('start "%~1")');
	expect(lines[started + 1]).toBe("set code=%errorlevel%");
	expect(lines.slice(started + 2)).toEqual([
		"echo.",
		"pause",
		"exit /b %code%",
		"",
	]);
});

test.skipIf(process.platform === "win32").each(["start.sh", "hotline-review"])(
	"%s is what any sh can read",
	(file) => {
		const script = text("linux", file);
		expect(script).toMatch(/^#!\/bin\/sh\n/);
		expect(script).not.toContain("\r");
		execFileSync("sh", ["-n"], { input: script });
		try {
			execFileSync("shellcheck", ["--shell=sh", "-"], { input: script });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		}
	},
);

test.each(["linux", "win32"] as const)(
	"the note for %s names the Node it comes with",
	(os) => {
		expect(text(os, "说明.txt")).toContain(`Node ${NODE_VERSION}`);
		expect(text(os, "说明.txt")).not.toContain("{{");
	},
);

test("all come with the same Node, the recommended one", () => {
	expect(NODE_VERSION).toMatch(/^24\./);
	expect(new Set(TARGETS.map(({ node }) => node.integrity)).size).toBe(
		TARGETS.length,
	);
});
