import { DataType, tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { toArrow } from "../../../pipeline/publish/arrow.ts";

const columns = [
	{ name: "工单编号", type: "text" as const, values: ["=1+1", null, ""] },
	{ name: "tickets", type: "integer" as const, values: [-3, 0, null] },
	{ name: "share", type: "double" as const, values: [0.125, null, 1] },
	{ name: "is_due", type: "boolean" as const, values: [true, null, false] },
	{
		name: "closed_at",
		type: "time" as const,
		values: ["2023-03-01 08:05:09", null, "1999-12-31 23:59:59"],
	},
];

test("reads back as it was written, each column in its type", () => {
	const table = tableFromIPC(toArrow(columns));
	expect(table.schema.fields.map((field) => `${field.type}`)).toEqual([
		"Utf8",
		"Int32",
		"Float64",
		"Bool",
		"Timestamp<SECOND>",
	]);
	for (const { name, type, values } of columns) {
		const vector = table.getChild(name);
		expect(vector?.nullCount, name).toBe(
			values.filter((value) => value === null).length,
		);
		expect([...(vector ?? [])].map(type === "time" ? toText : keep)).toEqual(
			values,
		);
	}
});

test("times carry no zone", () => {
	const field = tableFromIPC(toArrow(columns)).schema.fields[4];
	expect(DataType.isTimestamp(field?.type) && field.type.timezone).toBeFalsy();
});

test("a table without rows keeps its columns and types", () => {
	const empty = columns.map((column) => ({ ...column, values: [] }));
	const table = tableFromIPC(toArrow(empty));
	expect(table.numRows).toBe(0);
	expect(table.schema.names).toEqual(columns.map((column) => column.name));
});

test("the same rows are the same bytes", () => {
	expect(toArrow(columns)).toEqual(toArrow(columns));
});

const keep = (value: unknown) => value;

function toText(milliseconds: unknown): unknown {
	return milliseconds === null
		? null
		: new Date(Number(milliseconds))
				.toISOString()
				.slice(0, 19)
				.replace("T", " ");
}
