import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { make } from "../../pipeline/commands/make.ts";
import { withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { judged, scoreGathering } from "./judged-clusters.ts";

// Clusters must be what a leader would call one: a hundred were judged by reading, in both directions; the
// fixture holds ids alone. Thresholds were chosen on one half of them.
const board = resolve(
	process.env.HOTLINE_REAL_DATA ?? packagePath("..", "shared", "data", "real"),
	"att3_messages_to_2019-06.csv",
);
const folder = mkdtempSync(join(tmpdir(), "board-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Member {
	cluster_id: string;
	ticket_id: string;
}

/** The clusters of the half-year that are not told as several places' same kind. */
async function gather(file: string): Promise<string[][]> {
	const options = {
		workspace: mkdtempSync(join(folder, "workspace-")),
		exports: [file],
		profile: "message-board",
		period: "2019-H1",
		readsOnly: true,
	};
	const members = await withWarehouse(
		options,
		{ log: () => undefined },
		async (warehouse) => {
			await make(warehouse, ["est_clusters"]);
			return await warehouse.database.rows<Member>(
				"select members.cluster_id, members.ticket_id from est_cluster_tickets as members inner join est_clusters on members.cluster_id = est_clusters.cluster_id where not est_clusters.is_spread order by members.cluster_id, members.ticket_id",
			);
		},
	);
	const groups = new Map<string, string[]>();
	for (const { cluster_id, ticket_id } of members)
		groups.set(cluster_id, [...(groups.get(cluster_id) ?? []), ticket_id]);
	return [...groups.values()];
}

describe.skipIf(!existsSync(board))("clusters of a message board", () => {
	let found: string[][];
	beforeAll(async () => {
		found = await gather(board);
	});

	test.each([0, 1] as const)(
		"are those that were judged, in half %i",
		(half) => {
			const score = scoreGathering(found, half);
			console.log(`half ${half}:`, score);
			expect(score.clusters).toBeGreaterThan(40);
			expect(score.f1).toBeGreaterThan(0.75);
			expect(score.message_f1).toBeGreaterThan(0.8);
		},
	);

	test("are hardly ever what was judged to be many clusters of one kind", () => {
		const isKind = (group: string[]) =>
			judged.kinds.some(
				(kind) =>
					group.filter((id) => kind.includes(id)).length * 2 > kind.length,
			);
		expect(found.filter(isKind).length).toBeLessThanOrEqual(4);
	});

	test("are the same whatever the order of the rows", async () => {
		const shuffled = join(folder, "shuffled.csv");
		const database = await openDuckdb();
		await database.run(
			`copy (select * from read_csv('${board.replaceAll("'", "''")}', all_varchar = true, quote = '"', header = true) order by md5(留言编号)) to '${shuffled}' (header, quote '"')`,
		);
		await database.close();
		expect(await gather(shuffled)).toEqual(found);
	});
});
