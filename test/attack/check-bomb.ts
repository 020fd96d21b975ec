import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CheckResult } from "../../pipeline/commands/check.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import type { Bomb } from "./bombs/bomb.ts";

/** What a check of a workspace that holds one file cost, and what it said. */
export interface Checked {
	cpuMs: number;
	peakMb: number;
	/** Tickets that count. */
	tickets: number;
	lost: number;
	message: string;
}

const CPU_SECONDS = 200;

/** Checks a file of about this size in a program of its own, as a person would. */
export async function checkBomb(
	{ file, make }: Bomb,
	size: number,
): Promise<Checked> {
	return await inWorkspace(async (folder) => {
		mkdirSync(join(folder, "exports"));
		writeFileSync(join(folder, "exports", file), await make(size));
		const { cost, status, stdout, stderr } = run(folder, "check", "--json");
		if (status !== 0 && status !== 1) throw new Error(`${status}: ${stderr}`);
		if (!cost) throw new Error("it never ended");
		return { ...cost, ...outline(JSON.parse(stdout)) };
	});
}

/** Builds sound exports beside a file of rules, or a table, of about this size. */
export async function buildBeside(
	{ file, make }: Bomb,
	size: number,
): Promise<{ cpuMs: number; peakMb: number; status: number; said: string }> {
	return await inWorkspace(async (folder) => {
		const sound = packagePath("test", "golden", "small", "input", "exports");
		cpSync(sound, join(folder, "exports"), { recursive: true });
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), await make(size));
		const { cost, status, stdout, stderr } = run(folder, "build", "--json");
		if (!cost) throw new Error(`it never ended ${stderr}`);
		return { ...cost, status: status ?? -1, said: stdout + stderr };
	});
}

async function inWorkspace<Result>(
	use: (folder: string) => Promise<Result>,
): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), "bomb-"));
	try {
		return await use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function run(folder: string, command: string, option: string) {
	const costFile = join(folder, "cost.json");
	const { status, stdout, stderr } = spawnSync(
		"sh",
		[
			"-c",
			`ulimit -t ${CPU_SECONDS}; exec "$@"`,
			"sh",
			process.execPath,
			"--import",
			packagePath("test", "attack", "tell-cost.mjs"),
			packagePath("dist", "pipeline", "main.js"),
			command,
			folder,
			option,
		],
		{
			encoding: "utf8",
			maxBuffer: 1 << 28,
			env: { ...process.env, COST_FILE: costFile },
		},
	);
	const cost: { cpuMs: number; peakMb: number } | undefined = existsSync(
		costFile,
	)
		? JSON.parse(readFileSync(costFile, "utf8"))
		: undefined;
	return { cost, status, stdout, stderr };
}

function outline({ problem, cards, warnings }: CheckResult) {
	const sum = (count: (card: CheckResult["cards"][number]) => number) =>
		cards.reduce((total, card) => total + count(card), 0);
	return {
		tickets: sum(({ counted, superseded }) => counted + superseded),
		lost: sum(({ rejected, ignored }) => rejected + ignored),
		message: [problem ?? "", ...warnings.map(({ warning }) => warning)].join(
			" ",
		),
	};
}
