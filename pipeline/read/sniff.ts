import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

export type Container =
	| "zip"
	| "ole"
	| "html"
	| "text"
	| "parquet"
	| "unreadable";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** What a file is by its first bytes, whatever its name says. */
export function sniffContainer(start: Buffer): Container {
	if (start.length === 0) return "unreadable";
	if (start.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return "zip";
	if (start.subarray(0, 4).toString("hex") === "d0cf11e0") return "ole";
	if (start.subarray(0, 4).toString("latin1") === "PAR1") return "parquet";
	const isWide = /^(fffe|feff)/.test(start.subarray(0, 2).toString("hex"));
	if (
		start
			.subarray(0, 5)
			.toString("latin1")
			.match(/^%PDF|^{\\rtf|^Rar!|^7z/)
	)
		return "unreadable";
	if (!isWide && start.includes(0)) return "unreadable";
	return isHtml(start) ? "html" : "text";
}

function isHtml(start: Buffer): boolean {
	const [first, second] = start;
	const encoding = first === 0xff && second === 0xfe ? "utf16le" : "latin1";
	const text = start.toString(encoding).replace(/^[^\x21-\x7e]+/, "");
	return text.startsWith("<") && /<(?:html|table|meta|\?xml)\b/i.test(text);
}

export interface TextEncoding {
	encoding: Encoding;
	/** Bytes that do not belong to the encoding were found. */
	isDamaged: boolean;
}

/** The encoding of a text file: byte order mark, else strict UTF-8, else GB18030. */
export async function sniffEncoding(path: string): Promise<TextEncoding> {
	const mark = await readStart(path, 3);
	if (mark[0] === 0xff && mark[1] === 0xfe)
		return { encoding: "utf-16le", isDamaged: false };
	if (mark[0] === 0xfe && mark[1] === 0xff)
		return { encoding: "utf-16be", isDamaged: false };
	if (await isWholeUtf8(path)) return { encoding: "utf-8", isDamaged: false };
	const hasMark = mark.toString("hex") === "efbbbf";
	if (!hasMark && (await isWholeGb18030(path)))
		return { encoding: "gb18030", isDamaged: false };
	const isUtf8Mostly = hasMark || (await hasFewBadBytes(path));
	return {
		encoding: isUtf8Mostly ? "utf-8" : "gb18030",
		isDamaged: isUtf8Mostly,
	};
}

/** The first bytes of a file. */
export async function readStart(path: string, bytes: number): Promise<Buffer> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(
			Buffer.alloc(bytes),
			0,
			bytes,
			0,
		);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

const CHUNK_BYTES = 1 << 20;

/** The bytes of a file, a megabyte at a time. */
export async function* readBytes(path: string): AsyncIterable<Buffer> {
	const file = await open(path);
	try {
		for (;;) {
			const { buffer, bytesRead } = await file.read(
				Buffer.allocUnsafe(CHUNK_BYTES),
				0,
				CHUNK_BYTES,
				null,
			);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

async function isWholeUtf8(path: string): Promise<boolean> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of readBytes(path)) {
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

async function isWholeGb18030(path: string): Promise<boolean> {
	const decoder = new TextDecoder("gb18030", { fatal: true });
	try {
		for await (const chunk of readBytes(path))
			decoder.decode(chunk, { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}

// GB18030 read as UTF-8 is nearly all bad; a UTF-8 file with damage is nearly all good.
const GOOD_PER_BAD = 10;
const CHUNKS_JUDGED = 4;

async function hasFewBadBytes(path: string): Promise<boolean> {
	const decoder = new TextDecoder("utf-8");
	let chunks = 0;
	let good = 0;
	let bad = 0;
	for await (const chunk of readBytes(path)) {
		for (const character of decoder.decode(chunk, { stream: true })) {
			if (character === "\ufffd") bad++;
			else if (character > "\x7f") good++;
		}
		if (++chunks === CHUNKS_JUDGED) break;
	}
	return good > bad * GOOD_PER_BAD;
}

/** The text of a file, chunk by chunk, without its byte order mark and without NULs. */
export async function* readText(
	path: string,
	encoding: Encoding,
): AsyncIterable<string> {
	const decoder = new TextDecoder(encoding);
	for await (const chunk of readBytes(path))
		yield decoder.decode(chunk, { stream: true }).replaceAll("\0", "");
	yield decoder.decode();
}
