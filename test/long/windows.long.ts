import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBundle } from "../../bundle/make-bundle.ts";
import { TARGETS, type Target } from "../../bundle/targets.ts";
import { build } from "../../pipeline/commands/build.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { plantSample } from "../data/the-sample.ts";
import { packUp } from "../package/pack-up.ts";
import {
	openWine,
	putOlderNode,
	toWindows,
	type Wine,
	whyNoWine,
} from "./wine/wine.ts";

// No machine here has Windows: its bundle is run by Wine, with Node 22 for the bundle's 24, which Wine 8 cannot start.

const lacking = whyNoWine();
if (lacking) console.log(`the bundle for Windows is not tried: ${lacking}`);

describe.skipIf(lacking)("the bundle for Windows", () => {
	const scratch = mkdtempSync(join(tmpdir(), "windows-"));
	// As a folder of an office is called.
	const bundle = join(scratch, "解开 的");
	const workspace = join(scratch, "怡园 街道");
	let wine: Wine;
	beforeAll(() => {
		const target = TARGETS.find(({ os }) => os === "win32") as Target;
		const packed = packUp(scratch, []);
		makeBundle(target, { root: packagePath(), packed }, bundle);
		putOlderNode(scratch, bundle);
		wine = openWine(scratch);
		plantSample(workspace);
	}, 1_800_000);
	afterAll(() => rmSync(scratch, { recursive: true, force: true }));

	// `call`, or cmd takes the first and the last quote away where there are four.
	const runFile = (file: string, ...words: string[]) =>
		wine.run("cmd", "/c", "call", toWindows(join(bundle, file)), ...words);
	const type = (...words: string[]) => runFile("hotline-review.cmd", ...words);

	test("a workspace dropped on its starter is checked and built, to the bytes of the checkout", async () => {
		const started = runFile("开始.cmd", toWindows(workspace));
		expect(started).toMatchObject({ status: 0, err: "" });
		expect(started.out).toContain("2023年3月报告已生成");
		const here = join(scratch, "here");
		plantSample(here);
		await build({ workspace: here }, { log: () => undefined });
		expect(outputsOf(workspace)).toEqual(outputsOf(here));
	}, 1_800_000);

	test("every command runs in it", () => {
		const place = toWindows(workspace);
		for (const command of [
			["help"],
			["check", place],
			["explain", "满意率", place],
			["plan", "build"],
			["init", toWindows(join(scratch, "新的"))],
			["build", place, "--meeting", "--quiet"],
			["purge", place],
		])
			expect(type(...command), command.join(" ")).toMatchObject({
				status: 0,
				err: "",
			});
	}, 1_800_000);

	test("a mistake is one message in Chinese, with its hint", () => {
		const { status, out, err } = type(
			"build",
			toWindows(join(scratch, "没有")),
		);
		expect({ status, out }).toEqual({ status: 1, out: "" });
		expect(err).toMatch(/^[^\n]*没有这个文件夹[^\n]*\n {2}提示：[^\n]+\n$/);
	}, 300_000);
});

const outputsOf = (workspace: string) =>
	JSON.parse(
		readFileSync(join(workspace, "out", "2023-03", "manifest.json"), "utf8"),
	).outputs;
