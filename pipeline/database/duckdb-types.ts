import type { ColumnType } from "./database.ts";

/** A column of a Parquet file as it crosses the border. Times with a zone are instants: eight hours later they are wall time in Shanghai, as all times here. */
export function toParquetCell(name: string, type: string): string {
	if (isDeep(type)) return "null::varchar";
	if (/^(DOUBLE|FLOAT|DECIMAL\(\d+,[1-9])/.test(type)) return `${name}::double`;
	if (type === "TIMESTAMP WITH TIME ZONE")
		return `strftime(make_timestamp(epoch_us(${name})) + interval 8 hour, '%Y-%m-%d %H:%M:%S')`;
	if (type.startsWith("TIMESTAMP"))
		return `strftime(${name}::timestamp, '%Y-%m-%d %H:%M:%S')`;
	return `${name}::varchar`;
}

// Writing lists in lists as text takes twice as long with each of them.
const MOST_NESTED = 4;

/** True of a column of lists and records in one another, deeper than anybody writes. */
export function isDeep(type: string): boolean {
	return (type.match(/\[\d*\]|STRUCT\(|MAP\(/g)?.length ?? 0) > MOST_NESTED;
}

/** What a type of the engine is called here. */
export function toColumnType(type: string): ColumnType {
	if (type === "BOOLEAN") return "boolean";
	if (type === "DOUBLE" || type.startsWith("DECIMAL")) return "double";
	if (type.startsWith("TIMESTAMP") || type === "DATE") return "time";
	return /INT/.test(type) ? "integer" : "text";
}
