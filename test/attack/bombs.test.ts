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
// Millions of lines that are all rejected take twenty times what whole tickets take.
const MOST_TIMES = isFull ? 24 : 12;
const MOST_MB = 1024;
const CPU_SECONDS = 120;

interface Told {
	name: string;
	cpuMs: number;
	peakMb: number;
	records?: number;
	lost?: number;
	message: string;
}

/** Reads the files in one program, or each in one of its own, which tells what memory each takes. */
function readAll(bombs: Readonly<Record<string, Bomb>>): Map<string, Told> {
	const entries = Object.entries(bombs);
	const [first, plain, ...others] = entries;
	const companies = isFull
		? [[first, plain], ...others.map((each) => [each])]
		: [entries];
	return new Map(
		companies.flatMap((company) =>
			readTogether(company.filter((each) => each !== undefined)).map(
				(told) => [told.name, told] as const,
			),
		),
	);
}

function readTogether(bombs: readonly (readonly [string, Bomb])[]): Told[] {
	const folder = mkdtempSync(join(tmpdir(), "bombs-"));
	try {
		for (const [index, [, { file, make }]] of bombs.entries())
			writeFileSync(
				join(folder, `${String(index).padStart(4, "0")}${extname(file)}`),
				make(SIZE),
			);
		const run = spawnSync(
			"sh",
			[
				"-c",
				`ulimit -t ${CPU_SECONDS}; exec "$@"`,
				"sh",
				process.execPath,
				packagePath("test", "attack", "read-files.mjs"),
				packagePath(),
				folder,
			],
			{ encoding: "utf8", maxBuffer: 1 << 28 },
		);
		const nameOf = ({ name }: { name: string }) =>
			bombs[Number.parseInt(name, 10)]?.[0] ?? name;
		const lines = run.stdout
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line));
		const last = lines.at(-1);
		expect(
			last?.isBegun,
			`${last && nameOf(last)} never ended ${run.stderr}`,
		).toBe(undefined);
		return lines
			.filter((line) => !line.isBegun)
			.map((line) => ({ ...line, name: nameOf(line) }));
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
		if (isFull)
			for (const {
				name,
				cpuMs,
				peakMb,
				records,
				lost,
				message,
			} of told.values())
				console.log(
					`${name}: ${(cpuMs / honest).toFixed(1)} times, ${peakMb.toFixed(0)} MB, ${records ?? 0} records, ${lost ?? 0} lost, ${message.slice(0, 80)}`,
				);
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
		const large = [...told.values()]
			.filter(({ peakMb }) => peakMb > MOST_MB)
			.map(({ name, peakMb }) => `${name}: ${peakMb.toFixed(0)} MB`);
		expect(large).toEqual([]);
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
