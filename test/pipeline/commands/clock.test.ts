import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import { makeOutputs } from "../../make-outputs.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "clock-"));
	const input = packagePath("test", "golden", "small", "input");
	cpSync(input, workspace, { recursive: true });
});
afterEach(() => rmSync(workspace, { recursive: true }));

const HEADER =
	"工单编号,受理时间,派单时间,再次派单时间,诉求类型,工单状态,办结时间,办结期限,延期后截止日期,延期申请时间,不合理诉求状态,是否不纳入考核";
const ROWS = [
	// Closed at six in the evening of its last day.
	"A1,2023-03-01 09:00,2023-03-01 09:00,,求助,已办结,2023-03-08 18:00,,,,,",
	// Sent out anew on the sixth.
	"A2,2023-03-01 09:00,2023-03-01 09:00,2023-03-06 09:00,求助,已办结,2023-03-10 09:00,,,,,",
	// The extension was asked for a day late.
	"A3,2023-03-01 09:00,2023-03-01 09:00,,求助,已办结,2023-03-15 09:00,2023-03-08,2023-03-20,2023-03-09 08:00,,",
	"A4,2023-03-01 09:00,2023-03-01 09:00,,求助,已办结,2023-03-30 09:00,2023-03-08,,,已认定,",
	"A5,2023-03-01 09:00,2023-03-01 09:00,,表扬,已办结,2023-03-02 09:00,2023-03-08,,,,是",
];

async function run(profile: string, page: string[] = []) {
	rmSync(join(workspace, "exports"), { recursive: true });
	cpSync(join(workspace, "reference"), join(workspace, "exports"), {
		recursive: true,
		filter: (path) => !path.endsWith(".csv"),
	});
	writeFileSync(
		join(workspace, "exports", "工单.csv"),
		[HEADER, ...ROWS].join("\n"),
	);
	writeFileSync(join(workspace, "profile.yaml"), profile);
	const { table, text } = await makeOutputs(
		{ workspace, period: "2023-03", asOf: "2023-04-05" },
		["tables/metrics.csv", "tables/issues.csv", ...page],
	);
	const metrics = table("metrics");
	const street = (metric: string) => {
		const row = metrics.find(
			(each) => each.metric === metric && each.scope_kind === "street",
		);
		return `${row?.numerator}/${row?.denominator}`;
	};
	return { street, issues: table("issues"), text };
}

test("by default a day lasts to midnight, an approved extension counts, nothing is excluded", async () => {
	const { street, issues } = await run("profile: default-shandong\n");
	expect(street("ontime_rate")).toBe("4/5");
	expect(street("extension_rate")).toBe("1/5");
	expect(street("volume")).toBe("5/");
	expect(issues.map(({ issue }) => issue)).not.toContain("late_extension");
});

test("a profile may end the day earlier, want extensions in time, and keep tickets out of the rates", async () => {
	const { street, issues, text } = await run(
		[
			"clock: {day_end: '17:30', extension_in_time: true, extension_cutoff: '17:00'}",
			"exclude: [unreasonable, not_assessed]",
			"",
		].join("\n"),
		["report"],
	);
	const page = text("report.html");
	expect(street("ontime_rate")).toBe("1/3");
	expect(street("extension_rate")).toBe("0/3");
	expect(street("volume")).toBe("5/");
	expect(street("unreasonable_share")).toBe("1/5");
	expect(issues).toContainEqual(
		expect.objectContaining({ issue: "late_extension", row: "4" }),
	);
	expect(page).toContain(
		"导出标明不纳入考核的工单不计入各项比率，只计件数：1件",
	);
	expect(page).toContain("按时办结率若计入全部工单，为2/5");
});

test.each([
	["clock: {day_end: 25:00}", "clock.day_end"],
	["clock: {ends: '17:30'}", "clock"],
	["exclude: [everything]", "exclude.0"],
])("%s is refused by name", async (profile, path) => {
	await expect(run(profile)).rejects.toMatchObject({
		message: expect.stringMatching(/设置项/),
	});
	await expect(run(profile)).rejects.toSatisfy((error: Error) =>
		JSON.stringify([error.message, error]).includes(path),
	);
});
