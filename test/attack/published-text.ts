import { DataType, tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";

/** Everything that a published file says, whatever it is packed in; what it is packed in is part of it. */
export function readPublished(path: string, bytes: Uint8Array): string {
	if (/\.(xlsx|docx|zip)$/.test(path)) return readZip(bytes);
	if (path.endsWith(".arrow")) return readArrow(bytes);
	return decode(new TextDecoder().decode(bytes));
}

function readZip(bytes: Uint8Array): string {
	return Object.entries(unzipSync(bytes))
		.map(([name, content]) => `${name}\n${readPublished(name, content)}`)
		.join("\n");
}

function readArrow(bytes: Uint8Array): string {
	const table = tableFromIPC(bytes);
	const names = table.schema.fields.map(({ name }) => name);
	const times = new Set(
		table.schema.fields
			.filter(({ type }) => DataType.isTimestamp(type))
			.map(({ name }) => name),
	);
	// Milliseconds since 1970 would hold seven digits of anybody's telephone.
	const toText = (name: string, value: unknown) =>
		times.has(name) && value !== null
			? new Date(Number(value)).toISOString()
			: value;
	const rows = table
		.toArray()
		.map((row) => JSON.stringify(row.toJSON(), toText));
	return [...names, ...rows].join("\n");
}

// Of a file's hash: six of its digits are soon somebody's.
const HASH = /\b[0-9a-f]{64}\b/g;

// Where a cell stands has the form of a plate.
const ADDRESS = /\sr="[A-Z]{1,3}\d+"/g;

// As a reader sees it: entities and escapes resolved, wide signs made narrow.
function decode(text: string): string {
	return text
		.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
			String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
		)
		.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		)
		.replaceAll("&amp;", "&")
		.normalize("NFKC")
		.replace(HASH, "")
		.replace(ADDRESS, "");
}
