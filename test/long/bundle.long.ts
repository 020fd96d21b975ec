import { execFileSync, spawnSync } from "node:child_process";
import {
	closeSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	rmSync,
	statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBundle } from "../../bundle/make-bundle.ts";
import { TARGETS, type Target } from "../../bundle/targets.ts";
import { zipFolder } from "../../bundle/zip-folder.ts";
import { build } from "../../pipeline/commands/build.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { plantSample } from "../data/the-sample.ts";
import { packUp } from "../package/pack-up.ts";

// What stands in a bundle can be looked at anywhere; run it can be on its own kind of machine alone.

const MOST_BYTES = 150_000_000;
/** Bytes by which a native file says for which processor it is. */
const MACHINES: Record<string, string> = {
	"windows-x64": "PE 8664",
	"linux-x64": "ELF 3e",
	"linux-arm64": "ELF b7",
};

const scratch = mkdtempSync(join(tmpdir(), "bundles-"));
let packed: string;
beforeAll(() => {
	packed = packUp(scratch, []);
}, 300_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const own = `${process.platform}-${process.arch}`;
const isOwn = ({ os, cpu }: Target) => `${os}-${cpu}` === own;

describe.each(TARGETS)("the bundle for $name", (target) => {
	// As a folder of an office is called.
	const place = join(scratch, `解开 的 ${target.name}`);
	const folder = join(place, `hotline-review-${target.name}`);
	beforeAll(() => {
		const made = join(scratch, `hotline-review-${target.name}`);
		makeBundle(target, { root: packagePath(), packed }, made);
		zipFolder(made, `${made}.zip`);
		mkdirSync(place);
		if (process.platform === "linux")
			execFileSync("unzip", ["-q", `${made}.zip`], { cwd: place });
		else cpSync(made, folder, { recursive: true });
		rmSync(made, { recursive: true });
	}, 1_800_000);

	test("is a zip of at most 150 MB", () => {
		const { size } = statSync(
			join(scratch, `hotline-review-${target.name}.zip`),
		);
		console.log(`${target.name}: ${(size / 1e6).toFixed(0)} MB`);
		expect(size).toBeLessThan(MOST_BYTES);
	});

	test("holds native code for its own processor alone", () => {
		const native = readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((path) => /\.(node|dll|so|exe)$|(^|\/)node$/.test(path))
			.filter((path) => statSync(join(folder, path)).isFile());
		// Node, the engine and what binds it, the dictionary, the pictures, the locks.
		expect(native.length).toBe(6);
		expect(
			native.filter(
				(path) => machineOf(join(folder, path)) !== MACHINES[target.name],
			),
		).toEqual([]);
	});

	test.runIf(isOwn(target) && target.os === "linux")(
		"builds the sample from an empty environment, as the checkout does",
		async () => {
			const workspace = join(place, "怡园 街道");
			plantSample(workspace);
			const started = run("start.sh", workspace);
			expect(started).toMatchObject({ status: 0, stderr: "" });
			expect(started.stdout).toContain("2023年3月报告已生成");
			const here = join(scratch, "here");
			plantSample(here);
			await build({ workspace: here }, { log: () => undefined });
			const told = (root: string) =>
				JSON.parse(
					readFileSync(join(root, "out", "2023-03", "manifest.json"), "utf8"),
				).outputs;
			expect(told(workspace)).toEqual(told(here));
			rmSync(here, { recursive: true });
		},
		600_000,
	);

	test.runIf(isOwn(target) && target.os === "linux")(
		"every command runs in it",
		() => {
			const workspace = join(place, "怡园 街道");
			const words = join(place, "归类.csv");
			for (const command of [
				["help"],
				["check", workspace],
				["explain", "满意率", workspace],
				["plan", "build"],
				["init", join(place, "新的")],
				["build", workspace, "--meeting", "--quiet"],
				[
					...["label", "--text", "工单标题,诉求内容", "--out", words],
					...[
						"--from",
						join(workspace, "exports", "怡园街道12345工单_2023年03月.xlsx"),
					],
				],
				["purge", workspace],
			]) {
				const ended = run("hotline-review", ...command);
				expect(ended, command.join(" ")).toMatchObject({
					status: 0,
					stderr: "",
				});
			}
			expect(existsSync(words)).toBe(true);
		},
		600_000,
	);

	function run(starter: string, ...words: string[]) {
		const { status, stdout, stderr } = spawnSync(
			"env",
			["-i", "PATH=/usr/bin:/bin", join(folder, starter), ...words],
			{ encoding: "utf8", cwd: "/", input: "" },
		);
		return { status, stdout, stderr };
	}
});

function machineOf(file: string): string {
	const head = Buffer.alloc(1024);
	const descriptor = openSync(file, "r");
	readSync(descriptor, head, 0, head.length, 0);
	closeSync(descriptor);
	if (head.toString("latin1", 0, 4) === "\x7fELF")
		return `ELF ${head.readUInt16LE(0x12).toString(16)}`;
	if (head.toString("latin1", 0, 2) !== "MZ") return "neither";
	return `PE ${head.readUInt16LE(head.readUInt32LE(0x3c) + 4).toString(16)}`;
}
