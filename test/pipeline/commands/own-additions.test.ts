import {
	cpSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { check } from "../../../pipeline/commands/check.ts";
import { explain } from "../../../pipeline/commands/explain.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { writeFullWorkspace } from "./full-workspace.ts";

const EXAMPLE = packagePath("data", "examples", "own");
const effects = { log: () => undefined, now: () => 0 };

let workspace: string;
beforeEach(() => {
	workspace = writeFullWorkspace();
});
afterEach(() => rmSync(workspace, { recursive: true }));

const run = (options: object = {}) =>
	build({ workspace, period: "2023-03", ...options }, effects);

function put(path: string, text: string): void {
	const file = join(workspace, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

const read = (folder: string, ...path: string[]) =>
	readFileSync(join(folder, ...path), "utf8");

const SOLVED = `-- Share solved, the partly solved among them.
-- grain:    period_id, ticket_id
-- needs:    solved, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    solved in ('solved', 'partial') as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed and solved in ('solved', 'partial', 'unsolved')
`;

test("a metric and a chart of a workspace's own are counted, printed, explained and vouched for, and so is a query that stands for the program's", async () => {
	cpSync(EXAMPLE, workspace, { recursive: true });
	const { folder } = await run();
	// Of March's 62 tickets, two a day, eight days were off.
	expect(read(folder, "tables", "metrics.csv")).toMatch(
		/street,全街道,weekend_share,[^,]*,16,62,0\.258065/,
	);
	expect(read(folder, "tables", "own_channels.csv")).toContain("phone,31");
	const page = read(folder, "report.html");
	expect(page).toContain("休息日来件占比");
	expect(page).toContain("本街道自己的图");
	expect(page).toContain("各渠道受理件数（件）");
	const { inputs } = JSON.parse(read(folder, "manifest.json"));
	expect(inputs.map(({ path }: { path: string }) => path)).toEqual(
		expect.arrayContaining([
			"queries/metric_weekend_share.sql",
			"queries/metrics.yaml",
			"templates/partials/own.hbs",
		]),
	);
	const told = await explain(
		{ workspace, metric: "休息日来件占比", period: "2023-03" },
		effects,
	);
	expect(told).toMatchObject({ agrees: true, numerator: 16, denominator: 62 });
	expect((await check({ workspace }, effects)).problem).toBeNull();

	expect((await run({ ifChanged: true })).isUnchanged).toBe(true);
	put("templates/partials/own.hbs", "<p>换了一句话</p>\n");
	const again = await run({ ifChanged: true });
	expect(again.isUnchanged).toBe(false);
	expect(read(again.folder, "report.html")).toContain("换了一句话");

	// A query of the same name stands for the program's, and the cache notices.
	const solved = /street,全街道,solved_rate,[^,]*,(\d+),(\d+),/;
	const [, before] = solved.exec(read(folder, "tables", "metrics.csv")) ?? [];
	put("queries/metric_solved_rate.sql", SOLVED);
	const changed = await run({ ifChanged: true });
	expect(changed.isUnchanged).toBe(false);
	const [, after] =
		solved.exec(read(changed.folder, "tables", "metrics.csv")) ?? [];
	expect(Number(after)).toBeGreaterThan(Number(before));
});

const HEADER = "-- A table of one's own.\n-- grain: ticket_id\n";
const select = (sql: string) => `${HEADER}${sql}\n`;

test.each([
	[
		"a file",
		select("select column0 as ticket_id from read_csv('/etc/hosts')"),
		"用了“read_csv”",
	],
	[
		"a file by its name alone",
		select("select * from '/etc/hosts.csv'"),
		"没有名为“/etc/hosts.csv”的表",
	],
	[
		"a query in a query",
		select("select * from query('select 1 as ticket_id')"),
		"用了“query”",
	],
	[
		"what citizens said",
		select("select record_no as ticket_id from raw_texts"),
		"读了“raw_texts”",
	],
	[
		"masked words",
		select(
			"with a as (select * from int_texts) select record_no as ticket_id from a",
		),
		"读了“int_texts”",
	],
	[
		"a door",
		select("select household_key as ticket_id from ref_visit_households"),
		"读了“ref_visit_households”",
	],
	[
		"a table that is not there",
		select("select ticket_id from int_tikets"),
		"没有名为“int_tikets”的表",
	],
	["no select", select("delete from int_tickets"), "自己的查询看不懂"],
	[
		"two statements",
		select("select 1 as ticket_id; drop table int_tickets"),
		"自己的查询",
	],
	[
		"a column that is not there",
		`${HEADER}-- csv: own\nselect ticket_id, no_such from int_tickets\n`,
		"自己的查询做不成",
	],
	["no header", "select ticket_id from int_tickets\n", "自己的查询看不懂"],
	[
		"a path for a file",
		`${HEADER}-- csv: ../../own\nselect ticket_id from int_tickets\n`,
		"不能作文件名",
	],
	[
		"a file of ours",
		`${HEADER}-- csv: tickets\nselect ticket_id from int_tickets\n`,
		"已经由",
	],
])(
	"an own query that reads or writes %s is refused with its file",
	async (_, sql, message) => {
		put("queries/int_own.sql", sql);
		await expect(run()).rejects.toThrow(
			expect.objectContaining({
				name: "Error",
				message: expect.stringContaining(message),
				hint: expect.any(String),
				place: { file: join(workspace, "queries", "int_own.sql") },
			}),
		);
	},
);

test("an override that lacks a column, or comes round to itself, is named", async () => {
	put(
		"queries/int_flow.sql",
		"-- Nothing of it.\n-- grain: from_at\nselect 1 as from_at\n",
	);
	await expect(run()).rejects.toThrow(
		expect.objectContaining({
			message: expect.stringContaining("用了自己的查询以后"),
			place: { file: join(workspace, "queries", "int_flow.sql") },
		}),
	);
	put(
		"queries/int_flow.sql",
		"-- Of itself.\n-- grain: from_at\nselect from_at from mart_flow\n",
	);
	await expect(run()).rejects.toThrow("排不出次序");
});

test("words without a query, and a template that asks for what is not there, are told", async () => {
	put(
		"queries/metrics.yaml",
		"own_rate: {label: 自己的率, rule: 规则, numerator: 分子}\n",
	);
	await expect(run()).rejects.toThrow("指标“own_rate”没有查询");
	put("queries/metrics.yaml", "own_rate: {label: 自己的率}\n");
	await expect(run()).rejects.toThrow("指标“own_rate”的“rule”写得不对");
	rmSync(join(workspace, "queries"), { recursive: true });
	put("templates/partials/own.hbs", "{{no_such_thing}}\n");
	await expect(run()).rejects.toThrow(
		expect.objectContaining({
			message: expect.stringContaining("用了自己的模板以后"),
			place: { file: join(workspace, "templates") },
			hint: expect.stringContaining("partials/own.hbs"),
		}),
	);
});
