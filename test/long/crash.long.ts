import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { recoverOutFolder } from "../../pipeline/publish/publish.ts";
import { createRandom } from "../../pipeline/topic-model/random.ts";
import {
	cachePlace,
	sweepRunFolders,
} from "../../pipeline/workspace/run-folder.ts";
import { listNames, preload, start } from "../crash/run-program.ts";

// Builds and purges are killed at random moments and at steps of what they write; after each kill the
// folder holds one whole report, the old one or the new one, and the next start finds nothing left over.

// On a machine that is busy otherwise a build takes a minute.
vi.setConfig({ testTimeout: 6 * 3_600_000, hookTimeout: 1_800_000 });

const KILLS = Number(process.env.CRASH_KILLS ?? 200);
const SEED = process.env.CRASH_SEED ?? "crash";
const random = createRandom(SEED);

const root = mkdtempSync(join(tmpdir(), "crash-"));
const workspace = join(root, "workspace");
const temporary = join(root, "tmp");
const out = join(workspace, "out");
const EDITIONS = ["one", "two"] as const;
type Edition = (typeof EDITIONS)[number];
const manifests: Partial<Record<Edition, string>> = {};
const printed: Partial<Record<Edition, string>> = {};
let buildMs = 0;

interface Start {
	preloads?: string[];
	env?: Record<string, string>;
}

const begin = (edition: Edition, { preloads = [], env = {} }: Start = {}) =>
	start(
		[
			...["build", workspace, "--force", "--no-cache"],
			...["--exports", join(root, edition)],
		],
		{ TMPDIR: temporary, ...env },
		preloads.map(preload),
	);

