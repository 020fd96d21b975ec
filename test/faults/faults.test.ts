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
import { strToU8, zipSync } from "fflate";
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

const BOMB = Array.from(
	{ length: 9 },
	(_, level) =>
		`a${level}: &a${level} [${Array(9).fill(level ? `*a${level - 1}` : "x")}]`,
).join("\n");

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

const faults: [string, () => void, RegExp][] = [
	["out is a file", () => put("out", ""), /out.*应当是文件夹/],
	["the cache is a file", () => put(".cache", ""), /\.cache.*应当是文件夹/],
	[
		"the list of periods is a folder",
		() => putFolder("out/index.html"),
		/index\.html {2}这里应当是文件/,
	],
	[
		"printed figures are a file",
		() => put("out/published", ""),
		/published.*应当是文件夹/,
	],
	[
		"the profile is a folder",
		() => putFolder("profile.yaml"),
		/profile\.yaml {2}这里应当是文件/,
	],
	[
		"the profile is a list",
		() => put("profile.yaml", "- name: 街道\n"),
		/profile\.yaml {2}规则文件的内容应当是“名称: 值”/,
	],
	[
		"the profile is a word",
		() => put("profile.yaml", "街道\n"),
		/profile\.yaml {2}规则文件的内容应当是/,
	],
	[
		"the profile uses a name that it does not define",
		() => put("profile.yaml", "name: *街道\n"),
		/profile\.yaml {2}规则文件里的别名/,
	],
	[
		"the profile unfolds without end",
		() => put("profile.yaml", BOMB),
		/profile\.yaml {2}规则文件里的别名/,
	],
	[
		"the topic tree is a list",
		() => put("reference/topics.yaml", "- id: a\n"),
		/topics\.yaml {2}主题树的内容应当是/,
	],
	[
		"the topic tree unfolds without end",
		() => put("reference/topics.yaml", BOMB),
		/topics\.yaml {2}主题树里的别名/,
	],
	[
		"the topic tree is a folder",
		() => putFolder("reference/topics.yaml"),
		/topics\.yaml {2}这里应当是文件/,
	],
	[
		"the campaigns are a list",
		() => put("campaign/campaigns.yaml", "- id: a\n"),
		/campaigns\.yaml {2}专项行动文件的内容应当是/,
	],
	[
		"the campaigns use a name that they do not define",
		() => put("campaign/campaigns.yaml", "campaigns: *a\n"),
		/campaigns\.yaml {2}专项行动文件里的别名/,
	],
	[
		"a reference table is a folder",
		() => putFolder("reference/communities.csv"),
		/communities\.csv {2}这里应当是文件/,
	],
	[
		"a reference workbook is torn",
		() => {
			const book = zipSync({ "[Content_Types].xml": strToU8("<Types/>") });
			mkdirSync(at("reference"), { recursive: true });
			rmSync(at("reference/communities.csv"));
			writeFileSync(at("reference/communities.xlsx"), book.subarray(0, 60));
		},
		/communities\.xlsx {2}文件已损坏/,
	],
	[
		"households are no number",
		() =>
			put("reference/communities.csv", "community,households\n甲社区,约五百\n"),
		/reference\/communities:households {2}“约五百”用不上/,
	],
	[
		"households are half a number",
		() => put("reference/estates.csv", "estate,households\n甲苑,1.5\n"),
		/reference\/estates:households {2}“1\.5”用不上/,
	],
	[
		"a day of the calendar does not exist",
		() => put("reference/calendar.csv", "date,is_workday\n2023-02-30,1\n"),
		/reference\/calendar:date {2}“2023-02-30”用不上/,
	],
	[
		"a day of the calendar is neither work nor rest",
		() => put("reference/calendar.csv", "date,is_workday\n2023-02-03,半天\n"),
		/reference\/calendar:is_workday {2}“半天”用不上/,
	],
	[
		"a table of the campaign is a folder",
		() => putFolder("campaign/households.csv"),
		/households\.csv {2}这里应当是文件/,
	],
	[
		"what was printed is a folder",
		() => putFolder("out/published/2023-02.csv"),
		/2023-02\.csv {2}这里应当是文件/,
	],
	[
		"the secret is empty",
		() => put(".secret", "\n"),
		/\.secret {2}密钥文件是空的/,
	],
	[
		"the secret is a folder",
		() => putFolder(".secret"),
		/\.secret {2}这里应当是文件/,
	],
];

describe("a build says in one line that", () => {
	test.each(faults)("%s", async (_, arrange, message) => {
		arrange();
		const said = await readFault(() => build({ workspace }, effects));
		expect(said).toMatch(message);
		expect(said.split("\n")).toHaveLength(2);
	});
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
		for (const blocks of [1, 100]) {
			const { status, stderr } = spawnSync(
				"sh",
				[
					"-c",
					`ulimit -f ${blocks}; exec "$@"`,
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
		}
		expect(readFileSync(at("out/2023-03/report.html"), "utf8")).toBe("before");
		expect(readdirSync(at("out")).sort()).toEqual([
			"2023-03",
			"audit.log",
			"published",
		]);
	},
	300_000,
);
