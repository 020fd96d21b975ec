import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packagePath } from "../../pipeline/package-root.ts";

/** What a program took from its start to its end. */
export interface Taken {
	seconds: number;
	/** Of the processor, all threads together. */
	cpuSeconds: number;
	peakMb: number;
}

export const PROGRAM = packagePath("dist", "pipeline", "main.js");
export const LOAD = packagePath("out/bench/test/bench/load.js");
export const FLOOR = packagePath("out/bench/test/bench/floor.js");
export const WRITE_BOOK = packagePath("out/bench/test/bench/write-book.js");
export const PARSE_BOOK = packagePath("out/bench/test/bench/parse-book.js");
export const READ_BOOK = packagePath("out/bench/test/bench/read-book.js");

const TELL_COST = packagePath("test", "attack", "tell-cost.mjs");

/** Runs a program by itself, as a person would; throws where it fails. */
export function runProgram(program: string, words: readonly string[]): Taken {
	const folder = mkdtempSync(join(tmpdir(), "bench-"));
	const cost = join(folder, "cost.json");
	try {
		const start = performance.now();
		const { status, stderr } = spawnSync(
			process.execPath,
			["--import", TELL_COST, program, ...words],
			{ encoding: "utf8", env: { ...process.env, COST_FILE: cost } },
		);
		const seconds = (performance.now() - start) / 1000;
		if (status !== 0) throw new Error(`${program} ${words[0]}: ${stderr}`);
		const { cpuMs, peakMb } = JSON.parse(readFileSync(cost, "utf8"));
		return { seconds, cpuSeconds: cpuMs / 1000, peakMb };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs several things by turns, so that whatever else the machine does falls on all of them; answers the median of each. */
export function takeTurns<Name extends string>(
	things: Record<Name, () => Taken>,
	times: number,
): Record<Name, Taken> {
	const taken: Partial<Record<Name, Taken[]>> = {};
	for (let turn = 0; turn < times; turn++)
		for (const name of Object.keys(things) as Name[]) {
			taken[name] ??= [];
			taken[name].push(things[name]());
		}
	const medians = Object.entries<Taken[]>(taken as Record<Name, Taken[]>).map(
		([name, all]) => [name, medianOf(all)],
	);
	return Object.fromEntries(medians);
}

function medianOf(all: readonly Taken[]): Taken {
	const middle = (pick: (taken: Taken) => number) =>
		all.map(pick).sort((a, b) => a - b)[(all.length - 1) >> 1] ?? 0;
	return {
		seconds: middle(({ seconds }) => seconds),
		cpuSeconds: middle(({ cpuSeconds }) => cpuSeconds),
		peakMb: middle(({ peakMb }) => peakMb),
	};
}
