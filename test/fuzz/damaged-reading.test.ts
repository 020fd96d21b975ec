import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { readExports } from "../../pipeline/read/read-exports.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { type Disguise, disguise, disguises } from "../cases/disguises.ts";
import { defaultRules } from "../pipeline/read/read-fixture.ts";
import { blows, damage } from "./damage.ts";
import { RUNS, SEED } from "./outcome.ts";

// Reading alone is quick: each run of the long fuzz tries ten times as many damages here.
const DAMAGES = RUNS * 10;

const rules = defaultRules();
let folder = "";

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "damaged-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const damaged = fc.record({
	disguise: disguises,
	which: fc.nat(3),
	blows,
});

interface Read {
	sheets: Record<string, number>[];
	ids: Set<unknown>;
	rejects: Record<string, unknown>[];
	warnings: Record<string, unknown>[];
}

// A database of its own for each: what one damage leaves behind is not another's.
async function readAll(
	files: Readonly<Record<string, string | Buffer>>,
): Promise<Read | UserError> {
	const database = await openDuckdb();
	try {
		return await readInto(database, files);
	} finally {
		await database.close();
	}
}

async function readInto(
	database: Database,
	files: Readonly<Record<string, string | Buffer>>,
): Promise<Read | UserError> {
	const sources = Object.entries(files).map(([path, content], no) => {
		const absolutePath = join(folder, String(no), path);
		mkdirSync(dirname(absolutePath), { recursive: true });
		writeFileSync(absolutePath, content);
		return { path, absolutePath };
	});
	try {
		await readExports(database, sources, rules, "secret");
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
	const tickets = await database.rows<{ ticket_id: string }>(
		"select ticket_id from raw_tickets",
	);
	return {
		sheets: await database.rows(
			"select raw_sheets.records, raw_sheets.ignored, raw_sheets.rejected, (select count(*)::integer from raw_tickets where raw_tickets.sheet_no = raw_sheets.sheet_no) as kept, (select count(*)::integer from raw_rejects where raw_rejects.sheet_no = raw_sheets.sheet_no) as named from raw_sheets",
		),
		ids: new Set(tickets.map(({ ticket_id }) => ticket_id)),
		rejects: await database.rows("select * from raw_rejects"),
		warnings: await database.rows("select * from raw_warnings"),
	};
}

/** The numbers of the tickets whose lines came through the damage as they were. */
function soundIds(
	sound: Buffer,
	struck: Buffer,
	{ encoding, container }: Disguise,
): string[] {
	if (!isText(container)) return [];
	const linesOf = (bytes: Buffer) => {
		const text = encoding.startsWith("utf-16")
			? new TextDecoder(encoding.slice(0, 8)).decode(bytes)
			: bytes.toString("latin1");
		return text.split(/\r\n|\n/);
	};
	const known = new Set(linesOf(sound));
	return linesOf(struck).flatMap((line) => {
		const id = known.has(line) && /GD2023\d{4}/.exec(line)?.[0];
		return id ? [id] : [];
	});
}

const isText = (container: string) =>
	["commas", "tabs", "bars", "semicolons"].includes(container);

async function tryDamage(each: {
	disguise: Disguise;
	which: number;
	blows: Parameters<typeof damage>[1];
}): Promise<void> {
	tellProgress();
	const files = disguise(each.disguise);
	const names = Object.keys(files);
	const name = names[each.which % names.length] as string;
	const sound = Buffer.from(files[name] as Buffer);
	const struck = damage(sound, each.blows);
	const read = await readAll({ ...files, [name]: struck });
	if (read instanceof UserError) {
		expect(read.message).toMatch(/[\u4e00-\u9fff]/);
		return;
	}
	for (const { records, ignored, rejected, kept, named } of read.sheets)
		expect({ records, named }).toEqual({
			records: (ignored ?? 0) + (rejected ?? 0) + (kept ?? 0),
			named: rejected,
		});
	for (const { reason, hint } of read.rejects)
		expect([reason, hint].every((text) => text !== "")).toBe(true);
	const left = soundIds(sound, struck, each.disguise).filter(
		(id) => !read.ids.has(id),
	);
	const lost = new Set(left).size;
	const told =
		read.rejects.length +
		read.sheets.reduce((sum, sheet) => sum + (sheet.ignored ?? 0), 0);
	if (lost > told && read.warnings.length === 0)
		throw new Error(
			`${lost} records are gone, and ${told} are named: ${left.join(" ")}`,
		);
}

// A run of hours says how far it is.
const TOLD_EVERY = 250;
let tried = 0;

function tellProgress(): void {
	tried++;
	if (DAMAGES > TOLD_EVERY && tried % TOLD_EVERY === 0)
		process.stdout.write(
			`${tried} of ${DAMAGES} damages, ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
		);
}

test("any damage to any disguise ends in a message, or in a ledger that balances and names what was lost", async () => {
	await fc.assert(fc.asyncProperty(damaged, tryDamage), {
		numRuns: DAMAGES,
		seed: SEED,
		endOnFailure: !!process.env.FUZZ_FAST,
	});
}, 36_000_000);
