import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Preview, preview } from "../../../pipeline/commands/preview.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

// A program of its own, whose templates may change while other tests run.
const root = mkdtempSync(join(tmpdir(), "preview-"));
const [program, workspace] = [join(root, "program"), join(root, "workspace")];
const said: string[] = [];
let shown: Preview;

beforeAll(async () => {
	for (const part of ["package.json", "dist", "queries", "templates"])
		cpSync(packagePath(part), join(program, part), { recursive: true });
	const defaults = packagePath("data", "defaults");
	cpSync(defaults, join(program, "data", "defaults"), { recursive: true });
	symlinkSync(
		packagePath("node_modules"),
		join(program, "node_modules"),
		"junction",
	);
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
	writeFileSync(join(workspace, "profile.yaml"), "name: 甲街道\n");
	shown = await preview(
		{
			workspace,
			port: 0,
			buildWords: ["--period", "2023-03", "--verbose"],
		},
		{
			say: (text) => said.push(text),
			program: [process.execPath, join(program, "dist", "pipeline", "main.js")],
		},
	);
	await builds(1);
}, 120_000);
afterAll(async () => {
	await shown.stop();
	rmSync(root, { recursive: true, force: true });
});

const builds = (count: number) =>
	vi.waitFor(() => expect(shown.builds()).toBeGreaterThanOrEqual(count), {
		timeout: 100_000,
		interval: 100,
	});

/** Changes something, pokes the preview and answers which steps ran. */
async function ranAfter(change: () => void): Promise<string[]> {
	const before = shown.builds();
	change();
	const now = new Date();
	utimesSync(join(workspace, "profile.yaml"), now, now);
	await builds(before + 1);
	return stepsOf(said.at(-1) ?? "");
}

const stepsOf = (text: string) =>
	[...text.matchAll(/^ *[\d.]+ (?:毫秒|秒) {2}(\S+) {2}(.+)$/gm)].map(
		([, kind, node]) => `${kind} ${node}`,
	);

const readPage = (page: string) =>
	readFileSync(join(workspace, "out", "2023-03", page), "utf8");

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

test("at first everything is made", () => {
	const steps = stepsOf(said[1] ?? "");
	expect(steps).toContain("读取 exports");
	expect(steps).toContain("归类 labels");
	expect(steps).toContain("推断 est_forecast");
	expect(steps).toContain("写出 tables/tickets.csv");
});

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

test("where nothing has changed nothing runs", async () => {
	expect(await ranAfter(() => undefined)).toEqual([]);
	expect(said.at(-1)).toContain("2023-03");
}, 120_000);

test("a changed template prints the pages again, and reads, labels, counts and estimates nothing", async () => {
	const steps = await ranAfter(() =>
		appendFileSync(join(program, "templates", "report.hbs"), "<!-- new -->"),
	);
	expect(readPage("report.html")).toContain("<!-- new -->");
	expect(steps.filter((step) => step.startsWith("写出")).sort()).toEqual(
		[
			"communities",
			"first_page",
			"meeting",
			"meeting_word",
			"packs",
			"report",
			"visits",
			"word",
		].map((page) => `写出 ${page}`),
	);
	// Which period it is, the seed of what is drawn and the rules that a page prints are no work on the exports.
	const others = steps.filter((step) => !/^(写出|查漏) /.test(step));
	expect(others.filter((step) => !step.startsWith("读取 "))).toEqual([]);
	expect(
		others.filter((step) => !/^读取 (periods|draw$|rules of )/.test(step)),
	).toEqual([]);
}, 120_000);

test("a new export is read and labelled by the rules as they are now, and all that follows from it is made", async () => {
	writeFileSync(join(workspace, "profile.yaml"), "name: 改了名的街道\n");
	const steps = await ranAfter(() =>
		writeFileSync(
			join(workspace, "exports", "补充202303.csv"),
			"工单编号,受理时间,办结时间,标题,社区\nNEW1,2023-03-05 09:00:00,2023-03-06 09:00:00,路灯不亮,甲社区\n",
		),
	);
	expect(readPage("tables/tickets.csv")).toContain("NEW1");
	expect(steps).toContain("读取 exports");
	expect(steps).toContain("归类 labels");
	expect(steps).toContain("写出 tables/tickets.csv");
	expect((await ask("/2023-03/report.html")).text).toContain("改了名的街道");
}, 120_000);

test("a mistake in a rule is told, and leaves the report standing", async () => {
	const before = shown.builds();
	appendFileSync(join(workspace, "profile.yaml"), "nam: 写错了\n");
	await builds(before + 1);
	expect(said.at(-1)).toContain("不认识的设置项“nam”");
	expect((await ask("/2023-03/report.html")).text).toContain("改了名的街道");
});
