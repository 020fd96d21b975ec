import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../../pipeline/commands/build.ts";
import type { BuildOptions } from "../../../../pipeline/commands/build-result.ts";
import { check } from "../../../../pipeline/commands/check.ts";
import { explain } from "../../../../pipeline/commands/explain.ts";
import { makeRoom } from "../../../../pipeline/commands/kept/cache.ts";
import { openDuckdb } from "../../../../pipeline/database/duckdb.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";
import { makeOutputs } from "../../../make-outputs.ts";

const root = mkdtempSync(join(tmpdir(), "cache-"));
const workspace = join(root, "workspace");
const kept = join(workspace, ".cache", "kept");
const march = join(workspace, "exports", "工单明细202303.csv");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NAME = "欧阳震霆";
const PHONE = "13977665544";
const TITLE = "请把我家门口那棵枇杷树移走";
const CONTENT = "我住在这里三十一年，枇杷树的影子落在窗上，孩子害怕。";
const PLACE = "琉璃弄后进天井左手第二间";
const REPLY = "经与来电人当面沟通，枇杷树已经移到河边。";

beforeAll(() => {
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
	writeFileSync(
		join(workspace, "exports", "补充202303.csv"),
		[
			"工单编号,受理时间,办结时间,标题,诉求内容,详细地址,联系人,联系电话,处理结果,社区",
			`CANARY1,2023-03-05 09:00:00,2023-03-06 09:00:00,${TITLE},${CONTENT},${PLACE},${NAME},${PHONE},${REPLY},甲社区`,
		].join("\n"),
	);
});

/** Builds into a folder of its own, so that nothing but the cache is there before; answers what ran and what came of it. */
async function run(
	name: string,
	options: Partial<BuildOptions> = {},
	secret = "x",
) {
	const ran: string[] = [];
	const out = join(root, name);
	await build(
		{ workspace, out, period: "2023-03", force: true, ...options },
		{ log: () => undefined, secret, tell: ({ node }) => ran.push(node) },
	);
	const files = readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== "audit.log")
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	const read = files.map((file) => [
		file.slice(out.length),
		readFileSync(file, "base64"),
	]);
	return { ran, files: Object.fromEntries(read) as Record<string, string> };
}

const estimates = (nodes: readonly string[]) =>
	nodes.filter(
		(node) =>
			node.startsWith("est_") &&
			// What knows of doors is never kept.
			!node.startsWith("est_visit_"),
	);
const names = () => readdirSync(kept).sort();

let plain: Record<string, string>;

test("cold, two at once, warm and without a cache the report is the same, and warm nothing is labelled or estimated again", async () => {
	({ files: plain } = await run("none", { cache: false }));
	expect(existsSync(kept)).toBe(false);
	// Two at once, which find nothing and keep the same.
	const [cold, beside] = await Promise.all([run("cold"), run("beside")]);
	expect(cold.files).toEqual(plain);
	expect(beside.files).toEqual(plain);
	expect(estimates(cold.ran).length).toBeGreaterThan(5);
	expect(cold.ran).toContain("labels");
	const before = names();
	const warm = await run("warm");
	expect(warm.files).toEqual(plain);
	expect(warm.ran).not.toContain("labels");
	expect(warm.ran).not.toContain("int_days");
	expect(estimates(warm.ran)).toEqual([]);
	expect(names()).toEqual(before);
}, 300_000);

test("of what is kept only its owner can read anything, and nobody a citizen's words, name, number or address", async () => {
	const files = names().map((name) => join(kept, name));
	expect(files.length).toBeGreaterThan(30);
	if (process.platform !== "win32") {
		expect((statSync(kept).mode & 0o777).toString(8)).toBe("700");
		for (const file of files)
			expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
	}
	const database = await openDuckdb();
	let cells = "";
	for (const file of files) {
		cells += file.endsWith(".json")
			? readFileSync(file, "utf8")
			: JSON.stringify(
					await database.rows(`select * from read_parquet('${file}')`),
				);
	}
	await database.close();
	expect(cells).toContain("CANARY1");
	for (const canary of [NAME, PHONE, TITLE, PLACE, REPLY])
		expect(cells).not.toContain(canary);
	for (const sentence of CONTENT.split(/[，。]/).filter((part) => part !== ""))
		expect(cells).not.toContain(sentence);
});

