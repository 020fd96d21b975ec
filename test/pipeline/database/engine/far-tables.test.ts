import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MARK } from "../../../../pipeline/database/engine/far-tables.ts";
import {
	ALWAYS,
	befall,
	failOf,
	fill,
	lose,
	loseAfterwards,
	namesIn,
	openAt,
	PASSWORD,
	refuseWith,
	useFarPlace,
} from "./far-place.ts";

const place = useFarPlace();
const FEW = { name: "few", columns: { ticket_id: "text" }, grain: [] } as const;

describe("rows", () => {
	test("go there once, are counted there and come back", async () => {
		const tables = await openAt(place);
		await fill(place, tables);
		const path = join(place.folder, "back.parquet");
		await tables.make(FEW, "select ticket_id from int_tickets where days > 0", [
			"int_tickets",
		]);
		await tables.save(FEW, path);
		expect(
			await place.near.rows(
				`select * from ${place.near.parquetRows(path)} order by ticket_id`,
			),
		).toEqual([{ ticket_id: "t1" }, { ticket_id: "t2" }]);
		expect(
			await tables.rows("select count(*) as found from few", ["few"]),
		).toEqual([{ found: 2 }]);
		for (const { settings, authorization } of place.endpoint.told) {
			expect(settings.get("join_use_nulls")).toBe("1");
			expect(settings.get("database")).toBe("hotline");
			expect(settings.toString()).not.toContain(PASSWORD);
			expect(authorization).toBe(
				`Basic ${Buffer.from(`writer:${PASSWORD}`).toString("base64")}`,
			);
		}
	});

	test("of which some names are a model's own as well are found", async () => {
		const tables = await openAt(place);
		await fill(place, tables);
		const select =
			"with\nint_tickets as (select * from int_tickets),\nlate as (select ticket_id from int_tickets where days > 1)\nselect * from late -- the last line";
		await tables.make(FEW, select, ["int_tickets"]);
		expect(await tables.rows("select * from few", ["few"])).toEqual([
			{ ticket_id: "t2" },
		]);
	});

	test.each([
		["before they are written", lose],
		["when they have been written", loseAfterwards],
	])(
		"are sent again where the connection is lost %s, and stand there once",
		async (_, mishap) => {
			const tables = await openAt(place);
			befall(place, "insert into", mishap, 2);
			await fill(place, tables);
			expect(place.pauses).toEqual([1000, 2000]);
			expect(
				await tables.rows("select count(*) as found from int_tickets", [
					"int_tickets",
				]),
			).toEqual([{ found: 3 }]);
		},
	);

	test("that are not all there are not used", async () => {
		const tables = await openAt(place);
		const error = await failOf(() => fill(place, tables, 3, 4));
		expect(error.message).toContain("写入 int_tickets 时，写进去的条数不对");
	});

	test.each([
		["insert into", 497, /没有建表、写入、换表或删表的权限（代码 497）/],
		["create table", 497, /没有建表/],
		["insert into", 16, /列或类型和程序想的不一样（代码 16）/],
		["insert into", 53, /列或类型和程序想的不一样/],
		["insert into", 60, /要用的表不见了/],
		["insert into", 159, /超过了限定的时间/],
		["insert into", 241, /内存不够/],
		["insert into", 243, /磁盘满了/],
		["insert into", 4321, /ClickHouse 报告了错误（代码 4321）/],
	])(
		"%s refused with code %i ends the run at once",
		async (beginning, code, told) => {
			const tables = await openAt(place);
			befall(place, beginning, refuseWith(code), ALWAYS);
			const error = await failOf(() => fill(place, tables));
			expect(error.message).toMatch(told);
			expect(error.message).toContain("上次的结果和本机上次的报告都没有动");
			expect(place.pauses).toEqual([]);
		},
	);

	test("are given up where the connection is lost again and again", async () => {
		const tables = await openAt(place);
		befall(place, "insert into", lose, ALWAYS);
		const error = await failOf(() => fill(place, tables));
		expect(error.message).toContain(
			"写入 int_tickets（试了 3 次）时，连接断了",
		);
	});

	test("are not waited for without end", async () => {
		const tables = await openAt(place, { statementSeconds: 0.2 });
		befall(place, "insert into", () => true, ALWAYS);
		const error = await failOf(() => fill(place, tables));
		expect(error.message).toContain("超过了限定的时间");
	}, 20_000);
});

describe("opening", () => {
	test.each([
		[516, /连接 ClickHouse 时，用户名或口令不对/],
		[81, /没有这个数据库/],
	])("is refused with code %i", async (code, told) => {
		befall(place, "select 1", refuseWith(code), ALWAYS);
		expect((await failOf(() => openAt(place))).message).toMatch(told);
	});

	test("is tried again where nobody listens", async () => {
		const error = await failOf(() => openAt(place, { port: 1 }));
		expect(error.message).toContain(
			"连接 ClickHouse（试了 3 次）时，连不上数据库",
		);
	});

	test("removes what killed runs of ours left, and nothing else", async () => {
		await place.behind.leave("review_run_0a_int_tickets", MARK);
		await place.behind.leave("review_run_0b_theirs", "somebody's");
		await openAt(place);
		expect(namesIn(place)).toEqual(["review_run_0b_theirs"]);
	});
});
