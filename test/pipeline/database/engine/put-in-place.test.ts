import { describe, expect, test } from "vitest";
import type { FarTables } from "../../../../pipeline/database/engine/engine.ts";
import { MARK } from "../../../../pipeline/database/engine/far-tables.ts";
import {
	ALWAYS,
	befall,
	countIn,
	failOf,
	fill,
	lose,
	loseAfterwards,
	namesIn,
	openAt,
	refuseWith,
	TICKETS,
	useFarPlace,
} from "./far-place.ts";

const place = useFarPlace();
const FINISHED = [{ name: "tickets", from: TICKETS }];

describe("what is finished", () => {
	test("takes the place of what stood before, and what is of the run alone goes", async () => {
		for (const rows of [3, 5]) {
			const tables = await openAt(place);
			await fill(place, tables, rows);
			expect(await tables.publish(FINISHED, async () => "swapped")).toBe(
				"swapped",
			);
			await tables.close();
			expect(namesIn(place)).toEqual(["review_tickets"]);
			expect(await countIn(place, "review_tickets")).toBe(rows);
		}
	});

	test("of an earlier build that this one has not made goes, and comes back where the work fails", async () => {
		await place.behind.leave("review_appeals", MARK);
		await place.behind.leave("other_appeals", MARK);
		const tables = await openAt(place);
		await fill(place, tables);
		const fails = () => Promise.reject(new Error("no room"));
		await expect(tables.publish([], fails)).rejects.toThrow("no room");
		expect(namesIn(place)).toContain("review_appeals");
		await tables.publish([], async () => undefined);
		await tables.close();
		expect(namesIn(place)).toEqual(["other_appeals"]);
	});

	async function standing(): Promise<FarTables> {
		const first = await openAt(place);
		await fill(place, first, 3);
		await first.publish(FINISHED, async () => undefined);
		await first.close();
		const second = await openAt(place);
		await fill(place, second, 5);
		return second;
	}

	test("goes back where the work that follows fails", async () => {
		const tables = await standing();
		const work = async () => {
			expect(await countIn(place, "review_tickets")).toBe(5);
			throw new Error("no room for the report");
		};
		await expect(tables.publish(FINISHED, work)).rejects.toThrow("no room");
		expect(await countIn(place, "review_tickets")).toBe(3);
	});

	test("that is new goes away again where the work that follows fails", async () => {
		const tables = await openAt(place);
		await fill(place, tables);
		const work = () => Promise.reject(new Error("no room"));
		await expect(tables.publish(FINISHED, work)).rejects.toThrow("no room");
		await tables.close();
		expect(namesIn(place)).toEqual([]);
	});

	test.each([
		["exchange", lose],
		["exchange", loseAfterwards],
	])(
		"changes places once where the connection is lost in the midst",
		async (beginning, mishap) => {
			const tables = await standing();
			befall(place, beginning, mishap);
			await tables.publish(FINISHED, async () => undefined);
			expect(await countIn(place, "review_tickets")).toBe(5);
		},
	);

	test("stays as it stood where tables cannot change places", async () => {
		const tables = await standing();
		befall(place, "exchange", refuseWith(48), ALWAYS);
		const error = await failOf(() =>
			tables.publish(FINISHED, async () => undefined),
		);
		expect(error.message).toContain("换上新结果时，库的引擎不能换表");
		expect(await countIn(place, "review_tickets")).toBe(3);
	});

	test("is told as it is where it cannot go back", async () => {
		const tables = await standing();
		const work = async () => {
			befall(place, "exchange", lose, ALWAYS);
			throw new Error("no room");
		};
		const error = await failOf(() => tables.publish(FINISHED, work));
		expect(error.message).toContain("可能已经是新的，没有能换回去");
	});

	test("touches no table of somebody else's", async () => {
		await place.behind.leave("review_tickets", "theirs");
		const tables = await openAt(place);
		await fill(place, tables);
		const error = await failOf(() =>
			tables.publish(FINISHED, async () => undefined),
		);
		expect(error.message).toContain("review_tickets 不是本程序建的");
		expect(await countIn(place, "review_tickets")).toBe(0);
	});
});
