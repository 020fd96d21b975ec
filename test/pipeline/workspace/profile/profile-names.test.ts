import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDefaults } from "../../../../pipeline/defaults.ts";
import {
	type Profile,
	readProfile,
} from "../../../../pipeline/workspace/profile.ts";

let workspace: string;
beforeAll(() => {
	workspace = mkdtempSync(join(tmpdir(), "profile-names-"));
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

function read(...lines: string[]): Profile {
	writeFileSync(join(workspace, "profile.yaml"), `${lines.join("\n")}\n`);
	return readProfile(workspace);
}

const chosen = (profile: Profile) =>
	profile.figureSets.filter((set) => set.isChosen).map(({ preset }) => preset);

describe("Chinese names stand for codes", () => {
	test("of fields, of values and of the types that limits are for", () => {
		const chinese = read(
			"fields: {工单编号: [本地号], accepted_at: [来电], 受理时间: [登记]}",
			"values: {诉求渠道: {电话: [固话投诉], web: [官网]}, 工单状态: {在办: [流转中], 已办结: [销号]}, 满意度: {满意: [好评]}}",
			"sla: {working_days: {咨询: 2, help: 4}}",
		);
		expect(chinese.fields).toMatchObject({
			ticket_id: ["本地号"],
			accepted_at: ["来电", "登记"],
		});
		expect(chinese.values).toMatchObject({
			channel: { phone: ["固话投诉"], web: ["官网"] },
			status: { open: ["流转中"], closed: ["销号"] },
			satisfaction: { 满意: ["好评"] },
		});
		expect(chinese.slaWorkingDays).toMatchObject({ consult: 2, help: 4 });
	});

	test("of presets, in the profile, beside it and on the command line", () => {
		const profile = read(
			"profile: 西宁城中口径（2024）",
			"compare_with: [连云港口径(2017), 准格尔]",
		);
		expect(profile.preset).toBe("xining-2024");
		expect(chosen(profile)).toEqual(["xining-2024", "lyg-2017", "zhungeer"]);
		expect(readProfile(workspace, "准格尔口径").preset).toBe("zhungeer");
	});

	test("of a local level of satisfaction as well, which has its own name alone", () => {
		const { values } = read(
			"satisfaction: {levels: [满意, 尚可], rated: [满意, 尚可]}",
			"values: {satisfaction: {尚可: [凑合]}}",
		);
		expect(values).toMatchObject({ satisfaction: { 尚可: ["凑合"] } });
	});

	test("every value and every group of values has one", () => {
		const { values } = readDefaults<{ values: Record<string, object> }>(
			"values.yaml",
		);
		const names =
			readDefaults<Record<string, { names: string[]; values: object }>>(
				"value-names.yaml",
			);
		expect(Object.keys(names)).toEqual(Object.keys(values));
		for (const [group, { names: called, values: named }] of Object.entries(
			names,
		)) {
			expect(called.length, group).toBeGreaterThan(0);
			if (group !== "satisfaction")
				expect(Object.keys(named), group).toEqual(
					Object.keys(values[group] ?? {}),
				);
		}
	});
});
