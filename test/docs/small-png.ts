import { crc32, deflateSync } from "node:zlib";

/** Pixels as a canvas has them: red, green, blue, alpha. */
export interface Picture {
	width: number;
	height: number;
	pixels: Uint8Array;
}

const MOST_COLOURS = 256;

/** A picture of a page as an indexed PNG: its commonest colours, the others drawn as the nearest of them. */
export function toSmallPng({ width, height, pixels }: Picture): Buffer {
	const palette = pickColours(pixels);
	const nearest = new Map<number, number>();
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const colour = colourAt(pixels, (y * width + x) * 4);
			let index = nearest.get(colour);
			if (index === undefined) {
				index = findNearest(palette, colour);
				nearest.set(colour, index);
			}
			rows[y * (width + 1) + 1 + x] = index;
		}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits a pixel, each an index.
	header.set([8, 3], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		toChunk("IHDR", header),
		toChunk("PLTE", Buffer.from(palette.flatMap(channelsOf))),
		toChunk("IDAT", deflateSync(rows, { level: 9 })),
		toChunk("IEND", Buffer.alloc(0)),
	]);
}

function toChunk(name: string, content: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
	const chunk = Buffer.alloc(body.length + 8);
	chunk.writeUInt32BE(content.length, 0);
	chunk.set(body, 4);
	chunk.writeUInt32BE(crc32(body), body.length + 4);
	return chunk;
}

// Sixteen steps a channel: what differs less is one colour, the commonest of them.
function pickColours(pixels: Uint8Array): number[] {
	const counts = new Map<number, number>();
	for (let at = 0; at < pixels.length; at += 4) {
		const colour = colourAt(pixels, at);
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	const common = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
	const taken = new Map<number, number>();
	for (const [colour] of common) {
		const step = colour & 0xf0f0f0;
		if (!taken.has(step)) taken.set(step, colour);
	}
	return [...taken.values()].slice(0, MOST_COLOURS);
}

function findNearest(palette: readonly number[], colour: number): number {
	const own = channelsOf(colour);
	const distances = palette.map((each) =>
		channelsOf(each).reduce(
			(sum, channel, index) => sum + (channel - (own[index] ?? 0)) ** 2,
			0,
		),
	);
	return distances.indexOf(Math.min(...distances));
}

const colourAt = (pixels: Uint8Array, at: number) =>
	((pixels[at] ?? 0) << 16) |
	((pixels[at + 1] ?? 0) << 8) |
	(pixels[at + 2] ?? 0);

const channelsOf = (colour: number) => [
	colour >> 16,
	(colour >> 8) & 255,
	colour & 255,
];
