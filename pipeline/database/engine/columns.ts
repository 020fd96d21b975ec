import { type ColumnType, quoteName, type TableColumns } from "../database.ts";

const TYPES: Record<ColumnType, string> = {
	text: "Nullable(String)",
	integer: "Nullable(Int64)",
	double: "Nullable(Float64)",
	boolean: "Nullable(Bool)",
	time: "Nullable(DateTime('UTC'))",
};

/** Columns as ClickHouse has them. */
export function defineColumns(columns: TableColumns): string {
	return Object.entries(columns)
		.map(([column, type]) => `${quoteName(column)} ${TYPES[type]}`)
		.join(", ");
}
