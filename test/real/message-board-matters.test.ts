import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { build } from "../../pipeline/commands/build.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseCsv } from "../parse-csv.ts";

// Hotspots must read like issues: one place or people, one matter. Twenty were judged by hand, in both
// directions; the fixture holds ids alone.
const board = resolve(
	process.env.HOTLINE_REAL_DATA ?? packagePath("..", "shared", "data", "real"),
	"att3_messages_to_2019-06.csv",
);
const judged: { matters: string[][]; not_matters: string[][] } = parse(
	readFileSync(
		packagePath("test", "fixtures", "message-board-matters.yaml"),
		"utf8",
	),
);

const folder = mkdtempSync(join(tmpdir(), "board-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tickets of each hotspot of the half-year. */
async function findMatters(file: string): Promise<Map<string, string[]>> {
	const workspace = mkdtempSync(join(folder, "workspace-"));
	const result = await build(
		{
			workspace,
			exports: [file],
			profile: "message-board",
			period: "2019-H1",
		},
		{ log: () => undefined, secret: "test" },
	);
	const rows = parseCsv(
		readFileSync(join(result.folder, "tables/hotspot_tickets.csv"), "utf8"),
	);
	const members = new Map<string, string[]>();
	for (const { hotspot_id = "", ticket_id = "" } of rows)
		members.set(hotspot_id, [...(members.get(hotspot_id) ?? []), ticket_id]);
	return members;
}

const shared = (a: readonly string[], b: readonly string[]) =>
	a.filter((id) => b.includes(id)).length;

describe.skipIf(!existsSync(board))("hotspots of a message board", () => {
	let found: Map<string, string[]>;
	beforeAll(async () => {
		found = await findMatters(board);
	});

	test("hold most of each judged matter and little else", () => {
		const isFound = (matter: string[]) =>
			[...found.values()].some(
				(members) =>
					shared(members, matter) * 2 >= matter.length &&
					shared(members, matter) * 3 >= members.length * 2,
			);
		expect(judged.matters).toHaveLength(20);
		expect(judged.matters.filter(isFound).length).toBeGreaterThanOrEqual(17);
	});

	test("are hardly ever something that was not judged a matter", () => {
		const isMatter = (members: string[]) =>
			judged.matters.some(
				(matter) => shared(members, matter) * 3 >= members.length * 2,
			);
		const others = [...found.values()].filter((each) => !isMatter(each));
		expect(others.length * 5).toBeLessThanOrEqual(found.size);
		const isWrong = (members: string[]) =>
			judged.not_matters.some(
				(group) => shared(members, group) * 2 > group.length,
			);
		expect([...found.values()].filter(isWrong).length).toBeLessThanOrEqual(2);
	});

	test("are the same whatever the order of the rows", async () => {
		const shuffled = join(folder, "shuffled.csv");
		const database = await openDuckdb();
		await database.run(
			`copy (select * from read_csv('${board.replaceAll("'", "''")}', all_varchar = true, quote = '"', header = true) order by md5(留言编号)) to '${shuffled}' (header, quote '"')`,
		);
		await database.close();
		expect(await findMatters(shuffled)).toEqual(found);
	});
});
