import { readFileSync } from "node:fs";
import { SSF } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVisitSample } from "../../../data/generator/households.ts";
import {
	createSample,
	formatLabels,
	formatTruth,
	type Sample,
	type SampleTruth,
} from "../../../data/generator/sample.ts";
import { loadWorld } from "../../../data/generator/world.ts";
import type { ExportFile } from "../../../data/generator/write-exports.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { sampleTruth, theSample } from "../the-sample.ts";

let sample: Sample;
let truth: SampleTruth;
let files: ExportFile[];

beforeAll(() => {
	sample = theSample();
	truth = sampleTruth();
	// Anew: what a worker has loaded meanwhile may have taught the writer of old books more code pages.
	files = sample.writeFiles();
});

describe("elsewhere and later", () => {
	const zone = process.env.TZ;
	afterAll(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	// `npm run recompute`; that the draw is the same is seen by what it leaves in truth.json.
	test.runIf(process.env.TEST_ALL)("the files have the same bytes", () => {
		process.env.TZ = "America/New_York";
		// As a worker that has read books with formats of their own.
		SSF.load("0.0000", 170);
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

test("the visits are the same each time, and hold what is planted", () => {
	const { files, truth } = createVisitSample(loadWorld());
	expect(files).toEqual(sample.visits.files);
	expect(truth).toMatchObject({ households: 8000, grids: 35 });
	const lines = files[2]?.text.trim().split("\n").slice(1) ?? [];
	expect(lines).toHaveLength(truth.visits);
	const outcomes = new Set(lines.map((line) => line.split(",")[3]));
	expect(outcomes).toEqual(new Set(["见到", "未遇", "拒访", "空置", "搬离"]));
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
	const planted = alike.filter(({ plant }) => plant?.kind === "burst");
	expect(burst?.ticket_ids).toEqual(planted.map(({ id }) => id));
	expect(planted.length).toBeGreaterThanOrEqual(12);
	expect(burst?.callers).toBeGreaterThanOrEqual(8);
	const usualInAMonth = (alike.length - planted.length) / 15;
	expect(planted.length).toBeGreaterThan(5 * usualInAMonth);
});

const sumUp = (monthly: Record<string, number>, months: RegExp) => {
	const counts = Object.entries(monthly).flatMap(([month, count]) =>
		months.test(month) ? [count] : [],
	);
	return counts.reduce((sum, count) => sum + count, 0) / counts.length;
};

test("one caller makes nearly all of what looks like a burst", () => {
	const [heavy] = truth.planted.heavy_callers;
	expect(heavy?.ticket_ids.length).toBeGreaterThanOrEqual(15);
	expect(heavy?.callers).toBe(1);
	expect(heavy?.other_callers).toBeLessThan(2);
	expect(heavy?.first_at.slice(0, 7)).toBe("2023-03");
});

test("the wave is in every community and comes to no estate twice", () => {
	const [wave] = truth.planted.waves;
	expect(wave).toMatchObject({
		topic: "power_supply",
		communities: 12,
		most_in_one_estate: 1,
	});
	expect(wave?.callers).toBe(wave?.ticket_ids.length);
});

test("the persistent matter comes back each month, whatever was done", () => {
	const [place] = truth.planted.persistent;
	const own = sample.tickets.filter(({ id }) => place?.ticket_ids.includes(id));
	const months = new Set(own.map(({ month }) => month));
	expect(months.size).toBe(9);
	expect(place?.callers).toBeGreaterThanOrEqual(8);
	expect(sumUp(place?.monthly ?? {}, /2022-0[1-6]/)).toBeLessThan(1);
	expect(sumUp(place?.monthly ?? {}, /2022-(0[7-9]|1)|2023/)).toBeGreaterThan(
		3.9,
	);
	const closed = own.filter(({ closedAt }) => closedAt < (own.at(-1)?.at ?? 0));
	expect(closed.length).toBeGreaterThan(20);
});

test("the season was as high a year before, and low between", () => {
	const [place] = truth.planted.seasons;
	const monthly = place?.monthly ?? {};
	for (const month of ["2022-03", "2023-03"])
		expect(monthly[month]).toBeGreaterThanOrEqual(8);
	expect(sumUp(monthly, /2022-(0[4-9]|10)/)).toBeLessThan(1);
});

test.each(["heating", "waterlogging"])("%s has its season", (id) => {
	const season = truth.planted.seasonal_topics.find(
		({ topic }) => topic === id,
	);
	const isIn = (month: string) =>
		season?.months.includes(Number(month.slice(5))) ?? false;
	const months = Object.keys(season?.monthly ?? {});
	const inside = months.filter(isIn).join("|");
	const outside = months.filter((month) => !isIn(month)).join("|");
	const monthly = season?.monthly ?? {};
	expect(sumUp(monthly, new RegExp(inside))).toBeGreaterThan(
		2.5 * sumUp(monthly, new RegExp(outside)),
	);
});

test("one office solves what is asked and pleases few", () => {
	const [office] = truth.planted.dissatisfying_units;
	const rate = ([part, whole]: [number, number] = [0, 1]) => part / whole;
	for (const month of ["2023-03", "2023-02"]) {
		expect(rate(office?.solved_rate[month])).toBeGreaterThan(0.9);
		expect(rate(office?.satisfaction_strict[month])).toBeLessThan(0.75);
	}
	expect(rate(office?.satisfaction_strict["2022-03"])).toBeGreaterThan(0.85);
});

test("one estate has twice what it had, of every matter and of many callers", () => {
	const [weary] = truth.planted.weary_estates;
	const before = sumUp(weary?.monthly ?? {}, /2022-0/);
	const since = sumUp(weary?.monthly ?? {}, /2022-1|2023/);
	expect(since).toBeGreaterThan(2 * before);
	const own = sample.tickets.filter(
		({ estate, month }) => estate.name === weary?.estate && month >= "2022-10",
	);
	const most = Math.max(
		...[...new Set(own.map(({ topic }) => topic))].map(
			(topic) => own.filter((each) => each.topic === topic).length,
		),
	);
	expect(most).toBeLessThan(own.length / 6);
	const callers = new Set(own.map(({ caller }) => caller));
	expect(callers.size).toBeGreaterThan(0.8 * own.length);
});

test("every state and decision is met with", () => {
	const { status, extension, unreasonable } = truth.states;
	const wanted = ["archived", "closed", "handling", "replied", "returned"];
	expect(Object.keys(status)).toEqual([...wanted, "suspended", "void"]);
	expect(Object.keys(extension)).toEqual(["approved", "pending", "refused"]);
	expect(Object.keys(unreasonable)).toEqual(Object.keys(extension));
	expect(status.suspended).toBeGreaterThan(4);
	const again = sample.tickets.filter(({ passedOn }) => passedOn !== null);
	expect(again.length).toBeGreaterThan(200);
	for (const { passedOn, dispatchedAt, signedAt } of again) {
		expect(passedOn?.returnedAt).toBeGreaterThan(passedOn?.firstAt ?? 0);
		expect(dispatchedAt).toBeGreaterThan(passedOn?.returnedAt ?? 0);
		expect(signedAt).toBeGreaterThan(dispatchedAt);
	}
});

test("the labels name a topic and a place for each ticket", () => {
	const [header, ...lines] = formatLabels(sample.tickets).trim().split("\n");
	expect(header).toBe("ticket_id,topic,second_topic,estate,community");
	expect(lines).toHaveLength(sample.tickets.length);
	expect(lines.every((line) => /^\d{13},\w+,\w*,[^,]+,[^,]+$/.test(line))).toBe(
		true,
	);
});