test("explain computes again from the rows that were kept, or reads them again when asked, and says which", async () => {
	const ask = (verify: boolean) =>
		explain(
			{ workspace, metric: "ontime_rate", period: "2023-03", verify },
			{ log: () => undefined, secret: "x" },
		);
	const [warm, verified] = [await ask(false), await ask(true)];
	expect(warm).toMatchObject({ recomputed_from: "cache", agrees: true });
	expect(verified).toEqual({ ...warm, recomputed_from: "files" });
	expect(warm.tickets.length).toBeGreaterThan(0);
}, 120_000);

test("a check says the same of what was kept", async () => {
	const ask = (cache: boolean) =>
		check(
			{ workspace, period: "2023-03", cache },
			{ log: () => undefined, secret: "x" },
		);
	expect(await ask(true)).toEqual(await ask(false));
}, 120_000);

test("what another secret keyed is never used", async () => {
	const before = new Set(names());
	const other = await run("secret", {}, "another");
	// No secret is in what is printed.
	expect(other.files).toEqual(plain);
	expect(other.ran).toContain("labels");
	// What knows no caller may be the same; what was read is another's altogether.
	const added = names().filter((name) => !before.has(name));
	expect(added.length).toBeGreaterThan(20);
}, 300_000);

test("one whose cache is half gone or half written comes out the same", async () => {
	for (const [index, name] of names().entries()) {
		if (index % 3 === 0) rmSync(join(kept, name));
		if (index % 3 === 1) writeFileSync(join(kept, name), "PAR1 and no more");
	}
	expect((await run("half")).files).toEqual(plain);
}, 300_000);

test("beside a changed export, at another moment and of another period, the others stay as they were read, and so do their labels", async () => {
	// Bytes as they are: the file is not in UTF-8.
	const [, line = ""] = readFileSync(march, "latin1").split("\n");
	const added = `${line.replace(/^[^,]+/, "NEW1")}\n`;
	appendFileSync(march, added, "latin1");
	const options = { period: "2023-02", asOf: "2023-03-20" };
	const bare = await run("changed-bare", { ...options, cache: false });
	const before = new Set(names());
	const other = await run("changed", options);
	expect(other.files).toEqual(bare.files);
	expect(Object.keys(other.files)).toContain("/2023-02/report.html");
	const fresh = names().filter((name) => !before.has(name));
	const reads = fresh
		.filter((name) => name.endsWith(".json"))
		.map((name) => JSON.parse(readFileSync(join(kept, name), "utf8")))
		.filter((file) => "tickets" in file);
	expect(reads.map(({ paths }) => paths)).toEqual([["工单明细202303.csv"]]);
}, 300_000);

test("by other rules figures are counted right from what was kept", async () => {
	const options = { workspace, period: "2023-03", profile: "shanghai-2018" };
	const made = ["tables/metrics.csv", "tables/figures.csv"];
	const ask = async (cache: boolean) => {
		const { text, paths } = await makeOutputs({ ...options, cache }, made);
		return paths.map((path) => [path, text(path)]);
	};
	const bare = await ask(false);
	expect(bare.length).toBeGreaterThan(1);
	expect(await ask(true)).toEqual(bare);
}, 120_000);

test("within its limit the cache keeps what was used last", () => {
	for (const name of names()) rmSync(join(kept, name));
	for (const [name, used] of [
		["a.parquet", 3],
		["b.parquet", 1],
		["c.parquet", 2],
	] as const) {
		writeFileSync(join(kept, name), Buffer.alloc(1000));
		utimesSync(join(kept, name), used, used);
	}
	makeRoom(workspace, 2500);
	expect(names()).toEqual(["a.parquet", "c.parquet"]);
});
