import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { listNames, preload, runFolders, start } from "./run-program.ts";

// Each starts the whole program, some of them twice at once.
vi.setConfig({ testTimeout: 300_000 });

let workspace: string;
let temporary: string;
beforeEach(() => {
	const root = mkdtempSync(join(tmpdir(), "signals-"));
	workspace = join(root, "workspace");
	temporary = join(root, "tmp");
	mkdirSync(temporary);
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
});
afterEach(() =>
	rmSync(join(workspace, ".."), { recursive: true, force: true }),
);

const begin = (words: readonly string[], preloads: readonly string[] = []) =>
	start(
		[...words, workspace],
		{ TMPDIR: temporary, TEMP: temporary },
		preloads,
	);
// What was built before would stand, and there would be nothing to disturb.
const wordsOf = (command: string) =>
	command === "build" ? [command, "--no-cache"] : [command];
const beginAlike = (command: string) =>
	begin(wordsOf(command), [preload("same-process-id.mjs")]);
const cache = () => join(workspace, ".cache");
const works = (folder: string, count = 1) =>
	vi.waitFor(() => expect(runFolders(folder)).toHaveLength(count), {
		timeout: 120_000,
		interval: 20,
	});

test.each([
	["check", "SIGTERM"],
	["explain", "SIGINT"],
	["build", "SIGHUP"],
] as const)(
	"%s leaves no text behind when %s ends it",
	async (command, signal) => {
		const words =
			command === "explain" ? [command, "volume"] : wordsOf(command);
		const { child, ended } = begin(words);
		await works(command === "build" ? cache() : temporary);
		child.kill(signal);
		expect(await ended).toMatchObject({ signal });
		expect(listNames(temporary)).toEqual([]);
		expect(listNames(cache())).toEqual([]);
	},
);

// Such a signal once ended the process before it had said that it would hear it.
test("a signal at the moment its folder is made leaves nothing behind", async () => {
	const { ended } = begin(["check"], [preload("signal-at-folder.mjs")]);
	expect(await ended).toMatchObject({ signal: "SIGTERM" });
	expect(listNames(temporary)).toEqual([]);
});

test("what a killed run left is never opened again, and the next run removes it", async () => {
	const killed = ["build", "check"].map(beginAlike);
	await Promise.all([works(cache()), works(temporary)]);
	for (const { child } of killed) child.kill("SIGKILL");
	for (const { ended } of killed) await ended;
	expect(runFolders(cache())).toHaveLength(1);
	expect(runFolders(temporary)).toHaveLength(1);
	expect(await beginAlike("check").ended).toMatchObject({ code: 0 });
	expect(listNames(cache())).toEqual([]);
	expect(listNames(temporary)).toEqual([]);
});

// In `npm run crash`, which has two builds at once as well.
test.runIf(process.env.TEST_ALL)(
	"a purge meanwhile does not disturb a build",
	async () => {
		const builds = ["build"].map(beginAlike);
		await works(cache());
		const { code, said } = await beginAlike("purge").ended;
		expect({ code, said }).toMatchObject({ code: 0 });
		expect(said).toContain("正由另一次运行使用");
		for (const { ended } of builds)
			expect(await ended).toMatchObject({ code: 0 });
		expect(existsSync(join(workspace, "out/2023-03/manifest.json"))).toBe(true);
		expect(listNames(workspace)).toEqual(
			[
				".cache",
				".secret",
				"exports",
				"out",
				"profile.yaml",
				"reference",
			].sort(),
		);
		expect(listNames(cache())).toEqual([]);
		expect(listNames(join(workspace, "out"))).toEqual([
			"2023-03",
			"audit.log",
			"index.html",
			"published",
		]);
	},
);
