import { execFileSync, spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { explain } from "../../pipeline/commands/explain.ts";
import { init } from "../../pipeline/commands/init.ts";
import { label } from "../../pipeline/commands/label.ts";
import { preview } from "../../pipeline/commands/preview.ts";
import { purge } from "../../pipeline/commands/purge.ts";
import { train } from "../../pipeline/commands/train.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { tellSystemError } from "../../pipeline/system-error.ts";
import { formatUserError, UserError } from "../../pipeline/user-error.ts";
import { workspaceFaults } from "./workspace-faults.ts";

// A person's own mistakes, and what a machine does to them: each gets a place, a sentence and a hint.

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const effects = { log: () => undefined, secret: undefined };
const INPUT = packagePath("test", "golden", "small", "input");
const MARCH = join("exports", "工单明细202303.csv");

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "faults-"));
	cpSync(INPUT, workspace, { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const at = (path: string) => join(workspace, path);
const put = (path: string, content: string) => {
	mkdirSync(dirname(at(path)), { recursive: true });
	writeFileSync(at(path), content);
};
const putFolder = (path: string) => {
	rmSync(at(path), { force: true });
	mkdirSync(at(path), { recursive: true });
};

/** What a person reads when `run` fails. */
async function readFault(run: () => unknown): Promise<string> {
	try {
		await asNobody(run);
	} catch (error) {
		const told = error instanceof UserError ? error : tellSystemError(error);
		if (!told) throw error;
		return formatUserError(told);
	}
	throw new Error("nothing was refused");
}

/** Runs as somebody who may not do everything, as whoever tests may. */
async function asNobody<Result>(run: () => Result): Promise<Awaited<Result>> {
	if (!isRoot) return await run();
	giveAway();
	process.seteuid?.(NOBODY);
	try {
		return await run();
	} finally {
		process.seteuid?.(0);
	}
}

function giveAway(): void {
	execFileSync("chown", ["-hR", `${NOBODY}:${NOBODY}`, workspace]);
}

const commands: Record<string, (workspace: string) => unknown> = {
	build: (workspace) => build({ workspace }, effects),
	check: (workspace) => check({ workspace }, effects),
	explain: (workspace) => explain({ workspace, metric: "volume" }, effects),
	purge: (workspace) => purge(workspace),
	preview: (workspace) =>
		preview({ workspace, port: 0 }, { say: () => undefined, program: [] }),
};

describe("the workspace", () => {
	test.each(Object.keys(commands))(
		"%s names a file given for it",
		async (name) => {
			put("a.csv", "x");
			const said = await readFault(() => commands[name]?.(at("a.csv")));
			expect(said).toMatch(/a\.csv {2}这是一个文件，不是工作区文件夹/);
		},
	);

	test.each(Object.keys(commands))(
		"%s names one that is not there, and makes none",
		async (name) => {
			const said = await readFault(() => commands[name]?.(at("nowhere")));
			expect(said).toMatch(/nowhere {2}没有这个文件夹/);
			expect(readdirSync(workspace)).not.toContain("nowhere");
		},
	);

	test("init names the file that stands where a folder should be", async () => {
		put("a.csv", "x");
		expect(await readFault(() => init(at("a.csv/below")))).toMatch(
			/a\.csv.*应当是文件夹/,
		);
	});
});

describe("a build says in one line that", () => {
	test.each(workspaceFaults({ at, put, putFolder }))(
		"%s",
		async (_, arrange, message) => {
			arrange();
			const said = await readFault(() => build({ workspace }, effects));
			expect(said).toMatch(message);
			expect(said.split("\n")).toHaveLength(2);
		},
	);
});

// Windows keeps permissions elsewhere.
const onUnix = test.skipIf(process.platform === "win32");

describe("what may not be read or written is named", () => {
	const locked: [string, string, RegExp][] = [
		["the workspace", "", /\.cache {2}没有读或写的权限/],
		["the output folder", "out", /out.*没有读或写的权限/],
		["the exports folder", "exports", /exports.*没有读或写的权限/],
		[
			"a reference table",
			"reference/communities.csv",
			/communities\.csv {2}没有读/,
		],
		["the secret", ".secret", /\.secret {2}没有读或写的权限/],
	];
	onUnix.each(locked)("%s", async (_, path, message) => {
		putFolder("out");
		put(".secret", "a secret");
		const mode = path === "" || path === "out" ? 0o555 : 0o000;
		chmodSync(at(path), mode);
		const said = await readFault(() => build({ workspace }, effects));
		chmodSync(at(path), 0o755);
		expect(said).toMatch(message);
	});
});

onUnix(
	"what cannot be opened among the exports is named, and the rest is read",
	async () => {
		symlinkSync("nothing", at("exports/dead.csv"));
		symlinkSync("..", at("exports/around"));
		symlinkSync(at("profile.yaml"), at("exports/rules.csv"));
		execFileSync("mkfifo", [at("exports/pipe.csv")]);
		chmodSync(at(MARCH), 0o000);
		const { warnings, report } = await asNobody(() =>
			build({ workspace }, effects),
		);
		expect(warnings.map((warning) => warning.slice(0, 20)).sort()).toEqual([
			"around  是一个链接，没有读取；请",
			"dead.csv  是一个链接，没有读取",
			"pipe.csv  是管道或设备，不是文",
			"rules.csv  是一个链接，没有读",
			"工单明细202303.csv  没有读取",
		]);
		expect(report.files).toBe(1);
		const manifest = JSON.parse(
			readFileSync(at("out/2023-02/manifest.json"), "utf8"),
		);
		const inputs = manifest.inputs.map(({ path }: { path: string }) => path);
		expect(inputs).toContain("工单明细202302.csv");
		expect(inputs.join()).not.toMatch(/around|dead|pipe|rules|202303/);
	},
	300_000,
);

describe("outputs of train and label are looked at before the work", () => {
	const from = () => [at(MARCH)];
	const out: [string, () => unknown][] = [
		[
			"train",
			() =>
				train(
					{ from: from(), text: "标题", label: "社区", out: at("here") },
					effects.log,
				),
		],
		[
			"label",
			() => label({ from: from(), text: "标题", out: at("here") }, effects.log),
		],
	];
	test.each(out)("%s into a folder", async (_, run) => {
		putFolder("here");
		expect(await readFault(run)).toMatch(/here {2}这里应当是文件/);
	});
	onUnix.each(out)("%s where nothing may be written", async (_, run) => {
		chmodSync(workspace, 0o555);
		expect(await readFault(run)).toMatch(/没有读或写的权限/);
	});
});

// A limit on the size of a file stands for a full disk: the same refusal, by the same calls.
onUnix(
	"a full disk is told as that, and the report before stays",
	async () => {
		put("out/2023-03/report.html", "before");
		const program = packagePath("dist", "pipeline", "main.js");
		const { status, stderr } = spawnSync(
			"sh",
			[
				"-c",
				'ulimit -f 100; exec "$@"',
				"sh",
				process.execPath,
				program,
				"build",
				workspace,
			],
			{ encoding: "utf8" },
		);
		expect(stderr).toMatch(/磁盘满了/);
		expect(stderr.trim().split("\n")).toHaveLength(2);
		expect(status).toBe(1);
		expect(readFileSync(at("out/2023-03/report.html"), "utf8")).toBe("before");
		expect(readdirSync(at("out")).sort()).toEqual([
			"2023-03",
			"audit.log",
			"published",
		]);
	},
	300_000,
);
