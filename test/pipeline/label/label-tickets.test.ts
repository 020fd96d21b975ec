import { expect, test } from "vitest";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { labelTickets } from "../../../pipeline/label/label-tickets.ts";

const rules = {
	topics: {
		leaves: [
			{
				id: "light",
				name: "路灯",
				terms: [{ term: "路灯", weight: 5 }],
				exclude: [],
				months: [],
			},
		],
	},
	estates: [{ name: "望海花园", aliases: [] }],
	topicSource: "tree" as const,
};

async function label(topicSource: "tree" | "given", records = 1) {
	const database = await openDuckdb();
	await database.run(
		`create table int_texts as select range::integer as record_no, '路灯不亮' as title, null::varchar as content, '望海花园' as location, case when range % 2 = 0 then '市政>照明' end as topic_path, 3 as accepted_month from range(${records})`,
	);
	await labelTickets(database, { ...rules, topicSource });
	const rows = await database.rows<Record<string, unknown>>(
		"select * from lbl_tickets order by record_no",
	);
	await database.close();
	return rows;
}

test("every record has one label, however many batches they come in", async () => {
	const rows = await label("tree", 10_000);
	expect(rows.map((row) => row.record_no)).toEqual(
		Array.from({ length: 10_000 }, (_, index) => index),
	);
	expect(rows.every((row) => row.topic === "light")).toBe(true);
});

test("a label holds a topic, its basis and an estate, and no word of the citizen", async () => {
	expect(await label("tree")).toEqual([
		{ record_no: 0, topic: "light", topic_basis: "terms", estate: "望海花园" },
	]);
});

test("given topics are the export's own, and a record without one is other", async () => {
	const rows = await label("given", 2);
	expect(rows.map(({ topic, topic_basis }) => [topic, topic_basis])).toEqual([
		["市政>照明", "path"],
		["other", "none"],
	]);
});
