import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
export function checkBomb({ file, make }: Bomb, size: number): Checked {
	const folder = mkdtempSync(join(tmpdir(), "bomb-"));
	const cost = join(folder, "cost.json");
	try {
		mkdirSync(join(folder, "exports"));
		writeFileSync(join(folder, "exports", file), make(size));
		const run = spawnSync(
			"sh",
			[
				"-c",
				`ulimit -t ${CPU_SECONDS}; exec "$@"`,
				"sh",
				process.execPath,
				"--import",
				packagePath("test", "attack", "tell-cost.mjs"),
				packagePath("dist", "pipeline", "main.js"),
				"check",
				folder,
				"--json",
			],
			{
				encoding: "utf8",
				maxBuffer: 1 << 28,
				env: { ...process.env, COST_FILE: cost },
			},
		);
		if (run.status !== 0 && run.status !== 1)
			throw new Error(`${run.signal ?? run.status}: ${run.stderr}`);
		if (!existsSync(cost)) throw new Error("it never ended");
		return {
			...JSON.parse(readFileSync(cost, "utf8")),
			...outline(JSON.parse(run.stdout)),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
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
