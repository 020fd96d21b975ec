import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";

const workspace = mkdtempSync(join(tmpdir(), "network-"));
beforeAll(() => {
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const denial = pathToFileURL(packagePath("test/network/deny-network.mjs")).href;
const node = (words: readonly string[]) => [
	process.execPath,
	`--import=${denial}`,
	...words,
];
const run = ([command = "", ...words]: readonly string[]) =>
	spawnSync(command, words, { encoding: "utf8" });

// Native code is denied it by a name space without any network, where the system lends one.
const apart = ["unshare", "--map-root-user", "--net", "--"];
const canPart = run([...apart, "true"]).status === 0;

test("the denial is heard", () => {
	for (const asking of [
		'await fetch("http://127.0.0.1")',
		'(await import("node:dns")).lookup("localhost", () => undefined)',
		'(await import("node:net")).connect(80)',
	])
		expect(run(node(["--input-type=module", "--eval", asking])).status).toBe(
			99,
		);
});

test("a build asks for no network and needs none", () => {
	const program = packagePath("dist", "pipeline", "main.js");
	const words = node([program, "build", workspace, "--json"]);
	const { status, stderr, stdout } = run(
		canPart ? [...apart, ...words] : words,
	);
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	expect(JSON.parse(stdout).report.records).toBe(21);
}, 300_000);
