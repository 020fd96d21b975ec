import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../../pipeline/commands/build.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { parseCsv } from "../../parse-csv.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "restated-"));
	cpSync(packagePath("test", "golden", "small", "input"), workspace, {
		recursive: true,
	});
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const run = (period: string, asOf?: string) =>
	build({ workspace, period, asOf }, { log: () => undefined, secret: "test" });

function restatements() {
	const file = join(workspace, "out/2023-03/tables/restatements.csv");
	return parseCsv(readFileSync(file, "utf8")).filter(
		(row) => row.scope_kind === "street",
	);
}

test("a ticket that closed after the printing restates the month it was due in, as a late closure", async () => {
	await run("2023-02", "2023-03-05");
	await run("2023-03");
	const closed = restatements().find(
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
	await run("2023-02", "2023-03-05");
	writeFileSync(
		join(workspace, "exports/补充工单20230403.csv"),
		"工单编号,受理时间,工单状态,办结时间\nN1,2023-02-20 09:00:00,已办结,2023-02-21 09:00:00\n",
	);
	await run("2023-03");
	expect(restatements().find((row) => row.metric === "volume")).toMatchObject({
		cause: "new_export",
	});
	expect(restatements().filter((row) => row.metric === "open_stock")).toEqual(
		[],
	);
});

test("what reads otherwise by other rules says so", async () => {
	await run("2023-02", "2023-03-05");
	writeFileSync(
		join(workspace, "profile.yaml"),
		"satisfaction:\n  strict: [非常满意]\n",
	);
	await run("2023-03");
	expect(
		restatements().find((row) => row.metric === "satisfaction_strict"),
	).toMatchObject({ cause: "rule_change" });
});

test("what an older version printed by other rules says so, and needs no hand's turn", async () => {
	await run("2023-02", "2023-03-05");
	const file = join(workspace, "out/published/2023-02.csv");
	const [header = "", ...rows] = readFileSync(file, "utf8").trim().split("\n");
	expect(header.endsWith(",rules_version")).toBe(true);
	const withoutVersion = [header, ...rows].map((row) =>
		row
			.slice(0, row.lastIndexOf(","))
			.replace(/^(open_stock,street,全街道,[^,]*),\d+/, "$1,99"),
	);
	writeFileSync(file, `${withoutVersion.join("\n")}\n`);
	await run("2023-03");
	expect(
		restatements().find((row) => row.metric === "open_stock"),
	).toMatchObject({ printed_numerator: "99", cause: "rule_change" });
});

test("a first report restates nothing; printed periods after it are not its past; the manifest names what it read", async () => {
	await run("2023-03");
	await run("2023-02");
	const manifest = (period: string) =>
		JSON.parse(
			readFileSync(join(workspace, "out", period, "manifest.json"), "utf8"),
		).inputs.map((input: { path: string }) => input.path);
	expect(manifest("2023-02")).not.toContain("published/2023-03.csv");
	await run("2023-03");
	expect(manifest("2023-03")).toContain("published/2023-02.csv");
	expect(restatements()).toEqual([]);
	expect(existsSync(join(workspace, "out/published/2023-03.csv"))).toBe(true);
});
