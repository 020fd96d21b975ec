import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Preview, preview } from "../../../pipeline/commands/preview.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

const workspace = mkdtempSync(join(tmpdir(), "preview-"));
const said: string[] = [];
let shown: Preview;

beforeAll(async () => {
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
	const program = packagePath("dist", "pipeline", "main.js");
	shown = await preview(
		{ workspace, port: 0, buildWords: ["--period", "2023-03"] },
		{ say: (text) => said.push(text), program: [process.execPath, program] },
	);
	await builds(1);
});
afterAll(async () => {
	await shown.stop();
	rmSync(workspace, { recursive: true, force: true });
});

const builds = (count: number) =>
	vi.waitFor(() => expect(shown.builds()).toBeGreaterThanOrEqual(count), {
		timeout: 50_000,
		interval: 100,
	});

/** A request as it is written, where `fetch` would tidy the path first. */
function ask(path: string, options: { method?: string; host?: string } = {}) {
	const { port } = new URL(shown.address);
	const { method, host } = options;
	return new Promise<{ status?: number; type?: string; text: string }>(
		(resolve, reject) => {
			const headers = host ? { host } : {};
			request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
				let text = "";
				answer.setEncoding("utf8").on("data", (part) => {
					text += part;
				});
				answer.on("end", () =>
					resolve({
						status: answer.statusCode,
						type: answer.headers["content-type"],
						text,
					}),
				);
			})
				.on("error", reject)
				.end();
		},
	);
}

test("shows the report that it has built, and says where", async () => {
	const page = await ask("/2023-03/report.html");
	expect(page).toMatchObject({ status: 200, type: "text/html;charset=utf-8" });
	expect(page.text).toContain("<!doctype html>");
	expect(said[0]).toContain(shown.address);
	expect(said[1]).toContain("2023年3月报告已生成");
});

test("gives nothing to other names, other methods, and nothing from outside or from restricted", async () => {
	expect((await ask("/", { host: "evil.example" })).status).toBe(403);
	expect((await ask("/", { method: "POST" })).status).toBe(405);
	const folder = join(workspace, "out", "2023-03");
	symlinkSync(join(workspace, ".secret"), join(folder, "link.html"));
	symlinkSync(join(workspace, "exports"), join(folder, "linked"));
	for (const path of [
		"/2023-03/restricted/heavy_callers.csv",
		"/2023-03/%72estricted/heavy_callers.csv",
		"/2023-03//restricted//heavy_callers.csv",
		"/../.secret",
		"/..%2f.secret",
		"/../profile.yaml",
		"/2023-03/link.html",
		"/2023-03/linked/%E5%B7%A5%E5%8D%95%E6%98%8E%E7%BB%86202303.csv",
		"/2023-03/%",
	])
		expect((await ask(path)).status, path).toBeGreaterThanOrEqual(403);
	expect((await ask("/2023-03/tables/metrics.csv")).status).toBe(200);
});

test("builds again when a rule changes, and a mistake in it leaves the report standing", async () => {
	const before = shown.builds();
	writeFileSync(join(workspace, "profile.yaml"), "name: 改了名的街道\n");
	await builds(before + 1);
	expect((await ask("/2023-03/report.html")).text).toContain("改了名的街道");
	appendFileSync(join(workspace, "profile.yaml"), "nam: 写错了\n");
	await builds(before + 2);
	expect(said.at(-1)).toContain("不认识的设置项“nam”");
	expect((await ask("/2023-03/report.html")).text).toContain("改了名的街道");
});
