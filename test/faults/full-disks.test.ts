import { execFileSync, spawnSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { runHere } from "../run-here.ts";

// A small file system of its own stands for a full disk, where one may be mounted.

const INPUT = packagePath("test", "golden", "small", "input");
const isRoot = process.getuid?.() === 0;

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "full-"));
	cpSync(INPUT, workspace, { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const at = (path: string) => join(workspace, path);
const put = (path: string, content: string) => {
	mkdirSync(dirname(at(path)), { recursive: true });
	writeFileSync(at(path), content);
};

function canMount(): boolean {
	if (!isRoot || process.platform !== "linux") return false;
	const folder = mkdtempSync(join(tmpdir(), "mount-"));
	const mounted = spawnSync("mount", ["-t", "tmpfs", "tmpfs", folder]);
	if (mounted.status === 0) spawnSync("umount", [folder]);
	rmSync(folder, { recursive: true });
	return mounted.status === 0;
}

const mounts = canMount();
if (!mounts)
	console.warn("No file system can be mounted here: full disks are not tried.");

test.skipIf(!mounts).each([
	["out", "300k"],
	["tmp", "16k"],
])(
	"a full disk under %s is named, and the report before stays",
	async (name, size) => {
		const other = at("standing");
		put("standing/2023-03/report.html", "before");
		for (const folder of [name, "tmp"])
			mkdirSync(at(folder), { recursive: true });
		execFileSync("mount", [
			..."-t tmpfs -o".split(" "),
			`size=${size}`,
			"tmpfs",
			at(name),
		]);
		try {
			const out = name === "out" ? at(name) : other;
			const { status, stderr } = await runHere(
				["build", workspace, "--out", out],
				{ TMPDIR: at("tmp") },
			);
			expect(stderr).toMatch(new RegExp(`${name} {2}磁盘满了`));
			expect(stderr.trim().split("\n")).toHaveLength(2);
			expect(status).toBe(1);
		} finally {
			execFileSync("umount", [at(name)]);
		}
		expect(readFileSync(join(other, "2023-03/report.html"), "utf8")).toBe(
			"before",
		);
	},
	300_000,
);
