import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../../../pipeline/commands/build.ts";
import type { BuildOptions } from "../../../../pipeline/commands/build-result.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";
import { UserError } from "../../../../pipeline/user-error.ts";
import { readFolder } from "../../../fuzz/outcome.ts";
import {
	type DuckdbBehind,
	openDuckdbBehind,
} from "../../database/engine/duckdb-behind.ts";
import {
	type Endpoint,
	openEndpoint,
	Refusal,
	refuse,
} from "../../database/engine/endpoint.ts";

// A build whose statements run behind an endpoint that speaks as ClickHouse does; ClickHouse itself is asked in `npm run clickhouse`.

const PASSWORD = "HOTLINE_TEST_ENGINE_PASSWORD";
let behind: DuckdbBehind;
let endpoint: Endpoint;
let folder: string;
let workspace: string;
let near: Map<string, Buffer>;
let far: Map<string, Buffer>;

async function buildTo(out: string, more: Partial<BuildOptions> = {}) {
	const options = { workspace, out: join(folder, out), cache: false, ...more };
	await build(options, { log: () => undefined, secret: "one secret" });
	return readFolder(options.out);
}

beforeAll(async () => {
	process.env[PASSWORD] = "s3cret";
	behind = await openDuckdbBehind();
	endpoint = await openEndpoint(behind);
	folder = mkdtempSync(join(tmpdir(), "build-far-"));
	workspace = join(folder, "workspace");
	cpSync(packagePath("test", "golden", "small", "input"), workspace, {
		recursive: true,
	});
	appendFileSync(
		join(workspace, "profile.yaml"),
		`\nengine: {kind: clickhouse, host: 127.0.0.1, port: ${endpoint.port}, tls: none, database: hotline, prefix: review_, user: writer, password_env: ${PASSWORD}, retries: 0}\n`,
	);
	near = await buildTo("near");
	far = await buildTo("far", { engine: "clickhouse", verify: true });
});
afterAll(async () => {
	await endpoint.stop();
	delete process.env[PASSWORD];
	rmSync(folder, { recursive: true });
});

const MANIFEST = /\/manifest\.json$/;
const FILES = /\.(csv|html|arrow|docx|xlsx)$/;
const manifestOf = (files: Map<string, Buffer>) => {
	const [, bytes] = [...files].find(([path]) => MANIFEST.test(path)) ?? [];
	return JSON.parse(String(bytes));
};

test("its files are the same bytes, and the manifest says which engine it was", () => {
	const paths = [...near.keys()].filter((path) => FILES.test(path));
	expect(paths.length).toBeGreaterThan(50);
	expect([...far.keys()].sort()).toEqual([...near.keys()].sort());
	expect(
		paths.filter(
			(path) => !near.get(path)?.equals(far.get(path) ?? Buffer.alloc(0)),
		),
	).toEqual([]);
	const { engine, ...rest } = manifestOf(far);
	expect(engine).toBe("clickhouse");
	expect({ engine: "duckdb", ...rest }).toEqual(manifestOf(near));
});

test("what stays there are the files of tables/ and the labels, and of the run nothing", () => {
	const written = [...far.keys()].flatMap(
		(path) => /\/tables\/(\w+)\.csv$/.exec(path)?.[1] ?? [],
	);
	expect([...behind.tables.keys()].sort()).toEqual(
		[...written, "labels"].map((name) => `review_${name}`).sort(),
	);
});

test("what citizens said, and the doors of households, never go there", () => {
	const created = endpoint.told.flatMap(
		({ sql }) =>
			/^create table "review_run_[0-9a-f]{12}_(\w+)"/.exec(sql)?.[1] ?? [],
	);
	expect(created).toEqual(
		expect.arrayContaining(["int_tickets", "lbl_tickets", "int_metric_values"]),
	);
	expect(
		created
			.filter((name) => /texts$|^ref_visit|doors|private_keys/.test(name))
			.sort(),
	).toEqual(["int_cluster_texts", "int_look_alike_texts"]);
});

test("a statement that fails leaves the last report and the last results", async () => {
	const before = await behind.rows("review_metrics");
	endpoint.befall(({ sql }, response) => {
		if (!/^insert into "review_run_[0-9a-f]{12}_int_tickets"/.test(sql))
			return false;
		refuse(response, new Refusal(241));
		return true;
	});
	try {
		await buildTo("far", { engine: "clickhouse" });
		expect.unreachable();
	} catch (error) {
		expect(error).toBeInstanceOf(UserError);
		expect((error as UserError).message).toBe(
			"计算 int_tickets 时，内存不够（代码 241）；ClickHouse 里上次的结果和本机上次的报告都没有动。",
		);
	} finally {
		endpoint.befall(undefined);
	}
	const after = readFolder(join(folder, "far"));
	expect(after).toEqual(far);
	expect(await behind.rows("review_metrics")).toEqual(before);
	expect(
		[...behind.tables.keys()].filter((name) => name.includes("_run_")),
	).toEqual([]);
});

test("is made anew each time, and says so", async () => {
	await expect(
		buildTo("far", { engine: "clickhouse", ifChanged: true }),
	).rejects.toThrow("不能和 --if-changed 一起用");
});

test("wants to know where it is", async () => {
	const profile = packagePath("data", "examples", "pingshan.yaml");
	await expect(
		buildTo("none", { engine: "clickhouse", profile }),
	).rejects.toThrow("没有写 engine");
});
