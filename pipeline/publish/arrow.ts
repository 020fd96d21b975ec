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
import type { ColumnType, TypedColumn, Value } from "../database/database.ts";

// Times carry no zone: they are wall time, and no reader may shift them.
const TYPES: Record<ColumnType, DataType> = {
	text: new Utf8(),
	integer: new Int32(),
	double: new Float64(),
	boolean: new Bool(),
	time: new TimestampSecond(),
};

/** A table as an Arrow IPC file: numbers, truths and times keep their type, nothing is guarded for spreadsheets. */
export function toArrow(columns: readonly TypedColumn[]): Uint8Array {
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