beforeAll(async () => {
	const input = packagePath("test", "golden", "small", "input");
	const exports = join(input, "exports");
	cpSync(input, workspace, { recursive: true });
	mkdirSync(temporary);
	cpSync(exports, join(root, "one"), { recursive: true });
	cpSync(exports, join(root, "two"), { recursive: true });
	rmSync(join(root, "two", "工单明细202302.csv"));
	for (const edition of EDITIONS) {
		const began = performance.now();
		expect(await begin(edition).ended).toMatchObject({ code: 0 });
		buildMs = performance.now() - began;
		manifests[edition] = read("2023-03/manifest.json");
		printed[edition] = read("published/2023-03.csv");
	}
	expect(manifests.one).not.toBe(manifests.two);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(out, path), "utf8");

test(`${KILLS} kills at random moments lose nothing`, async () => {
	const figures = { kills: 0, inTime: 0, besideAnother: 0, sameId: 0, next: 0 };
	while (figures.kills < KILLS) {
		const edition = pick();
		const isBeside = random.below(5) === 0;
		const isSameId = random.below(2) === 0;
		const preloads = isSameId ? ["same-process-id.mjs"] : [];
		const run = begin(edition, { preloads });
		const other = isBeside ? begin(pick(), { preloads }) : undefined;
		await Promise.race([
			setTimeout(random.below(Math.ceil(buildMs * 1.1))),
			run.ended,
		]);
		run.child.kill("SIGKILL");
		const { code } = await run.ended;
		if (code === 0) figures.inTime += 1;
		else {
			figures.kills += 1;
			figures.besideAnother += isBeside ? 1 : 0;
			figures.sameId += isSameId ? 1 : 0;
		}
		if (other) expect(await other.ended).toMatchObject({ code: 0 });
		else expect(isStanding()).toBe(true);
		await settle();
		if (figures.kills % 20 === 0 && code !== 0) {
			const next = pick();
			expect(await begin(next, { preloads }).ended).toMatchObject({ code: 0 });
			expect(await settle()).toBe(next);
			figures.next += 1;
		}
	}
	console.log("random moments:", JSON.stringify(figures));
});

test("a build killed at a step of what it writes leaves the old report or the new one", async () => {
	const figures = { steps: 0, old: 0, new: 0 };
	// The editions have not as many files as each other.
	const steps = { one: await countSteps("one"), two: await countSteps("two") };
	// The last steps are the swap, the printed figures, the list of periods and the log.
	const last = Array.from({ length: 32 }, (_, index) => index);
	const others = Array.from({ length: Math.ceil(KILLS / 10) }, () =>
		random.below(Math.min(steps.one, steps.two)),
	);
	for (const fromEnd of [...last, ...others]) {
		const before = await settle();
		const edition = EDITIONS.find((each) => each !== before) ?? "one";
		expect(await killAt(edition, steps[edition] - fromEnd)).toMatchObject({
			signal: "SIGKILL",
		});
		const stands = await settle();
		figures.steps += 1;
		figures[stands === before ? "old" : "new"] += 1;
	}
	console.log(`of ${steps.one} steps:`, JSON.stringify(figures));
});

test("a purge killed at any step leaves a whole report or none", async () => {
	const figures = { steps: 0, whole: 0, none: 0 };
	for (let step = 1; ; step += 1) {
		if (!existsSync(join(out, "2023-03"))) await begin("one").ended;
		const { code } = await start(
			["purge", workspace],
			{ TMPDIR: temporary, DIE_AT: String(step), DIE_BELOW: out },
			[preload("die-at-step.mjs")],
		).ended;
		if (code === 0) break;
		await recoverOutFolder(out);
		const isThere = existsSync(join(out, "2023-03"));
		if (isThere) expect(editionOf("2023-03")).not.toBeNull();
		figures.steps += 1;
		figures[isThere ? "whole" : "none"] += 1;
	}
	console.log("purge:", JSON.stringify(figures));
	expect(figures.whole).toBeGreaterThan(0);
	expect(figures.none).toBeGreaterThan(0);
});

const pick = (): Edition => EDITIONS[random.below(2)] ?? "one";

async function killAt(edition: Edition, step: number) {
	return await begin(edition, {
		preloads: ["die-at-step.mjs"],
		env: { DIE_AT: String(step), DIE_BELOW: out },
	}).ended;
}

async function countSteps(edition: Edition): Promise<number> {
	// What an earlier kill left would be steps as well.
	await settle();
	const { said } = await begin(edition, {
		preloads: ["die-at-step.mjs"],
		env: { DIE_AT: "0", DIE_BELOW: out, DIE_COUNTS: "yes" },
	}).ended;
	return Number(/(\d+) steps/.exec(said)?.[1]);
}

// What is kept from run to run stands beside them.
const isOfARun = (name: string) => name.startsWith("run-");

/** What the next start does, and which report stands then; fails where anything is left over. */
async function settle(): Promise<Edition> {
	await recoverOutFolder(out);
	sweepRunFolders(cachePlace(workspace));
	const runs = listNames(join(workspace, ".cache")).filter(isOfARun);
	expect(runs).toEqual([]);
	expect(listNames(out)).toEqual([
		"2023-03",
		"audit.log",
		"index.html",
		"published",
	]);
	expect(listNames(join(out, "published"))).toEqual(["2023-03.csv"]);
	for (const line of read("audit.log").trimEnd().split("\n")) JSON.parse(line);
	const edition = editionOf("2023-03");
	if (!edition) throw new Error("the report is neither edition");
	expect(read("published/2023-03.csv")).toBe(printed[edition]);
	return edition;
}

/** Whether a whole report stands, before anything was put right: under its name, or, where nothing has that name, moved aside for the next. */
// Beside a new one the old may be half removed.
function isStanding(): boolean {
	const names = ["2023-03", "2023-03.being-replaced"];
	const standing = names.find((name) => existsSync(join(out, name)));
	return standing !== undefined && editionOf(standing) !== null;
}

/** Which edition a folder is, if every file of it has the hash its manifest states and none is too many. */
function editionOf(name: string): Edition | null {
	const folder = join(out, name);
	const manifest = join(folder, "manifest.json");
	if (!existsSync(manifest)) return null;
	const text = readFileSync(manifest, "utf8");
	const stated: { path: string; sha256: string }[] = JSON.parse(text).outputs;
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
	expect(paths.sort()).toEqual(
		[...stated.map(({ path }) => path), "manifest.json"].sort(),
	);
	for (const { path, sha256 } of stated) {
		const content = readFileSync(join(folder, path));
		expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
	}
	return EDITIONS.find((edition) => manifests[edition] === text) ?? null;
}
