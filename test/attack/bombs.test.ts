import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { ARCHIVES } from "./bombs/archives.ts";
import type { Bomb, Bombs } from "./bombs/bomb.ts";
import { BOOKS, PLAIN_BOOK } from "./bombs/books.ts";
import { DELIMITED, PLAIN } from "./bombs/delimited.ts";
import { OLD_BOOKS, PLAIN_OLD } from "./bombs/old-books.ts";
import { PAGES } from "./bombs/pages.ts";
import { PARQUETS, PLAIN_PARQUET } from "./bombs/parquet.ts";
import { RARE_BOOKS } from "./bombs/rare-books.ts";
import { XML_BOOKS } from "./bombs/xml-books.ts";
import { checkBomb } from "./check-bomb.ts";

// Files that were made to keep a reader busy.

const isFull = process.env.ATTACK_FULL !== undefined;

const KINDS: readonly (readonly [string, Bombs, Bomb])[] = [
	["delimited text", DELIMITED, PLAIN],
	["pages", PAGES, PLAIN],
	["workbooks", BOOKS, PLAIN_BOOK],
	["old workbooks", { ...OLD_BOOKS, ...RARE_BOOKS, ...XML_BOOKS }, PLAIN_OLD],
	["archives", ARCHIVES, PLAIN_BOOK],
	["tables of columns", PARQUETS, PLAIN_PARQUET],
];

// The promise: under ten megabytes, so much of the processor and of memory. Tickets that
// count cost what tickets cost, wherever they come from; a packed file may hold half a million.
const SIZE = 9_000_000;
const MOST_SECONDS = 10;
const MOST_MB = 1024;
const SECONDS_PER_TICKET = 0.0001;
const MB_PER_TICKET = 0.004;

describe.runIf(isFull)("a file of nine megabytes is checked or refused", () => {
	describe.each(KINDS)("%s", (_, bombs, plain) => {
		test.each(Object.entries({ "honest tickets": plain, ...bombs }))(
			"%s",
			async (name, bomb) => {
				const { cpuMs, peakMb, tickets, lost, message } = await checkBomb(
					bomb,
					SIZE,
				);
				console.log(
					`${name}: ${(cpuMs / 1000).toFixed(1)} s, ${peakMb.toFixed(0)} MB, ${tickets} tickets, ${lost} lost, ${message.slice(0, 80)}`,
				);
				expect.soft(tickets > 0 || message !== "").toBe(true);
				expect
					.soft(cpuMs / 1000)
					.toBeLessThan(MOST_SECONDS + tickets * SECONDS_PER_TICKET);
				expect.soft(peakMb).toBeLessThan(MOST_MB + tickets * MB_PER_TICKET);
			},
		);
	});
});

const SHORT_SIZE = 150_000;
// As a multiple of what honest tickets of that size take, and no less than what it takes to begin a
// thread with the library of old books and to end it: so much is a nuisance, more is a hang.
const MOST_TIMES = 12;
const LEAST_MS = 3000;
const CPU_SECONDS = 120;

interface Told {
	name: string;
	cpuMs: number;
	records?: number;
	message: string;
}

// `npm run attack` reads every one, large.
const STEP = 16;
const someBombs = (bombs: Bombs): Bombs =>
	Object.fromEntries(Object.entries(bombs).filter((_, at) => at % STEP === 0));

/** Reads the files one after another in one program. */
async function readAll(bombs: Bombs): Promise<Told[]> {
	const entries = Object.entries(bombs);
	const folder = mkdtempSync(join(tmpdir(), "bombs-"));
	try {
		for (const [index, [, { file, make }]] of entries.entries())
			writeFileSync(
				join(folder, `${String(index).padStart(4, "0")}${extname(file)}`),
				await make(SHORT_SIZE),
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
			entries[Number.parseInt(name, 10)]?.[0] ?? name;
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

describe.skipIf(isFull || process.platform === "win32")("a small file", () => {
	let told: Told[];
	beforeAll(async () => {
		told = await readAll(
			Object.fromEntries(
				KINDS.flatMap(([kind, bombs, plain]) =>
					// An honest one is read twice: what is read first of its kind is slow.
					Object.entries({ begin: plain, plain, ...someBombs(bombs) }).map(
						([name, bomb]) => [`${kind}: ${name}`, bomb],
					),
				),
			),
		);
	}, 600_000);

	test.each(KINDS)(
		"of the kinds of %s is read or refused at the cost of a few honest ones",
		(kind) => {
			const own = told.filter(({ name }) => name.startsWith(`${kind}: `));
			expect(own.length).toBeGreaterThan(2);
			const honest =
				own.find(({ name }) => name === `${kind}: plain`)?.cpuMs ?? 0;
			const slow = own
				.filter(({ cpuMs }) => cpuMs > Math.max(LEAST_MS, honest * MOST_TIMES))
				.map(
					({ name, cpuMs }) => `${name}: ${(cpuMs / honest).toFixed(0)} times`,
				);
			expect(slow).toEqual([]);
			const silent = own
				.filter(({ records, message }) => !records && message === "")
				.map(({ name }) => name);
			expect(silent).toEqual([]);
		},
	);
});
