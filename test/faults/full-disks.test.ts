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

async function buildOn(
	name: string,
	size: string,
	out: string,
): Promise<{ status: number; stderr: string; report: string }> {
	for (const folder of [name, "tmp"])
		mkdirSync(at(folder), { recursive: true });
	execFileSync("mount", [
		..."-t tmpfs -o".split(" "),
		`size=${size}`,
		"tmpfs",
		at(name),
	]);
	try {
		const page = `${out}/2023-03/report.html`;
		put(page, "before");
		const told = await runHere(["build", workspace, "--out", at(out)], {
			TMPDIR: at("tmp"),
		});
		return { ...told, report: readFileSync(at(page), "utf8") };
	} finally {
		execFileSync("umount", [at(name)]);
	}
}

// By `npm run crash`; test/faults/faults.test.ts has a disk that is full from the first byte.
test.runIf(mounts && process.env.TEST_ALL)(
	"a full disk under out is named, and the report before stays",
	async () => {
		const { status, stderr, report } = await buildOn("out", "300k", "out");
		expect(report).toBe("before");
		expect(stderr).toMatch(/out {2}磁盘满了/);
		expect(stderr.trim().split("\n")).toHaveLength(2);
		expect(status).toBe(1);
	},
	300_000,
);

// Fonts were unpacked there; nothing of a build of this size is laid down there now.
test.skipIf(!mounts)(
	"a full disk for temporary files hinders no small build",
	async () => {
		const { status, stderr, report } = await buildOn("tmp", "4k", "standing");
		expect(stderr).toBe("");
		expect(status).toBe(0);
		expect(report).toContain("<html");
	},
	300_000,
);
