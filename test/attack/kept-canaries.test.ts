import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { preview } from "../../pipeline/commands/preview.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { inFolder, readFolder } from "../fuzz/outcome.ts";
import {
	type Planted,
	plantCanaries,
	writeAttacked,
} from "./attacked-workspace.ts";
import { KINDS } from "./canaries.ts";
import { findLeaks } from "./find-leaks.ts";
import { MORE_NUMBERS } from "./more-numbers.ts";
import { PAPERS_AND_DOORS } from "./papers-and-doors.ts";
import { readPublished } from "./published-text.ts";

// What leads to a person is looked for in what a run leaves behind, serves and says.

const isFull = process.env.ATTACK_FULL !== undefined;
const kinds = Object.keys(KINDS).filter((_, no) => isFull || no % 24 === 0);

// What the cache promises to be without. A word of a unit, community or category is kept as
// it stands, and among the keywords of a text may be a name that the dictionary takes for a word.
const TEXTS = ["标题", "主要内容", "回复内容", "办理结果"];
const PRIVATE = ["来电人", "联系电话", "身份证号", "备注说明", "详细地址"];
const NUMBERS = Object.keys({ ...MORE_NUMBERS, ...PAPERS_AND_DOORS }).filter(
	(_, no) => isFull || no % 12 === 0,
);

async function readCache(folder: string): Promise<Map<string, string>> {
	const database = await openDuckdb();
	try {
		const texts = new Map<string, string>();
		for (const [path, bytes] of readFolder(folder)) {
			texts.set(path, bytes.toString("utf8"));
			if (!path.endsWith(".parquet")) continue;
			const rows = await database.rows("select * from read_parquet($1)", [
				join(folder, path),
			]);
			texts.set(
				`${path}, unpacked`,
				rows.map((row) => JSON.stringify(row)).join("\n"),
			);
		}
		return texts;
	} finally {
		await database.close();
	}
}

async function inAttacked(
	planted: readonly Planted[],
	use: (workspace: string) => Promise<ReadonlyMap<string, string>>,
): Promise<string[]> {
	return await inFolder(async (folder) => {
		const workspace = join(folder, "here");
		mkdirSync(workspace);
		writeAttacked(workspace, planted);
		const texts = await use(workspace);
		if (isFull)
			console.log(`${planted.length} canaries in ${texts.size} texts`);
		return findLeaks(texts, planted);
	});
}

test("the cache holds no number of a text, and nothing of the columns of persons and addresses", async () => {
	const leaks = await inAttacked(
		[...plantCanaries(TEXTS, NUMBERS), ...plantCanaries(PRIVATE, kinds)],
		async (workspace) => {
			await build({ workspace, force: true }, { log: () => undefined });
			const texts = await readCache(join(workspace, ".cache"));
			expect(texts.size).toBeGreaterThan(20);
			return texts;
		},
	);
	expect(leaks).toEqual([]);
}, 3_600_000);

test.runIf(isFull)(
	"a profile that was written back, and a build by it, hold none",
	async () => {
		const columns = [
			"承办单位",
			"社区",
			"一级分类",
			"工单状态",
			"诉求渠道",
			"满意度",
		];
		const leaks = await inAttacked(
			plantCanaries(columns, kinds),
			async (workspace) => {
				const program = packagePath("dist", "pipeline", "main.js");
				const run = (...args: string[]) =>
					spawnSync(process.execPath, [program, ...args], {
						encoding: "utf8",
						maxBuffer: 1 << 28,
					});
				const written = run("check", workspace, "--write-profile");
				const profile = join(workspace, "profile.yaml");
				expect(existsSync(profile), written.stderr).toBe(true);
				const built = run("build", workspace, "--force", "--verbose");
				expect([built.status, built.stderr.slice(-200)]).toEqual([
					0,
					built.stderr.slice(-200),
				]);
				const checked = await check({ workspace }, { log: () => undefined });
				const out = readFolder(join(workspace, "out"));
				return new Map([
					["check", written.stdout + written.stderr],
					["build", built.stdout + built.stderr],
					["profile", readFileSync(profile, "utf8")],
					["again", describeProfile(checked)],
					["log", readFileSync(join(workspace, "out", "audit.log"), "utf8")],
					...[...out].map(
						([path, bytes]) =>
							[path, `${path}\n${readPublished(path, bytes)}`] as const,
					),
				]);
			},
		);
		expect(leaks).toEqual([]);
	},
	3_600_000,
);

test.runIf(isFull)(
	"what preview answers and says holds none",
	async () => {
		const planted = plantCanaries(
			["标题", "承办单位", "社区", "联系电话"],
			kinds,
		);
		const leaks = await inAttacked(planted, async (workspace) => {
			const said: string[] = [];
			const program = [
				process.execPath,
				packagePath("dist", "pipeline", "main.js"),
			];
			const shown = await preview(
				{ workspace, port: 0, buildWords: ["--force"] },
				{ say: (text) => said.push(text), program },
			);
			try {
				await vi.waitFor(() => expect(shown.builds()).toBeGreaterThan(0), {
					timeout: 120_000,
					interval: 100,
				});
				const paths = [...readFolder(join(workspace, "out")).keys()];
				expect(paths.length).toBeGreaterThan(30);
				const texts = new Map([["said", said.join("\n")]]);
				for (const path of ["", "nowhere", "..%2f.secret", "%", ...paths])
					texts.set(`/${path}`, await ask(shown.address, path));
				return texts;
			} finally {
				await shown.stop();
			}
		});
		expect(leaks).toEqual([]);
	},
	3_600_000,
);

function ask(address: string, path: string): Promise<string> {
	const { port } = new URL(address);
	const asked = /^[\x20-\x7e]*$/.test(path) ? path : encodeURI(path);
	return new Promise((resolve, reject) => {
		request({ host: "127.0.0.1", port, path: `/${asked}` }, (answer) => {
			const parts: Buffer[] = [];
			answer.on("data", (part) => parts.push(part));
			answer.on("end", () => {
				const head = JSON.stringify(answer.headers);
				const isPage = answer.statusCode === 200;
				const body = Buffer.concat(parts);
				resolve(
					`${head}\n${isPage ? readPublished(path || "a.html", body) : body.toString("utf8")}`,
				);
			});
		})
			.on("error", reject)
			.end();
	});
}
