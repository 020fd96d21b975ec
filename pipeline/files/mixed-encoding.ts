import { isAscii, isUtf8 } from "node:buffer";

/** How many lines are in which encoding, and how many are damaged. */
export interface LineCounts {
	utf8: number;
	gb18030: number;
	damaged: number;
}

type LineEncoding = "ascii" | "utf-8" | "gb18030";

interface LineVerdict {
	encoding: LineEncoding;
	isDamaged: boolean;
}

// No line of an export is as long; a longer piece is judged by itself.
const LONGEST_LINE = 1 << 20;

/** The bytes of a text without the mark of UTF-8, which some put before GBK as well. */
export async function* dropMark(
	chunks: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
	let isStart = true;
	for await (const chunk of chunks) {
		yield isStart && chunk.subarray(0, 3).equals(MARK)
			? chunk.subarray(3)
			: chunk;
		isStart = false;
	}
}

const MARK = Buffer.from("\ufeff");

/** Text whose lines are in UTF-8 or GB18030, each read in its own. */
export async function* decodeMixed(
	chunks: AsyncIterable<Buffer>,
	counts: LineCounts = { utf8: 0, gb18030: 0, damaged: 0 },
): AsyncIterable<string> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of dropMark(chunks)) {
		const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		const end = lastLineEnd(bytes);
		const whole = end === 0 && bytes.length > LONGEST_LINE ? bytes.length : end;
		yield decodeLines(bytes.subarray(0, whole), counts);
		rest = Buffer.from(bytes.subarray(whole));
	}
	yield decodeLines(rest, counts);
}

function lastLineEnd(bytes: Buffer): number {
	return Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
}

const LF = 0x0a;
const CR = 0x0d;

// Neighbours in one encoding are decoded together; ASCII goes with any.
function decodeLines(bytes: Buffer, counts: LineCounts): string {
	let text = "";
	let from = 0;
	let run: LineEncoding = "ascii";
	const decode = (end: number) => {
		const encoding = run === "gb18030" ? "gb18030" : "utf-8";
		text += new TextDecoder(encoding).decode(bytes.subarray(from, end));
		from = end;
	};
	for (let start = 0; start < bytes.length; ) {
		const end = lineEnd(bytes, start);
		const { encoding, isDamaged } = judgeLine(bytes.subarray(start, end));
		if (encoding === "utf-8") counts.utf8++;
		if (encoding === "gb18030") counts.gb18030++;
		if (isDamaged) counts.damaged++;
		if (encoding !== "ascii" && encoding !== run) {
			if (run !== "ascii") decode(start);
			run = encoding;
		}
		start = end;
	}
	decode(bytes.length);
	return text.replace(/[\0\ufeff]/g, "");
}

function lineEnd(bytes: Buffer, start: number): number {
	const feed = bytes.indexOf(LF, start);
	const end = feed < 0 ? bytes.length : feed + 1;
	if (end - start <= LONGEST_LINE) return end;
	const back = bytes.indexOf(CR, start);
	return back < 0 || back >= end ? end : back + 1;
}

const SURELY_GB = 0.5;

function judgeLine(line: Buffer): LineVerdict {
	if (isAscii(line)) return { encoding: "ascii", isDamaged: false };
	const { pairs, common, broken } = weighGb(line);
	const likeGb = common / Math.max(pairs + broken, 1);
	if (isUtf8(line)) {
		const isHan = HAN.test(line.toString("utf8"));
		// Letters of Greek or Arabic in an export are Chinese ones misread.
		const isGb = !isHan && broken === 0 && likeGb >= SURELY_GB;
		return { encoding: isGb ? "gb18030" : "utf-8", isDamaged: false };
	}
	const loose = line.toString("utf8");
	const good = loose.match(HAN_ALL)?.length ?? 0;
	const bad = loose.split(LOST).length - 1;
	const isGb =
		likeGb >= SURELY_GB ||
		(broken === 0 ? good <= bad : good === 0 && broken * 4 <= pairs);
	return isGb
		? { encoding: "gb18030", isDamaged: broken > 0 }
		: { encoding: "utf-8", isDamaged: true };
}

const LOST = "\ufffd";
const HAN = /[\u3000-\u9fff\uff00-\uffef]/;
const HAN_ALL = /[\u3000-\u9fff\uff00-\uffef]/g;

// Chinese as it is written is nearly all of the 3,755 commonest characters and
// punctuation; UTF-8 read as GB18030 is nearly all rare ones.
function weighGb(line: Buffer) {
	let pairs = 0;
	let common = 0;
	let broken = 0;
	for (let at = 0; at < line.length; at++) {
		const lead = line[at] as number;
		if (lead < 0x80) continue;
		const trail = line[at + 1] ?? 0;
		if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f) {
			broken++;
		} else if (trail <= 0x39) {
			pairs++;
			at += 3;
		} else if (trail < 0x40 || trail === 0xff) {
			broken++;
		} else {
			pairs++;
			const isCommon =
				trail >= 0xa1 &&
				((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa9));
			if (isCommon) common++;
			at++;
		}
	}
	return { pairs, common, broken };
}
