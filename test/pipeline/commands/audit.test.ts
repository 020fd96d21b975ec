import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { purge } from "../../../pipeline/commands/purge.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { UserError } from "../../../pipeline/user-error.ts";

const workspace = mkdtempSync(join(tmpdir(), "audit-"));
const out = (path: string) => join(workspace, "out", path);
const effects = { log: () => undefined, secret: "x" };

beforeAll(() => {
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const readLog = () =>
	readFileSync(out("audit.log"), "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line));

test("a line for each build and purge tells when, from what and how much, to the owner alone", async () => {
	await build({ workspace }, effects);
	const [built] = readLog();
	expect(built).toMatchObject({
		command: "build",
		outcome: "built",
		version: JSON.parse(readFileSync(packagePath("package.json"), "utf8"))
			.version,
		period: "2023-03",
		profile: "default-shandong",
		counts: { files: 2, records: 21, counted: 17, rejected: 1 },
	});
	expect(built.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
	const manifest = readFileSync(out("2023-03/manifest.json"), "utf8");
	for (const { path, sha256 } of built.inputs) {
		expect(manifest).toContain(path);
		expect(manifest).toContain(sha256);
	}
	// By what is told of the exports, whoever wants can draw the call-backs again.
	const hashes = built.inputs
		.filter(({ path }: { path: string }) => /\.(csv|xlsx)$/.test(path))
		.filter(
			({ path }: { path: string }) => !/^(reference|campaign)\//.test(path),
		)
		.map(({ sha256 }: { sha256: string }) => sha256)
		.sort();
	const seed = createHash("sha256")
		.update([...hashes, "2023-03"].join("\n"))
		.digest("hex");
	expect(JSON.parse(manifest).draw_seed).toBe(seed);
	if (process.platform !== "win32")
		expect((statSync(out("audit.log")).mode & 0o777).toString(8)).toBe("600");

	// A build that fails leaves the report, even one that the run before had moved aside.
	renameSync(out("2023-03"), out("2023-03.being-replaced"));
	writeFileSync(
		join(workspace, "exports", "坏.csv"),
		"工单编号,受理时间\n9,不是时间\n8,也不是\n",
	);
	await expect(build({ workspace }, effects)).rejects.toThrow(UserError);
	expect(existsSync(out("2023-03/report.html"))).toBe(true);
	expect(readLog().at(-1)).toMatchObject({ outcome: "failed" });

	const { removed } = await purge(workspace);
	expect(readLog()).toHaveLength(3);
	expect(readLog().at(-1)).toMatchObject({ command: "purge", removed });
	expect(removed).toContain(out("2023-03"));
});
