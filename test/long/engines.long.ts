import {
	appendFileSync,
	copyFileSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import type { BuildOptions } from "../../pipeline/commands/build-result.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { formatUserError, UserError } from "../../pipeline/user-error.ts";
import { plantSample } from "../data/the-sample.ts";
import { readFolder, SEED } from "../fuzz/outcome.ts";
import { workspaces } from "../fuzz/plan.ts";
import { layOutFiles, writeWorkspace } from "../fuzz/write-workspace.ts";
import {
	type Endpoint,
	openEndpoint,
} from "../pipeline/database/engine/endpoint.ts";
import { isHere, real } from "../real/build-real.ts";
import { openChdb } from "./servers/chdb-behind.ts";

// The same workspaces counted by both engines, ClickHouse as chdb behind an endpoint on loopback: `npm run clickhouse`.

const PASSWORD = "HOTLINE_ENGINE_PASSWORD";
let chdb: ReturnType<typeof openChdb>;
let endpoint: Endpoint;
let folder: string;

beforeAll(async () => {
	chdb = openChdb();
	endpoint = await openEndpoint(chdb);
	folder = mkdtempSync(join(tmpdir(), "engines-"));
	process.env[PASSWORD] = "s3cret";
});
afterAll(async () => {
	await endpoint.stop();
	delete process.env[PASSWORD];
	rmSync(folder, { recursive: true, force: true });
});

/** A workspace of its own whose profile names the endpoint. */
function plant(write: (workspace: string) => void): string {
	const workspace = join(mkdtempSync(join(folder, "w-")), "workspace");
	mkdirSync(workspace);
	write(workspace);
	appendFileSync(
		join(workspace, "profile.yaml"),
		`\nengine: {kind: clickhouse, host: 127.0.0.1, port: ${endpoint.port}, tls: none, database: hotline, prefix: review_, user: writer, password_env: ${PASSWORD}}\n`,
	);
	return workspace;
}

type Built = Map<string, string>;

async function buildBy(
	engine: "duckdb" | "clickhouse",
	options: BuildOptions,
): Promise<Built> {
	const out = mkdtempSync(join(folder, "out-"));
	const asked = { ...options, engine, out, cache: false };
	try {
		await build(asked, { log: () => undefined, secret: "one secret" });
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return new Map([
			["message", Buffer.from(formatUserError(error)).toString("base64")],
		]);
	}
	const files = [...readFolder(out)].map(
		([path, bytes]) => [path, bytes.toString("base64")] as const,
	);
	return new Map(files.filter(([path]) => !path.endsWith("manifest.json")));
}

/** Files that differ between the engines. */
async function compare(options: BuildOptions): Promise<string[]> {
	const near = await buildBy("duckdb", options);
	const far = await buildBy("clickhouse", options);
	const paths = new Set([...near.keys(), ...far.keys()]);
	return [...paths]
		.filter((path) => near.get(path) !== far.get(path))
		.map((path) => `${path}: ${firstOf(near.get(path), far.get(path))}`);
}

/** The first line that differs. */
function firstOf(near = "", far = ""): string {
	const [lines, others] = [near, far].map((text) =>
		Buffer.from(text, "base64").toString("utf8").split("\n"),
	);
	const at = lines?.findIndex((line, index) => line !== others?.[index]) ?? -1;
	return `${lines?.[at]} ≠ ${others?.[at]}`.slice(0, 1000);
}

/** What is left of runs, and what stays. */
function tables(): string[] {
	const text = chdb.query(
		"select name from system.tables where database = 'hotline' order by name format TSV",
	);
	return text.trim().split("\n");
}

test("the small golden workspace, all its files; only what is finished stays", async () => {
	const input = packagePath("test", "golden", "small", "input");
	const workspace = plant((place) => cpSync(input, place, { recursive: true }));
	expect(await compare({ workspace, verify: true })).toEqual([]);
	expect(tables()).toEqual(
		expect.arrayContaining(["review_metrics", "review_tickets"]),
	);
	expect(tables().filter((name) => /review_run_/.test(name))).toEqual([]);
});

test("the sample", async () => {
	const workspace = plant(plantSample);
	expect(await compare({ workspace })).toEqual([]);
});

describe.skipIf(!isHere)("real exports nobody here wrote", () => {
	test.each([
		[
			"pingshan_to_2018-09.csv",
			"pingshan",
			"2018-02-08..2018-09-30",
			undefined,
		],
		["att4_replies_to_2018-12.csv", "message-board", "2018", undefined],
		["att3_messages_to_2019-06.csv", "message-board", undefined, undefined],
		[
			"baltimore311_2014_2016.csv",
			"baltimore",
			"2014-01-01..2016-12-31",
			"2022-01-01",
		],
	])("%s", async (file, profile, period, asOf) => {
		const workspace = plant((place) =>
			copyFileSync(
				packagePath("data", "examples", `${profile}.yaml`),
				join(place, "profile.yaml"),
			),
		);
		const exports = [join(real, file)];
		expect(await compare({ workspace, exports, period, asOf })).toEqual([]);
	});
});

test("workspaces that nobody would write", async () => {
	const runs = Number(process.env.ENGINE_FUZZ_RUNS ?? 20);
	const property = fc.asyncProperty(workspaces, async (plan) => {
		const workspace = plant(
			(place) => void writeWorkspace(place, plan, layOutFiles(plan)),
		);
		const options = {
			workspace,
			period: "2023-Q1",
			asOf: "2023-12-31",
			force: true,
		};
		expect(await compare(options)).toEqual([]);
	});
	await fc.assert(property, { numRuns: runs, seed: SEED, endOnFailure: true });
});
