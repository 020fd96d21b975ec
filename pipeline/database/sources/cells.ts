import { toWallTime } from "./wall-time.ts";

/** A cell as its client gives it, as the text that a file would hold; null where it says nothing. */
export type ToText = (value: unknown) => string | null;

// A picture is no cell; a key or a number is.
const MOST_BYTES = 64;

/** Bytes as hexadecimal digits. */
function bytesToText(bytes: Uint8Array): string | null {
	return bytes.length > MOST_BYTES ? null : Buffer.from(bytes).toString("hex");
}

const YES = "是";
const NO = "否";

/** Yes or no, in the words of an export. */
function flagToText(isTrue: boolean): string {
	return isTrue ? YES : NO;
}

// Types of PostgreSQL by their numbers, which never change.
const POSTGRESQL: Record<number, (text: string) => string | null> = {
	16: (text) => flagToText(text === "t" || text === "true"),
	17: (text) => bytesToText(Buffer.from(text.replace(/^\\x/, ""), "hex")),
	1114: toWallTime,
	1184: toWallTime,
};

/** Cells of PostgreSQL, which come as its own texts. */
export function fromPostgresql(type: number): ToText {
	const convert = POSTGRESQL[type];
	return (value) => {
		if (value === null || value === undefined) return null;
		return convert ? convert(String(value)) : String(value);
	};
}

const BINARY = 63;
const BIT = 16;
const GEOMETRY = 255;
const TIMES = new Set([7, 10, 12, 14, 17, 18]);
const STRINGS = new Set([15, 249, 250, 251, 252, 253, 254]);
const NEVER = /^0000-00-00/;

/** Cells of MySQL's protocol, which come as bytes. */
export function fromMysql(type: number, characterSet: number): ToText {
	const isBytes = STRINGS.has(type) && characterSet === BINARY;
	return (value) => {
		if (!Buffer.isBuffer(value)) return value ? String(value) : null;
		if (type === GEOMETRY) return null;
		if (isBytes) return bytesToText(value);
		if (type === BIT) return BigInt(`0x${value.toString("hex")}`).toString();
		const text = value.toString("utf8");
		if (!TIMES.has(type)) return text;
		return NEVER.test(text) ? null : toWallTime(text);
	};
}

const WRAPPED = /^(?:Nullable|LowCardinality)\((.*)\)$/;
// What a column of ClickHouse that cannot be empty holds where nobody wrote a time.
const EPOCH = /^1970-01-01(?:T00:00:00(?:\.0+)?Z)?$/;

/** Cells of ClickHouse, which come as JSON: numbers beyond a double's digits as text, times in UTC. */
export function fromClickhouse(named: string): ToText {
	const type = unwrap(named);
	const isTime = /^Date/.test(type);
	const isPadded = type.startsWith("FixedString");
	return (value) => {
		if (value === null || value === undefined) return null;
		if (typeof value === "boolean") return flagToText(value);
		if (typeof value === "object") return JSON.stringify(value);
		const text = String(value);
		if (isPadded) return text.replace(/\0+$/, "");
		if (!isTime) return text;
		return EPOCH.test(text) ? null : toWallTime(text);
	};
}

function unwrap(type: string): string {
	const inner = WRAPPED.exec(type)?.[1];
	return inner === undefined ? type : unwrap(inner);
}
