import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { make } from "../../pipeline/commands/make.ts";
import { withWarehouse } from "../../pipeline/commands/open-warehouse.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { loadDictionary } from "../../pipeline/segment.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
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

interface Listed {
	title: string;
	place: string;
	topic_label: string;
	tickets: number;
	callers: number;
	is_spread: boolean;
}

/** Asks of the half-year, once these targets are made. */
async function ask<Row extends object>(
	file: string,
	target: string,
	question: string,
): Promise<Row[]> {
	const options = {
		workspace: mkdtempSync(join(folder, "workspace-")),
		exports: [file],
		profile: "message-board",
		period: "2019-H1",
		readsOnly: true,
	};
	return await withWarehouse(
		options,
		{ log: () => undefined },
		async (warehouse) => {
			await make(warehouse, [target]);
			return await warehouse.database.rows<Row>(question);
		},
	);
}

/** The clusters of the half-year that are not told as several places' same kind. */
async function gather(file: string): Promise<string[][]> {
	const members = await ask<Member>(
		file,
		"est_clusters",
		"select members.cluster_id, members.ticket_id from est_cluster_tickets as members inner join est_clusters on members.cluster_id = est_clusters.cluster_id where not est_clusters.is_spread order by members.cluster_id, members.ticket_id",
	);
	const groups = new Map<string, string[]>();
	for (const { cluster_id, ticket_id } of members)
		groups.set(cluster_id, [...(groups.get(cluster_id) ?? []), ticket_id]);
	return [...groups.values()];
}

const jieba = loadDictionary([]);
const { stopWords, titleWords } = readRules(folder);
const THING = /^(?:n|l|i|j|vn|b|s|x)/;
const DOING = /^(?:v|a|l|i|z|d)/;

/** What keeps a title from being read; '' where nothing does. */
function faultOf({ title, place, is_spread }: Listed): string {
	const lead = is_spread ? "多处同类：" : place === "" ? "" : `${place}：`;
	const what = title.slice(lead.length);
	const tags = jieba.tag(what, true);
	if (title.length > 24) return `${title}: too long`;
	if (!title.startsWith(lead)) return `${title}: the place is not in front`;
	if (place !== "" && what.includes(place)) return `${title}: the place twice`;
	const head = tags[0]?.word ?? "";
	if (stopWords.includes(head) && !titleWords.kept.includes(head))
		return `${title}: begins with nothing`;
	if (!tags.some(({ tag }) => THING.test(tag))) return `${title}: no thing`;
	if (!tags.some(({ tag }) => DOING.test(tag))) return `${title}: no predicate`;
	return "";
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
			expect(score.f1).toBeGreaterThanOrEqual(0.8);
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

	test("have titles that a leader can read", async () => {
		const listed = await ask<Listed>(
			board,
			"int_hotspots",
			"select int_hotspots.title, int_hotspots.place, int_topics.topic_label, int_hotspots.tickets, int_hotspots.callers, int_hotspots.is_spread from int_hotspots inner join int_topics on int_hotspots.topic = int_topics.topic order by int_hotspots.hotspot_no",
		);
		console.log(
			listed
				.slice(0, 20)
				.map(
					({ title, tickets, callers }, at) =>
						`${at + 1} ${title} ${tickets}/${callers}`,
				)
				.join("\n"),
		);
		expect(listed.length).toBeGreaterThan(20);
		expect(listed.map(faultOf).filter((fault) => fault !== "")).toEqual([]);
		expect(listed.findIndex(({ is_spread }) => is_spread)).toBeGreaterThan(
			listed.findLastIndex(({ is_spread }) => !is_spread),
		);
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
