import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
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
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build } from "../../../../pipeline/commands/build.ts";
import type {
	BuildOptions,
	BuildResult,
} from "../../../../pipeline/commands/build-result.ts";
import {
	describeAsked,
	findStanding,
	rememberBuild,
} from "../../../../pipeline/commands/kept/last-build.ts";
import { packagePath } from "../../../../pipeline/package-root.ts";

let workspace: string;
const at = (path: string) => join(workspace, path);

beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "last-build-"));
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const run = (options: Partial<BuildOptions> = {}) =>
	build(
		{ workspace, period: "2023-03", ...options },
		{ log: () => undefined, secret: "x" },
	);

function readOut(): Record<string, string> {
	const files = readdirSync(at("out"), {
		recursive: true,
		withFileTypes: true,
	}).filter((entry) => entry.isFile() && entry.name !== "audit.log");
	return Object.fromEntries(
		files
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((file) => [file, readFileSync(file, "base64")]),
	);
}

const outcomes = () =>
	readFileSync(at("out/audit.log"), "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line).outcome);

test("a build of the same from the same stands, byte for byte, and the log says so", async () => {
	const first = await run();
	const before = readOut();
	expect(first.isUnchanged).toBe(false);
	expect(await run()).toEqual({ ...first, isUnchanged: true });
	expect(readOut()).toEqual(before);
	expect(outcomes()).toEqual(["built", "unchanged"]);
	// Whoever asks every hour leaves no line an hour.
	expect((await run({ ifChanged: true })).isUnchanged).toBe(true);
	expect(outcomes()).toEqual(["built", "unchanged"]);
	// Made from nothing that was kept, it is the same as well.
	expect((await run({ cache: false })).isUnchanged).toBe(false);
	expect(readOut()).toEqual(before);
	if (process.platform !== "win32")
		expect((statSync(at(".cache")).mode & 0o777).toString(8)).toBe("700");
}, 120_000);

interface Change {
	options?: Partial<BuildOptions>;
	secret?: string;
}

const CHANGES: [string, () => Change][] = [
	["an export has one more line", () => write(anExport(), "more\n")],
	[
		"an export has other bytes of the same size and time",
		() => {
			const { atime, mtime } = statSync(anExport());
			const bytes = readFileSync(anExport());
			bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
			writeFileSync(anExport(), bytes);
			utimesSync(anExport(), atime, mtime);
			return {};
		},
	],
	["there is one more export", () => write(at("exports/更多.csv"), "a")],
	["an export is gone", () => remove(anExport())],
	["a rule has changed", () => write(at("profile.yaml"), "name: 丙\n")],
	[
		"an earlier period has been printed since",
		() => write(at("out/published/2023-02.csv"), "metric\n"),
	],
	["another moment is asked for", () => ({ options: { asOf: "2023-04-01" } })],
	["another secret makes the keys", () => ({ secret: "another" })],
	["a page is gone", () => remove(at("out/2023-03/report.html"))],
	["a page was written over", () => write(at("out/2023-03/report.html"), " ")],
	["the list of periods is gone", () => remove(at("out/index.html"))],
];

const anExport = () => at("exports/工单明细202303.csv");

function write(file: string, text: string): Change {
	appendFileSync(file, text);
	return {};
}

function remove(file: string): Change {
	rmSync(file);
	return {};
}

const NO_CHANGE: [string, () => Change][] = [
	["nothing has changed", () => ({})],
	[
		"this period was printed, or a later one",
		() => write(at("out/published/2023-04.csv"), "metric\n"),
	],
];

const RESULT = {
	folder: "",
	report: { period_id: "2023-03" },
	findings: [],
	warnings: [],
	isUnchanged: false,
} as unknown as BuildResult;

// As a build would, without its work.
async function remember(options: BuildOptions): Promise<BuildResult> {
	mkdirSync(at(".cache/run"), { recursive: true });
	return await rememberBuild(
		{ secret: "x", folder: at(".cache/run") },
		options,
		async () => {
			mkdirSync(at("out/2023-03"), { recursive: true });
			mkdirSync(at("out/published"));
			for (const file of ["2023-03/report.html", "published/2023-03.csv"])
				writeFileSync(at(`out/${file}`), file);
			writeFileSync(at("out/index.html"), "");
			return RESULT;
		},
	);
}

describe.each([false, true])(
	"asked whether anything changed: %s",
	(ifChanged) => {
		const stands = async (change: () => Change) => {
			const options = { workspace, ifChanged };
			await remember(options);
			const { options: others, secret = "x" } = change();
			const asked = { ...options, ...others };
			return (
				(await findStanding(asked, describeAsked(asked, secret)))
					?.isUnchanged ?? false
			);
		};

		test.each(NO_CHANGE)(
			"the last build stands where %s",
			async (_, change) => {
				expect(await stands(change)).toBe(true);
			},
		);

		test.each(CHANGES)("it is made anew where %s", async (_, change) => {
			expect(await stands(change)).toBe(false);
		});
	},
);

test("what checks anew or keeps nothing leaves no record; a record is its owner's, and half of one is none", async () => {
	const record = at(".cache/builds.json");
	const options = { workspace };
	for (const other of [{ cache: false }, { verify: true }, { pdf: true }]) {
		await rememberBuild(
			{ secret: "x", folder: at(".cache/run") },
			{ ...options, ...other },
			async () => RESULT,
		);
		expect(existsSync(record)).toBe(false);
	}
	await remember(options);
	if (process.platform !== "win32")
		expect((statSync(record).mode & 0o777).toString(8)).toBe("600");
	const asked = describeAsked(options, "x");
	expect(await findStanding(options, asked)).toBeDefined();
	writeFileSync(record, readFileSync(record, "utf8").slice(0, 100));
	expect(await findStanding(options, asked)).toBeUndefined();
});
