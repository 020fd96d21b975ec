import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import {
	buildReal,
	dropped,
	expectReadable,
	isHere,
	real,
} from "./build-real.ts";

// What `npm test` has no time for, of the same kinds.
describe.skipIf(!isHere)("real exports nobody here wrote", () => {
	test("tickets of a district keep their stated outcomes", async () => {
		const { report, metrics, manifest, html } = await buildReal(
			"pingshan_to_2018-09.csv",
			"pingshan",
			"2018-02-08..2018-09-30",
		);
		expect(report).toMatchObject({ records: 3981, counted: 3981, rejected: 0 });
		const street = metrics.find(
			(row) => row.scope_kind === "street" && row.metric === "ontime_rate",
		);
		expect(street).toMatchObject({ numerator: "3487", denominator: "3981" });
		expect(Number(street?.value)).toBeCloseTo(0.8759, 4);
		expect(dropped(manifest)).toEqual([
			"cases",
			"effects",
			"outlook",
			"overdue",
			"problem_estates",
			"satisfaction",
			"theme",
			"visits",
		]);
		expect(html).not.toContain("满意度与回访");
	});

	test("citizens' messages become topics and shares, and no user's name gets out", async () => {
		const { report, metrics, manifest, html } = await buildReal(
			"att4_replies_to_2018-12.csv",
			"message-board",
			"2018",
		);
		expect(report).toMatchObject({ records: 1926, counted: 1926, rejected: 0 });
		expect(
			metrics.find(
				(row) => row.scope_kind === "street" && row.metric === "volume",
			),
		).toMatchObject({ numerator: "847" });
		const topics = metrics.filter(
			(row) => row.scope_kind === "topic" && row.metric === "volume",
		);
		const other = Number(
			topics.find((row) => row.scope === "other")?.numerator ?? 0,
		);
		expect(other / 847).toBeLessThan(0.4);
		expect(dropped(manifest)).toEqual(
			expect.arrayContaining(["overdue", "satisfaction", "timeliness"]),
		);
		expect(html).not.toMatch(/[AU]\d{6,}/);
	});

	test("messages without any reply still make a report", async () => {
		const { report, manifest } = await buildReal(
			"att3_messages_to_2019-06.csv",
			"message-board",
		);
		expect(report).toMatchObject({
			period_id: "2019-06",
			records: 2109,
			rejected: 0,
		});
		expect(dropped(manifest)).toContain("timeliness");
	});

	test("English service requests are read through a profile alone", async () => {
		const file = "baltimore311_2014_2016.csv";
		const { report, metrics } = await buildReal(
			file,
			"baltimore",
			"2014-01-01..2016-12-31",
			"2022-01-01",
		);
		expect(report).toMatchObject({ records: 5638, counted: 5638, rejected: 0 });
		const [oracle] = await countDue(join(real, file));
		const find = (metric: string) =>
			metrics.find(
				(row) => row.scope_kind === "street" && row.metric === metric,
			);
		expect(find("ontime_rate")).toMatchObject({
			numerator: String(oracle?.ontime),
			denominator: String(oracle?.due),
		});
		expect(find("open_stock")).toMatchObject({
			numerator: String(oracle?.unclosed),
		});
	});

	test.each([
		["pingshan_to_2018-09.csv", "2018-03", 3981],
		["baltimore311_2014_2016.csv", "2015-03", 5638],
	])(
		"%s becomes readable by the profile that check writes",
		async (file, period, fewest) => {
			await expectReadable(file, period, fewest);
		},
	);
});

// DuckDB's own reader and a plain count, beside our reader and our models.
async function countDue(file: string) {
	const database = await openDuckdb();
	const time = (column: string) =>
		`strptime("${column}", '%m/%d/%Y %I:%M:%S %p')`;
	const rows = await database.rows<Record<string, number>>(
		`select
			count(*) filter (where ${time("DueDate")} >= timestamp '2014-01-01' and ${time("DueDate")} < timestamp '2017-01-01') as due,
			count(*) filter (where ${time("DueDate")} >= timestamp '2014-01-01' and ${time("DueDate")} < timestamp '2017-01-01' and ${time("CloseDate")} <= ${time("DueDate")}) as ontime,
			count(*) filter (where "CloseDate" is null and not starts_with("SRStatus", 'Closed')) as unclosed
		from read_csv('${file.replaceAll("'", "''")}', header = true, delim = ',', quote = '"', all_varchar = true)`,
	);
	await database.close();
	return rows;
}
