import { open, readFile, stat } from "node:fs/promises";

/** The bytes of a file, wherever they lie. */
export interface ByteSource {
	size: number;
	/** Where it lies on disk; nowhere if it is part of an archive. */
	path?: string;
	/** All its bytes, about a megabyte at a time; may be asked for again. */
	chunks(): AsyncIterable<Buffer>;
	whole(): Promise<Buffer>;
}

const CHUNK_BYTES = 1 << 20;

/** A file on disk. */
export async function openSource(path: string): Promise<ByteSource> {
	const { size } = await stat(path);
	return {
		size,
		path,
		chunks: () => readChunks(path),
		whole: () => readFile(path),
	};
}

/** The first bytes of a source. */
export async function readStart(
	source: Pick<ByteSource, "chunks">,
	bytes: number,
): Promise<Buffer> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const chunk of source.chunks()) {
		parts.push(chunk);
		length += chunk.length;
		if (length >= bytes) break;
	}
	return Buffer.concat(parts).subarray(0, bytes);
}

/** Small pieces put together, so that nothing is looked at more often than needed. */
export async function* gatherChunks(
	pieces: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
	let parts: Buffer[] = [];
	let length = 0;
	for await (const piece of pieces) {
		parts.push(piece);
		length += piece.length;
		if (length < CHUNK_BYTES) continue;
		yield Buffer.concat(parts);
		parts = [];
		length = 0;
	}
	if (length > 0) yield Buffer.concat(parts);
}

async function* readChunks(path: string): AsyncIterable<Buffer> {
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
