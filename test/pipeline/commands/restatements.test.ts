import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { makeOutputs } from "../../make-outputs.ts";
import { parseCsv } from "../../parse-csv.ts";

const input = packagePath("test", "golden", "small", "input");
const root = mkdtempSync(join(tmpdir(), "restated-"));
const printed = join(root, "printed");
afterAll(() => rmSync(root, { recursive: true, force: true }));

let workspace: string;
const run = (period: string, asOf?: string) =>
	build({ workspace, period, asOf }, { log: () => undefined, secret: "test" });

/** What a build of March says of what was printed before. */
async function restatements() {
	const { table } = await makeOutputs({ workspace, period: "2023-03" }, [
		"tables/restatements.csv",
	]);
	return table("restatements").filter((row) => row.scope_kind === "street");
}

describe("after February was printed on the fifth of March", () => {
	beforeAll(async () => {
		cpSync(input, printed, { recursive: true });
		workspace = printed;
		await run("2023-02", "2023-03-05");
	});
	beforeEach(() => {
		workspace = mkdtempSync(join(root, "each-"));
		cpSync(printed, workspace, { recursive: true });
	});

	test("a ticket that closed after the printing restates the month it was due in, as a late closure", async () => {
		const closed = (await restatements()).find(
			(row) => row.metric === "close_rate_accepted",
		);
		expect(closed).toMatchObject({
			period: "2023-02",
			printed_as_of: "2023-03-05 23:59:59",
			cause: "late_closure",
		});
		expect(Number(closed?.numerator)).toBeGreaterThan(
			Number(closed?.printed_numerator),
		);
		expect(closed?.denominator).toBe(closed?.printed_denominator);
	});

	test("a ticket that no export had at the time is a new export, and a stock is not restated by time", async () => {
		writeFileSync(
			join(workspace, "exports/补充工单20230403.csv"),
			"工单编号,受理时间,工单状态,办结时间\nN1,2023-02-20 09:00:00,已办结,2023-02-21 09:00:00\n",
		);
		const rows = await restatements();
		expect(rows.find((row) => row.metric === "volume")).toMatchObject({
			cause: "new_export",
		});
		expect(rows.filter((row) => row.metric === "open_stock")).toEqual([]);
	});

	test("what reads otherwise by other rules says so", async () => {
		writeFileSync(
			join(workspace, "profile.yaml"),
			"satisfaction:\n  strict: [非常满意]\n",
		);
		expect(
			(await restatements()).find(
				(row) => row.metric === "satisfaction_strict",
			),
		).toMatchObject({ cause: "rule_change" });
	});

	test("what an older version printed by other rules says so, and needs no hand's turn", async () => {
		const file = join(workspace, "out/published/2023-02.csv");
		const [header = "", ...rows] = readFileSync(file, "utf8")
			.trim()
			.split("\n");
		expect(header.endsWith(",rules_version")).toBe(true);
		const withoutVersion = [header, ...rows].map((row) =>
			row
				.slice(0, row.lastIndexOf(","))
				.replace(/^(open_stock,street,全街道,[^,]*),\d+/, "$1,99"),
		);
		writeFileSync(file, `${withoutVersion.join("\n")}\n`);
		expect(
			(await restatements()).find((row) => row.metric === "open_stock"),
		).toMatchObject({ printed_numerator: "99", cause: "rule_change" });
	});
});

test("a first report restates nothing; printed periods after it are not its past; the manifest names what it read", async () => {
	workspace = mkdtempSync(join(root, "first-"));
	// Its labels were kept, its pages are made anew.
	cpSync(printed, workspace, { recursive: true });
	rmSync(join(workspace, "out"), { recursive: true });
	const published = join(workspace, "out", "published");
	mkdirSync(published, { recursive: true });
	cpSync(
		join(printed, "out/published/2023-02.csv"),
		join(published, "2023-03.csv"),
	);
	await run("2023-02");
	const manifest = (period: string) =>
		JSON.parse(
			readFileSync(join(workspace, "out", period, "manifest.json"), "utf8"),
		).inputs.map((input: { path: string }) => input.path);
	expect(manifest("2023-02")).not.toContain("published/2023-03.csv");
	await run("2023-03");
	expect(manifest("2023-03")).toContain("published/2023-02.csv");
	const rows = readFileSync(
		join(workspace, "out/2023-03/tables/restatements.csv"),
		"utf8",
	);
	expect(parseCsv(rows)).toEqual([]);
	expect(existsSync(join(workspace, "out/published/2023-03.csv"))).toBe(true);
});
