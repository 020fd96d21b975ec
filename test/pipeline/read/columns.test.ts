import { expect, test } from "vitest";
import { planColumns } from "../../../pipeline/read/columns.ts";
import {
	createAliasTable,
	type FieldRule,
} from "../../../pipeline/read/field-rules.ts";
import { findHeader } from "../../../pipeline/read/header.ts";
import { defaultRules } from "./read-fixture.ts";

function plan(
	headers: readonly string[],
	level = "district",
	fields: Readonly<Record<string, FieldRule>> = defaultRules().fields,
) {
	const aliases = createAliasTable(fields);
	const header = findHeader(
		{
			name: "",
			format: "csv",
			encoding: "utf-8",
			isDelimited: true,
			head: [{ row: 1, cells: headers }],
			rows: async function* () {},
		},
		aliases,
	);
	if (!header) throw new Error("no header");
	const { columns, passedOver, all } = planColumns(
		header,
		aliases,
		fields,
		level,
	);
	const taken = Object.fromEntries(
		columns.map((column) => [column.field, column.header]),
	);
	return { taken, passedOver, all };
}

test("the alias listed first wins, and the other column is named", () => {
	const { taken, passedOver, all } = plan(["联系方式", "联系电话", "工单编号"]);
	expect(taken).toEqual({ ticket_id: "工单编号", caller_phone: "联系电话" });
	expect(passedOver).toEqual([{ header: "联系方式", winner: "联系电话" }]);
	expect(all).toContainEqual({
		index: 0,
		header: "联系方式",
		field: "caller_phone",
		isTaken: false,
	});
});

test.each([
	["city", "市交办时间"],
	["district", "区交办时间"],
	["street", "街道交办时间"],
])(
	"at the level %s the column %s is taken, and no other is missed",
	(level, header) => {
		const headers = ["市交办时间", "区交办时间", "街道交办时间", "工单编号"];
		const { taken, passedOver } = plan(headers, level);
		expect(taken.dispatched_at).toBe(header);
		expect(passedOver).toEqual([]);
	},
);

test("a level that the export lacks falls back to the first alias there is", () =>
	expect(plan(["市交办时间", "工单编号"], "street").taken.dispatched_at).toBe(
		"市交办时间",
	));

test("levels of a classification are joined", () =>
	expect(plan(["三级分类", "一级分类", "二级分类"]).taken.topic_path).toBe(
		"一级分类>二级分类>三级分类",
	));

test("a header of the profile goes before all others", () => {
	const { fields } = defaultRules();
	const ticketId = fields.ticket_id as FieldRule;
	const own = {
		...fields,
		ticket_id: { ...ticketId, aliases: ["本地号", ...ticketId.aliases] },
	};
	const { taken, passedOver } = plan(["工单编号", "本地号"], "district", own);
	expect(taken.ticket_id).toBe("本地号");
	expect(passedOver).toEqual([{ header: "工单编号", winner: "本地号" }]);
});

test("an unknown column belongs to no field", () =>
	expect(plan(["工单编号", "备用列"]).all).toContainEqual({
		index: 1,
		header: "备用列",
		field: null,
		isTaken: false,
	}));

test("no header is claimed by two fields with the same precedence", () => {
	const seen = new Map<string, string>();
	const twice: string[] = [];
	for (const [field, aliases] of createAliasTable(defaultRules().fields)
		.byField)
		for (const { parts } of aliases)
			for (const part of parts) {
				const other = seen.get(part) ?? field;
				if (other !== field) twice.push(`${part}: ${other}, ${field}`);
				seen.set(part, field);
			}
	// The cells say whether it is a moment or how long.
	const decided = /: deadline_at, sla_value$/;
	expect(twice.filter((each) => !decided.test(each))).toEqual([]);
});
