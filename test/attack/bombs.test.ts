import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { BOMBS, type Bomb, PLAIN, PLAIN_BOOK } from "./bombs.ts";

// Files that were made to keep a reader busy, each read beside honest tickets of the same size.

const isFull = process.env.ATTACK_FULL !== undefined;
const SIZE = isFull ? 9_000_000 : 150_000;
// Processor's time, as a multiple of what honest tickets take: so much is a nuisance, more is a hang.
const MOST_TIMES = 12;
const MOST_MB = 1024;
const CPU_SECONDS = isFull ? 900 : 120;

interface Told {
	name: string;
	cpuMs: number;
	peakMb: number;
	records?: number;
	lost?: number;
	message: string;
}

function readAll(bombs: Readonly<Record<string, Bomb>>): Map<string, Told> {
	const folder = mkdtempSync(join(tmpdir(), "bombs-"));
	try {
		const names = Object.keys(bombs);
		for (const [index, [, { file, make }]] of Object.entries(bombs).entries())
			writeFileSync(
				join(folder, `${String(index).padStart(4, "0")}${extname(file)}`),
				make(SIZE),
			);
		const script = packagePath("test", "attack", "read-files.mjs");
		const run = spawnSync(
			"sh",
			[
				"-c",
				`ulimit -t ${CPU_SECONDS}; exec "$@"`,
				"sh",
				process.execPath,
				script,
				packagePath(),
				folder,
			],
			{ encoding: "utf8", maxBuffer: 1 << 28 },
		);
		const lines = run.stdout
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line));
		const nameOf = ({ name }: { name: string }) =>
			names[Number.parseInt(name, 10)] ?? name;
		const last = lines.at(-1);
		expect(
			last?.isBegun,
			`${last && nameOf(last)} never ended ${run.stderr}`,
		).toBe(undefined);
		return new Map(
			lines
				.filter((line) => !line.isBegun)
				.map((line) => [nameOf(line), { ...line, name: nameOf(line) }]),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function describeBombs(
	kind: string,
	bombs: Readonly<Record<string, Bomb>>,
	plain: Bomb,
) {
	test(`${kind}: each is read or refused at the cost of a few honest files`, () => {
		// The first is read twice: a program that has just begun is slow.
		const told = readAll({ begin: plain, plain, ...bombs });
		const honest = told.get("plain")?.cpuMs ?? 0;
		const slow = [...told.values()]
			.filter(({ cpuMs }) => cpuMs > honest * MOST_TIMES)
			.map(
				({ name, cpuMs }) => `${name}: ${(cpuMs / honest).toFixed(0)} times`,
			);
		expect(slow).toEqual([]);
		const silent = [...told.values()]
			.filter(({ records, message }) => !records && message === "")
			.map(({ name }) => name);
		expect(silent).toEqual([]);
		const peakMb = Math.max(...[...told.values()].map((each) => each.peakMb));
		expect(peakMb).toBeLessThan(MOST_MB);
		if (isFull)
			for (const { name, cpuMs, records, lost, message } of told.values())
				console.log(
					`${name}: ${(cpuMs / honest).toFixed(1)} times, ${records ?? 0} records, ${lost ?? 0} lost, ${message.slice(0, 80)}`,
				);
	}, 3_600_000);
}

describe.skipIf(process.platform === "win32")("files made to hang", () => {
	const ofKind = (file: string) =>
		Object.fromEntries(
			Object.entries(BOMBS).filter(([, bomb]) => bomb.file.endsWith(file)),
		);
	describeBombs("delimited text", ofKind(".csv"), PLAIN);
	describeBombs("pages", ofKind(".xls"), PLAIN);
	describeBombs("workbooks", ofKind(".xlsx"), PLAIN_BOOK);
	describeBombs("archives", ofKind(".zip"), PLAIN_BOOK);
});
