import { expect, test } from "vitest";
import { needsTable } from "../../../pipeline/workspace/needs.ts";
import { readFieldDefaults } from "../../../pipeline/workspace/rules.ts";

const fields = readFieldDefaults();

test("a need is called by its columns as reports call them, or by what stands in for one", () => {
	const needing = {
		item: "rate",
		label: "某率",
		needs: [["rework", "rework_count"], ["households"]],
	};
	const table = needsTable([needing], fields);
	expect(table.field?.values).toEqual(["rework", "rework_count", "households"]);
	expect(table.need_no?.values).toEqual([1, 1, 2]);
	expect(table.need_label?.values).toEqual([
		"是否重新办理、重办次数（有其一即可）",
		"是否重新办理、重办次数（有其一即可）",
		"社区户数",
	]);
});

test("a need without a name is a mistake of ours", () => {
	const needing = { item: "rate", label: "某率", needs: [["moon"]] };
	expect(() => needsTable([needing], fields)).toThrow("moon");
});
