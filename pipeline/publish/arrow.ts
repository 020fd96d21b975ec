import {
	Bool,
	type DataType,
	Float64,
	Int32,
	Table,
	TimestampSecond,
	tableToIPC,
	Utf8,
	vectorFromArray,
} from "apache-arrow";
import type { ColumnType, Value } from "../database/database.ts";

/** One column of a table on its way out: all its values, in row order. */
export interface OutputColumn {
	name: string;
	type: ColumnType;
	values: Value[];
}

// Times carry no zone: they are wall time, and no reader may shift them.
const TYPES: Record<ColumnType, DataType> = {
	text: new Utf8(),
	integer: new Int32(),
	double: new Float64(),
	boolean: new Bool(),
	time: new TimestampSecond(),
};

/** A table as an Arrow IPC file: numbers, truths and times keep their type, nothing is guarded for spreadsheets. */
export function toArrow(columns: readonly OutputColumn[]): Uint8Array {
	const vectors = columns.map(({ name, type, values }) => [
		name,
		vectorFromArray(
			type === "time" ? values.map(toMilliseconds) : values,
			TYPES[type],
		),
	]);
	return tableToIPC(new Table(Object.fromEntries(vectors)), "file");
}

// The library takes milliseconds and stores seconds.
function toMilliseconds(time: Value): number | null {
	return time === null
		? null
		: Date.parse(`${String(time).replace(" ", "T")}Z`);
}
