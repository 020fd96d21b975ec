import { isUtf8 } from "node:buffer";
import { decodeMixed, dropMark } from "./mixed-encoding.ts";
import { type ByteSource, readStart } from "./source.ts";

export type Encoding =
	| "utf-8"
	| "utf-16le"
	| "utf-16be"
	| "gb18030"
	| "utf-8+gb18030";

export interface TextEncoding {
	encoding: Encoding;
	/** Bytes that do not belong to the encoding were found. */
	isDamaged: boolean;
}

type Bytes = Pick<ByteSource, "chunks">;

const GUESSED_BYTES = 1 << 14;

/** The encoding of a text: byte order mark, else wide by its zeros, else strict UTF-8, else GB18030, else both. */
export async function sniffEncoding(source: Bytes): Promise<TextEncoding> {
	const start = await readStart(source, GUESSED_BYTES);
	const wide = guessWide(start);
	if (wide) return { encoding: wide, isDamaged: false };
	if (await isWholeUtf8(source)) return { encoding: "utf-8", isDamaged: false };
	const { utf8, gb18030, damaged } = await countLines(source);
	const isMixed = utf8 > 0 && gb18030 > 0;
	const encoding = isMixed
		? "utf-8+gb18030"
		: gb18030 > 0
			? "gb18030"
			: "utf-8";
	return { encoding, isDamaged: damaged > 0 };
}

// Text in two-byte characters has its zeros on one side: digits, commas and line ends are half zero.
const ZEROS_PER_SIDE = 20;

/** Whether a text is in two-byte characters, by its mark or its zeros. */
export function guessWide(start: Buffer): "utf-16le" | "utf-16be" | undefined {
	if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
	if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
	let even = 0;
	let odd = 0;
	for (let at = 0; at + 1 < start.length; at += 2) {
		if (start[at] === 0) even++;
		if (start[at + 1] === 0) odd++;
	}
	const least = start.length / 2 / ZEROS_PER_SIDE;
	if (odd > least && odd > even * ZEROS_PER_SIDE) return "utf-16le";
	if (even > least && even > odd * ZEROS_PER_SIDE) return "utf-16be";
	return undefined;
}

async function isWholeUtf8(source: Bytes): Promise<boolean> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of source.chunks()) {
		const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		const end = endOfWholeCharacters(bytes);
		if (!isUtf8(bytes.subarray(0, end))) return false;
		rest = Buffer.from(bytes.subarray(end));
	}
	return rest.length === 0;
}

// A character cut by the end of a chunk is judged with the next one.
function endOfWholeCharacters(bytes: Buffer): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back] as number;
		if (byte < 0x80) return bytes.length;
		if (byte >= 0xc0) {
			const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return size > back ? bytes.length - back : bytes.length;
		}
	}
	return bytes.length;
}

async function countLines(source: Bytes) {
	const counts = { utf8: 0, gb18030: 0, damaged: 0 };
	for await (const _text of decodeMixed(source.chunks(), counts));
	return counts;
}

/** The text of a source, chunk by chunk, without its byte order mark and without NULs. */
export async function* readText(
	source: Bytes,
	encoding: Encoding,
): AsyncIterable<string> {
	if (encoding === "utf-8+gb18030") {
		yield* decodeMixed(source.chunks());
		return;
	}
	const decoder = new TextDecoder(encoding);
	const chunks =
		encoding === "gb18030" ? dropMark(source.chunks()) : source.chunks();
	for await (const chunk of chunks)
		yield decoder.decode(chunk, { stream: true }).replaceAll("\0", "");
	yield decoder.decode();
}
