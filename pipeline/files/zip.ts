import { crc32 } from "node:zlib";
import {
	type Entry,
	fromBufferPromise,
	openPromise,
	type ZipFile,
} from "yauzl";
import { type ByteSource, gatherChunks } from "./source.ts";

/** One file inside a zip. */
export interface ZipPart extends ByteSource {
	name: string;
	isEncrypted: boolean;
	/** Its checksum, as stated. */
	crc: number;
}

/** What a zip holds, folders left out; it is read from until it is closed. */
export interface Zip {
	parts: readonly ZipPart[];
	/** The part of this name, whatever its letter case. */
	find(name: string): ZipPart | undefined;
	close(): void;
}

// More parts than any workbook or archive of exports has.
const MOST_PARTS = 20_000;

/** Opens a zip; throws when its directory is damaged. */
export async function openZip(source: ByteSource): Promise<Zip> {
	const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
	const zip = source.path
		? await openPromise(source.path, options)
		: await fromBufferPromise(await source.whole(), options);
	try {
		const parts: ZipPart[] = [];
		for await (const entry of zip.eachEntry()) {
			if (parts.length >= MOST_PARTS) throw new Error("too many parts");
			const part = toPart(zip, entry);
			if (!part.name.endsWith("/")) parts.push(part);
		}
		const byName = new Map(
			parts.map((part) => [part.name.toLowerCase(), part] as const),
		);
		return {
			parts,
			find: (name) => byName.get(name.replace(/^\//, "").toLowerCase()),
			close: () => zip.close(),
		};
	} catch (error) {
		zip.close();
		throw error;
	}
}

function toPart(zip: ZipFile, entry: Entry): ZipPart {
	const chunks = () => gatherChunks(readEntry(zip, entry));
	return {
		name: decodeName(entry).replaceAll("\\", "/"),
		size: entry.uncompressedSize,
		isEncrypted: entry.isEncrypted(),
		crc: entry.crc32,
		chunks,
		whole: async () => {
			const parts: Buffer[] = [];
			for await (const chunk of chunks()) parts.push(chunk);
			return Buffer.concat(parts);
		},
	};
}

// The reader of an entry fails as soon as it yields more than the entry states.
async function* readEntry(zip: ZipFile, entry: Entry): AsyncIterable<Buffer> {
	const stream = await zip.openReadStreamPromise(entry);
	try {
		yield* stream as AsyncIterable<Buffer>;
	} finally {
		stream.destroy();
	}
}

const UNICODE_PATH = 0x7075;

// Names are UTF-8 where the zip says so or they are valid as such, else those of a Chinese Windows.
function decodeName({ fileNameRaw, extraFields }: Entry): string {
	const field = extraFields.find(({ id }) => id === UNICODE_PATH);
	const states = (data: Buffer) =>
		data.length > 5 &&
		data[0] === 1 &&
		data.readUInt32LE(1) === crc32(fileNameRaw);
	if (field && states(field.data))
		return field.data.subarray(5).toString("utf8");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(fileNameRaw);
	} catch {
		return new TextDecoder("gb18030").decode(fileNameRaw);
	}
}

/** Reads a part to its end, to be sure that all of it is there; throws when it is not what the zip states. */
export async function verifyPart(
	part: ZipPart,
	look: (chunk: Buffer) => void = () => undefined,
): Promise<void> {
	let sum = 0;
	for await (const chunk of part.chunks()) {
		sum = crc32(chunk, sum);
		look(chunk);
	}
	if (sum !== part.crc) throw new Error(`${part.name} is damaged`);
}
