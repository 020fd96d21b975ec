import { crc32 } from "node:zlib";

// The signature, and the first chunk, which must be the picture's size.
const HEADER = 8 + 12 + 13;

/** A PNG that says in words what it shows, for a reader that cannot see it and for the search for what may not be published. */
export function describePng(png: Uint8Array, words: string): Uint8Array {
	const chunk = Buffer.from(`iTXtDescription\0\0\0zh-CN\0\0${words}`, "utf8");
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(chunk.length - 4, 0);
	frame.writeUInt32BE(crc32(chunk), 4);
	return Buffer.concat([
		png.subarray(0, HEADER),
		frame.subarray(0, 4),
		chunk,
		frame.subarray(4),
		png.subarray(HEADER),
	]);
}
