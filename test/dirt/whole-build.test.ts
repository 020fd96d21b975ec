import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { parseCsv } from "../parse-csv.ts";

describe("dirt that only a whole build can show", () => {
	let workspace: string;
	let folder: string;
	const put = (path: string, lines: readonly string[]) =>
		writeFileSync(join(workspace, path), lines.join("\n"));
	const table = (name: string) =>
		parseCsv(readFileSync(join(folder, `tables/${name}.csv`), "utf8"));

	beforeAll(async () => {
		workspace = mkdtempSync(join(tmpdir(), "dirt-"));
		for (const each of ["exports", "reference"])
			mkdirSync(join(workspace, each));
		const header =
			"工单编号,受理时间,工单状态,办结时间,工单性质,社区,承办单位,满意度";
		put("exports/工单_2023-03-31.csv", [
			header,
			"GD1,2023-03-01 08:00,办理中,,主办,金葫芦二区居委会（垂姚）,=cmd,",
			"GD2,2023-03-02 08:00,已办结,2023-03-01 08:00,主办,甲社区,城管所,满意",
			"GD3,2023-03-03 08:00,已办结,,主办,火星社区,城管所,",
			"GD4,2023-03-04 08:00,办理中,,主办,甲社区,城管所,满意",
			"GD5,2023-03-05 08:00,已办结,2093-03-06 08:00,主办,甲社区,城管所,",
		]);
		put("exports/工单_2023-04-05.csv", [
			header,
			"GD1,2023-03-01 08:00,已办结,2023-03-20 08:00,主办,金葫芦二区居委会（垂姚）,=cmd,满意",
			"GD1,2023-03-01 08:00,已办结,2023-03-20 08:00,协办,甲社区,物业办,",
		]);
		put("reference/communities.csv", [
			"community,aliases,households",
			"金葫芦二居,金葫芦二区居委会（垂姚）,800",
			"甲社区,,900",
		]);
		// Only what is listed is printed as a name whatever its shape.
		put("reference/units.csv", ["unit,aliases,kind", "=cmd,,", "城管所,,"]);
		const options = { workspace, period: "2023-03", asOf: "2023-04-05" };
		const effects = { log: () => undefined };
		({ folder } = await build(options, effects));
	});
	afterAll(() => rmSync(workspace, { recursive: true }));

	test("6: a ticket exported twice counts once, as the newest export has it; the assisting row counts nowhere", () => {
		const [first, ...others] = table("tickets").filter(
			({ ticket_id }) => ticket_id === "GD1",
		);
		expect(others).toEqual([]);
		expect(first).toMatchObject({
			state: "closed",
			source_file: "工单_2023-04-05.csv",
			source_row: "2",
		});
		expect(table("ledger")).toMatchObject([
			{ counted: "4", superseded: "1", assisting: "0" },
			{ counted: "1", superseded: "0", assisting: "1" },
		]);
	});

	test("8: a drifted name is its community, an unknown one 未归属 with a row of its own", () => {
		const volume = table("metrics").filter(
			({ metric, scope_kind }) =>
				metric === "volume" && scope_kind === "community",
		);
		expect(
			Object.fromEntries(
				volume.map(({ scope, numerator }) => [scope, numerator]),
			),
		).toEqual({ 金葫芦二居: "1", 甲社区: "3", 未归属: "1" });
	});

	test("10: impossible order is listed, never repaired", () => {
		const found = table("issues").map(({ row, issue }) => `${row} ${issue}`);
		expect(found).toEqual(
			expect.arrayContaining([
				"3 closed_before_accepted",
				"4 closed_without_time",
				"6 implausible_time",
			]),
		);
		const closed = table("tickets").find(
			({ ticket_id }) => ticket_id === "GD2",
		);
		expect(closed).toMatchObject({ closed_at: "2023-03-01 08:00:00" });
	});

	test("12: a cell that a spreadsheet would run is text", () => {
		const units = table("tickets").map(({ unit }) => unit);
		expect(units).toContain("'=cmd");
		expect(units).not.toContain("=cmd");
	});
});
