import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseCsv } from "../parse-csv.ts";

// Real exports of unknown licence: read in place, never copied; no row of theirs is a fixture here.
const real = resolve(
	process.env.HOTLINE_REAL_DATA ?? packagePath("..", "shared", "data", "real"),
);
const isHere = existsSync(real);
if (!isHere)
	console.warn(
		`The real exports are not at ${real}; set HOTLINE_REAL_DATA to test with them.`,
	);

async function buildReal(
	file: string,
	profile: string,
	period?: string,
	asOf?: string,
) {
	const workspace = mkdtempSync(join(tmpdir(), "real-"));
	try {
		const result = await build(
			{ workspace, exports: [join(real, file)], profile, period, asOf },
			{ log: () => undefined, secret: "test" },
		);
		const read = (path: string) =>
			readFileSync(join(result.folder, path), "utf8");
		return {
			...result,
			html: read("report.html"),
			findings: parseCsv(read("tables/findings.csv")),
			metrics: parseCsv(read("tables/metrics.csv")),
			manifest: JSON.parse(read("manifest.json")),
		};
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}

const dropped = (manifest: { sections_dropped: { section: string }[] }) =>
	manifest.sections_dropped.map((each) => each.section).sort();

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

	test("the units of a district that are hardly ever on time are told first", async () => {
		const { findings } = await buildReal(
			"pingshan_to_2018-09.csv",
			"pingshan",
			"2018-09",
		);
		const told = findings
			.filter((row) => row.finding_no !== "" && row.dimension === "unit")
			.map(({ numerator, denominator }) => `${numerator}/${denominator}`);
		expect(told.sort()).toEqual(["0/10", "124/168", "3/27", "4/35"]);
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
		["att3_messages_to_2019-06.csv", "2019-03", 2000],
	])(
		"%s becomes readable by the profile that check writes",
		async (file, period, fewest) => {
			const workspace = mkdtempSync(join(tmpdir(), "real-"));
			const effects = { log: () => undefined };
			const exports = [join(real, file)];
			const checked = await check({ workspace, exports }, effects);
			expect(checked.problem).toContain("没有找到表头");
			const profile = describeProfile(checked);
			writeFileSync(
				join(workspace, "profile.yaml"),
				profile.replace(/^# /gm, ""),
			);
			const { report } = await build({ workspace, exports, period }, effects);
			rmSync(workspace, { recursive: true });
			expect(report.records).toBeGreaterThanOrEqual(fewest);
			expect(report.rejected).toBe(0);
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
