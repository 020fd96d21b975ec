import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	createSample,
	formatLabels,
	formatTruth,
	type Sample,
} from "../../../data/generator/sample.ts";
import type { Truth } from "../../../data/generator/truth.ts";
import type { ExportFile } from "../../../data/generator/write-exports.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

let sample: Sample;
let truth: Truth;
let files: ExportFile[];

beforeAll(() => {
	sample = createSample();
	truth = sample.findTruth();
	files = sample.writeFiles();
});

describe("elsewhere and later", () => {
	const zone = process.env.TZ;
	afterAll(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	test("the files have the same bytes", () => {
		process.env.TZ = "America/New_York";
		const again = createSample().writeFiles();
		expect(again.map(({ name }) => name)).toEqual(
			files.map(({ name }) => name),
		);
		for (const [index, { name, bytes }] of again.entries())
			expect(
				Buffer.compare(bytes, files[index]?.bytes ?? bytes.subarray(1)),
				name,
			).toBe(0);
	});
});

test("truth.json is what the generator finds", () => {
	const committed = readFileSync(packagePath("data/yiyuan/truth.json"), "utf8");
	expect(formatTruth(truth)).toBe(committed);
	expect(JSON.parse(committed)).toEqual(truth);
});

test("fifteen months of 600 to 900 tickets, none of them twice", () => {
	const months = [...new Set(sample.tickets.map(({ month }) => month))];
	expect(months).toEqual(Object.keys(truth.volumes));
	expect([months[0], months.length, months.at(-1)]).toEqual([
		"2022-01",
		15,
		"2023-03",
	]);
	for (const month of months) {
		const count = sample.tickets.filter(
			(ticket) => ticket.month === month,
		).length;
		expect(count).toBeGreaterThanOrEqual(600);
		expect(count).toBeLessThanOrEqual(900);
	}
	const ids = new Set(sample.tickets.map(({ id }) => id));
	expect(ids.size).toBe(sample.tickets.length);
});

test("every community and estate complains, and heating does so in winter", () => {
	const { tickets } = sample;
	expect(new Set(tickets.map(({ estate }) => estate)).size).toBe(60);
	expect(new Set(tickets.map(({ estate }) => estate.community)).size).toBe(12);
	const heating = tickets.filter(({ topic }) => topic.id === "heating");
	const inWinter = heating.filter(({ month }) =>
		/-(11|12|01|02|03)$/.test(month),
	);
	expect(inWinter.length / heating.length).toBeGreaterThan(0.8);
});

test("the data ends in early April 2023", () => {
	expect(truth.as_of > "2023-04-03").toBe(true);
	expect(truth.as_of < "2023-04-07").toBe(true);
});

test("the ledger balances, and each ticket is counted once", () => {
	for (const line of truth.ledger)
		expect(
			line.counted +
				line.superseded +
				line.assisting +
				line.ignored +
				line.rejected,
		).toBe(line.records);
	const counted = truth.ledger.map((line) => line.counted);
	expect(counted.reduce((sum, count) => sum + count)).toBe(truth.tickets);
	expect(truth.ledger.at(-1)?.counted).toBeGreaterThan(300);
	expect(truth.ledger.at(-2)?.superseded).toBeGreaterThan(300);
});

test("the communities make up the street, and so do the topics", () => {
	for (const { street, community, topic } of Object.values(truth.periods))
		for (const scopes of [community, topic])
			for (const [metric, value] of Object.entries(street))
				expect(
					sumOf(Object.values(scopes).map((measures) => measures[metric] ?? 0)),
					metric,
				).toEqual([value].flat());
});

function sumOf(values: (number | [number, number])[]): number[] {
	const rows = values.map((value) => [value].flat());
	return (rows[0] ?? []).map((_, index) =>
		rows.reduce((sum, row) => sum + (row[index] ?? 0), 0),
	);
}

test("one community is far less on time than any other, and was not a year ago", () => {
	const community = truth.periods["2023-03"]?.community ?? {};
	const rate = (name: string) => {
		const [on = 0, due = 0] = [community[name]?.ontime_rate ?? []].flat();
		return on / due;
	};
	const [worst, second] = Object.keys(community)
		.filter((name) => name !== "未归属")
		.sort((a, b) => rate(a) - rate(b));
	const [planted] = truth.planted.worse_communities;
	expect(worst).toBe(planted?.community);
	expect(rate(second ?? "") - rate(worst ?? "")).toBeGreaterThan(0.1);
	const [on = 0, due = 1] = planted?.ontime_rate["2022-03"] ?? [];
	expect(on / due).toBeGreaterThan(0.88);
});

test("the burst is far above what its estate is used to", () => {
	const [burst] = truth.planted.bursts;
	const alike = sample.tickets.filter(
		({ topic, estate }) =>
			topic.id === burst?.topic && estate.name === burst.estate,
	);
	const planted = alike.filter(({ burst }) => burst !== null);
	expect(burst?.ticket_ids).toEqual(planted.map(({ id }) => id));
	expect(planted.length).toBeGreaterThanOrEqual(12);
	expect(burst?.callers).toBeGreaterThanOrEqual(8);
	const usualInAMonth = (alike.length - planted.length) / 15;
	expect(planted.length).toBeGreaterThan(5 * usualInAMonth);
});

test("the labels name a topic and a place for each ticket", () => {
	const [header, ...lines] = formatLabels(sample.tickets).trim().split("\n");
	expect(header).toBe("ticket_id,topic,second_topic,estate,community");
	expect(lines).toHaveLength(sample.tickets.length);
	expect(lines.every((line) => /^\d{13},\w+,\w*,[^,]+,[^,]+$/.test(line))).toBe(
		true,
	);
});
