import { inflateSync } from "node:zlib";

const SIGNATURE = 8;
const FRAME = 12;
const WORDS = ["tEXt", "zTXt", "iTXt", "eXIf"];

/** What a PNG says beside its pixels, which are drawn from what is scanned elsewhere. */
export function readPngWords(content: Uint8Array): string[] {
	const bytes = Buffer.from(content);
	const words: string[] = [];
	for (let at = SIGNATURE; at + FRAME <= bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		const kind = bytes.toString("latin1", at + 4, at + 8);
		const chunk = bytes.subarray(at + 8, at + 8 + length);
		if (WORDS.includes(kind)) words.push(...split(unpack(kind, chunk)));
		at += FRAME + length;
	}
	return words;
}

function unpack(kind: string, chunk: Buffer): Buffer {
	const at = findPacked(kind, chunk);
	if (at === undefined) return chunk;
	try {
		const packed = chunk.subarray(at);
		return Buffer.concat([chunk.subarray(0, at), inflateSync(packed)]);
	} catch {
		return chunk;
	}
}

// After a name and a zero that says how it is packed; or after a name, whether and how it is packed, the language and the name in it.
function findPacked(kind: string, chunk: Buffer): number | undefined {
	const end = chunk.indexOf(0);
	if (kind === "zTXt") return end + 2;
	const isPacked = kind === "iTXt" && chunk[end + 1] === 1;
	return isPacked
		? chunk.indexOf(0, chunk.indexOf(0, end + 3) + 1) + 1
		: undefined;
}

const split = (bytes: Buffer) =>
	bytes
		.toString("utf8")
		.split("\0")
		.filter((word) => word.length > 1);

const STREAM = /stream\r?\n[\s\S]*?endstream/g;
const LITERAL = /\(((?:\\.|[^\\()])*)\)/g;
const HEX = /<([0-9A-Fa-f\s]+)>/g;

/** What a PDF says of itself; its pages are printed from one that is scanned. */
export function readPdfWords(content: Uint8Array): string[] {
	const text = Buffer.from(content).toString("latin1").replace(STREAM, "");
	const found = [
		...[...text.matchAll(LITERAL)].map(([, literal = ""]) =>
			Buffer.from(literal.replace(/\\(.)/g, "$1"), "latin1"),
		),
		...[...text.matchAll(HEX)].map(([, hex = ""]) =>
			Buffer.from(hex.replace(/\s/g, ""), "hex"),
		),
	];
	return found.map(toText).filter((word) => word.length > 1);
}

function toText(bytes: Buffer): string {
	if (bytes[0] === 0xfe && bytes[1] === 0xff)
		return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
			.swap16()
			.toString("utf16le");
	return bytes.toString("utf8");
}
